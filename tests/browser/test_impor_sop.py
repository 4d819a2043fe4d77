"""An SOP is brought in from its pasted table by a new admin, put into force, and a report runs under it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from django.utils import timezone
from playwright.sync_api import Dialog

from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Tugas
from sop.lifecycle import StatusVersi
from sop.models import Sop
from tests.browser.conftest import MEJA, TELEPON, Jendela, Pintu
from tests.browser.perjalanan import KASUBAG, SEKRETARIS, SOP
from tests.browser.test_halaman import ask_axe
from tests.world import Kantor

pytestmark = pytest.mark.browser

BACA = "Atau tempelkan teksnya"
# What a person is given for it, in seconds, reading the sheet included; the pages take a part of that.
WAKTU_HALAMAN = 60


def paste(jendela: Jendela) -> None:
    jendela.open("/sop/")
    jendela.click("Impor SOP")
    jendela.page.get_by_label(BACA).fill(SOP)
    jendela.click("Baca")
    jendela.page.get_by_role("heading", name="Periksa hasil bacaan").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_pasted_sop_is_put_into_force_and_a_report_runs_under_it(
    masuk: Pintu, kantor: Kantor, scripts: bool
) -> None:
    admin = masuk(KASUBAG, scripts=scripts)
    began = monotonic()
    paste(admin)
    admin.page.get_by_label("Semua yang belum ditentukan").check()
    admin.click("Simpan sebagai draf SOP")
    admin.page.get_by_text("SOP tersimpan sebagai draf").wait_for()
    assert monotonic() - began < WAKTU_HALAMAN

    admin.page.get_by_role("link", name="Tetapkan").click()
    admin.page.get_by_label("Temuan di atas sudah saya baca").check()
    admin.page.get_by_role("button", name="Tetapkan").click()
    admin.page.get_by_text("Ditetapkan; berlaku").wait_for()
    versi = Sop.objects.latest("pk").versisop_set.get()
    assert versi.status == StatusVersi.BERLAKU

    admin.open("/laporan/baru/")
    admin.page.get_by_label("SOP yang berlaku").select_option(str(versi.pk))
    admin.page.get_by_label("Tahun laporan").fill("2026")
    admin.page.get_by_label("Tenggat penyampaian").fill((timezone.localdate() + timedelta(90)).isoformat())
    admin.click("Buat laporan")
    admin.page.get_by_text("Laporan dibuat").wait_for()
    admin.click("Jalannya")
    admin.click("Mulai laporan")
    admin.is_told("Laporan dimulai")
    laporan = Laporan.objects.get(versi=versi)

    sekretaris = masuk(SEKRETARIS, scripts=scripts)
    sekretaris.open(Tugas.objects.get(laporan=laporan).get_absolute_url())
    sekretaris.page.get_by_label("Catatan", exact=True).fill("Sudah diperintahkan.")
    sekretaris.click("Simpan catatan")
    sekretaris.click("Selesai")
    sekretaris.is_told("Tersimpan")

    kasubag = Tugas.objects.get(laporan=laporan, simbol__langkah__nomor="2")
    assert kasubag.simbol.pelaksana.nama == "KASUBAG PERENCANAAN & PELAPORAN"
    assert Laporan.objects.get(pk=laporan.pk).status == StatusLaporan.BERJALAN
    assert admin.gangguan == sekretaris.gangguan == []


@pytest.mark.parametrize("ukuran", [TELEPON, MEJA], ids=["telepon", "meja"])
def test_no_page_of_an_import_is_wider_than_the_screen(
    masuk: Pintu, kantor: Kantor, ukuran: dict[str, int]
) -> None:
    admin = masuk(KASUBAG, ukuran)
    paste(admin)
    lembar = admin.page.url
    for alamat in (lembar, f"{lembar}kolom/", f"{lembar}buang/", f"{admin.alamat}/admin/sop/imporsop/"):
        admin.page.goto(alamat)
        admin.page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
        assert admin.page.evaluate("document.documentElement.scrollWidth") <= ukuran["width"], alamat


def test_a_refused_sheet_says_why_and_can_be_used(
    masuk: Pintu, kantor: Kantor, alat: dict[str, Path]
) -> None:
    admin = masuk(KASUBAG, TELEPON)
    paste(admin)
    admin.click("Simpan sebagai draf SOP")

    admin.page.get_by_role("alert").get_by_text("tulisan yang tidak dipahami").wait_for()
    assert ask_axe(admin, alat["AXE"].read_text(), "/admin/") == []


def test_a_sheet_with_corrections_that_nobody_saved_is_not_left_by_accident(
    masuk: Pintu, kantor: Kantor
) -> None:
    admin = masuk(KASUBAG)
    paste(admin)
    ditanya: list[str] = []

    def stay(dialog: Dialog) -> None:
        ditanya.append(dialog.type)
        dialog.dismiss()

    admin.page.on("dialog", stay)
    admin.page.get_by_label("Judul SOP").click()
    admin.page.keyboard.type("Tata cara ")
    admin.click("Ubah arti kolom")
    assert ditanya == ["beforeunload"]

    admin.click("Simpan koreksi dan gambar ulang")
    admin.is_told("Koreksi tersimpan")
    admin.click("Ubah arti kolom")
    admin.page.wait_for_url("**/kolom/")
    assert ditanya == ["beforeunload"]
