"""The demo plays itself: each of the five SOPs from its first symbol to its last, through the pages."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import page
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from lakip.access import is_dianalisis
from lakip.contoh import KUNCI_TAHUN, load_kantor
from lakip.domain.rantai import Baris, Kepala, find_break
from lakip.isi.konsistensi import open_temuan
from lakip.lifecycle import StatusLaporan
from lakip.models import (
    CatatanKoreksi,
    Laporan,
    Paraf,
    Pegawai,
    Pengiriman,
    Penugasan,
    Serahan,
    Surat,
    Terbitan,
    Tugas,
)
from lakip.models.pengumpulan import StatusSerahan
from lakip.tanda_tangan.periksa import read_akar, validate
from lakip.tanda_tangan.rangkaian import find_penutup, list_jadi
from lakip.unit.baris import count_by_unit
from sop.domain.alur import next_simbol
from sop.storage import load_alur

LIMA = [kunci for kunci in KUNCI_TAHUN if kunci != "grobogan-dpupr"]

pytestmark = pytest.mark.usefixtures("kalender")


def read_rantai(berkas: Path) -> list[Baris]:
    rows = [json.loads(line) for line in berkas.read_text().splitlines()]
    return [
        Baris(
            row["nomor"],
            {k: v for k, v in row.items() if not k.startswith("hash")},
            row["hash_sebelum"],
            row["hash"],
        )
        for row in rows
    ]


@pytest.mark.parametrize("kunci", LIMA)
def test_report_goes_all_the_way_and_leaves_document_record_and_history(kunci: str, tmp_path: Path) -> None:
    call_command("jalankan", kunci, keluaran=tmp_path)

    laporan = Laporan.objects.get(versi__sop__kunci=kunci)
    visits = list(Tugas.objects.filter(laporan=laporan).select_related("simbol"))
    assert laporan.status == StatusLaporan.SELESAI

    pages = PdfReader(tmp_path / "lakip.pdf").pages
    assert " ".join(laporan.instansi.nama.split()[-2:]) in " ".join(pages[0].extract_text().split())
    word = [paragraf.text for paragraf in Document(str(tmp_path / "lakip.docx")).paragraphs]
    assert "Bab III Akuntabilitas Kinerja" in word

    rantai = read_rantai(tmp_path / "jejak.jsonl")
    assert find_break(rantai, Kepala(laporan.jejak_nomor, laporan.jejak_hash)) is None

    assert len((tmp_path / "riwayat.txt").read_text().splitlines()) == len(visits)
    _check_path(laporan, visits)
    _check_data(laporan, tmp_path)
    _check_koreksi(laporan, tmp_path)
    _check_beku(laporan, tmp_path)
    _check_tanda_tangan(laporan, tmp_path)
    _check_kirim(laporan, tmp_path)


def _check_data(laporan: Laporan, keluaran: Path) -> None:
    """Every unit handed in its workbook, one after a slip in it was mended; nothing is left to answer."""
    unit = set(count_by_unit(laporan))
    of_laporan = Serahan.objects.filter(format__laporan=laporan)
    applied = of_laporan.filter(status=StatusSerahan.DITERAPKAN)
    assert unit == set(applied.values_list("format__unit", flat=True))
    assert of_laporan.filter(status=StatusSerahan.BERTEMUAN).count() == 1
    assert all(serahan.perubahan for serahan in applied)
    written = [load_workbook(berkas) for berkas in keluaran.glob("*.xlsx")]
    assert [buku.sheetnames[:2] for buku in written] == [["Indikator", "Anggaran"]] * len(unit)
    assert open_temuan(laporan) == ()
    assert is_dianalisis(laporan)


def _check_koreksi(laporan: Laporan, keluaran: Path) -> None:
    """Each decision sent the document back once with remarks: on words, a figure, the whole; all answered."""
    catatan = CatatanKoreksi.objects.filter(laporan=laporan)
    decisions = [s for s in load_alur(laporan.versi_id).by_id if load_alur(laporan.versi_id).pilihan(s)]
    assert catatan.count() == 3 * len(decisions)
    assert set(catatan.values_list("jenis", flat=True)) == {"kutipan", "sel", "umum"}
    assert Counter(catatan.values_list("tanggapan", flat=True)) == {
        "diubah": len(decisions),
        "tidak_diubah": 2 * len(decisions),
    }
    assert Terbitan.objects.filter(laporan=laporan).count() > len(decisions)

    lembar = " ".join(page.extract_text() for page in PdfReader(keluaran / "lembar-koreksi.pdf").pages)
    assert lembar.count("Contoh catatan: periksa kembali.") == catatan.count()


def _check_beku(laporan: Laporan, keluaran: Path) -> None:
    """The frozen LAKIP was approved; it lies there as it was signed last, with every paraf that holds."""
    terbitan = Terbitan.objects.filter(laporan=laporan).latest("nomor")
    penutup = find_penutup(terbitan)
    assert terbitan.dibekukan_pada
    assert penutup
    assert penutup.dokumen
    assert hashlib.sha256((keluaran / "lakip.pdf").read_bytes()).hexdigest() == penutup.dokumen.sha256
    assert {p.terbitan_id for p in Paraf.objects.filter(laporan=laporan, gugur_pada=None)} <= {terbitan.pk}


def _check_tanda_tangan(laporan: Laporan, keluaran: Path) -> None:
    """The LAKIP and the letter are signed, valid for both validators, and still what archives ask for."""
    terbitan = Terbitan.objects.filter(laporan=laporan).latest("nomor")
    surat = Surat.objects.filter(laporan=laporan).latest("pk")
    jenis = [satu.jenis for satu in list_jadi(terbitan)]
    assert jenis[-1] == "tanda_tangan"
    if laporan.versi.sop.kunci == "kalbar-adpim":
        assert jenis == ["paraf", "paraf", "tanda_tangan"]
    for nama, jumlah in (("lakip.pdf", len(jenis)), ("surat-pengantar.pdf", 1)):
        berkas = keluaran / nama
        verdik = validate(berkas.read_bytes(), read_akar(keluaran))
        assert [satu.is_utuh and satu.is_tepercaya for satu in verdik] == [True] * jumlah
        if shutil.which("pdfsig"):
            told = subprocess.run(["pdfsig", str(berkas)], capture_output=True, text=True).stdout
            assert told.count("Signature is Valid") == jumlah
        _check_arsip_pdf(berkas, jumlah)
    assert surat.nomor
    assert surat.nomor.teks in PdfReader(keluaran / "surat-pengantar.pdf").pages[0].extract_text()


def _check_arsip_pdf(berkas: Path, jumlah: int) -> None:
    """One rule is a false alarm: of a signature that ends at its own revision, not at the last."""
    alarm = {"PDFA3A-SIGNATURE-BYTERANGE-001"} if jumlah > 1 else set()
    arsip = page.validate_pdf_bytes(berkas.read_bytes(), profile="3a")
    assert {satu.rule_id for satu in arsip.failures} <= alarm
    assert page.validate_pdf_bytes(berkas.read_bytes(), profile="ua1").is_compliant


def _check_kirim(laporan: Laporan, keluaran: Path) -> None:
    """Every receipt lies there, and the archive proves itself; a flipped byte in it is named."""
    received = Pengiriman.objects.filter(laporan=laporan).exclude(bukti=None).count()
    assert len(list(keluaran.glob("tanda-terima-*"))) == received > 0
    arsip, keluar = keluaran / "arsip.zip", StringIO()
    call_command("periksa_arsip", arsip, akar=keluaran, stdout=keluar)
    assert "Sah: berkas utuh" in keluar.getvalue()
    assert "Berkas utuh sejak" not in keluar.getvalue()
    assert keluar.getvalue().endswith("Arsip ini utuh.\n")

    isi = bytearray(arsip.read_bytes())
    with ZipFile(arsip) as zip_file:
        besar = max(zip_file.infolist(), key=lambda info: info.compress_size)
    isi[besar.header_offset + besar.compress_size // 2] ^= 1
    rusak = keluaran / "rusak.zip"
    rusak.write_bytes(isi)
    with pytest.raises(CommandError, match=re.escape(besar.filename)):
        call_command("periksa_arsip", rusak, stdout=StringIO())


def _check_path(laporan: Laporan, visits: list[Tugas]) -> None:
    """Every symbol was visited, every visit followed an arrow, every decision said tidak once and then ya."""
    alur = load_alur(laporan.versi_id)
    assert {tugas.simbol_id for tugas in visits} == set(alur.by_id)
    by_pk = {tugas.pk: tugas for tugas in visits}
    for tugas in visits:
        dari = by_pk.get(tugas.dari_id or 0)
        if dari is None:
            assert tugas.simbol_id == alur.mulai.id
        else:
            assert tugas.simbol_id in next_simbol(alur, dari.simbol_id, dari.keputusan)
    answers = Counter((t.simbol_id, t.keputusan) for t in visits if t.keputusan)
    for simbol in alur.by_id:
        if alur.pilihan(simbol):
            assert answers[simbol, "tidak"] == 1
            assert answers[simbol, "ya"] >= 1
            assert next(t.keputusan for t in visits if t.simbol_id == simbol) == "tidak"


def test_a_second_run_takes_the_next_year_and_is_a_sample_too(tmp_path: Path) -> None:
    load_kantor("balangan-satpolpp", timezone.now())
    Laporan.objects.update(status=StatusLaporan.SELESAI)

    call_command("jalankan", "balangan-satpolpp", keluaran=tmp_path)

    baru = Laporan.objects.latest("tahun")
    assert (baru.tahun, baru.is_contoh, baru.status) == (2026, True, StatusLaporan.SELESAI)


def test_a_page_that_refuses_stops_the_run_with_its_address(tmp_path: Path) -> None:
    load_kantor("balangan-satpolpp", timezone.now())
    Penugasan.objects.filter(pelaksana__nama="KASAD").delete()

    with pytest.raises(CommandError, match=r"/mulai/ menjawab 422"):
        call_command("jalankan", "balangan-satpolpp", keluaran=tmp_path)


def test_only_offices_of_the_demo_can_be_played(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak ada; pilih dari"):
        call_command("jalankan", "kantor-lain", keluaran=tmp_path)


def test_folder_that_cannot_be_made_is_known_before_the_run(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")

    with pytest.raises(CommandError, match="pilih folder lain"):
        call_command("jalankan", "balangan-satpolpp", keluaran=tmp_path / "berkas")
    assert not Pegawai.objects.exists()
