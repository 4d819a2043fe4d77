"""Two versions of an SOP on one sheet."""

from __future__ import annotations

import lxml.html
import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sop.models import Langkah, VersiSop
from sop.storage import copy_versi
from tests.sop.factories import (
    PURWAKARTA,
    lengthen,
    login,
    make_berlaku,
    make_draf,
    make_pengguna,
    read_fixture,
)

pytestmark = pytest.mark.django_db


def url_of(baru: VersiSop, lama: VersiSop) -> str:
    return reverse("sop-banding", args=[baru.pk, lama.pk])


def make_pair() -> tuple[VersiSop, VersiSop]:
    lama = make_berlaku()
    baru = copy_versi(lama)
    Langkah.objects.filter(versi=baru, urutan=3).update(keluaran="Berita acara pengumpulan")
    return lama, baru


def test_it_marks_what_came_and_what_is_gone() -> None:
    lama, baru = make_pair()
    dihapus = lama.langkah_set.get(urutan=3).keluaran

    page = lxml.html.fromstring(
        login(make_pengguna("penyusun", lama.sop.instansi)).get(url_of(baru, lama)).content
    )

    table = page.find_class("banding")[0]
    assert [ins.text_content() for ins in table.iter("ins")] == [
        "(ditambah:) Berita acara pengumpulan (akhir)"
    ]
    assert [dihapus in satu.text_content() for satu in table.iter("del")] == [True]
    assert "Langkah: 1 berubah" in page.find_class("banding-ringkasan")[0].text_content()


def test_the_history_leads_there_and_the_newer_one_is_the_later() -> None:
    lama, baru = make_pair()
    client = login(make_pengguna("penyusun", lama.sop.instansi))

    for versi in (lama, baru):
        assert url_of(baru, lama) in client.get(versi.get_absolute_url()).content.decode()


def test_two_versions_are_chosen_on_the_page() -> None:
    lama, baru = make_pair()
    client = login(make_pengguna("penyusun", lama.sop.instansi))

    response = client.get(url_of(baru, lama), {"lama": baru.pk, "baru": lama.pk})

    assert (response.status_code, response["Location"]) == (302, url_of(lama, baru))


def test_a_version_of_another_sop_is_not_to_be_chosen() -> None:
    lama, baru = make_pair()
    lain = make_draf(kunci="sop-lain")
    client = login(make_pengguna("penyusun", lama.sop.instansi))

    assert "tidak dapat dibandingkan" in (
        client.get(url_of(baru, lama), {"lama": lain.pk, "baru": baru.pk}).content.decode()
    )
    assert client.get(url_of(baru, lain)).status_code == 404


def test_versions_that_say_the_same_are_told_so() -> None:
    lama = make_berlaku()

    page = login(make_pengguna("penyusun", lama.sop.instansi)).get(url_of(copy_versi(lama), lama))

    assert "Kedua versi ini berisi sama." in page.content.decode()


def test_versions_of_another_office_are_not_found() -> None:
    lama, baru = make_pair()
    orang_luar = login(make_pengguna("orang-luar", make_berlaku(PURWAKARTA).sop.instansi))

    assert orang_luar.get(url_of(baru, lama)).status_code == 404


def test_words_of_the_document_are_never_markup() -> None:
    lama = make_draf(judul="<script>alert(1)</script>")
    baru = copy_versi(lama)
    Langkah.objects.filter(versi=baru).update(kegiatan="<script>alert(2)</script>")

    page = login(make_pengguna("penyusun", lama.sop.instansi)).get(url_of(baru, lama))

    assert "<script>alert" not in page.content.decode()


def test_queries_do_not_grow_with_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pendek = make_draf()
    panjang = make_draf(kunci="sop-panjang", langkah=lengthen(read_fixture().langkah, 40))
    client = login(make_pengguna("penyusun", pendek.sop.instansi))

    for lama in (pendek, panjang):
        baru = copy_versi(lama)
        # session + user + both versions + confirmations + documents (versi, pelaksana, langkah, simbol,
        # panah) + both selects + rights (of the person, of groups) + post of the person in the head
        with django_assert_num_queries(1 + 1 + 2 + 1 + 5 + 2 + 2 + 1 + 2):
            client.get(url_of(baru, lama))
