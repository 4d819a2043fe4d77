"""The list of SOPs of one's own office."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sop.models import Panah, Sop
from sop.storage import copy_versi
from tests.sop.factories import (
    BALANGAN,
    PURWAKARTA,
    lengthen,
    login,
    make_berlaku,
    make_draf,
    make_pengguna,
    read_fixture,
)

pytestmark = pytest.mark.django_db
URL = "/sop/"


def page(client: Client) -> str:
    return client.get(URL).content.decode()


def test_it_shows_every_version_with_its_status() -> None:
    versi = make_berlaku()
    copy_versi(versi)

    isi = page(login(make_pengguna("penyusun", versi.sop.instansi)))

    assert "Berlaku" in isi
    assert "Draf" in isi
    assert versi.nomor in isi
    assert "2 Feb 2026" in isi


def test_it_counts_findings_and_those_that_stop_it() -> None:
    versi = make_draf()
    Panah.objects.filter(dari__langkah__versi=versi, dari__langkah__urutan=5).delete()

    assert "menghalangi penetapan" in page(login(make_pengguna("penyusun", versi.sop.instansi)))


def test_it_shows_nothing_of_another_office() -> None:
    make_berlaku(BALANGAN)
    lain = make_berlaku(PURWAKARTA)

    response = login(make_pengguna("orang-luar", lain.sop.instansi)).get(URL)

    assert [baris.sop.kunci for baris in response.context["daftar"]] == [PURWAKARTA]


def test_who_keeps_the_system_sees_all() -> None:
    make_berlaku(BALANGAN)
    make_berlaku(PURWAKARTA)

    response = login(make_pengguna("pengelola", superuser=True)).get(URL)

    assert len(response.context["daftar"]) == 2


def test_there_is_nothing_to_search_where_there_is_no_sop() -> None:
    client = login(make_pengguna("pengelola", superuser=True))

    assert 'role="search"' not in page(client)
    assert "Belum ada SOP." in page(client)

    make_draf()
    assert 'role="search"' in page(client)


def test_who_belongs_nowhere_sees_nothing() -> None:
    make_berlaku()

    assert login(make_pengguna("tanpa-instansi")).get(URL).status_code == 404


def test_sop_without_a_version_is_shown_as_such() -> None:
    instansi = make_draf().sop.instansi
    Sop.objects.create(instansi=instansi, kunci="kosong", judul="SOP kosong")

    assert "Belum ada versi." in page(login(make_pengguna("penyusun", instansi)))


def test_it_asks_for_a_login(client: Client) -> None:
    assert client.get(URL).status_code == 302


def test_it_is_only_read() -> None:
    instansi = make_draf().sop.instansi

    assert login(make_pengguna("penyusun", instansi)).post(URL).status_code == 405


def test_only_who_may_add_is_offered_a_new_one() -> None:
    instansi = make_draf().sop.instansi

    assert reverse("admin:sop_sop_add") not in page(login(make_pengguna("penyusun", instansi)))
    assert reverse("admin:sop_sop_add") in page(login(make_pengguna("admin", instansi, "sop.add_sop")))


def test_queries_do_not_grow_with_sop_or_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = login(make_pengguna("penyusun", make_berlaku().sop.instansi))
    panjang = lengthen(read_fixture().langkah, 40)
    # session + user + what is due + count (paginator) + sop + versi + confirmations
    # + document: versi, pelaksana, langkah, simbol, panah
    # + evaluations + SOPs that may be named
    # + rights (of the person, of groups) + post of the person in the head
    queries = 1 + 1 + 1 + 1 + 1 + 1 + 1 + 5 + 1 + 1 + 2 + 1

    with django_assert_num_queries(queries):
        client.get(URL)
    for nomor in range(10):
        make_draf(kunci=f"sop-{nomor}", langkah=panjang)
    with django_assert_num_queries(queries):
        client.get(URL)
