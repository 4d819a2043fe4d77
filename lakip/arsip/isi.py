"""What goes into the archive of a report: one function for each source, in the order of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.template.loader import render_to_string

from lakip.arsip.bahan import Bahan, Hilang
from lakip.arsip.dokumen import collect_dokumen
from lakip.arsip.kertas import KERTAS
from lakip.arsip.riwayat import write_jejak, write_riwayat
from lakip.domain.nama_berkas import clean_stem
from lakip.exports.docx import build_docx
from lakip.exports.pdf import STATIS
from lakip.exports.renderer import PdfGagal
from lakip.isi import collect_isi
from lakip.isi.pelaksanaan import list_versi
from lakip.isi.sidik import digest_isi
from lakip.models import Laporan, Serahan, SuratMasuk
from lakip.models.surat import SifatSurat
from lakip.terbitan import find_beku, find_terbaru
from sop.domain.bagan.lembar import lay_out
from sop.domain.berkas import write_berkas
from sop.gambar import formulir_of
from sop.models import VersiSop
from sop.storage import load_berkas, load_confirmed

# The record of the report, by which its chain is proven.
JEJAK = "09-jejak/jejak.jsonl"
FOLDER = {
    "01-lakip": "LAKIP",
    "02-surat": "Surat dan disposisi",
    "03-pengiriman": "Pengiriman dan tanda terima",
    "04-reviu": "Reviu APIP",
    "05-rapat": "Rapat",
    "06-data-unit": "Buku kerja unit",
    "07-koreksi": "Koreksi",
    "08-langkah": "Berkas tiap langkah",
    "09-jejak": "Jejak dan riwayat",
    "10-data": "Data laporan dan SOP",
}


def collect_bahan(laporan: Laporan, at: datetime) -> Iterator[Bahan | Hilang]:
    """Yield everything that belongs into the archive of the report at the moment ``at``."""
    for collect in SUMBER:
        yield from collect(laporan, at)


def _collect_word(laporan: Laporan, at: datetime) -> Iterator[Bahan | Hilang]:
    isi, beku = collect_isi(laporan, at), find_beku(laporan)
    judul = "LAKIP sebagai dokumen Word"
    if beku and beku.hash_isi != digest_isi(isi):
        yield Hilang(judul, f"keterangan instansi berubah sejak terbitan {beku.nomor} dibekukan")
        return
    try:
        yield Bahan("01-lakip", f"LAKIP-{laporan.tahun}.docx", judul, build_docx(isi))
    except PdfGagal as error:
        yield Hilang(judul, str(error))


def _collect_kertas(laporan: Laporan, at: datetime) -> Iterator[Bahan | Hilang]:
    """Yield what is printed from data at any time."""
    for folder, list_kertas in KERTAS:
        for nama, judul, build in list_kertas(laporan, at):
            try:
                yield Bahan(folder, nama, judul, build())
            except PdfGagal as error:
                yield Hilang(judul, str(error))


def _collect_surat_masuk(laporan: Laporan, at: datetime) -> Iterator[Bahan | Hilang]:
    """Yield the letters that came in; the archive is read by more people than one that is rahasia may be."""
    for surat in SuratMasuk.objects.filter(laporan=laporan).order_by("pk"):
        judul = f"Surat masuk {surat.nomor} dari {surat.asal}"
        if surat.sifat == SifatSurat.RAHASIA:
            yield Hilang(judul, "bersifat rahasia; pindaiannya tetap dalam agenda surat masuk")
            continue
        yield Bahan("02-surat", surat.nama, judul, surat.berkas, surat.sha256)


def _collect_serahan(laporan: Laporan, at: datetime) -> Iterator[Bahan]:
    """Yield the workbooks; what a unit filled in on the web stands in the report itself."""
    rows = Serahan.objects.filter(format__laporan=laporan).exclude(berkas="").select_related("format__unit")
    for satu in rows.order_by("format__unit__nama", "pk"):
        unit = satu.format.unit
        judul = f"{unit}, serahan {satu.nomor} ({satu.get_status_display().lower()})"
        nama = f"{clean_stem(str(unit), 50)}-{satu.nomor}-{satu.nama}"
        yield Bahan("06-data-unit", nama, judul, satu.berkas, satu.sha256)


def _collect_jejak(laporan: Laporan, at: datetime) -> Iterator[Bahan]:
    folder, _, nama = JEJAK.partition("/")
    yield Bahan(folder, nama, "Jejak lengkap, satu tindakan tiap baris (JSON)", write_jejak(laporan))
    yield Bahan(folder, "riwayat.txt", "Riwayat yang dapat dibaca", write_riwayat(laporan))


def _collect_data(laporan: Laporan, at: datetime) -> Iterator[Bahan]:
    if terbitan := find_terbaru(laporan):
        judul = f"Isi LAKIP terbitan {terbitan.nomor} sebagai data (JSON)"
        yield Bahan("10-data", "laporan.json", judul, terbitan.data.encode())
    for versi in list_versi(laporan):
        yield from _collect_sop(versi)


def _collect_sop(versi: VersiSop) -> Iterator[Bahan]:
    """Yield a version as data, by which it can be read again, and as it is drawn."""
    berkas, nama = load_berkas(versi), f"sop-versi-{versi.nomor_versi}-{versi.sop.kunci}"
    judul = f"SOP “{versi.judul}” versi {versi.nomor_versi}"
    yield Bahan("10-data", f"{nama}.json", f"{judul} (JSON)", write_berkas(berkas).encode())
    if berkas.langkah:
        gaya = (STATIS / "css" / "bagan.css").read_text("utf-8")
        for lembar in lay_out(formulir_of(versi, load_confirmed(versi))).lembar:
            konteks = {"lembar": lembar, "awalan": "bagan", "gaya": gaya}
            svg = render_to_string("sop/_bagan.svg", konteks).strip()
            yield Bahan("10-data", f"{nama}.svg", f"{judul}, bagan alir (gambar)", svg.encode())


SUMBER: tuple[Callable[[Laporan, datetime], Iterator[Bahan | Hilang]], ...] = (
    collect_dokumen,
    _collect_word,
    _collect_kertas,
    _collect_surat_masuk,
    _collect_serahan,
    _collect_jejak,
    _collect_data,
)
