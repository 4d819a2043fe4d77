"""The HTML of the paper, written block by block as a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import lxml.html
from docx.oxml.ns import qn
from docx.shared import Mm

from lakip.exports.word.gambar import LUKISAN, Gambar, draw, read_gambar, shrink, take_drawings
from lakip.exports.word.gaya import AKHIRAN, GAYA, GAYA_BARIS, classes, pick, style_of
from lakip.exports.word.halaman import Halaman, Kepala, make_section
from lakip.exports.word.kemasan import add_footnotes, open_kosong, pack, read_pola, set_sifat
from lakip.exports.word.nomor import find_kunci, list_keterangan, name_penanda
from lakip.exports.word.sebaris import Huruf, Sebaris, children, words_of
from lakip.exports.word.tabel import write_tabel
from lakip.exports.word.unsur import TWIP_PER_MM, w, write_field, write_run

# Letters that XML cannot hold, and soft hyphens: Word hyphenates by itself.
BUKAN_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\ufffe\uffff\ud800-\udfff]")
BLOK = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "figure", "figcaption", "blockquote",
    "div", "section", "article", "aside", "header", "footer", "main", "nav",
}  # fmt: skip
JUDUL = {f"h{tingkat}": f"Heading{tingkat}" for tingkat in range(1, 7)}
# Headings that the table of contents does not list: their style is one it does not look for.
JUDUL_LEPAS = {f"h{tingkat}": f"JudulLepas{tingkat}" for tingkat in range(1, 4)}
HALAMAN_BARU = frozenset((JUDUL["h1"], JUDUL_LEPAS["h1"]))
# Classes of a block that begins on a new page.
PEMBUKA = frozenset(("depan", "bab", "lebar"))
BERSAMBUNG = frozenset(("Normal", "Naskah", "Butir", "Kosong"))
TAKUK_BUTIR = 397
# A figure leaves room for its caption, in millimetres; so high is the logo on the cover.
RUANG_KETERANGAN = 20
TINGGI_LOGO = 34
# From the first annex to the end of the document.
PENANDA_LAMPIRAN = "Lampiran"
# By the class of its first entry: what a table of contents collects, and in which style.
DAFTAR = {
    "daftar-h1": 'TOC \\o "1-3" \\h \\z',
    "daftar-tabel": 'TOC \\h \\z \\c "Tabel"',
    "daftar-gambar": 'TOC \\h \\z \\c "Gambar"',
    "daftar-lampiran": f'TOC \\o "1-1" \\h \\z \\b {PENANDA_LAMPIRAN}',
}
GAYA_DAFTAR = {"daftar-h1": "TOC1", "daftar-h2": "TOC2", "daftar-h3": "TOC3", "daftar-lampiran": "TOC1"}
GAYA_ADA = frozenset(satu.get(qn("w:styleId")) for satu in read_pola("styles").iterchildren(qn("w:style")))


def write_docx(html: str, statis: str) -> bytes:
    """Return the HTML of the paper as a Word document; ``statis`` is the folder of the fonts."""
    tanpa_lukisan, lukisan = take_drawings(BUKAN_XML.sub("", html))
    folder = Path(statis)
    penulis = Penulis(lxml.html.document_fromstring(tanpa_lukisan), draw(lukisan, folder), folder)
    return pack(penulis.write())


def _is_blok(satu: Any) -> bool:
    return not isinstance(satu, str) and bool(satu.tag in BLOK or pick(GAYA_BARIS, satu))


@dataclass(slots=True)
class Butir:
    """The item that is being written: of which list, how deep, and whether it has its mark already."""

    daftar: int
    tingkat: int
    is_bertanda: bool = False


class Penulis:
    """Writes one document; what follows from the order of things is remembered here."""

    def __init__(self, html: Any, lukisan: list[Gambar], statis: Path) -> None:
        self.html, self.lukisan, self.statis = html, lukisan, statis
        self.dokumen = open_kosong()
        self.bagian = self.dokumen.part
        self.badan = self.bagian.element.body
        self.catatan = read_pola("footnotes")
        self.keterangan = list_keterangan(html)
        self.keterangan_by_kunci = {
            kunci: satu for unsur, satu in self.keterangan.items() for kunci in find_kunci(unsur)
        }
        tautan = [a for daftar in html.find_class("daftar") for a in daftar.iter("a")]
        self.terdaftar = {a.get("href")[1:] for a in tautan}
        lampiran = (a.get("href")[1:] for a in tautan if "daftar-lampiran" in classes(a.getparent()))
        self.lampiran_pertama = next(lampiran, "")
        self.kepala = Kepala(self.bagian, *(self._sampul(nama) for nama in ("instansi", "tahun", "contoh")))
        self.halaman = Halaman("depan")
        self.terbuka: Halaman | None = None
        self.is_isi_dimulai = False
        self.is_halaman_baru = False
        self.butir: Butir | None = None
        self.akhiran = ""
        self.huruf = Huruf()
        self.jumlah_penanda = 0

    def write(self) -> Any:
        set_sifat(self.dokumen, self.html)
        self.write_isi(self.html.body, self.badan, "Normal")
        if self.lampiran_pertama:
            self.badan.append(w("bookmarkEnd", id=0))
        self.badan.append(self._make_section())
        add_footnotes(self.dokumen, self.catatan)
        return self.dokumen

    def _sampul(self, nama: str) -> str:
        found = self.html.find_class(f"sampul-{nama}")
        return words_of(found[0]) if found else ""

    # --- blocks ---

    def write_isi(self, unsur: Any, wadah: Any, gaya: str) -> None:
        """Write what is in an element; words between blocks make paragraphs of their own."""
        for is_blok, satuan in groupby(children(unsur), key=_is_blok):
            if is_blok:
                for satu in satuan:
                    self._write_blok(satu, wadah, gaya)
            else:
                sebaris = list(satuan)
                if any(not isinstance(satu, str) or satu.strip(" \t\r\n\f") for satu in sebaris):
                    self._write_alinea(sebaris, wadah, style_of(unsur, gaya))

    def _write_blok(self, unsur: Any, wadah: Any, gaya: str) -> None:
        if unsur.tag in JUDUL:
            self._write_judul(unsur, wadah)
        elif unsur.tag in ("ul", "ol"):
            self._write_daftar(unsur, wadah, gaya)
        elif unsur.tag == "table":
            self._write_tabel(unsur, wadah)
        elif unsur.tag == "figcaption":
            self._write_keterangan(unsur, wadah)
        elif "daftar" in classes(unsur):
            self._write_daftar_isi(unsur, wadah)
        elif dasar := pick(GAYA_BARIS, unsur):
            self.write_isi(unsur, wadah, self._vary(dasar))
        else:
            awal = len(wadah)
            with self._turn(unsur):
                self.write_isi(unsur, wadah, gaya)
            if "pengesahan" in classes(unsur):
                wadah[awal].get_or_add_pPr().get_or_add_spacing().before = Mm(12)
            if unsur.tag == "figure" or "pengesahan" in classes(unsur):
                for p in wadah[awal:-1]:
                    if p.tag == qn("w:p"):
                        p.get_or_add_pPr().get_or_add_keepNext()

    def _write_judul(self, unsur: Any, wadah: Any) -> None:
        judul = JUDUL if unsur.get("id") in self.terdaftar else JUDUL | JUDUL_LEPAS
        p = self.make_alinea(wadah, judul[unsur.tag])
        self._write_bertanda(p, unsur)
        if unsur.get("id") == self.lampiran_pertama:
            p.insert(1, w("bookmarkStart", id=0, name=PENANDA_LAMPIRAN))

    @contextmanager
    def _turn(self, unsur: Any) -> Iterator[None]:
        """Write an element on the kind of page that it wants."""
        kelas = set(classes(unsur))
        semula = self.halaman
        if "sampul" in kelas:
            self.halaman = Halaman("sampul")
        elif kelas & {"depan", "bab"}:
            judul = unsur.find("h1")
            is_lepas = judul is not None and judul.get("id") not in self.terdaftar
            self.halaman = Halaman("isi" if "bab" in kelas else "depan", is_lepas=is_lepas)
        if "lebar" in kelas:
            self.halaman = replace(self.halaman, is_lebar=True)
        self.is_halaman_baru |= bool(kelas & PEMBUKA)
        yield
        self.is_halaman_baru |= "lebar" in kelas
        self.halaman = semula if "lebar" in kelas else self.halaman

    def _write_alinea(self, isi: list[Any], wadah: Any, gaya: str) -> None:
        gambar = [satu for satu in isi if not isinstance(satu, str) and satu.tag == "img"]
        if len(gambar) == len([satu for satu in isi if not isinstance(satu, str)]) == 1:
            gaya = pick(GAYA, gambar[0]) or "Gambar"
        self._write_sebaris(self.make_alinea(wadah, gaya), isi)

    def make_alinea(self, wadah: Any, gaya: str) -> Any:
        """Add an empty paragraph, with its place in the list that is being written."""
        sifat = w("pPr")
        butir = self.butir
        if butir and wadah.tag != qn("w:tc") and gaya not in JUDUL.values():
            gaya = "Butir"
        sifat.append(w("pStyle", val=gaya))
        if butir and not butir.is_bertanda:
            sifat.append(w("numPr", w("ilvl", val=butir.tingkat), w("numId", val=butir.daftar)))
            butir.is_bertanda = True
        elif butir:
            sifat.append(w("ind", left=TAKUK_BUTIR * (butir.tingkat + 1)))
        p = w("p", sifat)
        self.append(wadah, p)
        return p

    def _write_sebaris(self, p: Any, isi: Any) -> None:
        sebaris = Sebaris(self, p)
        sebaris.write(isi, self.huruf)
        sebaris.close()

    def _write_daftar(self, unsur: Any, wadah: Any, gaya: str) -> None:
        semula = self.butir
        tingkat = min(8, semula.tingkat + 1) if semula else 0
        daftar = self._add_nomor() if unsur.tag == "ol" else 1
        for satu in unsur.iterchildren("li"):
            self.butir = Butir(daftar, tingkat)
            self.write_isi(satu, wadah, gaya)
        self.butir = semula

    def _add_nomor(self) -> int:
        """Return the key of a new numbered list, which begins at 1."""
        penomoran = self.bagian.numbering_part.element
        kunci = 1 + len(penomoran.num_lst)
        mulai = (w("lvlOverride", w("startOverride", val=1), ilvl=tingkat) for tingkat in range(9))
        penomoran.append(w("num", w("abstractNumId", val=1), *mulai, numId=kunci))
        return kunci

    # --- tables, figures, their captions ---

    def _write_tabel(self, unsur: Any, wadah: Any) -> None:
        for satu in unsur.iterchildren("caption"):
            self._write_keterangan(satu, wadah).get_or_add_pPr().get_or_add_keepNext()
        lebar = round(self.halaman.lebar_teks * TWIP_PER_MM)
        write_tabel(self, unsur, wadah, lebar)

    def write_sel(self, sel: Any, tc: Any, gaya: str, akhiran: str) -> None:
        """Write a cell; there is a paragraph in the emptiest, and at the end of each."""
        semula, self.butir, self.akhiran, self.huruf = self.butir, None, akhiran, Huruf().within(sel)
        self.write_isi(sel, tc, self._vary(gaya))
        if tc[-1].tag != qn("w:p"):
            self.make_alinea(tc, self._vary(gaya))
        if tanda := pick(AKHIRAN, sel):
            tc[-1].append(write_run(tanda, *self.huruf.to_sifat()))
        self.butir, self.akhiran, self.huruf = semula, "", Huruf()

    def _vary(self, gaya: str) -> str:
        return gaya + self.akhiran if gaya + self.akhiran in GAYA_ADA else gaya

    def _write_keterangan(self, unsur: Any, wadah: Any) -> Any:
        keterangan = self.keterangan[unsur]
        is_di_bawah = unsur.tag == "figcaption" and unsur.getnext() is None
        p = self.make_alinea(wadah, "KeteranganGambar" if is_di_bawah else "Caption")
        nomor = write_field(f"SEQ {keterangan.label} \\* ARABIC", write_run(str(keterangan.nomor)))
        label = [write_run(f"{keterangan.label} "), *nomor]
        for kunci in find_kunci(unsur):
            label = self._mark(kunci, "Ref", label)
        p.extend(label)
        p.append(write_run(". "))
        self._write_bertanda(p, unsur)
        return p

    def _write_bertanda(self, p: Any, unsur: Any) -> None:
        """Write a heading or caption, with the bookmark that the tables of contents lead to."""
        self._write_sebaris(p, children(unsur))
        if kunci := unsur.get("id"):
            p[1:] = self._mark(kunci, "Toc", p[1:])

    def _mark(self, kunci: str, awalan: str, isi: list[Any]) -> list[Any]:
        self.jumlah_penanda += 1
        nomor = self.jumlah_penanda
        nama = name_penanda(kunci, awalan)
        return [w("bookmarkStart", id=nomor, name=nama), *isi, w("bookmarkEnd", id=nomor)]

    def write_gambar(self, unsur: Any, wadah: Any) -> None:
        """Write an image in its place, as large as the page allows; one that is gone leaves its words."""
        alamat, alt = unsur.get("src", ""), unsur.get("alt", "")
        is_lukisan = alamat.startswith(LUKISAN)
        gambar = self.lukisan[int(alamat.removeprefix(LUKISAN))] if is_lukisan else read_gambar(alamat)
        if gambar is None:
            wadah.append(write_run(alt))
            return
        ruang = self.halaman.tinggi_teks - RUANG_KETERANGAN
        batas = TINGGI_LOGO if "sampul-logo" in classes(unsur) else ruang
        lebar, tinggi = gambar.fit(self.halaman.lebar_teks, batas)
        berkas = gambar.isi if is_lukisan else shrink(gambar, lebar)
        sisipan = self.bagian.new_pic_inline(BytesIO(berkas), Mm(lebar), Mm(tinggi))
        sisipan.docPr.set("descr", alt)
        for sisi in "TBLR":
            sisipan.set(f"dist{sisi}", "0")
        wadah.append(w("r", w("drawing", sisipan)))

    def add_catatan_kaki(self, unsur: Any) -> Any:
        """Return the call of a footnote, which is put with the others."""
        nomor = len(self.catatan) - 1
        gaya = w("rPr", w("rStyle", val="FootnoteReference"))
        p = w("p", w("pPr", w("pStyle", val="FootnoteText")), w("r", gaya, w("footnoteRef")), write_run(" "))
        sebaris = Sebaris(self, p)
        sebaris.write([words_of(unsur)], Huruf())
        self.catatan.append(w("footnote", p, id=nomor))
        gaya = w("rPr", w("rStyle", val="FootnoteReference"))
        return w("r", gaya, w("footnoteReference", id=nomor))

    # --- tables of contents ---

    def _write_daftar_isi(self, unsur: Any, wadah: Any) -> None:
        """Write a table of contents: a field, filled in.

        On which page a thing stands is known only to who lays out the pages: those numbers are fields too,
        empty until the document is updated, which Word offers when it is opened.
        """
        jenis = ""
        for a in unsur.iter("a"):
            kelas, kunci = classes(a.getparent())[0], a.get("href")[1:]
            p = self.make_alinea(wadah, GAYA_DAFTAR.get(kelas, "TableofFigures"))
            if not jenis:
                jenis = kelas
                p.extend(write_field(DAFTAR[jenis])[:-1])
            keterangan = self.keterangan_by_kunci.get(kunci)
            judul = f"{keterangan.nama}. {words_of(a)}" if keterangan else words_of(a)
            ke = name_penanda(kunci, "Toc")
            nomor = write_field(f"PAGEREF {ke} \\h")
            p.append(w("hyperlink", write_run(judul), w("r", w("tab")), *nomor, anchor=ke))
        if jenis:
            # Not with the last entry: that one is replaced when the field is updated.
            self.make_alinea(wadah, "AkhirBagian").append(write_field("")[-1])

    # --- pages ---

    def append(self, wadah: Any, blok: Any) -> None:
        """Add a block, on the kind of page that is wanted now."""
        if wadah is self.badan:
            self._open_page(blok)
        terakhir = wadah[-1] if len(wadah) else None
        if terakhir is not None and terakhir.tag == qn("w:tbl"):
            if blok.tag == qn("w:tbl"):
                # Word would make one of two tables that touch.
                wadah.append(w("p", w("pPr", w("pStyle", val="AntarTabel"))))
            elif blok.style in BERSAMBUNG:
                blok.get_or_add_pPr().get_or_add_spacing().before = Mm(3)
        wadah.append(blok)

    def _open_page(self, blok: Any) -> None:
        if self.terbuka not in (None, self.halaman):
            self._close_section()
        elif (
            self.is_halaman_baru and self.terbuka and blok.tag == qn("w:p") and blok.style not in HALAMAN_BARU
        ):
            blok.get_or_add_pPr().get_or_add_pageBreakBefore()
        self.terbuka, self.is_halaman_baru = self.halaman, False

    def _close_section(self) -> None:
        """End a section with its last paragraph.

        A table cannot be the last, and LibreOffice wants no field of that paragraph beside those of the foot.
        """
        terakhir = self.badan[-1]
        if terakhir.tag != qn("w:p") or next(terakhir.iter(qn("w:fldChar")), None) is not None:
            self.badan.append(w("p", w("pPr", w("pStyle", val="AkhirBagian"))))
        self.badan[-1].get_or_add_pPr().append(self._make_section())

    def _make_section(self) -> Any:
        halaman = self.terbuka or self.halaman
        is_pertama = halaman.bagian == "isi" and not self.is_isi_dimulai
        self.is_isi_dimulai |= is_pertama
        return make_section(halaman, self.kepala.refer(halaman), is_pertama=is_pertama)
