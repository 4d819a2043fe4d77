"""A version leaves as a file, and the office's logo is shown to its own people."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from sop.domain.berkas_baca import read_berkas
from sop.models import Instansi
from sop.storage import load_berkas
from tests.sop.factories import BALANGAN, PURWAKARTA, login, make_berlaku, make_draf, make_pengguna

pytestmark = pytest.mark.django_db


def make_logo(instansi: Instansi) -> str:
    gambar = BytesIO()
    Image.new("RGB", (2, 2)).save(gambar, "PNG")
    instansi.logo.save("logo.png", ContentFile(gambar.getvalue()))
    return reverse("sop-logo", args=[instansi.pk])


def test_file_can_be_imported_again() -> None:
    versi = make_berlaku()

    response = login(make_pengguna("penyusun", versi.sop.instansi)).get(reverse("sop-unduh", args=[versi.pk]))

    assert read_berkas(response.content) == load_berkas(versi)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{BALANGAN}-versi-1.json"'


def test_file_asks_for_a_login(client: Client) -> None:
    assert client.get(reverse("sop-unduh", args=[make_draf().pk])).status_code == 302


def test_logo_is_shown_to_the_office() -> None:
    instansi = make_draf().sop.instansi
    url = make_logo(instansi)

    response = login(make_pengguna("penyusun", instansi)).get(url)

    assert response.headers["Content-Type"] == "image/png"
    assert response.getvalue().startswith(b"\x89PNG")
    response.close()


def test_logo_of_another_office_is_not_found() -> None:
    url = make_logo(make_draf(BALANGAN).sop.instansi)

    assert login(make_pengguna("orang-luar", make_draf(PURWAKARTA).sop.instansi)).get(url).status_code == 404


def test_office_without_a_logo_has_none() -> None:
    instansi = make_draf().sop.instansi

    assert (
        login(make_pengguna("penyusun", instansi)).get(reverse("sop-logo", args=[instansi.pk])).status_code
        == 404
    )
