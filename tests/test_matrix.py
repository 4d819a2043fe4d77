"""Every address of the project, asked by everybody: who gets in, and that nobody else changes a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.contoh import make_admin
from lakip.engine.serahan import receive
from lakip.gambar import keep_gambar
from lakip.koreksi import digest_now
from lakip.models import (
    BagianTambahan,
    Dokumen,
    FormatData,
    HariLibur,
    Indikator,
    JadwalRetensi,
    Laporan,
    Pegawai,
    Pengiriman,
    PolaJamKerja,
    Susunan,
    TataNaskah,
    Tugas,
    UnitKerja,
)
from lakip.views.tugas import PERBUATAN
from tests.lakip.buku_bebas import make_tabel
from tests.lakip.gambar import make_gambar
from tests.lakip.isian_unit import fill
from tests.lakip.rapat import make_disposisi, make_masuk, make_rapat
from tests.lakip.surat import make_nomor, make_surat
from tests.world import PDF, Jalan, Kantor, make_kantor, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")

PERAN = ("anonim", "rekan", "giliran", "pemilik", "kepala", "admin", "luar", "sistem")


def expect(*status: int) -> dict[str, int]:
    """What each of PERAN is answered: nobody logged in, a colleague without a part in the report, who has the
    turn, the report's owner, the head of the office, its admin, somebody of another instansi, who keeps
    the system.
    """
    return dict(zip(PERAN, status, strict=True))


# Who gets a page of the report, by what kind of page it is.
BACA = expect(302, 200, 200, 200, 200, 200, 404, 200)
SEMUA = expect(302, 200, 200, 200, 200, 200, 200, 200)
TIADA = expect(302, 404, 404, 404, 404, 404, 404, 404)
BUKAN = expect(302, 405, 405, 405, 405, 405, 405, 405)
ISI = expect(302, 403, 200, 200, 403, 403, 404, 403)
# Who may do what: the figures and texts, the report as a whole, the step.
SIMPAN = expect(302, 403, 422, 422, 403, 403, 404, 403)
# The empty form lacks the mark of what was seen: it may have been overtaken.
BENTROK = expect(302, 403, 409, 409, 403, 403, 404, 403)
UBAH = expect(302, 403, 302, 302, 403, 403, 404, 403)
PEMILIK = expect(302, 403, 403, 302, 403, 403, 404, 403)
HANYA_PEMILIK = expect(302, 403, 403, 200, 403, 403, 404, 403)
PEMILIK_TANPA_ISIAN = expect(302, 403, 403, 422, 403, 403, 404, 403)
GILIRAN = expect(302, 403, 302, 403, 403, 403, 404, 403)
GILIRAN_PEMILIK = expect(302, 403, 302, 302, 403, 403, 404, 403)
BELUM = expect(302, 403, 403, 403, 403, 403, 404, 403)
# No time is given to a PDF here.
PDF_GAGAL = expect(302, *[503] * 5, 404, 503)


@dataclass(frozen=True)
class Alamat:
    """One address: what stands in it and what is answered; ``isian`` would do something if let through."""

    get: dict[str, int]
    post: dict[str, int]
    args: tuple[str, ...] = ()
    isian: dict[str, str] = field(default_factory=dict)


ALASAN = {"alasan": "Cuti."}
JAWABAN_BUTIR = {
    "jenis": "lke",
    "nomor": "3.a.4",
    "uraian": "Laporan kinerja telah direviu",
    "terpenuhi": "ya",
    "keterangan": "LHR 700/12.",
}
KIRIMAN = {"kepada": "Bappeda", "cara": "diantar", "tanggal": "2026-02-02", "jumlah": "1"}
NOTULENSI = {"pembahasan": "Dibahas.", "tindak-TOTAL_FORMS": "0", "tindak-INITIAL_FORMS": "0"}
UNDANGAN = {"nama": "Rina", "jabatan": "Auditor", "apip": "Inspektorat", "email": "rina@apip.example"}
TABEL: dict[str, Alamat] = {
    "beranda": Alamat(SEMUA, BUKAN),
    "masuk": Alamat(expect(200, *[302] * 7), expect(200, *[302] * 7)),
    "masuk-sebagai": Alamat(expect(*[405] * 8), expect(*[404] * 8), ("rekan",)),
    "keluar": Alamat(BUKAN, expect(*[302] * 8)),
    "laporan-list": Alamat(SEMUA, BUKAN),
    "laporan-baru": Alamat(
        expect(302, 200, 200, 200, 200, 200, 200, 403),
        expect(302, 302, 302, 302, 302, 302, 422, 403),
        isian={"versi": "versi", "tahun": "2030", "tenggat": "2031-02-28"},
    ),
    "laporan-detail": Alamat(BACA, BUKAN, ("laporan",)),
    "laporan-riwayat": Alamat(BACA, BUKAN, ("laporan",)),
    "laporan-xes": Alamat(BACA, BUKAN, ("laporan",)),
    "laporan-pengandaian": Alamat(BACA, BUKAN, ("laporan",)),
    "laporan-dokumen": Alamat(BACA, BUKAN, ("laporan",)),
    "laporan-orang": Alamat(BACA, BUKAN, ("laporan",)),
    "laporan-orang-simpan": Alamat(
        BUKAN, PEMILIK, ("laporan", "pelaksana"), {"kolom{pelaksana}-pegawai": "rekan"}
    ),
    "laporan-serahkan": Alamat(
        BUKAN, expect(302, 403, 403, 302, 403, 302, 404, 302), ("laporan",), {**ALASAN, "kepada": "rekan"}
    ),
    "laporan-mulai": Alamat(BUKAN, expect(302, 403, 403, 409, 403, 403, 404, 403), ("laporan",)),
    "laporan-tangguhkan": Alamat(BUKAN, PEMILIK, ("laporan",), ALASAN),
    "laporan-lanjutkan": Alamat(BUKAN, expect(302, 403, 403, 409, 403, 403, 404, 403), ("laporan",)),
    # There is no further SOP to choose.
    "laporan-lanjutkan-sop": Alamat(BUKAN, expect(302, *[422] * 5, 404, 422), ("laporan",)),
    # It runs under this version already.
    "laporan-pindah": Alamat(
        BACA, expect(302, 403, 403, 409, 403, 403, 404, 403), ("laporan", "versi"), ALASAN
    ),
    "laporan-pindah-daftar": Alamat(BACA, BUKAN, ("versi",)),
    "laporan-batalkan": Alamat(BUKAN, PEMILIK, ("laporan",), ALASAN),
    "laporan-susun": Alamat(BUKAN, PEMILIK, ("laporan",)),
    "susunan-kemajuan": Alamat(BACA, BUKAN, ("laporan",)),
    "terbitan": Alamat(BACA, BUKAN, ("laporan", "1")),
    # This PDF carries no files.
    "terbitan-lampiran": Alamat(TIADA, BUKAN, ("laporan", "1", "lakip-2025.xlsx")),
    "laporan-pdf": Alamat(PDF_GAGAL, BUKAN, ("laporan",)),
    "laporan-docx": Alamat(expect(302, *[503] * 5, 404, 503), BUKAN, ("laporan",)),
    "kinerja": Alamat(BACA, BUKAN, ("laporan",)),
    "kinerja-lalu": Alamat(BUKAN, UBAH, ("laporan",)),
    # Row 4 stands before the analysis: nothing is locked yet.
    "analisis-buka": Alamat(BUKAN, expect(302, 403, 403, 422, 403, 403, 404, 403), ("laporan",), ALASAN),
    "sasaran-baru": Alamat(ISI, SIMPAN, ("laporan",)),
    "sasaran-edit": Alamat(ISI, BENTROK, ("laporan", "sasaran")),
    "sasaran-hapus": Alamat(BUKAN, UBAH, ("laporan", "sasaran")),
    "sasaran-geser": Alamat(BUKAN, UBAH, ("laporan", "sasaran"), {"arah": "turun"}),
    "indikator-baru": Alamat(ISI, BENTROK, ("laporan", "sasaran")),
    "indikator-edit": Alamat(ISI, BENTROK, ("laporan", "indikator")),
    "indikator-hapus": Alamat(BUKAN, UBAH, ("laporan", "indikator")),
    "indikator-geser": Alamat(BUKAN, UBAH, ("laporan", "indikator"), {"arah": "turun"}),
    "anggaran": Alamat(BACA, BUKAN, ("laporan",)),
    "anggaran-baru": Alamat(ISI, BENTROK, ("laporan",)),
    "anggaran-edit": Alamat(ISI, BENTROK, ("laporan", "baris")),
    "anggaran-hapus": Alamat(BUKAN, UBAH, ("laporan", "baris")),
    "anggaran-geser": Alamat(BUKAN, UBAH, ("laporan", "baris"), {"arah": "turun"}),
    "temuan": Alamat(BACA, BUKAN, ("laporan",)),
    # The finding is one that does not stand any more: who may answer is told so.
    "temuan-jawab": Alamat(BUKAN, BENTROK, ("laporan",), {**ALASAN, "kunci": "tidak:ada", "sidik": "0"}),
    "tanda-tangan-list": Alamat(BACA, BUKAN, ("laporan",)),
    # Row 4 asks for no signature, and this letter has no number yet.
    "tanda-tangan": Alamat(TIADA, TIADA, ("tugas",)),
    "surat-tanda-tangan": Alamat(TIADA, TIADA, ("laporan", "surat")),
    # No signature was asked for.
    "tanda-tangan-selesaikan": Alamat(TIADA, TIADA, ("laporan", "1")),
    "pindaian": Alamat(HANYA_PEMILIK, PEMILIK_TANPA_ISIAN, ("laporan",)),
    "surat-pindaian": Alamat(HANYA_PEMILIK, PEMILIK_TANPA_ISIAN, ("laporan", "surat")),
    "sertifikat": Alamat(
        expect(302, 200, 200, 200, 200, 200, 200, 403), expect(302, 422, 422, 422, 422, 422, 422, 403)
    ),
    "sertifikat-cabut": Alamat(BUKAN, TIADA, ("laporan",)),
    "kelengkapan": Alamat(BACA, BUKAN, ("laporan",)),
    "kelengkapan-jawab": Alamat(BUKAN, UBAH, ("laporan",), JAWABAN_BUTIR),
    "analisis": Alamat(expect(302, *[302] * 5, 404, 302), BUKAN, ("laporan",)),
    "analisis-sasaran": Alamat(BACA, BUKAN, ("laporan", "sasaran")),
    "format-unit": Alamat(BACA, BUKAN, ("laporan", "unit")),
    "unit-indikator": Alamat(ISI, BENTROK, ("laporan", "unit", "indikator")),
    "unit-anggaran": Alamat(ISI, BENTROK, ("laporan", "unit")),
    "unit-selesai": Alamat(BUKAN, UBAH, ("laporan", "unit")),
    # What is sent is a PDF: who may send is told that it is no workbook.
    "serahan-unggah": Alamat(BUKAN, SIMPAN, ("laporan", "unit"), {"berkas": "berkas"}),
    "serahan": Alamat(BACA, BUKAN, ("laporan", "unit", "1")),
    "serahan-petakan": Alamat(ISI, SIMPAN, ("laporan", "tamu", "1")),
    "serahan-terapkan": Alamat(BUKAN, BENTROK, ("laporan", "unit", "1")),
    "serahan-berkas": Alamat(BACA, BUKAN, ("laporan", "unit", "1")),
    "serahan-bertanda": Alamat(BACA, BUKAN, ("laporan", "unit", "1")),
    "pengumpulan": Alamat(BACA, BUKAN, ("laporan",)),
    "format-buat": Alamat(BUKAN, UBAH, ("laporan",), {"tenggat": "besok", "anew": "True"}),
    "format-sampaikan": Alamat(BUKAN, UBAH, ("laporan",), {"unit_list": "tamu"}),
    "format-tenggat": Alamat(BUKAN, UBAH, ("laporan",), {"unit_list": "tamu", "tenggat": "besok"}),
    "format-zip": Alamat(BACA, BUKAN, ("laporan",)),
    "format-unduh": Alamat(BACA, BUKAN, ("laporan", "unit")),
    "format-tanpa": Alamat(BUKAN, UBAH, ("laporan", "tamu"), ALASAN),
    "naskah": Alamat(BACA, BUKAN, ("laporan",)),
    "bagian-baru": Alamat(ISI, UBAH, ("laporan",), {"induk": "bab1", "judul": "Sarana"}),
    "bagian-geser": Alamat(BUKAN, UBAH, ("laporan",), {"bagian": "bagian", "arah": "turun"}),
    "bagian-edit": Alamat(ISI, UBAH, ("laporan", "bagian"), {"judul": "Lain"}),
    "bagian-hapus": Alamat(BUKAN, UBAH, ("laporan", "bagian")),
    # It was not taken out.
    "bagian-kembalikan": Alamat(BUKAN, BENTROK, ("laporan", "bagian")),
    "naskah-penulis": Alamat(ISI, UBAH, ("laporan",), {"penulis": "rekan", "tempat_list": "ikhtisar."}),
    # There is no report of an earlier year.
    "naskah-ambil": Alamat(BUKAN, SIMPAN, ("laporan",)),
    "naskah-acuan": Alamat(BACA, BUKAN, ("laporan",)),
    "naskah-gambar": Alamat(BACA, BUKAN, ("laporan", "gambar")),
    "naskah-gambar-unggah": Alamat(ISI, SIMPAN, ("laporan",)),
    "naskah-riwayat": Alamat(BACA, BUKAN, ("laporan", "naskah")),
    "naskah-pulihkan": Alamat(BUKAN, UBAH, ("laporan", "naskah", "1"), {"versi": "1"}),
    "naskah-analisis": Alamat(BACA, SIMPAN, ("laporan", "sasaran", "target_realisasi")),
    "naskah-bagian": Alamat(BACA, SIMPAN, ("laporan", "kata_pengantar")),
    "naskah-pratinjau": Alamat(PDF_GAGAL, BUKAN, ("laporan", "kata_pengantar")),
    "naskah-pratinjau-analisis": Alamat(PDF_GAGAL, BUKAN, ("laporan", "sasaran", "target_realisasi")),
    # Only what was drawn has such an address.
    "naskah-pratinjau-halaman": Alamat(TIADA, BUKAN, ("laporan", "a1b2", "1")),
    "koreksi": Alamat(BACA, BUKAN, ("laporan",)),
    # There is no such remark: who may answer is told so.
    "koreksi-jawab": Alamat(BUKAN, BENTROK, ("laporan", "1"), {"tanggapan": "diubah"}),
    "koreksi-lampirkan": Alamat(BUKAN, PEMILIK, ("laporan",), {"is_dilampirkan": "True"}),
    # It was passed over: the owner may take it up again.
    "reviu-laporan": Alamat(BACA, BUKAN, ("laporan",)),
    "reviu-minta": Alamat(BUKAN, PEMILIK, ("laporan",)),
    "reviu-undang": Alamat(BUKAN, PEMILIK, ("laporan",), UNDANGAN),
    "reviu-cabut": Alamat(BUKAN, expect(302, 403, 403, 409, 403, 403, 404, 403), ("laporan", "1")),
    "reviu-lewati": Alamat(BUKAN, expect(302, 403, 403, 409, 403, 403, 404, 403), ("laporan",), ALASAN),
    # There is no such remark: who may answer is told so.
    "reviu-jawab": Alamat(BUKAN, BENTROK, ("laporan", "1"), {"jawaban": "Sudah."}),
    # What is sent is empty.
    "reviu-pernyataan": Alamat(PEMILIK | {"pemilik": 200}, PEMILIK | {"pemilik": 422}, ("laporan",)),
    "reviu-tarik": Alamat(BUKAN, expect(302, 403, 403, 409, 403, 403, 404, 403), ("laporan",)),
    "reviu-konsep": Alamat(PDF_GAGAL, BUKAN, ("laporan", "catatan")),
    # Nobody of them was invited; what a reviewer is answered stands in the tests of the reviu.
    "pereviu-daftar": Alamat(SEMUA, BUKAN),
    "pereviu-terima": Alamat(TIADA, BUKAN, ("tanda",)),
    "pereviu-ruang": Alamat(TIADA, BUKAN, ("laporan",)),
    "pereviu-lakip": Alamat(TIADA, BUKAN, ("laporan",)),
    "pereviu-lampiran": Alamat(TIADA, BUKAN, ("laporan", "lakip-2025.xlsx")),
    "pereviu-konsep": Alamat(TIADA, BUKAN, ("laporan", "catatan")),
    "pereviu-formulir": Alamat(TIADA, TIADA, ("laporan",), {"b0": "ya"}),
    "pereviu-catat": Alamat(BUKAN, TIADA, ("laporan",), {"teks": "Perbaiki."}),
    "pereviu-selesai": Alamat(BUKAN, TIADA, ("laporan", "1")),
    "pereviu-tolak": Alamat(BUKAN, TIADA, ("laporan", "1"), {"desakan": "Kurang."}),
    "pereviu-pernyataan": Alamat(TIADA, TIADA, ("laporan",)),
    "pereviu-tarik": Alamat(BUKAN, TIADA, ("laporan",)),
    # The link is none.
    "atur-sandi": Alamat(expect(*[200] * 8), expect(*[200] * 8), ("a", "b")),
    "persuratan": Alamat(BACA, BUKAN, ("laporan",)),
    # Everybody has the agenda of the own instansi.
    "surat-masuk": Alamat(expect(302, *[200] * 6, 403), BUKAN),
    "surat-masuk-baru": Alamat(expect(302, *[200] * 6, 403), expect(302, *[422] * 6, 403)),
    "surat-masuk-detail": Alamat(expect(302, *[200] * 5, 404, 403), BUKAN, ("masuk",)),
    "surat-masuk-berkas": Alamat(expect(302, *[200] * 5, 404, 403), BUKAN, ("masuk",)),
    # Row 4 is none in which orders are given; the order was given by somebody else.
    "disposisi-beri": Alamat(TIADA, TIADA, ("laporan", "tugas")),
    "perintah-lisan": Alamat(TIADA, TIADA, ("laporan", "tugas")),
    "disposisi-pdf": Alamat(PDF_GAGAL, BUKAN, ("laporan", "disposisi")),
    "disposisi-tarik": Alamat(BUKAN, BELUM, ("laporan", "disposisi"), ALASAN),
    "rapat-baru": Alamat(PEMILIK | {"pemilik": 200}, PEMILIK | {"pemilik": 422}, ("laporan",)),
    "rapat": Alamat(BACA, BUKAN, ("laporan", "rapat")),
    # The meeting was held: it is moved no more.
    "rapat-ubah": Alamat(PEMILIK | {"pemilik": 200}, PEMILIK | {"pemilik": 422}, ("laporan", "rapat")),
    "rapat-nomori": Alamat(BUKAN, PEMILIK | {"pemilik": 422}, ("laporan", "rapat")),
    "rapat-batalkan": Alamat(BUKAN, PEMILIK, ("laporan", "rapat"), ALASAN),
    "rapat-undang": Alamat(BUKAN, PEMILIK, ("laporan", "rapat")),
    "rapat-ics": Alamat(BACA, BUKAN, ("laporan", "rapat")),
    "rapat-pdf": Alamat(PDF_GAGAL, BUKAN, ("laporan", "rapat", "undangan")),
    "rapat-hadir": Alamat(BACA, PEMILIK | {"pemilik": 422}, ("laporan", "rapat")),
    "rapat-notulensi": Alamat(BACA, PEMILIK, ("laporan", "rapat"), NOTULENSI),
    # What is sent holds no file.
    "rapat-berkas": Alamat(BUKAN, expect(302, *[422] * 5, 404, 422), ("laporan", "rapat")),
    "tindak-lanjut": Alamat(BACA, PEMILIK, ("laporan", "tindak"), {"is_dilakukan": "ya"}),
    "surat-baru": Alamat(
        expect(302, 403, 403, 200, 403, 403, 404, 403),
        expect(302, 403, 403, 422, 403, 403, 404, 403),
        ("laporan",),
    ),
    "surat": Alamat(BACA, BUKAN, ("laporan", "surat")),
    "surat-ubah": Alamat(
        expect(302, 403, 403, 200, 403, 403, 404, 403),
        expect(302, 403, 403, 422, 403, 403, 404, 403),
        ("laporan", "surat"),
    ),
    "surat-nomori": Alamat(BUKAN, PEMILIK, ("laporan", "surat")),
    "surat-buat-pdf": Alamat(BUKAN, PEMILIK, ("laporan", "surat")),
    "surat-batalkan": Alamat(BUKAN, PEMILIK, ("laporan", "surat"), ALASAN),
    "surat-pdf": Alamat(PDF_GAGAL, BUKAN, ("laporan", "surat")),
    # Everybody has the register of the own instansi.
    "register-surat": Alamat(
        expect(302, *[200] * 6, 403),
        expect(302, *[302] * 6, 403),
        isian={"perihal": "Undangan", "tanggal": "hari_ini"},
    ),
    "register-surat-xlsx": Alamat(expect(302, *[200] * 6, 403), BUKAN),
    "nomor-surat": Alamat(expect(302, *[200] * 5, 404, 403), BUKAN, ("nomor",)),
    "nomor-surat-batalkan": Alamat(BUKAN, expect(302, 403, 403, 302, 403, 302, 404, 403), ("nomor",), ALASAN),
    "kirim": Alamat(BACA, BUKAN, ("laporan",)),
    "kirim-gandakan": Alamat(BUKAN, PEMILIK, ("laporan",), {"jumlah": "5", "tanggal": "2026-02-02"}),
    "kirim-catat": Alamat(BUKAN, PEMILIK, ("laporan",), KIRIMAN),
    # No letter waits for being sent.
    "kirim-email": Alamat(BUKAN, expect(302, *[422] * 5, 404, 422), ("laporan",)),
    "kirim-hapus": Alamat(BUKAN, PEMILIK, ("laporan", "kiriman")),
    "tanda-terima": Alamat(
        expect(302, 403, 403, 200, 403, 403, 404, 403),
        PEMILIK,
        ("laporan", "kiriman"),
        {"diterima": "2026-02-02", "nama_penerima": "Siti", "bukti": "berkas"},
    ),
    "tanda-terima-tanpa": Alamat(BUKAN, PEMILIK, ("laporan", "kiriman"), ALASAN),
    "buku-ekspedisi": Alamat(PDF_GAGAL, BUKAN, ("laporan",)),
    "unggahan-reviu": Alamat(
        BUKAN, PEMILIK, ("laporan",), {"tanggal": "2026-02-02", "akun": "satpolpp", "bukti": "berkas"}
    ),
    # Nothing is signed.
    "paket-reviu": Alamat(expect(302, *[409] * 5, 404, 409), BUKAN, ("laporan",)),
    "arsip": Alamat(BACA, BUKAN, ("laporan",)),
    "arsip-buat": Alamat(BUKAN, PEMILIK, ("laporan",)),
    # Nothing is due yet.
    "arsip-penyusutan": Alamat(
        BUKAN,
        expect(302, 403, 403, 422, 403, 422, 404, 422),
        ("laporan",),
        {"masa": "aktif", "uraian": "Dipindahkan."},
    ),
    "koreksi-lembar": Alamat(PDF_GAGAL, BUKAN, ("laporan",)),
    # At row 4 there is no document to read yet.
    "koreksi-baca": Alamat(TIADA, TIADA, ("tugas",), {"terbitan": "1", "teks": "Perbaiki."}),
    "koreksi-baca-bagian": Alamat(TIADA, TIADA, ("tugas", "ikhtisar"), {"teks": "Perbaiki."}),
    "catatan-koreksi": Alamat(TIADA, TIADA, ("tugas", "1"), {"teks": "Perbaiki."}),
    "catatan-koreksi-hapus": Alamat(BUKAN, TIADA, ("tugas", "1")),
    "tugas-detail": Alamat(BACA, BUKAN, ("tugas",)),
    "tugas-tarik-dokumen": Alamat(BUKAN, GILIRAN, ("tugas", "dokumen")),
    "tugas-lakukan ambil": Alamat(BUKAN, GILIRAN, ("tugas", "ambil")),
    "tugas-lakukan lepas": Alamat(BUKAN, BELUM, ("tugas", "lepas")),
    "tugas-lakukan selesai": Alamat(BUKAN, GILIRAN, ("tugas", "selesai")),
    "tugas-lakukan catat": Alamat(BUKAN, GILIRAN, ("tugas", "catat"), {"teks": "Sudah."}),
    "tugas-lakukan lampirkan": Alamat(BUKAN, GILIRAN, ("tugas", "lampirkan"), {"berkas": "berkas"}),
    "tugas-lakukan susun": Alamat(BUKAN, GILIRAN, ("tugas", "susun")),
    "tugas-lakukan serahkan": Alamat(
        BUKAN, GILIRAN_PEMILIK, ("tugas", "serahkan"), {**ALASAN, "kepada": "rekan"}
    ),
    # It is in nobody's hands yet.
    "tugas-lakukan ambil-alih": Alamat(
        BUKAN, expect(302, 403, 422, 403, 403, 403, 404, 403), ("tugas", "ambil-alih"), ALASAN
    ),
    "tugas-lakukan kertas": Alamat(
        BUKAN, GILIRAN_PEMILIK, ("tugas", "kertas"), {"pelaku": "giliran", "bukti": "berkas"}
    ),
    "tugas-lakukan tarik": Alamat(BUKAN, BELUM, ("tugas", "tarik")),
    "tugas-lakukan lewati": Alamat(BUKAN, PEMILIK, ("tugas", "lewati"), ALASAN),
    "tugas-lakukan kembali": Alamat(BUKAN, PEMILIK, ("tugas", "kembali"), {**ALASAN, "simbol": "simbol"}),
    "dokumen": Alamat(BACA, BUKAN, ("dokumen",)),
    # Open to anybody; what cannot be a code is not counted.
    "verifikasi": Alamat(expect(*[200] * 8), expect(*[405] * 8)),
    "verifikasi-kode": Alamat(expect(*[404] * 8), expect(*[404] * 8), ("bukan-kode",)),
    "sop-list": Alamat(SEMUA, BUKAN),
    "sop-versi": Alamat(BACA, BUKAN, ("versi",)),
    "sop-unduh": Alamat(BACA, BUKAN, ("versi",)),
    "sop-buku": Alamat(BACA, BUKAN, ("versi",)),
    "sop-formulir": Alamat(PDF_GAGAL, BUKAN, ("versi",)),
    "sop-waktu": Alamat(BACA, BUKAN, ("versi",)),
    "sop-waktu-buku": Alamat(BACA, BUKAN, ("versi",)),
    "sop-bpmn": Alamat(BACA, BUKAN, ("versi",)),
    "sop-banding": Alamat(BACA, BUKAN, ("versi", "versi")),
    "sop-konfirmasi": Alamat(
        expect(302, 403, 403, 200, 403, 200, 404, 200),
        # What was read before is not named.
        expect(302, 403, 403, 409, 403, 409, 404, 409),
        ("versi",),
    ),
    "sop-evaluasi": Alamat(BACA, expect(302, 403, 403, 422, 403, 422, 404, 422), ("versi",)),
    "sop-bersama": Alamat(expect(302, 403, 403, 200, 403, 200, 403, 200), BUKAN),
    "sop-bersama-versi": Alamat(
        expect(302, 403, 403, 404, 403, 404, 403, 200),
        expect(302, 403, 403, 404, 403, 404, 403, 403),
        ("versi",),
    ),
    "sop-logo": Alamat(BACA, BUKAN, ("instansi",)),
}


# Who belongs to a unit is answered as a colleague is, but sees nothing of another unit and of the whole until
# the report is finished.
SELURUHNYA = [
    "susunan-kemajuan", "terbitan", "terbitan-lampiran", "laporan-pdf", "laporan-docx",
    "laporan-dokumen", "dokumen", "naskah", "naskah-analisis",
    "naskah-bagian", "naskah-acuan", "naskah-gambar", "naskah-riwayat", "analisis",
    "analisis-sasaran", "format-unit", "format-unduh", "format-zip", "serahan", "serahan-berkas",
    "serahan-bertanda", "koreksi", "koreksi-lembar",
    "naskah-pratinjau", "naskah-pratinjau-analisis", "naskah-pratinjau-halaman",
    "kelengkapan", "persuratan", "reviu-laporan", "reviu-konsep", "reviu-pernyataan", "tanda-tangan-list",
    "surat-baru", "surat", "surat-ubah", "surat-pdf", "kirim", "buku-ekspedisi", "paket-reviu", "arsip",
    "disposisi-pdf", "rapat", "rapat-ics", "rapat-pdf", "rapat-hadir", "rapat-notulensi", "tindak-lanjut",
]  # fmt: skip
ORANG_UNIT = {
    **{nama: {"get": 403} for nama in SELURUHNYA},
    **{
        nama: {"get": 403, "post": 403}
        for nama in (
            "koreksi-baca",
            "koreksi-baca-bagian",
            "catatan-koreksi",
            "tanda-tangan",
            "surat-tanda-tangan",
            "tanda-tangan-selesaikan",
        )
    },
    "catatan-koreksi-hapus": {"post": 403},
    **{nama: {"get": 403, "post": 403} for nama in ("disposisi-beri", "perintah-lisan")},
    "rapat-berkas": {"post": 403},
    "kirim-email": {"post": 403},
    "pengumpulan": {"get": 302},  # the way to the own form
    "serahan-petakan": {"get": 200, "post": 422},  # a workbook of their own
}


@dataclass
class Dunia:
    """The people of the table, and what stands in the addresses by its name there."""

    people: dict[str, Client]
    nilai: dict[str, str]

    def read(self, nama: str) -> str:
        return self.nilai.get(nama, nama)


@pytest.fixture
def luar(jalan: Jalan) -> Kantor:
    """Another office, with rows of its own in every table that the admin shows."""
    kantor = make_kantor("kalbar-adpim", jalan.at)
    own, hari = {"instansi": kantor.laporan.instansi}, jalan.at.date()
    UnitKerja.objects.create(nama="Bagian Umum", **own)
    JadwalRetensi.objects.create(**own)
    TataNaskah.objects.create(**own)
    PolaJamKerja.objects.create(nama="Jam kerja biro", dasar_hukum="Perwal", **own)
    HariLibur.objects.create(tanggal=hari, nama="Hari jadi", jenis="setempat", sumber="SK", **own)
    return kantor


@pytest.fixture
def dunia(jalan: Jalan, luar: Kantor, settings: Settings) -> Dunia:
    """Row 4 lies with the Staf: data is taken in, a file and a note are there, nobody has taken the step."""
    settings.PDF_BATAS_WAKTU = 0
    kantor = jalan.kantor
    # In the demo one person owns the report and keeps the organisation; here they are two.
    Pegawai.objects.filter(pk=kantor.pemilik.pk).update(is_staff=False)
    tugas = jalan.walk_to("4")
    jalan.prepare(tugas)
    staf = kantor["Staf"]
    jejak = engine.attach(tugas.pk, staf, ContentFile(PDF, name="data.pdf"), at=jalan.tick())
    laporan = kantor.laporan
    indikator = Indikator.objects.filter(sasaran__laporan=laporan).first()
    format_data = FormatData.objects.get(laporan=laporan, unit=indikator.unit)
    receive(format_data.pk, kantor.pemilik, fill(format_data), at=jalan.tick())
    besok = timezone.localdate() + timedelta(days=1)
    # Nobody waits for a unit without rows, but its form was not handed out yet.
    tamu = UnitKerja.objects.create(instansi=laporan.instansi, nama="Tim tamu")
    bebas = FormatData.objects.create(
        laporan=laporan, unit=tamu, tenggat=besok, dibuat_pada=jalan.at, dibuat_oleh=kantor.pemilik
    )
    # It has sent a workbook of its own, whose columns nobody knows yet.
    tabel = ContentFile(make_tabel(["Indikator", "Realisasi"], []), name="tamu.xlsx")
    receive(bebas.pk, kantor.pemilik, tabel, at=jalan.tick())
    jalan.build(kantor.pemilik)
    Susunan.objects.create(laporan=laporan, pemohon=kantor.pemilik, status="gagal", dipesan_pada=jalan.at)
    laporan.instansi.logo.save("logo.png", ContentFile(b"\x89PNG"))
    pegawai: dict[str, Pegawai] = {
        "rekan": make_pegawai("rekan", laporan.instansi),
        "giliran": staf,
        "pemilik": kantor.pemilik,
        "kepala": kantor["Kepala Satuan"],
        "admin": make_pegawai("admin", laporan.instansi, is_staff=True),
        "luar": luar["Staf Administrasi"],
        "sistem": make_pegawai("sistem", is_superuser=True, is_staff=True),
    }
    make_admin(pegawai["admin"])
    people = {peran: Client() for peran in PERAN}
    for peran, orang in pegawai.items():
        people[peran].force_login(orang)
    rows: dict[str, Any] = {
        "laporan": laporan,
        "versi": laporan.versi,
        "instansi": laporan.instansi,
        "pelaksana": jalan.simbol("9").pelaksana,
        "simbol": jalan.simbol("2"),
        "tugas": tugas,
        "dokumen": Dokumen.objects.get(pk=jejak.rincian["dokumen"]),
        "sasaran": laporan.sasaran_set.first(),
        "indikator": indikator,
        "unit": indikator.unit,
        "tamu": tamu,
        "baris": laporan.anggaran_set.first(),
        "naskah": laporan.naskah_set.get(bagian="ikhtisar"),
        "gambar": keep_gambar(laporan, make_gambar(), kantor.pemilik, at=jalan.at),
        "kiriman": Pengiriman.objects.create(
            laporan=laporan,
            kepada="BKAD",
            cara="diantar",
            tanggal=jalan.at.date(),
            oleh=kantor.pemilik,
            pada=jalan.at,
        ),
        "bagian": BagianTambahan.objects.create(laporan=laporan, induk="bab1", judul="Pegawai"),
        **pegawai,
    }
    rows |= {"surat": make_surat(kantor, jalan.tick()), "nomor": make_nomor(kantor, jalan.tick())}
    rows |= {"masuk": make_masuk(jalan), "disposisi": make_disposisi(jalan), "rapat": make_rapat(jalan)}
    rows["tindak"] = rows["rapat"].tindak_lanjut.get()
    nilai = {nama: str(row.pk) for nama, row in rows.items()}
    return Dunia(people, nilai | {"besok": besok.isoformat(), "hari_ini": timezone.localdate().isoformat()})


def names_of(resolver: URLResolver) -> Iterator[str | None]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.name
        elif entry.namespace != "admin":
            yield from names_of(entry)


def test_every_address_is_in_the_table() -> None:
    listed = {nama.split()[0] for nama in TABEL}

    assert listed == set(names_of(get_resolver()))


def test_every_act_on_a_step_is_in_the_table() -> None:
    listed = {nama.split()[1] for nama in TABEL if nama.startswith("tugas-lakukan ")}

    assert listed == set(PERBUATAN)


def remember() -> list[object]:
    """All that a refused request must not have changed."""
    counts = [
        model.objects.count() for app in ("lakip", "sop") for model in apps.get_app_config(app).get_models()
    ]
    heads = Laporan.objects.values_list("status", "jejak_hash", "penanggung_jawab", "versi")
    return [*counts, *heads.order_by("pk"), *Tugas.objects.values_list("status", "pelaku").order_by("pk")]


@pytest.mark.parametrize("nama", TABEL)
def test_who_may_ask_what(dunia: Dunia, nama: str) -> None:
    alamat = TABEL[nama]
    url = reverse(nama.split()[0], args=[dunia.read(satu) for satu in alamat.args])
    before = remember()

    answers: dict[str, dict[str, int]] = {"get": {}, "post": {}}
    for peran, client in dunia.people.items():
        for method, answered in answers.items():
            with transaction.atomic():
                response = getattr(client, method)(url, send(dunia, alamat) if method == "post" else None)
                if response.streaming:
                    b"".join(response.streaming_content)  # which closes the file
                answered[peran] = response.status_code
                if response.status_code >= 400:
                    assert remember() == before, f"{method} by {peran} was refused, and yet changed something"
                transaction.set_rollback(True)

    assert answers == {"get": alamat.get, "post": alamat.post}


@pytest.mark.parametrize("nama", TABEL)
def test_people_of_another_unit_are_answered_as_colleagues_but_see_only_their_rows(
    dunia: Dunia, nama: str
) -> None:
    unit = UnitKerja.objects.get(pk=dunia.nilai["tamu"])
    client = Client()
    client.force_login(make_pegawai("tamu", unit.instansi, unit=unit))
    alamat = TABEL[nama]
    url = reverse(nama.split()[0], args=[dunia.read(satu) for satu in alamat.args])

    expected = {"get": alamat.get["rekan"], "post": alamat.post["rekan"], **ORANG_UNIT.get(nama, {})}

    response: Any = client.get(url)
    if response.streaming:
        b"".join(response.streaming_content)  # which closes the file
    assert response.status_code == expected["get"]
    with transaction.atomic():
        assert client.post(url, send(dunia, alamat)).status_code == expected["post"]
        transaction.set_rollback(True)


def test_nothing_that_a_frozen_report_says_is_changed_by_any_address(dunia: Dunia, jalan: Jalan) -> None:
    dunia.nilai["tugas"] = str(jalan.walk_to("9").pk)
    laporan = jalan.kantor.fresh()
    frozen = digest_now(laporan, jalan.at)
    about_laporan = {n: a for n, a in TABEL.items() if {"laporan", "tugas"} & set(a.args)}
    refused = set()

    for nama, alamat in about_laporan.items():
        url = reverse(nama.split()[0], args=[dunia.read(satu) for satu in alamat.args])
        for peran in ("pemilik", "giliran", "kepala", "admin"):
            with transaction.atomic():
                status = dunia.people[peran].post(url, send(dunia, alamat)).status_code
                assert digest_now(laporan, jalan.at) == frozen, f"{nama} by {peran}"
                transaction.set_rollback(True)
            if peran == "pemilik" and status == 403:
                refused.add(nama)

    # What a person answers of the checklist is not what the report says.
    writes = {n for n, a in about_laporan.items() if a.post in (UBAH, SIMPAN) and "laporan" in a.args}
    assert refused >= writes - {"kelengkapan-jawab"}


def send(dunia: Dunia, alamat: Alamat) -> dict[str, object]:
    isian: dict[str, object] = {
        nama.format_map(dunia.nilai): dunia.read(value) for nama, value in alamat.isian.items()
    }
    files = {nama for nama, value in isian.items() if value == "berkas"}
    return isian | {nama: SimpleUploadedFile("bukti.pdf", PDF) for nama in files}


# --- the admin ------------------------------------------------------------------------------------------


# By which field a row belongs to an instansi, where not by ``instansi`` itself.
JALUR = {
    "instansi": "id",
    "versisop": "sop__instansi",
    "jejak": "laporan__instansi",
}


def admin_urls(luar: Kantor) -> Iterator[tuple[str, str]]:
    """Every address of the admin with its name; where it is about a row, about one of another instansi."""
    [admin] = [entry for entry in get_resolver().url_patterns if getattr(entry, "namespace", "") == "admin"]
    for entry in admin.url_patterns:
        for satu in getattr(entry, "url_patterns", [entry]):
            about_row = set(satu.pattern.converters) & {"object_id", "id"} or "<id>" in str(satu.pattern)
            if satu.name and not satu.pattern.converters and not about_row and satu.name != "app_list":
                yield satu.name, reverse(f"admin:{satu.name}")
            elif satu.name and about_row and satu.name != "view_on_site":
                model = satu.name.split("_")[1] if "password" not in satu.name else "pegawai"
                yield satu.name, reverse(f"admin:{satu.name}", args=[_row_of(model, luar)])


def _row_of(model: str, luar: Kantor) -> int:
    """The key of a row of the other instansi, or of none where it has none."""
    kelas = next((apps.get_model(app, model) for app in ("sop", "lakip") if _knows(app, model)), None)
    if kelas is None:
        return 1
    rows = kelas.objects.filter(**{JALUR.get(model, "instansi"): luar.laporan.instansi_id})
    return rows.values_list("pk", flat=True).first() or 1


def _knows(app: str, model: str) -> bool:
    return model in apps.all_models[app]


def test_admin_is_closed_to_whoever_keeps_nothing(dunia: Dunia, luar: Kantor) -> None:
    opened = [
        (peran, method, nama)
        for nama, url in admin_urls(luar)
        for peran in ("anonim", "rekan", "giliran", "pemilik", "kepala", "luar")
        for method in ("get", "post")
        # These are Django's own: leaving, and the page that says that one may not enter.
        if nama not in ("login", "logout") and _status(dunia.people[peran], method, url) not in (302, 403)
    ]

    assert opened == []


def test_admin_of_an_instansi_reaches_no_row_of_another(dunia: Dunia, luar: Kantor) -> None:
    about_row = {nama: url for nama, url in admin_urls(luar) if _pk_in(url)}
    before = remember()

    reached = [
        (method, nama)
        for nama, url in about_row.items()
        for method in ("get", "post")
        if _status(dunia.people["admin"], method, url) == 200
    ]

    assert len(about_row) > 20
    assert reached == []
    assert remember() == before


def _pk_in(url: str) -> bool:
    return any(part.isdecimal() for part in url.split("/"))


def _status(client: Client, method: str, url: str) -> int:
    with transaction.atomic():
        status: int = getattr(client, method)(url).status_code
        transaction.set_rollback(True)
    return status
