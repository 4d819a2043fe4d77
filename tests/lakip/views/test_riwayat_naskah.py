"""The history of a text: every version, two of them compared, one had back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.isi.sasaran import collect_kinerja
from lakip.models import Naskah
from lakip.models.naskah import SebabVersi
from lakip.penulisan import store_naskah
from tests.lakip.formulir import client_of
from tests.world import Kantor


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


@pytest.fixture
def naskah(kantor: Kantor) -> Naskah:
    """A text that was imported and then written twice."""
    naskah = Naskah.objects.get(laporan=kantor.laporan, bagian="ikhtisar")
    write(kantor, naskah, "<p>Capaian naik.</p>")
    write(kantor, naskah, "<p>Capaian turun.</p>")
    return naskah


def write(kantor: Kantor, naskah: Naskah, isi: str) -> None:
    store_naskah(naskah, isi, kantor.pemilik, collect_kinerja(kantor.laporan), at=kantor.laporan.dibuat_pada)


def page_of(naskah: Naskah, pilihan: str = "") -> str:
    return reverse("naskah-riwayat", args=[naskah.laporan_id, naskah.pk]) + pilihan


def restore(client: Client, naskah: Naskah, nomor: int, versi: int) -> HttpResponse:
    url = reverse("naskah-pulihkan", args=[naskah.laporan_id, naskah.pk, nomor])
    return client.post(url, {"versi": versi})  # type: ignore[return-value]


def test_every_version_names_who_saved_it_and_why(pemilik: Client, naskah: Naskah) -> None:
    page = pemilik.get(page_of(naskah)).content.decode()

    assert page.count("<strong>Ditulis</strong> oleh Budi Hartono") == 2
    assert "<strong>Diimpor</strong>" in page


def test_the_last_two_versions_are_compared_first(pemilik: Client, naskah: Naskah) -> None:
    assert "Capaian <del>naik.</del> <ins>turun.</ins>" in pemilik.get(page_of(naskah)).content.decode()


def test_any_two_versions_are_compared(pemilik: Client, naskah: Naskah) -> None:
    page = pemilik.get(page_of(naskah, "?dari=3&ke=2")).content.decode()

    assert "Capaian <del>turun.</del> <ins>naik.</ins>" in page


def test_version_that_is_not_there_is_told(pemilik: Client, naskah: Naskah) -> None:
    assert pemilik.get(page_of(naskah, "?dari=9&ke=2")).status_code == 422


def test_restored_version_is_a_new_one(kantor: Kantor, pemilik: Client, naskah: Naskah) -> None:
    assert restore(pemilik, naskah, 2, naskah.versi).status_code == 302

    naskah.refresh_from_db()
    versi = naskah.riwayat.get(nomor=4)
    assert naskah.isi == "<p>Capaian naik.</p>"
    assert (versi.sebab, versi.oleh) == (SebabVersi.PULIH, kantor.pemilik)
    assert naskah.riwayat.count() == 4


def test_restoring_does_not_pass_over_what_was_saved_meanwhile(
    kantor: Kantor, pemilik: Client, naskah: Naskah
) -> None:
    seen = naskah.versi
    write(kantor, naskah, "<p>Baru saja.</p>")

    response = restore(pemilik, naskah, 2, seen)

    naskah.refresh_from_db()
    assert response.status_code == 409
    assert "baru saja disimpan lagi" in response.content.decode()
    assert naskah.isi == "<p>Baru saja.</p>"


def test_colleague_reads_the_history_and_restores_nothing(kantor: Kantor, naskah: Naskah) -> None:
    client = client_of(kantor["Staf"])

    assert "Pulihkan" not in client.get(page_of(naskah)).content.decode()
    assert restore(client, naskah, 2, naskah.versi).status_code == 403


def test_text_of_another_report_is_not_found(pemilik: Client, naskah: Naskah) -> None:
    assert pemilik.get(reverse("naskah-riwayat", args=[naskah.laporan_id, 0])).status_code == 404
    assert restore(pemilik, naskah, 9, naskah.versi).status_code == 404


def test_queries_do_not_grow_with_versions(kantor: Kantor, pemilik: Client, naskah: Naskah) -> None:
    counts = []
    for jumlah in (1, 8):
        for nomor in range(jumlah):
            write(kantor, naskah, f"<p>{jumlah} {nomor}</p>")
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(page_of(naskah))
        counts.append(len(queries))

    assert counts[0] == counts[1]
