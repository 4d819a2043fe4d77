"""The official form is had from the page of its version."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from sop.models import VersiSop
from tests.sop.factories import BALANGAN, PURWAKARTA, login, make_berlaku, make_draf, make_pengguna

pytestmark = pytest.mark.django_db


def test_the_form_opens_under_its_own_name() -> None:
    versi = make_berlaku()

    response = login(make_pengguna("penyusun", versi.sop.instansi)).get(
        reverse("sop-formulir", args=[versi.pk])
    )

    assert response.content.startswith(b"%PDF")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="{BALANGAN}-versi-1.pdf"'


def test_the_form_of_another_office_is_not_found() -> None:
    luar = login(make_pengguna("orang-luar", make_draf(PURWAKARTA).sop.instansi))

    assert luar.get(reverse("sop-formulir", args=[make_draf().pk])).status_code == 404


def test_a_form_that_cannot_be_built_is_told_on_the_page_of_the_version(settings: Settings) -> None:
    settings.PDF_BATAS_WAKTU = 0
    versi = make_draf()

    response = login(make_pengguna("penyusun", versi.sop.instansi)).get(
        reverse("sop-formulir", args=[versi.pk])
    )

    assert response.status_code == 503
    assert "PDF belum selesai disusun" in response.content.decode()
    assert versi.judul in response.content.decode()


def test_a_longer_sop_asks_the_database_no_more() -> None:
    def count_queries(versi: VersiSop) -> int:
        client = login(make_pengguna(f"penyusun-{versi.pk}", versi.sop.instansi))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("sop-formulir", args=[versi.pk]))
        return len(queries)

    assert count_queries(make_berlaku(BALANGAN)) == count_queries(make_berlaku(PURWAKARTA))
