"""Workbooks by openpyxl: texts that are never formulas, and the same bytes every time."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

Isi = Decimal | int | str | datetime | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ANGKA = "#,##0.####"
RUPIAH = "#,##0.00"

# The first moment that a zip archive can name.
_AWAL_ZIP = (1980, 1, 1, 0, 0, 0)
_DIUBAH = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def put(cell: Cell, isi: Isi) -> None:
    """Write a value as what it is: a text stays a text, whatever it begins with; an empty one is no value."""
    if isinstance(isi, str):
        cell.value = clean(isi) or None
        cell.data_type = "s" if cell.value else "n"  # never a formula
    elif isi is not None:
        cell.value = isi


def clean(teks: str) -> str:
    """Return the text without the control characters that no workbook carries."""
    return ILLEGAL_CHARACTERS_RE.sub("", teks)


def save_buku(buku: Workbook, pada: datetime) -> bytes:
    """Return the workbook as if saved at ``pada``: openpyxl and zip write down the clock of the machine."""
    saat = pada.astimezone(UTC)
    buku.properties.created = saat.replace(tzinfo=None)
    berkas, tenang = BytesIO(), BytesIO()
    buku.save(berkas)
    with ZipFile(berkas) as asal, ZipFile(tenang, "w", ZIP_DEFLATED) as hasil:
        for nama in asal.namelist():
            data = asal.read(nama)
            if nama == "docProps/core.xml":
                data = _DIUBAH.sub(rb"\g<1>" + saat.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data)
            hasil.writestr(ZipInfo(nama, _AWAL_ZIP), data, ZIP_DEFLATED)
    return tenang.getvalue()
