"""One sheet of our own workbook: its texts by row and column, and the faults found at them."""

from enum import StrEnum
from typing import Any, TypeVar

from openpyxl.utils import get_column_letter

from sop.domain.isian import alternatives
from sop.domain.temuan import Temuan, Tingkat
from sop.imports.sel import read_sel

Kata = TypeVar("Kata", bound=StrEnum)

# More than any SOP fills.
MAKS_BARIS, MAKS_KOLOM = 5_000, 100


class Lembar:
    """A sheet of openpyxl, read at once; rows and columns count from 1.

    What cannot be read as a text, or lies beyond all bounds, is noted in ``temuan`` and left out.
    """

    def __init__(self, lembar: Any, temuan: list[Temuan]) -> None:
        self.nama, self.temuan = str(lembar.title), temuan
        self._teks: dict[tuple[int, int], str] = {}
        baris, kolom = lembar.max_row or MAKS_BARIS, lembar.max_column or MAKS_KOLOM
        if baris > MAKS_BARIS or kolom > MAKS_KOLOM:
            pesan = f"Lembar ini melebihi {MAKS_BARIS} baris atau {MAKS_KOLOM} kolom; "
            self.reject(1, 1, f"{pesan}hapus yang kosong di luar tabel.")
        rows = lembar.iter_rows(max_row=min(baris, MAKS_BARIS), max_col=min(kolom, MAKS_KOLOM))
        for y, row in enumerate(rows, 1):
            for x, sel in enumerate(row, 1):
                try:
                    teks = read_sel(sel)
                except ValueError as error:
                    self.reject(y, x, str(error))
                else:
                    if teks:
                        self._teks[y, x] = teks
        self.tinggi = max((y for y, _ in self._teks), default=0)
        self.lebar = max((x for _, x in self._teks), default=0)

    def text(self, baris: int, kolom: int, maks: int | None = None) -> str:
        """Return the text of a cell, "" where it is empty; one longer than ``maks`` is a fault."""
        teks = self._teks.get((baris, kolom), "")
        if maks is not None and len(teks) > maks:
            self.reject(baris, kolom, f"Teks ini {len(teks)} huruf; paling panjang {maks}.")
        return teks

    def choose(self, baris: int, kolom: int, pilihan: type[Kata]) -> Kata | None:
        """Return the word of a cell as one of ``pilihan``, None where it is empty; another is a fault."""
        teks = self.text(baris, kolom).strip().casefold()
        if teks and teks not in tuple(pilihan):
            self.reject(baris, kolom, f'"{teks[:60]}" tidak dikenal; pilih {alternatives(tuple(pilihan))}.')
            return None
        return pilihan(teks) if teks else None

    def is_filled(self, baris: int) -> bool:
        """Whether anything stands in the row."""
        return any(self.text(baris, x).strip() for x in range(1, self.lebar + 1))

    def reject(self, baris: int, kolom: int, pesan: str) -> None:
        """Note what is wrong at a cell."""
        tempat = f"{self.nama}!{get_column_letter(kolom)}{baris}"
        self.temuan.append(Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, tempat, pesan))
