"""The sheets of somebody's own workbook, as tables of words."""

import re
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from sop.domain.bacaan import Bacaan, Sumber
from sop.imports.batas import MAKS_BARIS, MAKS_KOLOM, make_bacaan, refuse
from sop.imports.sel import read_sel

# A unit that only the look of a number shows: 0 "menit".
_SATUAN = re.compile(r'^[0#.,]+\s*"([^"]*)"$')


def read_xlsx(isi: bytes) -> Bacaan:
    """Return the sheets of a workbook that the guard let through; a formula is what it last came to.

    Raises BerkasDitolak if a sheet is larger than an SOP, or if nothing is written in any.
    """
    buku = load_workbook(BytesIO(isi), data_only=True)
    return make_bacaan(Sumber.XLSX, [(f"Lembar {lembar.title}", _read(lembar)) for lembar in buku.worksheets])


def _read(lembar: Any) -> list[list[str]]:
    isi = {letak: teks for letak, sel in lembar._cells.items() if (teks := _read_sel(sel))}
    if not isi:
        return []
    baris, kolom = max(b for b, _ in isi), max(k for _, k in isi)
    if baris > MAKS_BARIS or kolom > MAKS_KOLOM:
        raise refuse(
            f'Lembar "{lembar.title}" berisi sampai baris {baris}, kolom {kolom}; paling banyak {MAKS_BARIS} '
            f"baris dan {MAKS_KOLOM} kolom. Hapus isi di luar tabel."
        )
    return [[isi.get((b, k), "") for k in range(1, kolom + 1)] for b in range(1, baris + 1)]


def _read_sel(sel: Any) -> str:
    try:
        teks = read_sel(sel).strip()
    except ValueError:
        return str(sel.value)
    satuan = _SATUAN.match(sel.number_format or "") if sel.data_type == "n" else None
    return f"{teks} {satuan[1].strip()}" if teks and satuan else teks
