"""Filling in the workbook of a unit by hand: only its open cells, once with a slip in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from lakip.unit.lembar import BARIS_KEPALA, KOLOM_AWAL, LEMBAR, JenisIsian, Kolom

# Nobody can say whether this is a fraction or more than eight hundred.
SALAH_KETIK = "0.820"


@dataclass(frozen=True, slots=True)
class IsianBuku:
    """A workbook as somebody filled it in; ``sel`` is where the slip is, or would be."""

    benar: bytes
    salah: bytes
    lembar: str
    sel: str


def fill_in(format_kosong: bytes) -> IsianBuku:
    """Return the form filled in: the words it lacks are given, its figures stay as they are."""
    buku = load_workbook(BytesIO(format_kosong))
    for _, kolom, sel in _open_cells(buku):
        if kolom.jenis is JenisIsian.TEKS and not sel.value:
            sel.value = f"Teks contoh: {kolom.judul.lower()}."
    benar = _save(buku)
    lembar, _, sel = next(satu for satu in _open_cells(buku) if _is_angka(satu[1], satu[2]))
    sel.value = SALAH_KETIK
    return IsianBuku(benar, _save(buku), lembar, sel.coordinate)


def read_comment(berkas: bytes, lembar: str, sel: str) -> str:
    """Return what is said of a cell in a workbook that came back; "" if nothing is."""
    comment = load_workbook(BytesIO(berkas))[lembar][sel].comment
    return str(comment.text) if comment else ""


def _is_angka(kolom: Kolom, sel: Cell) -> bool:
    return kolom.jenis in (JenisIsian.ANGKA, JenisIsian.RUPIAH) and isinstance(sel.value, int | float)


def _open_cells(buku: Workbook) -> Iterator[tuple[str, Kolom, Cell]]:
    for lembar, kolom_list in LEMBAR.items():
        for baris in buku[lembar].iter_rows(min_row=BARIS_KEPALA + 1, min_col=KOLOM_AWAL):
            for kolom, sel in zip(kolom_list, baris, strict=False):
                if isinstance(sel, Cell) and not sel.protection.locked:
                    yield lembar, kolom, sel


def _save(buku: Workbook) -> bytes:
    isi = BytesIO()
    buku.save(isi)
    return isi.getvalue()
