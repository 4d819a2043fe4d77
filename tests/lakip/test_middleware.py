"""Addresses that only take what a form sends, opened as a page."""

from __future__ import annotations

import pytest
from django.test import Client

from lakip.middleware import page_above
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman
from tests.world import Jalan

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.mark.parametrize(
    ("alamat", "halaman"),
    [
        ("/laporan/tugas/7/selesai/", "/laporan/tugas/7/"),
        ("/laporan/tugas/7/dokumen/3/tarik/", "/laporan/tugas/7/"),
        ("/laporan/4/mulai/", "/laporan/4/"),
        ("/laporan/4/orang/kolom/14/", "/laporan/4/orang/"),
        ("/laporan/4/kinerja/sasaran/2/geser/", "/laporan/4/kinerja/sasaran/2/"),
        ("/masuk/sebagai/1/", "/masuk/"),
        ("/keluar/", "/"),
    ],
)
def test_nearest_page_is_found(alamat: str, halaman: str) -> None:
    assert page_above(alamat) == halaman


def test_who_has_to_log_in_before_a_form_is_taken_is_led_back_to_its_page(jalan: Jalan) -> None:
    tugas = jalan["1"]
    alamat = f"{tugas.get_absolute_url()}selesai/"
    assert Client().post(alamat).headers["Location"] == f"/masuk/?next={alamat}"

    response = client_of(jalan.kantor["Sekretaris"]).get(alamat)

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Belum terkirim" in Halaman(response).teks
    assert f'href="{tugas.get_absolute_url()}"' in response.content.decode()
