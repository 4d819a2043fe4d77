"""One sheet that a unit fills in: title, heads, rows with their open cells, and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lakip.exports.format_unit.aturan import AturanLembar, DaftarSkala
from lakip.exports.format_unit.gaya import Gaya, write_teks
from lakip.models import Anggaran, Indikator
from lakip.unit.lembar import (
    BARIS_JUDUL,
    BARIS_KEPALA,
    KOLOM_AWAL,
    KOLOM_KUNCI,
    KOLOM_SEMULA,
    LEMBAR,
    Isi,
    JenisIsian,
    Kolom,
    write_semula,
)
from lakip.unit.sel import is_terbuka
from sop.exports.buku import clean, put
from sop.exports.buku_cetak import set_cetak, set_tinggi

KOSONG = "Tidak ada yang perlu diisi unit ini pada lembar ini."
KOLOM_JUDUL = 3  # the title lies over so many columns, which stay in sight and are printed on each page
_BULAT = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode="#,##0"))
_GAYA_ISIAN = {
    JenisIsian.ANGKA: Gaya.ISI_ANGKA,
    JenisIsian.RUPIAH: Gaya.ISI_RUPIAH,
    JenisIsian.PILIHAN: Gaya.ISI_TEKS,
    JenisIsian.TEKS: Gaya.ISI_TEKS,
}


class LembarFormat:
    """A sheet with its heads; rows are added in their order, ``close`` finishes it."""

    def __init__(self, lembar: Worksheet, judul: str, catatan: str, daftar: DaftarSkala) -> None:
        self.lembar = lembar
        self._kolom = dict(enumerate(LEMBAR[lembar.title], start=KOLOM_AWAL))
        self._aturan = AturanLembar(lembar, daftar)
        self._baris = BARIS_KEPALA
        for nomor, kolom in self._kolom.items():
            gaya = Gaya.KEPALA_ISIAN if kolom.is_isian else Gaya.KEPALA
            write_teks(lembar.cell(BARIS_KEPALA, nomor), kolom.judul, gaya)
            lembar.column_dimensions[get_column_letter(nomor)].width = kolom.lebar
        set_tinggi(lembar, BARIS_KEPALA, [(kolom.judul, 0.7 * kolom.lebar) for kolom in self._kolom.values()])
        for nomor in (KOLOM_KUNCI, KOLOM_SEMULA):
            lembar.column_dimensions[get_column_letter(nomor)].hidden = True
        self._write_judul(BARIS_JUDUL, judul, Gaya.JUDUL)
        self._write_judul(BARIS_JUDUL + 1, catatan, Gaya.CATATAN)

    def _write_judul(self, baris: int, teks: str, gaya: Gaya) -> None:
        akhir = KOLOM_AWAL + KOLOM_JUDUL - 1
        write_teks(self.lembar.cell(baris, KOLOM_AWAL), teks, gaya)
        self.lembar.merge_cells(None, baris, KOLOM_AWAL, baris, akhir)
        lebar = sum(self._kolom[nomor].lebar for nomor in range(KOLOM_AWAL, akhir + 1))
        set_tinggi(self.lembar, baris, [(teks, lebar * (0.7 if gaya is Gaya.JUDUL else 1))])

    def add(
        self, kunci: str, sel: Mapping[str, Isi], indikator: Indikator | None = None, tingkat: int = 0
    ) -> None:
        """Add a row of the unit; ``sel`` holds its cells by the keys of their columns."""
        self._baris += 1
        sel = {nama: clean(isi) if isinstance(isi, str) else isi for nama, isi in sel.items()}
        put(self.lembar.cell(self._baris, KOLOM_KUNCI), kunci)
        put(self.lembar.cell(self._baris, KOLOM_SEMULA), write_semula(self.lembar.title, sel))
        for nomor, kolom in self._kolom.items():
            cell, isi = self.lembar.cell(self._baris, nomor), sel[kolom.kunci]
            put(cell, isi)
            if is_terbuka(kolom, indikator):
                cell.style = _style_of_isian(kolom, indikator)
                self._aturan.add(cell, kolom, indikator)
            else:
                cell.style = Gaya.TUTUP if kolom.is_isian else _style_of(kolom, isi, indikator)
        self._settle(sel, tingkat)

    def add_induk(self, satu: Anggaran, tingkat: int) -> None:
        """Add a line of the budget that only says what the lines below it belong to; it has no key."""
        self._baris += 1
        sel = {kolom.kunci: "" for kolom in self._kolom.values()} | {"kode": satu.kode, "nama": satu.nama}
        for nomor, kolom in self._kolom.items():
            write_teks(self.lembar.cell(self._baris, nomor), sel[kolom.kunci], Gaya.INDUK)
        self._settle(sel, tingkat)

    def _settle(self, sel: Mapping[str, Isi], tingkat: int) -> None:
        """Make the row high enough, and let its name stand as deep as it lies in the tree."""
        lebar = [(sel[kolom.kunci], kolom.lebar) for kolom in self._kolom.values()]
        set_tinggi(self.lembar, self._baris, lebar)
        if tingkat:
            cell = self.lembar.cell(self._baris, self._find("nama"))
            cell.alignment = Alignment("left", vertical="top", wrap_text=True, indent=tingkat)

    def drop_koma(self, dari: str, sampai: str) -> None:
        """Show whole figures of these columns without the decimal comma that their format leaves there."""
        awal, akhir = (get_column_letter(self._find(kunci)) for kunci in (dari, sampai))
        pertama = BARIS_KEPALA + 1
        aturan = Rule("expression", dxf=_BULAT, formula=[f"{awal}{pertama}=INT({awal}{pertama})"])
        self.lembar.conditional_formatting.add(f"{awal}{pertama}:{akhir}{max(pertama, self._baris)}", aturan)

    def close(self, *, kolom_beku: str, halaman: int) -> None:
        """Finish the sheet: rules, filter, what stays in sight, and print.

        ``kolom_beku`` is the last column that stays in sight, ``halaman`` how many pages lie side by side.
        """
        self._aturan.write()
        lembar, beku = self.lembar, self._find(kolom_beku)
        awal, akhir = get_column_letter(KOLOM_AWAL), get_column_letter(max(self._kolom))
        if self._baris > BARIS_KEPALA:
            # With the hidden columns: a row that is sorted takes its key along.
            lembar.auto_filter.ref = f"{get_column_letter(KOLOM_KUNCI)}{BARIS_KEPALA}:{akhir}{self._baris}"
        else:
            write_teks(lembar.cell(BARIS_KEPALA + 1, self._find("nama")), KOSONG, Gaya.CATATAN)
        lembar.freeze_panes = lembar.cell(BARIS_KEPALA + 1, beku + 1)
        lembar.print_title_rows = f"{BARIS_KEPALA}:{BARIS_KEPALA}"
        if halaman > 1:
            lembar.print_title_cols = f"{awal}:{get_column_letter(beku)}"
        set_cetak(lembar, "landscape", halaman)

    def _find(self, kunci: str) -> int:
        return next(nomor for nomor, kolom in self._kolom.items() if kolom.kunci == kunci)


def _style_of_isian(kolom: Kolom, indikator: Indikator | None) -> Gaya:
    if kolom.jenis is JenisIsian.ANGKA and indikator and indikator.jenis.is_kata:
        return Gaya.ISI_KATA
    return _GAYA_ISIAN[kolom.jenis]


def _style_of(kolom: Kolom, isi: Isi, indikator: Indikator | None) -> Gaya:
    if isinstance(isi, Decimal):
        return Gaya.BACA_ANGKA if indikator else Gaya.BACA_RUPIAH
    return Gaya.BACA_KATA if kolom.kunci in ("lalu", "target") else Gaya.BACA_TEKS
