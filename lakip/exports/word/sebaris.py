"""What stands in a line: letters as they are set, footnotes, links, cross references, images."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from lakip.exports.word.gaya import AKHIRAN, GAYA_HURUF, classes, pick
from lakip.exports.word.nomor import name_penanda
from lakip.exports.word.unsur import w, write_field, write_run

if TYPE_CHECKING:
    from lakip.exports.word.dokumen import Penulis

SPASI = re.compile(r"[ \t\r\n\f]+")


def children(unsur: Any) -> Iterator[Any]:
    """Return the words and elements of an element in order, words as str."""
    if unsur.text:
        yield unsur.text
    for satu in unsur:
        if isinstance(satu.tag, str):
            yield satu
        if satu.tail:
            yield satu.tail


def words_of(unsur: Any) -> str:
    return SPASI.sub(" ", str(unsur.text_content())).strip()


@dataclass(frozen=True, slots=True)
class Huruf:
    """How a run of letters is set."""

    gaya: str = ""
    tebal: bool = False
    miring: bool = False
    garis: bool = False
    letak: str = ""

    def within(self, unsur: Any) -> Huruf:
        """Return how letters are set inside an element."""
        match unsur.tag:
            case "strong" | "b":
                return replace(self, tebal=True)
            case "em" | "i":
                return replace(self, miring=True)
            case "u":
                return replace(self, garis=True)
            case "sup":
                return replace(self, letak="superscript")
            case "sub":
                return replace(self, letak="subscript")
        gaya = pick(GAYA_HURUF, unsur)
        return replace(self, gaya=gaya) if gaya else self

    def to_sifat(self) -> list[Any]:
        isi = [w("rStyle", val=self.gaya)] if self.gaya else []
        isi += [w("b")] if self.tebal else []
        isi += [w("i")] if self.miring else []
        isi += [w("u", val="single")] if self.garis else []
        return isi + ([w("vertAlign", val=self.letak)] if self.letak else [])


class Sebaris:
    """Writes into one paragraph; one space parts two words, and none stands at either end."""

    def __init__(self, penulis: Penulis, p: Any) -> None:
        self.penulis = penulis
        self.p = p
        self.is_terbuka = False
        self.terakhir: Any = None

    def write(self, isi: Iterable[Any], huruf: Huruf, wadah: Any = None) -> None:
        wadah = self.p if wadah is None else wadah
        for satu in isi:
            if isinstance(satu, str):
                self._write_teks(satu, huruf, wadah)
            else:
                self._write_unsur(satu, huruf, wadah)

    def close(self) -> None:
        """Leave no space at the end."""
        if self.terakhir is not None and not self.is_terbuka:
            self.terakhir.text = self.terakhir.text.rstrip(" ")

    def _write_teks(self, teks: str, huruf: Huruf, wadah: Any) -> None:
        teks = SPASI.sub(" ", teks)
        if not self.is_terbuka:
            teks = teks.lstrip(" ")
        if teks:
            run = write_run(teks, *huruf.to_sifat())
            wadah.append(run)
            self.terakhir, self.is_terbuka = run[-1], not teks.endswith(" ")

    def _write_unsur(self, unsur: Any, huruf: Huruf, wadah: Any) -> None:
        if unsur.tag == "br":
            self.close()
            wadah.append(w("r", w("br")))
            self.terakhir, self.is_terbuka = None, False
        elif unsur.tag == "img":
            self.penulis.write_gambar(unsur, wadah)
            self.is_terbuka = True
        elif "catatan-kaki" in classes(unsur):
            # The number stands behind the word without a space.
            self.close()
            wadah.append(self.penulis.add_catatan_kaki(unsur))
            self.is_terbuka = True
        elif unsur.tag == "a" and unsur.get("href"):
            self._write_tautan(unsur, huruf, wadah)
        else:
            self.write(children(unsur), huruf.within(unsur), wadah)
            if akhiran := pick(AKHIRAN, unsur):
                self._write_teks(akhiran, huruf, wadah)

    def _write_tautan(self, unsur: Any, huruf: Huruf, wadah: Any) -> None:
        alamat = unsur.get("href")
        keterangan = self.penulis.keterangan_by_kunci.get(alamat.removeprefix("#"))
        if alamat.startswith("#") and keterangan:
            penanda = name_penanda(alamat[1:], "Ref")
            wadah.extend(write_field(f"REF {penanda} \\h", write_run(keterangan.nama, *huruf.to_sifat())))
            self.terakhir, self.is_terbuka = None, True
            return
        if alamat.startswith("#"):
            tautan = w("hyperlink", anchor=name_penanda(alamat[1:], "Toc"), history=1)
        else:
            tautan = w("hyperlink", history=1)
            tautan.set(
                qn("r:id"),
                self.penulis.bagian.relate_to(alamat, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
            )
            huruf = replace(huruf, gaya="Hyperlink")
        wadah.append(tautan)
        self.write(children(unsur), huruf, tautan)
