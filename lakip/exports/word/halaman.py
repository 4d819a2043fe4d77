"""The sections of the document: cover, roman and arabic page numbers, portrait and landscape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from lakip.exports.word.unsur import TWIP_PER_MM, w, write_field, write_run


@dataclass(frozen=True, slots=True)
class Halaman:
    """A kind of page: of the ``sampul``, the ``depan`` or the ``isi``.

    ``is_lepas`` where no table of contents lists its heading.
    """

    bagian: str
    is_lebar: bool = False
    is_lepas: bool = False

    @property
    def ukuran(self) -> tuple[int, int]:
        return (297, 210) if self.is_lebar else (210, 297)

    @property
    def tepi(self) -> dict[str, int]:
        """The margins of the paper in millimetres."""
        if self.is_lebar:
            return {"top": 28, "right": 15, "bottom": 20, "left": 15}
        if self.bagian == "sampul":
            return {"top": 32, "right": 25, "bottom": 20, "left": 35}
        return {"top": 27, "right": 20, "bottom": 24, "left": 30}

    @property
    def lebar_teks(self) -> int:
        """In millimetres."""
        return self.ukuran[0] - self.tepi["left"] - self.tepi["right"]

    @property
    def tinggi_teks(self) -> int:
        """In millimetres."""
        return self.ukuran[1] - self.tepi["top"] - self.tepi["bottom"]


class Kepala:
    """The running head and foot, made once for each kind of page; words that the cover says."""

    def __init__(self, bagian: Any, instansi: str, tahun: str, contoh: str) -> None:
        self.bagian = bagian
        self.instansi, self.tahun, self.contoh = instansi, tahun, contoh
        self.made: dict[tuple[bool, bool], list[Any]] = {}

    def refer(self, halaman: Halaman) -> list[Any]:
        """Return the references to head and foot that a section begins with; the cover has none."""
        if halaman.bagian == "sampul":
            return []
        jenis = (halaman.is_lebar, halaman.is_lepas)
        if jenis not in self.made:
            self.made[jenis] = self._make(*jenis)
        return [
            self._refer(nama, kunci)
            for nama, kunci in zip(("header", "footer"), self.made[jenis], strict=True)
        ]

    def _make(self, is_lebar: bool, is_lepas: bool) -> list[str]:
        akhiran = "Lebar" if is_lebar else ""
        judul = 'STYLEREF "Judul Lepas 1"' if is_lepas else "STYLEREF 1"
        kepala = (f"Header{akhiran}", [write_run(self.instansi), w("r", w("tab")), *write_field(judul)])
        kaki = (
            f"Footer{akhiran}",
            [
                write_run(f"LAKIP {self.tahun}"),
                w("r", w("tab")),
                *([write_run(self.contoh.upper(), w("rStyle", val="Penting"))] if self.contoh else []),
                w("r", w("tab")),
                *write_field("PAGE", write_run("1")),
            ],
        )
        kunci = []
        for (gaya, isi), add in ((kepala, self.bagian.add_header_part), (kaki, self.bagian.add_footer_part)):
            part, rid = add()
            part.element[:] = [w("p", w("pPr", w("pStyle", val=gaya)), *isi)]
            kunci.append(rid)
        return kunci

    @staticmethod
    def _refer(nama: str, kunci: str) -> Any:
        rujukan = w(f"{nama}Reference", type="default")
        rujukan.set(qn("r:id"), kunci)
        return rujukan


def make_section(halaman: Halaman, rujukan: list[Any], *, is_pertama: bool) -> Any:
    """Return the properties of a section; ``is_pertama`` begins the arabic numbers at 1."""
    lebar, tinggi = (_twip(satu) for satu in halaman.ukuran)
    ukuran = w("pgSz", w=lebar, h=tinggi, **({"orient": "landscape"} if halaman.is_lebar else {}))
    tepi = {sisi: _twip(mm) for sisi, mm in halaman.tepi.items()}
    arab = {"fmt": "decimal", **({"start": 1} if is_pertama else {})}
    nomor = arab if halaman.bagian == "isi" else {"fmt": "lowerRoman"}
    return w(
        "sectPr",
        *rujukan,
        w("type", val="nextPage"),
        ukuran,
        w("pgMar", **tepi, header=_twip(14), footer=_twip(12), gutter=0),
        w("pgNumType", **nomor),
    )


def _twip(mm: int) -> int:
    return round(mm * TWIP_PER_MM)
