"""A version leaves as a workbook, and the page says in what other shapes it may be had."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from sop.domain.suntingan import open_berkas
from sop.imports.formulir_xlsx import read_formulir
from sop.storage import load_berkas
from tests.sop.factories import BALANGAN, PURWAKARTA, login, make_berlaku, make_draf, make_pengguna

pytestmark = pytest.mark.django_db


def test_workbook_says_what_the_version_says() -> None:
    versi = make_berlaku()

    response = login(make_pengguna("penyusun", versi.sop.instansi)).get(reverse("sop-buku", args=[versi.pk]))

    assert read_formulir(load_workbook(BytesIO(response.content))) == open_berkas(load_berkas(versi))
    assert response.headers["Content-Disposition"] == f'attachment; filename="{BALANGAN}-versi-1.xlsx"'
    assert response.headers["Content-Type"].endswith("spreadsheetml.sheet")


def test_workbook_asks_for_a_login(client: Client) -> None:
    assert client.get(reverse("sop-buku", args=[make_draf().pk])).status_code == 302


def test_workbook_of_another_office_is_not_found() -> None:
    luar = login(make_pengguna("orang-luar", make_draf(PURWAKARTA).sop.instansi))

    assert luar.get(reverse("sop-buku", args=[make_draf().pk])).status_code == 404


def test_page_of_the_version_leads_to_each_of_its_files() -> None:
    versi = make_draf()

    isi = login(make_pengguna("penyusun", versi.sop.instansi)).get(versi.get_absolute_url()).content.decode()

    for nama in ("sop-formulir", "sop-buku", "sop-unduh", "sop-bpmn"):
        assert f'href="{reverse(nama, args=[versi.pk])}"' in isi


@pytest.mark.parametrize("kunci", [BALANGAN, PURWAKARTA])
def test_a_longer_sop_asks_the_database_no_more(
    kunci: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    versi = make_berlaku(kunci)
    client = login(make_pengguna("penyusun", versi.sop.instansi))

    # Session and person, the version, then its document: version, columns, rows, symbols, arrows.
    with django_assert_num_queries(8):
        client.get(reverse("sop-buku", args=[versi.pk]))
