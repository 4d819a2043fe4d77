"""The figures of a report as a workbook: numbers as numbers, texts as texts, the same bytes every time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lakip.domain.anggaran import JumlahAnggaran
from lakip.isi.bentuk import IsiLaporan, IsiTugas, Lama
from lakip.isi.bentuk_kinerja import NilaiTahun, format_nilai
from sop.exports.buku import ANGKA, RUPIAH, Isi, put, save_buku

Baris = tuple[Isi, ...]

# Number formats of the columns; a text column has none.
PERSEN = "#,##0.00"
BULAT = "0"
WAKTU = "dd/mm/yyyy hh:mm"
TEKS = ""

KINERJA = {
    "No": TEKS, "Sasaran": TEKS, "Indikator kinerja": TEKS, "IKU": TEKS, "Satuan": TEKS,
    "Target": ANGKA, "Realisasi": ANGKA, "Capaian (%)": PERSEN, "Predikat": TEKS,
    "Tidak dapat dihitung karena": TEKS, "Cara hitung": TEKS, "Target akhir Renstra": ANGKA, "Tahun": BULAT,
    "Capaian terhadap Renstra (%)": PERSEN, "Standar nasional": ANGKA, "Sumber standar": TEKS,
    "Sumber data": TEKS, "Unit": TEKS,
}  # fmt: skip
TAHUN_SEBELUMNYA = {
    "No": TEKS, "Indikator kinerja": TEKS, "Satuan": TEKS, "Tahun": BULAT,
    "Target": ANGKA, "Realisasi": ANGKA, "Capaian (%)": PERSEN, "Tidak dapat dihitung karena": TEKS,
}  # fmt: skip
TRIWULAN = {
    "No": TEKS, "Indikator kinerja": TEKS, "Satuan": TEKS, "Triwulan": BULAT,
    "Target": ANGKA, "Realisasi": ANGKA, "Capaian (%)": PERSEN, "Tidak dapat dihitung karena": TEKS,
}  # fmt: skip
PENJELASAN = {"No": TEKS, "Indikator kinerja": TEKS, "Unit": TEKS, "Hal": TEKS, "Penjelasan": TEKS}
ANGGARAN = {
    "Tingkat": BULAT, "Kode": TEKS, "Program / kegiatan / sub kegiatan": TEKS, "Sumber dana": TEKS,
    "Pagu murni (Rp)": RUPIAH, "Anggaran (Rp)": RUPIAH, "Realisasi (Rp)": RUPIAH, "Serapan (%)": PERSEN,
    "Tidak dapat dihitung karena": TEKS, "Serapan tercetak pada sumber (%)": PERSEN, "Unit": TEKS,
}  # fmt: skip
PELAKSANAAN = {
    "SOP": TEKS, "Langkah": TEKS, "Kegiatan": TEKS, "Pelaksana": TEKS, "Putaran": BULAT, "Nama": TEKS,
    "Kapasitas": TEKS, "Diterima": WAKTU, "Dimulai": WAKTU, "Ditutup": WAKTU, "Menunggu (menit kerja)": BULAT,
    "Dikerjakan (menit kerja)": BULAT, "Lewat waktu (menit kerja)": BULAT, "Mutu baku": TEKS, "Status": TEKS,
    "Keputusan": TEKS, "Alasan": TEKS, "Penyimpangan": TEKS,
}  # fmt: skip
LEBAR_TERBESAR = 50


def build_xlsx(isi: IsiLaporan) -> bytes:
    """Return the workbook: sheets for kinerja, quarters, earlier years, explanations, anggaran, the run.

    Units: percentages are numbers of percent, amounts rupiah, lengths minutes of working time, moments are
    on the clock of the office. A text that begins with "=" stays a text.
    """
    buku = Workbook()
    buku.remove(buku.active)
    buku.properties.creator = isi.identitas.instansi
    buku.properties.title = f"LAKIP {isi.identitas.tahun} {isi.identitas.instansi}"
    _write_sheet(buku.create_sheet("Kinerja"), KINERJA, _kinerja(isi))
    _write_sheet(buku.create_sheet("Triwulan"), TRIWULAN, _triwulan(isi))
    _write_sheet(buku.create_sheet("Tahun sebelumnya"), TAHUN_SEBELUMNYA, _tahun_sebelumnya(isi))
    _write_sheet(buku.create_sheet("Penjelasan"), PENJELASAN, _penjelasan(isi))
    _write_sheet(buku.create_sheet("Anggaran"), ANGGARAN, _anggaran(isi))
    _write_sheet(buku.create_sheet("Pelaksanaan SOP"), PELAKSANAAN, _pelaksanaan(isi))
    return save_buku(buku, isi.pada)


def _kinerja(isi: IsiLaporan) -> Iterator[Baris]:
    for sasaran in isi.sasaran:
        for indikator in sasaran.indikator:
            target, realisasi, capaian, alasan = _nilai(indikator.kini)
            yield (
                indikator.nomor, sasaran.uraian, indikator.nama, "ya" if indikator.is_iku else "tidak",
                indikator.satuan, target, realisasi, capaian, indikator.predikat, alasan, indikator.aturan,
                indikator.target_renstra, indikator.tahun_renstra, indikator.capaian_renstra.persen,
                indikator.standar_nasional, indikator.sumber_standar, indikator.kini.sumber,
                indikator.unit,
            )  # fmt: skip


def _triwulan(isi: IsiLaporan) -> Iterator[Baris]:
    for indikator in isi.indikator:
        for nilai in indikator.triwulan.nilai if indikator.triwulan else ():
            yield (indikator.nomor, indikator.nama, indikator.satuan, nilai.triwulan, *_nilai(nilai))


def _tahun_sebelumnya(isi: IsiLaporan) -> Iterator[Baris]:
    for indikator in isi.indikator:
        for nilai in filter(None, indikator.lalu):
            yield (indikator.nomor, indikator.nama, indikator.satuan, nilai.tahun, *_nilai(nilai))


def _nilai(nilai: NilaiTahun) -> tuple[Isi, Isi, Isi, Isi]:
    target = nilai.target if isinstance(nilai.target, Decimal) else format_nilai(nilai.target)
    return target, nilai.realisasi, nilai.capaian.persen, nilai.capaian.alasan


def _penjelasan(isi: IsiLaporan) -> Iterator[Baris]:
    for indikator in isi.indikator:
        for hal, teks in indikator.penjelasan.butir:
            yield (indikator.nomor, indikator.nama, indikator.unit, hal, teks)


def _anggaran(isi: IsiLaporan) -> Iterator[Baris]:
    for baris in isi.anggaran.baris:
        yield (
            baris.tingkat + 1,
            baris.kode,
            baris.nama,
            baris.sumber_dana,
            baris.pagu_murni,
            *_jumlah(baris.jumlah),
            baris.tercetak,
            baris.unit,
        )
    yield (None, "", "Jumlah", "", None, *_jumlah(isi.anggaran.total), None, "")


def _jumlah(jumlah: JumlahAnggaran) -> tuple[Isi, Isi, Isi, Isi]:
    return jumlah.pagu, jumlah.realisasi, jumlah.serapan.persen, jumlah.serapan.alasan


def _pelaksanaan(isi: IsiLaporan) -> Iterator[Baris]:
    for sop in isi.sop:
        for tugas in sop.tugas:
            yield (sop.berkas.judul, *_tugas(tugas))


def _tugas(tugas: IsiTugas) -> Baris:
    return (
        tugas.nomor, tugas.kegiatan, tugas.pelaksana, tugas.putaran, tugas.nama, tugas.kapasitas,
        tugas.dibuka, tugas.dimulai, tugas.ditutup, _menit(tugas.menunggu), _menit(tugas.dikerjakan),
        _menit(tugas.lewat), tugas.mutu_baku, tugas.status, tugas.keputusan, tugas.alasan,
        "ya" if tugas.is_penyimpangan else "tidak",
    )  # fmt: skip


def _menit(lama: Lama | None) -> int | None:
    return lama.menit if lama else None


def _write_sheet(lembar: Worksheet, kolom: dict[str, str], baris_list: Iterable[Baris]) -> None:
    format_kolom = list(kolom.values())
    lembar.freeze_panes = "A2"
    for nomor, judul in enumerate(kolom, start=1):
        cell = lembar.cell(1, nomor)
        _write_cell(cell, judul, TEKS)
        cell.font = Font(bold=True)
        lembar.column_dimensions[get_column_letter(nomor)].width = len(judul) + 3
    for y, baris in enumerate(baris_list, start=2):
        for x, isi in enumerate(baris, start=1):
            _write_cell(lembar.cell(y, x), isi, format_kolom[x - 1])
            if isinstance(isi, str):
                ukuran = lembar.column_dimensions[get_column_letter(x)]
                ukuran.width = min(max(ukuran.width, len(isi)), LEBAR_TERBESAR)


def _write_cell(cell: Cell, isi: Isi, format_angka: str) -> None:
    # A workbook knows no time zones: what the clock of the office showed.
    put(cell, isi.replace(tzinfo=None) if isinstance(isi, datetime) else isi)
    if isinstance(isi, str):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isi is not None:
        cell.number_format = format_angka
        cell.alignment = Alignment(vertical="top")
