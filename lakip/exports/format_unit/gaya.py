"""How the workbook of a unit looks: yellow cells are to be filled in, all others are for reading."""

from enum import StrEnum

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from sop.exports.buku import ANGKA, RUPIAH, put
from sop.exports.buku_cetak import HURUF

HITAM, KELABU_TUA, KELABU, KELABU_MUDA = "1A1A1A", "595959", "D9D9D9", "EFEFEF"
KUNING, KUNING_TUA = "FFF8D6", "F2DFA0"
TEKS = "@"  # what is typed stays as it was typed: "1/2" is no date


class Gaya(StrEnum):
    """The kinds of cells, by the names under which a spreadsheet lists their styles."""

    JUDUL = "LAKIP judul"
    CATATAN = "LAKIP catatan"
    KEPALA = "LAKIP kepala"
    KEPALA_ISIAN = "LAKIP kepala isian"
    INDUK = "LAKIP induk"
    BACA_TEKS = "LAKIP baca teks"
    BACA_KATA = "LAKIP baca kata"
    BACA_ANGKA = "LAKIP baca angka"
    BACA_RUPIAH = "LAKIP baca rupiah"
    ISI_TEKS = "LAKIP isian teks"
    ISI_KATA = "LAKIP isian kata"
    ISI_ANGKA = "LAKIP isian angka"
    ISI_RUPIAH = "LAKIP isian rupiah"
    TUTUP = "LAKIP tidak diisi"
    PETUNJUK = "LAKIP petunjuk"
    PETUNJUK_JUDUL = "LAKIP petunjuk judul"


def _font(*, size: int = 10, bold: bool = False, color: str = HITAM) -> Font:
    return Font(name=HURUF, size=size, bold=bold, color=color)


def _fill(warna: str) -> PatternFill:
    return PatternFill("solid", start_color=warna)


_TEBAL = _font(bold=True)
_GARIS = Border(*[Side(style="thin", color="BFBFBF")] * 4)
_BUNGKUS = Alignment(wrap_text=True, vertical="top")
_KANAN = Alignment(horizontal="right", vertical="top", shrink_to_fit=True)
_KANAN_BUNGKUS = Alignment(horizontal="right", vertical="top", wrap_text=True)
_TENGAH = Alignment(horizontal="center", vertical="center", wrap_text=True)


def add_gaya(buku: Workbook) -> None:
    """Make the styles known to the workbook."""
    for gaya in (
        _style(Gaya.JUDUL, _font(size=13, bold=True), alignment=_BUNGKUS),
        _style(Gaya.CATATAN, _font(color=KELABU_TUA), alignment=_BUNGKUS),
        _style(Gaya.KEPALA, _TEBAL, fill=_fill(KELABU), border=_GARIS, alignment=_TENGAH),
        _style(Gaya.KEPALA_ISIAN, _TEBAL, fill=_fill(KUNING_TUA), border=_GARIS, alignment=_TENGAH),
        _style(Gaya.INDUK, _TEBAL, fill=_fill(KELABU_MUDA), border=_GARIS, alignment=_BUNGKUS),
        _style(Gaya.BACA_TEKS, border=_GARIS, alignment=_BUNGKUS),
        _style(Gaya.BACA_KATA, border=_GARIS, alignment=_KANAN_BUNGKUS),
        _style(Gaya.BACA_ANGKA, border=_GARIS, alignment=_KANAN, number_format=ANGKA),
        _style(Gaya.BACA_RUPIAH, border=_GARIS, alignment=_KANAN, number_format=RUPIAH),
        _isian(Gaya.ISI_TEKS, _BUNGKUS, TEKS),
        _isian(Gaya.ISI_KATA, _KANAN_BUNGKUS, TEKS),
        _isian(Gaya.ISI_ANGKA, _KANAN, ANGKA),
        _isian(Gaya.ISI_RUPIAH, _KANAN, RUPIAH),
        _style(Gaya.TUTUP, _font(color=KELABU_TUA), fill=_fill(KELABU), border=_GARIS, alignment=_KANAN),
        _style(Gaya.PETUNJUK, alignment=_BUNGKUS),
        _style(Gaya.PETUNJUK_JUDUL, _TEBAL, alignment=_BUNGKUS),
    ):
        buku.add_named_style(gaya)


def _style(
    nama: Gaya, font: Font | None = None, *, number_format: str = "General", **lain: object
) -> NamedStyle:
    return NamedStyle(nama.value, font or _font(), number_format=number_format, **lain)


def _isian(nama: Gaya, alignment: Alignment, number_format: str) -> NamedStyle:
    return _style(
        nama,
        fill=_fill(KUNING),
        border=_GARIS,
        alignment=alignment,
        number_format=number_format,
        protection=Protection(locked=False),
    )


def write_teks(cell: Cell, teks: str, gaya: Gaya) -> None:
    """Write a text in its style."""
    put(cell, teks)
    cell.style = gaya
