"""The head of the office signs on a phone: two taps from the link in the notice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone

from lakip.models import TandaTangan, Tugas
from lakip.pemberitahuan import send_pemberitahuan
from lakip.susun import order_lakip
from tests.browser.conftest import TELEPON, Jendela, Pintu
from tests.browser.perjalanan import KEPALA
from tests.browser.sertifikat import PASSPHRASE, give_sertifikat
from tests.browser.test_halaman import ask_axe
from tests.conftest import SENIN_PAGI
from tests.world import Jalan, Kantor

pytestmark = pytest.mark.browser


@pytest.fixture
def tugas(kantor: Kantor) -> Tugas:
    """A LAKIP that was really built lies with the Kepala, who has a certificate and an address."""
    kepala = kantor["Kepala Satuan"]
    kepala.email = "kepala@contoh.go.id"
    kepala.save()
    give_sertifikat(kepala)
    jalan = Jalan(kantor, SENIN_PAGI).start()
    order_lakip(kantor.fresh(), kantor["Staf"], at=timezone.now(), tugas_pk=jalan.walk_to("6").pk)
    return jalan.walk_to("9")


def follow_notice(jendela: Jendela) -> str:
    """Send the notices that wait, and open the link of the last one."""
    send_pemberitahuan(timezone.now())
    tautan = re.findall(r"https?://\S+", str(mail.outbox[-1].body))
    alamat = "/" + tautan[0].split("/", 3)[3]
    jendela.open(alamat)
    return alamat


def test_two_taps_lead_from_the_notice_to_the_signature(
    masuk: Pintu, tugas: Tugas, alat: dict[str, Path]
) -> None:
    axe = alat["AXE"].read_text()
    kepala = masuk(KEPALA, TELEPON)
    alamat = follow_notice(kepala)
    assert "menunggu tanda tangan Anda" in mail.outbox[-1].subject
    assert kepala.says("LAKIP 2025 menunggu tanda tangan Anda")
    found = look(kepala, axe, alamat)

    kepala.page.get_by_role("link", name="Setujui & tandatangani").tap()
    kepala.page.get_by_label("Passphrase").fill(PASSPHRASE)
    found += look(kepala, axe, "tandatangan")
    kepala.page.get_by_role("button", name="Setujui & tandatangani").tap()
    kepala.is_told("LAKIP ditandatangani")

    signed = TandaTangan.objects.select_related("dokumen").get(tugas=tugas)
    assert (signed.status, signed.kapasitas) == ("jadi", "Kepala Satuan Polisi Pamong Praja")
    kepala.open(alamat)
    assert kepala.sees("Halaman verifikasi untuk umum")
    found += look(kepala, axe, alamat)
    assert (found, kepala.gangguan) == ([], [])


def test_a_return_from_the_phone_takes_its_reason_there_and_then(masuk: Pintu, tugas: Tugas) -> None:
    kepala = masuk(KEPALA, TELEPON, scripts=False)
    follow_notice(kepala)

    kepala.click("Kembalikan…")
    kepala.page.get_by_label("Alasan dan yang harus diperbaiki").fill("Tabel 3.1 belum sama.")
    kepala.page.get_by_role("button", name="Kembalikan").tap()
    kepala.is_told("Tersimpan")

    tugas.refresh_from_db()
    assert tugas.alasan == "Tabel 3.1 belum sama."


def look(jendela: Jendela, axe: str, alamat: str) -> list[str]:
    """What cannot be used on the page that is open, at the width of a phone."""
    jendela.page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    wide = jendela.page.evaluate("document.documentElement.scrollWidth")
    too_wide = [f"{alamat}: {wide} px wide"] if wide > TELEPON["width"] else []
    return [*too_wide, *ask_axe(jendela, axe, alamat)]
