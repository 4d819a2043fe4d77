"""A day of an office, by clicking: from the order of the Sekretaris to the Kepala's answer on a phone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from lakip.lifecycle import StatusLaporan
from tests.browser.conftest import TELEPON, Jendela, Pintu
from tests.browser.sertifikat import PASSPHRASE, give_sertifikat
from tests.conftest import SENIN_PAGI
from tests.world import Jalan, Kantor

pytestmark = pytest.mark.browser


def open_desk(jendela: Jendela) -> bool:
    """Open what waits on the desk; say whether anything did."""
    jendela.open("/")
    if not jendela.sees("Buka"):
        return False
    jendela.click("Buka")
    return True


def work(jendela: Jendela) -> bool:
    """Do what waits on the desk as the page asks for it; say whether anything did."""
    if not open_desk(jendela):
        return False
    if jendela.says("buka “Pengumpulan data”"):
        gather(jendela)
    elif jendela.says("belum disusun pada putaran ini"):
        jendela.click("Susun dokumen")
    elif jendela.says("belum ada: lampirkan berkasnya") or jendela.says("belum bernomor"):
        jendela.page.get_by_label("Catatan", exact=True).fill("Sudah dikerjakan.")
        jendela.click("Simpan catatan")
    jendela.click("Ya, teruskan" if jendela.sees("Ya, teruskan") else "Selesai")
    jendela.is_told("Tersimpan")
    return True


def gather(jendela: Jendela) -> None:
    """Do on the board of units what the step asks for, and go back to the step; the units are excused."""
    jendela.click("Pengumpulan data")
    if jendela.sees("Buat format untuk"):
        tenggat = timezone.localdate() + timedelta(days=7)
        jendela.page.get_by_label("Tenggat penyerahan data").first.fill(tenggat.isoformat())
        jendela.click("Buat format untuk")
    elif jendela.sees("Tandai 3 unit sudah menerima"):
        jendela.click("Tandai 3 unit sudah menerima")
    while not jendela.sees("Selesaikan langkah"):
        jendela.click("Pesan dan tindakan")
        jendela.click("Tanpa serahan…")
        jendela.page.get_by_label("Alasan").first.fill("Datanya sudah ada.")
        jendela.click("Nyatakan tanpa serahan")
    jendela.click("Selesaikan langkah")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_report_goes_from_the_order_to_the_signature_and_on_to_its_end(
    masuk: Pintu, kantor: Kantor, tmp_path: Path, scripts: bool
) -> None:
    # What is doubtful in the figures, and why one was not measured, was said when they were entered.
    jalan = Jalan(kantor, SENIN_PAGI)
    jalan.explain()
    jalan.settle(kantor.pemilik)
    give_sertifikat(kantor["Kepala Satuan"])
    kasubag = masuk("Budi Hartono", scripts=scripts)
    sekretaris = masuk("Noor Hidayah", scripts=scripts)
    staf = masuk("Rina Safitri", scripts=scripts)
    kepala = masuk("Ahmad Fauzi", TELEPON, scripts=scripts)
    office = (sekretaris, kasubag, staf)

    kasubag.click("Laporan")
    kasubag.click("LAKIP 2025")
    kasubag.click("Mulai laporan")
    kasubag.is_told("Laporan dimulai")

    assert open_desk(sekretaris)
    disposisi = tmp_path / "disposisi.pdf"
    disposisi.write_bytes(b"%PDF-1.7 disposisi")
    sekretaris.page.get_by_label("Berkas", exact=True).set_input_files(disposisi)
    sekretaris.click("Lampirkan berkas")
    sekretaris.click("Selesai")
    sekretaris.is_told("Tersimpan")

    while not open_desk(kepala):
        assert any(work(jendela) for jendela in office)
    kepala.click("Kembalikan…")
    kepala.page.get_by_label("Alasan dan yang harus diperbaiki").fill("Bab III belum lengkap.")
    kepala.page.get_by_role("button", name="Kembalikan").click()
    kepala.is_told("Tersimpan")

    assert any(open_desk(jendela) and jendela.says("Bab III belum lengkap.") for jendela in office)
    while not open_desk(kepala):
        assert any(work(jendela) for jendela in office)

    kepala.page.get_by_role("link", name="Setujui & tandatangani").tap()
    kepala.page.get_by_label("Passphrase").fill(PASSPHRASE)
    kepala.page.get_by_role("button", name="Setujui & tandatangani").tap()
    kepala.is_told("LAKIP ditandatangani")

    while any(work(jendela) for jendela in office):
        pass
    assert kantor.fresh().status == StatusLaporan.SELESAI
    assert [jendela.gangguan for jendela in (*office, kepala)] == [[], [], [], []]


def test_both_answers_stand_on_the_first_screen(masuk: Pintu, jalan_9: Jalan) -> None:
    """On a phone nothing but the heading stands before the answers, and the document comes next."""
    kepala = masuk("Ahmad Fauzi", TELEPON)
    kepala.click("Buka")

    tops = [kepala.top_of(words) for words in ("Setujui & tandatangani", "Kembalikan…", "Buka PDF")]

    assert tops == sorted(tops)
    assert tops[-1] < TELEPON["height"]


def test_a_page_can_be_walked_by_keyboard(masuk: Pintu, jalan_9: Jalan) -> None:
    kepala = masuk("Ahmad Fauzi")
    kepala.click("Buka")
    kepala.is_told("menunggu tanda tangan Anda")

    kepala.page.keyboard.press("Tab")
    assert kepala.focused() == "Langsung ke isi halaman"
    kepala.page.keyboard.press("Enter")
    kepala.page.wait_for_function("document.activeElement.id === 'isi'")
    words = []
    for _ in range(4):
        kepala.page.keyboard.press("Tab")
        words.append(kepala.focused().split(" ke langkah")[0])

    assert words == [
        "Setujui & tandatangani", "Kembalikan…", "Setujui tanpa tanda tangan elektronik", "Buka PDF",
    ]  # fmt: skip
