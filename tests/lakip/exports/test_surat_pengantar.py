"""The surat pengantar on paper, read back as people and validators read it."""

from __future__ import annotations

from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from lakip.exports.surat_pengantar import build_surat
from lakip.isi.surat_pengantar import collect_surat
from lakip.tanda_tangan.ukuran import TEMPAT
from tests.lakip.surat import make_konsep, make_surat, number
from tests.world import Jalan


def read(pdf: bytes) -> str:
    return " ".join(" ".join(hal.extract_text() for hal in PdfReader(BytesIO(pdf)).pages).split())


def test_the_letter_says_what_the_office_wrote(jalan: Jalan) -> None:
    surat = number(jalan.kantor, make_surat(jalan.kantor, jalan.tick(), make_konsep()), jalan.tick())
    pdf = build_surat(collect_surat(surat, jalan.at))
    teks = read(pdf)

    for kata in (
        "KABUPATEN BALANGAN", "Paringin, 2 Februari 2026", "1. Kepala Bappeda 2. Inspektur di Paringin",
        "SURAT PENGANTAR Nomor 000.8.6.3/1/2026", "Hal Penyampaian LAKIP Tahun 2025",
        "LAKIP Satpol PP Tahun 2025", "1 (satu) dokumen", "Disampaikan dengan hormat.",
        "Pengirim, Kepala Satuan Polisi Pamong Praja", "Diterima tanggal", "No. telepon",
        "Tembusan: 1. Bupati Balangan", "Lembar kedua dikembalikan",
    ):  # fmt: skip
        assert kata in teks, kata
    assert TEMPAT in PdfReader(BytesIO(pdf)).named_destinations
    for profil in ("3a", "ua1"):
        assert page.validate_pdf_bytes(pdf, profile=profil).failures == []


def test_the_sheet_of_one_recipient_names_nobody_else(jalan: Jalan) -> None:
    surat = number(jalan.kantor, make_surat(jalan.kantor, jalan.tick(), make_konsep()), jalan.tick())
    hanya = surat.penerima.get(nama="Inspektur")
    teks = read(build_surat(collect_surat(surat, jalan.at, hanya)))

    assert "Yth. Inspektur di Paringin SURAT PENGANTAR" in teks
    assert "Bappeda" not in teks


@pytest.mark.parametrize("batal", [False, True])
def test_what_is_no_letter_says_so(jalan: Jalan, batal: bool) -> None:
    surat = make_surat(jalan.kantor, jalan.tick(), make_konsep(lampiran="1 (satu) berkas", sifat="segera"))
    surat.batal_sebab = "Salah alamat." if batal else ""
    teks = read(build_surat(collect_surat(surat, jalan.at)))

    assert ("DIBATALKAN: SALAH ALAMAT." if batal else "KONSEP") in teks.upper()
    assert "Sifat Segera Lampiran 1 (satu) berkas" in teks
    # There is nothing to verify yet.
    assert surat.kode not in teks.replace(" ", "")
