"""The figures of a report as a workbook: numbers as numbers, texts as texts, the same bytes every time."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lakip.domain.anggaran import JumlahAnggaran
from lakip.isi.bentuk import IsiLaporan, IsiTugas, Lama, NilaiTahun, format_nilai

Isi = Decimal | int | str | datetime | None
Baris = tuple[Isi, ...]

# Number formats of the columns; a text column has none.
ANGKA = "#,##0.####"
PERSEN = "#,##0.00"
RUPIAH = "#,##0.00"
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
ANGGARAN = {
    "Tingkat": BULAT, "Kode": TEKS, "Program / kegiatan / sub kegiatan": TEKS, "Sumber dana": TEKS,
    "Pagu murni (Rp)": RUPIAH, "Anggaran (Rp)": RUPIAH, "Realisasi (Rp)": RUPIAH, "Serapan (%)": PERSEN,
    "Tidak dapat dihitung karena": TEKS,
}  # fmt: skip
PELAKSANAAN = {
    "SOP": TEKS, "Langkah": TEKS, "Kegiatan": TEKS, "Pelaksana": TEKS, "Putaran": BULAT, "Nama": TEKS,
    "Kapasitas": TEKS, "Diterima": WAKTU, "Dimulai": WAKTU, "Ditutup": WAKTU, "Menunggu (menit kerja)": BULAT,
    "Dikerjakan (menit kerja)": BULAT, "Lewat waktu (menit kerja)": BULAT, "Mutu baku": TEKS, "Status": TEKS,
    "Keputusan": TEKS, "Alasan": TEKS, "Penyimpangan": TEKS,
}  # fmt: skip
LEBAR_TERBESAR = 50
# The first moment that a zip archive can name.
AWAL_ZIP = (1980, 1, 1, 0, 0, 0)
_DIUBAH = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def build_xlsx(isi: IsiLaporan) -> bytes:
    """Return the workbook: a sheet each for kinerja, its quarters, the years before, anggaran, the run.

    Units: percentages are numbers of percent, amounts rupiah, lengths minutes of working time, moments are
    on the clock of the office. A text that begins with "=" stays a text.
    """
    buku = Workbook()
    buku.remove(buku.active)
    buku.properties.creator = isi.identitas.instansi
    buku.properties.title = f"LAKIP {isi.identitas.tahun} {isi.identitas.instansi}"
    buku.properties.created = _on_clock(isi.pada)
    _write_sheet(buku.create_sheet("Kinerja"), KINERJA, _kinerja(isi))
    _write_sheet(buku.create_sheet("Triwulan"), TRIWULAN, _triwulan(isi))
    _write_sheet(buku.create_sheet("Tahun sebelumnya"), TAHUN_SEBELUMNYA, _tahun_sebelumnya(isi))
    _write_sheet(buku.create_sheet("Anggaran"), ANGGARAN, _anggaran(isi))
    _write_sheet(buku.create_sheet("Pelaksanaan SOP"), PELAKSANAAN, _pelaksanaan(isi))
    berkas = BytesIO()
    buku.save(berkas)
    return _settle(berkas, isi.pada)


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


def _anggaran(isi: IsiLaporan) -> Iterator[Baris]:
    for baris in isi.anggaran.baris:
        yield (
            baris.tingkat + 1,
            baris.kode,
            baris.nama,
            baris.sumber_dana,
            baris.pagu_murni,
            *_jumlah(baris.jumlah),
        )
    yield (None, "", "Jumlah", "", None, *_jumlah(isi.anggaran.total))


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
    if isinstance(isi, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", isi)
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isi is not None:
        cell.value = _on_clock(isi) if isinstance(isi, datetime) else isi
        cell.number_format = format_angka
        cell.alignment = Alignment(vertical="top")


def _on_clock(saat: datetime) -> datetime:
    """A workbook knows no time zones: what the clock of the office showed."""
    return saat.replace(tzinfo=None)


def _settle(berkas: BytesIO, pada: datetime) -> bytes:
    """Return the workbook as if saved at ``pada``: openpyxl and zip write down the clock of the machine."""
    saat = pada.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    tenang = BytesIO()
    with ZipFile(berkas) as asal, ZipFile(tenang, "w", ZIP_DEFLATED) as hasil:
        for nama in asal.namelist():
            data = asal.read(nama)
            if nama == "docProps/core.xml":
                data = _DIUBAH.sub(rb"\g<1>" + saat, data)
            hasil.writestr(ZipInfo(nama, AWAL_ZIP), data, ZIP_DEFLATED)
    return tenang.getvalue()
