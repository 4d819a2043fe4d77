"""The upper rows of a workbook, in which the heads of its columns stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lakip.domain.kepala_kolom import KOLOM_TERSEDIKIT, join_kepala, sign_kepala
from lakip.imports.buku_kerja import BukuKerja, Sel
from lakip.imports.sel import read_teks

MAKS_LEMBAR = 30
MAKS_ATAS = 30  # rows of a sheet, among which its heads are looked for
MAKS_NOMOR = 1_000  # the number of the lowest of them
MAKS_KOLOM = 60

BarisAtas = tuple[int, dict[int, str]]


@dataclass(frozen=True, slots=True)
class Kepala:
    """The heads of the columns in one row of a sheet, by the numbers of the columns from 1."""

    lembar: str
    baris: int
    judul: dict[int, str]

    @property
    def sidik(self) -> str:
        return sign_kepala(self.judul)


def list_lembar(buku: BukuKerja) -> list[str]:
    """Return the names of the sheets that are looked at."""
    return buku.lembar[:MAKS_LEMBAR]


def read_atas(buku: BukuKerja, lembar: str) -> list[BarisAtas]:
    """Return the first rows of a sheet that hold something, as texts by the numbers of their columns."""
    return [
        (nomor, {kolom: teks for kolom in sel if kolom <= MAKS_KOLOM and (teks := show_sel(sel[kolom]))})
        for nomor, sel in islice(buku.rows(lembar, with_hasil=True), MAKS_ATAS)
        if 1 <= nomor <= MAKS_NOMOR
    ]


def make_kepala(lembar: str, atas: list[BarisAtas], baris: int) -> Kepala:
    """Return the heads in a row of a sheet, put together with the row right above it."""
    by_nomor = dict(atas)
    return Kepala(lembar, baris, join_kepala(by_nomor.get(baris - 1, {}), by_nomor.get(baris, {})))


def iter_kepala(buku: BukuKerja) -> Iterator[Kepala]:
    """Yield every row of the workbook in which heads may stand."""
    for lembar in list_lembar(buku):
        atas = read_atas(buku, lembar)
        for nomor, judul in atas:
            if len(judul) >= KOLOM_TERSEDIKIT:
                yield make_kepala(lembar, atas, nomor)


def show_sel(sel: Sel) -> str:
    """Return what a cell holds, in one line; what is no text and no figure is named."""
    try:
        return " ".join(read_teks(sel).split())
    except ValueError:
        return "(rumus)" if sel.jenis == "f" else "(tidak terbaca)"
