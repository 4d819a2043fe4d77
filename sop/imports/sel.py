"""What a person put into one cell of a workbook, as text."""

import re
from datetime import date, datetime
from typing import Any

from sop.domain.tanggal import format_tanggal

# How a workbook writes what XML cannot, and the sign itself where a text looks like that.
_LOLOS = re.compile(r"_x(005F|00[01][0-9A-F]|FFF[EF])_", re.IGNORECASE)


def read_sel(sel: Any) -> str:
    """Return what stands in a cell of openpyxl: a text to the letter, a figure or a date as offices write it.

    Raises ValueError, with a sentence for the writer, for a formula or a spreadsheet's error.
    """
    isi = sel.value
    if sel.data_type == "f":
        raise ValueError("Sel ini berisi rumus. Salin sel ini, lalu tempel sebagai nilai.")
    if sel.data_type == "e":
        raise ValueError(f"Sel ini berisi kesalahan {isi}. Ketik ulang isinya.")
    if isinstance(isi, bool):
        raise ValueError("Sel ini berisi TRUE atau FALSE. Ketik ulang isinya.")
    if isinstance(isi, datetime | date):
        return format_tanggal(isi)
    if isinstance(isi, float):
        return str(int(isi)) if isi.is_integer() else str(isi).replace(".", ",")
    return "" if isi is None else _LOLOS.sub(lambda found: chr(int(found[1], 16)), str(isi))
