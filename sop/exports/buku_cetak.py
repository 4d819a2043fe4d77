"""How a sheet of a workbook is printed, and how high its rows are."""

from collections.abc import Iterable
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from sop.exports.buku import Isi

HURUF = "Arial"
A4 = 9
TINGGI_GARIS, TINGGI_TERBESAR = 13.5, 405  # in points; Excel knows no higher row
HURUF_PER_LEBAR = 1.15  # of this font, in the measure of a column's width


class _TinggiAwal(RowDimension):  # type: ignore[misc] # openpyxl has no types
    """A height to begin with: the row still grows with what is written into it."""

    customHeight = None


def set_tinggi(lembar: Worksheet, baris: int, isi: Iterable[tuple[Isi, float]]) -> None:
    """Make a row as high as its texts need, each given with the width of its cell."""
    banyak = max(_count_garis(teks, lebar) for teks, lebar in isi if isinstance(teks, str))
    tinggi = min(banyak * TINGGI_GARIS + 3, TINGGI_TERBESAR)
    lembar.row_dimensions[baris] = _TinggiAwal(lembar, baris, ht=tinggi)


def set_cetak(lembar: Worksheet, arah: str, halaman: int) -> None:
    """Print on A4, ``halaman`` pages side by side, each with its number."""
    lembar.page_setup.orientation = arah
    lembar.page_setup.paperSize = A4
    lembar.page_setup.fitToWidth = halaman
    lembar.page_setup.fitToHeight = 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    kaki = lembar.oddFooter.right
    kaki.text, kaki.font, kaki.size = "Halaman &P dari &N", f"{HURUF},Regular", 8


def _count_garis(teks: str, lebar: float) -> int:
    return sum(max(1, ceil(len(garis) / (lebar * HURUF_PER_LEBAR))) for garis in teks.split("\n"))
