"""The workbook by which one unit gives its figures: its own rows, with what is known already."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from lakip.exports.format_unit.aturan import DaftarSkala
from lakip.exports.format_unit.gaya import Gaya, add_gaya, write_teks
from lakip.exports.format_unit.lembar import LembarFormat
from lakip.exports.format_unit.petunjuk import list_petunjuk
from lakip.models import Anggaran, FormatData
from lakip.unit.baris import BarisUnit, find_induk
from lakip.unit.lembar import ANGGARAN, INDIKATOR, PETUNJUK, TANDA, row_key, sign
from lakip.unit.sel import read_sel_anggaran, read_sel_indikator
from sop.domain.tanggal import format_tanggal
from sop.exports.buku import put, save_buku
from sop.exports.buku_cetak import set_cetak, set_tinggi

WARNA_TAB = {INDIKATOR: "8FA98F", ANGGARAN: "8FA1B5", PETUNJUK: "BFBFBF", TANDA: "BFBFBF"}
LEBAR_HAL, LEBAR_PETUNJUK = 26, 86


def write_format(format_data: FormatData) -> bytes:
    """Return the workbook of a unit; the same stored values give the same bytes.

    Units: figures stand in the satuan of their indikator, amounts in rupiah.
    """
    baris = BarisUnit(format_data.laporan, format_data.unit_id)
    buku = Workbook()
    buku.remove(buku.active)
    buku.properties.creator = format_data.laporan.instansi.nama
    buku.properties.title = _judul(format_data)
    buku.security = WorkbookProtection(lockStructure=True)
    add_gaya(buku)
    lembar = {nama: buku.create_sheet(nama) for nama in WARNA_TAB}
    put(lembar[TANDA].cell(1, 1), sign(format_data))
    lembar[TANDA].sheet_state = "veryHidden"
    daftar, judul, catatan = DaftarSkala(lembar[TANDA]), _judul(format_data), _catatan(format_data)
    _write_indikator(LembarFormat(lembar[INDIKATOR], judul, catatan, daftar), baris)
    _write_anggaran(LembarFormat(lembar[ANGGARAN], judul, catatan, daftar), baris)
    _write_petunjuk(lembar[PETUNJUK], format_data)
    for nama, warna in WARNA_TAB.items():
        lembar[nama].sheet_properties.tabColor = warna
        _protect(lembar[nama])
    return save_buku(buku, format_data.dibuat_pada)


def _judul(format_data: FormatData) -> str:
    return f"Format data {format_data.laporan.judul}: {format_data.unit}"


def _catatan(format_data: FormatData) -> str:
    return (
        f"{format_data.laporan.instansi}. Isi sel kuning saja dan kembalikan paling lambat "
        f"{format_tanggal(format_data.tenggat)}; lihat lembar {PETUNJUK}."
    )


def _write_indikator(lembar: LembarFormat, baris: BarisUnit) -> None:
    for satu in baris.indikator:
        lembar.add(row_key(INDIKATOR, satu.indikator.pk), read_sel_indikator(satu), satu.indikator)
    lembar.drop_koma("lalu", "realisasi")
    lembar.close(kolom_beku="nama", halaman=3)


def _write_anggaran(lembar: LembarFormat, baris: BarisUnit) -> None:
    """Write the lines of the unit, each below the lines it is a part of."""
    shown: set[int] = set()
    for leaf in baris.anggaran:
        induk: list[Anggaran] = [*find_induk(leaf)][::-1]
        for tingkat, satu in enumerate(induk):
            if satu.pk not in shown:
                lembar.add_induk(satu, tingkat)
                shown.add(satu.pk)
        lembar.add(row_key(ANGGARAN, leaf.pk), read_sel_anggaran(leaf), tingkat=len(induk))
    lembar.close(kolom_beku="kode", halaman=1)


def _write_petunjuk(lembar: Worksheet, format_data: FormatData) -> None:
    write_teks(lembar.cell(1, 1), "Petunjuk", Gaya.JUDUL)
    for nomor, (hal, kalimat) in enumerate(list_petunjuk(format_data), start=3):
        write_teks(lembar.cell(nomor, 1), hal, Gaya.PETUNJUK_JUDUL)
        write_teks(lembar.cell(nomor, 2), kalimat, Gaya.PETUNJUK)
        set_tinggi(lembar, nomor, [(kalimat, LEBAR_PETUNJUK)])
    lembar.column_dimensions["A"].width = LEBAR_HAL
    lembar.column_dimensions["B"].width = LEBAR_PETUNJUK
    set_cetak(lembar, "portrait", 1)


def _protect(lembar: Worksheet) -> None:
    """Lock all but the open cells, without a password; "False" is what a spreadsheet still allows."""
    lembar.protection.sheet = True
    for kebebasan in ("formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(lembar.protection, kebebasan, False)
