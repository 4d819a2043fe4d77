"""What is done with a whole version: each act asks first, and says why it cannot be."""

from __future__ import annotations

import re
from datetime import date, timedelta

import lxml.html
import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from sop.models import Langkah, Panah, VersiSop
from sop.storage import copy_versi
from tests.sop.factories import make_berlaku, make_draf, status_of
from tests.sop.penyunting import admin_of, press, url_of

pytestmark = pytest.mark.django_db


def today_of(versi: VersiSop) -> date:
    return timezone.now().astimezone(versi.sop.instansi.zona).date()


def read_question(client: Client, versi: VersiSop) -> dict[str, str]:
    """What a browser would send of the question as it stands, all findings read."""
    page = lxml.html.fromstring(client.get(url_of(versi, "tetapkan")).content.decode())
    isi = dict(page.forms[-1].form_values())
    return {**isi, "dibaca": "on"}


def decide(client: Client, versi: VersiSop, **lain: str) -> str:
    """Put into force as the page has it, but for ``lain``; return the page that comes."""
    isi = {**read_question(client, versi), **lain}
    return client.post(url_of(versi, "tetapkan"), isi, follow=True).content.decode()


def test_putting_into_force_asks_first() -> None:
    draf = make_draf()

    isi = admin_of(draf.sop.instansi).get(url_of(draf, "tetapkan")).content.decode()

    assert "tidak dapat diubah lagi" in isi
    assert "disimpulkan" in isi
    assert status_of(draf) == "draf"


def test_version_is_put_into_force_today_and_the_log_says_so() -> None:
    draf = make_draf()

    decide(admin_of(draf.sop.instansi), draf)

    draf = VersiSop.objects.get(pk=draf.pk)
    assert (draf.status, draf.ditetapkan_oleh, draf.mulai_berlaku) == ("berlaku", "Admin", today_of(draf))
    assert LogEntry.objects.get().change_message.startswith("Ditetapkan; berlaku mulai ")


def test_version_is_decided_for_a_day_to_come() -> None:
    berlaku = make_berlaku()
    draf = copy_versi(berlaku)
    mulai = today_of(draf) + timedelta(days=10)

    decide(admin_of(draf.sop.instansi), draf, mulai=str(mulai))

    assert (status_of(draf), status_of(berlaku)) == ("terjadwal", "berlaku")


def test_a_day_that_is_past_is_refused_with_a_sentence() -> None:
    draf = make_draf()
    kemarin = today_of(draf) - timedelta(days=1)

    isi = decide(admin_of(draf.sop.instansi), draf, mulai=str(kemarin))

    assert "Tanggal mulai berlaku sudah lewat" in isi
    assert status_of(draf) == "draf"


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"dibaca": ""}, "Baca temuan di atas, lalu centang."),
        ({"mulai": "besok"}, "Tuliskan tanggal yang ada di kalender, misalnya 28-02-2026."),
        ({"mulai": ""}, "Bagian ini wajib diisi."),
    ],
)
def test_an_answer_that_is_missing_is_asked_for(isian: dict[str, str], pesan: str) -> None:
    draf = make_draf()

    assert pesan in decide(admin_of(draf.sop.instansi), draf, **isian)
    assert status_of(draf) == "draf"


def test_a_draft_that_cannot_run_is_not_even_asked_about() -> None:
    draf = make_draf()
    client = admin_of(draf.sop.instansi)
    isi = read_question(client, draf)
    Panah.objects.filter(dari__langkah__versi=draf, dari__langkah__urutan=5).delete()

    page = client.get(url_of(draf, "tetapkan")).content.decode()
    refused = client.post(url_of(draf, "tetapkan"), isi).content.decode()

    assert "Belum dapat ditetapkan." in page
    assert not re.search(r'type="submit"[^>]*value="Tetapkan"', page)
    assert "SOP ini belum dapat dijalankan." in refused
    assert status_of(draf) == "draf"
    assert not LogEntry.objects.exists()


def test_what_was_changed_after_it_was_read_is_not_decided() -> None:
    draf = make_draf()
    client = admin_of(draf.sop.instansi)
    isi = read_question(client, draf)
    press(client, draf, nomor="9/2026")

    refused = client.post(url_of(draf, "tetapkan"), isi).content.decode()

    assert "Draf ini diubah sejak halaman ini dibuka" in refused
    assert status_of(draf) == "draf"


def test_the_question_shows_what_changes_against_the_version_in_force() -> None:
    berlaku = make_berlaku()
    draf = copy_versi(berlaku)
    Langkah.objects.filter(versi=draf, urutan=3).update(keluaran="Berita acara pengumpulan")

    isi = admin_of(draf.sop.instansi).get(url_of(draf, "tetapkan")).content.decode()

    assert "Langkah: 1 berubah" in isi
    assert "tidak ada laporan yang sedang berjalan menurut versi itu" in isi
    assert re.search(r"<ins>.*Berita acara pengumpulan", isi)


@pytest.mark.parametrize("is_terjadwal", [False, True])
def test_version_is_withdrawn(is_terjadwal: bool) -> None:
    versi = make_draf()
    client = admin_of(versi.sop.instansi)
    mulai = today_of(versi) + timedelta(days=1 if is_terjadwal else 0)
    decide(client, versi, mulai=str(mulai))

    client.post(url_of(versi, "cabut"))

    assert status_of(versi) == "dicabut"


def test_a_draft_is_not_withdrawn() -> None:
    draf = make_draf()

    isi = admin_of(draf.sop.instansi).post(url_of(draf, "cabut")).content.decode()

    assert "Hanya versi yang berlaku atau akan berlaku dapat dicabut." in isi
    assert status_of(draf) == "draf"


def test_copy_of_a_version_is_a_draft_to_edit() -> None:
    versi = make_berlaku()

    response = admin_of(versi.sop.instansi).post(url_of(versi, "salin"), follow=True)

    baru = VersiSop.objects.get(nomor_versi=2)
    assert baru.status == "draf"
    assert response.redirect_chain == [(url_of(baru), 302)]


def test_copying_again_goes_on_to_the_copy_until_it_says_something_else() -> None:
    versi = make_berlaku()
    admin = admin_of(versi.sop.instansi)
    admin.post(url_of(versi, "salin"))
    salinan = VersiSop.objects.get(nomor_versi=2)

    assert admin.post(url_of(versi, "salin"), follow=True).redirect_chain == [(url_of(salinan), 302)]
    assert VersiSop.objects.count() == 2

    VersiSop.objects.filter(pk=salinan.pk).update(nomor="800/2")
    admin.post(url_of(versi, "salin"))
    assert VersiSop.objects.count() == 3


def test_a_draft_may_be_copied_too() -> None:
    draf = make_draf()

    admin_of(draf.sop.instansi).post(url_of(draf, "salin"))

    assert VersiSop.objects.get(nomor_versi=2).judul == draf.judul


@pytest.mark.parametrize("tindakan", ["tetapkan", "cabut", "salin"])
def test_each_act_needs_its_own_right(tindakan: str) -> None:
    draf = make_draf()
    penyunting = admin_of(draf.sop.instansi, "sop.change_versisop", "sop.view_versisop")

    assert penyunting.post(url_of(draf, tindakan)).status_code == 403
    assert f"/{tindakan}/" not in penyunting.get(url_of(draf)).content.decode()
