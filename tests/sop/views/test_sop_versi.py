"""One version as it stands on paper."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from sop.models import VersiSop
from sop.storage import copy_versi
from tests.sop.factories import (
    BALANGAN,
    KUNCI,
    PURWAKARTA,
    lengthen,
    login,
    make_berlaku,
    make_draf,
    make_pengguna,
    read_fixture,
)
from tests.sop.penyunting import admin_of

pytestmark = pytest.mark.django_db


def show(versi: VersiSop) -> str:
    client = login(make_pengguna("penyusun", versi.sop.instansi))
    return client.get(versi.get_absolute_url()).content.decode()


@pytest.mark.parametrize("kunci", KUNCI)
def test_it_shows_every_text_of_the_identity_block(kunci: str) -> None:
    berkas = read_fixture(kunci)

    isi = show(make_berlaku(kunci))

    texts = [
        berkas.nomor,
        berkas.tanggal.efektif,
        berkas.disahkan_oleh.nama,
        *berkas.dasar_hukum,
        *berkas.peralatan,
    ]
    assert [teks for teks in texts if escape(teks) not in isi] == []


def test_it_draws_the_diagram() -> None:
    isi = show(make_berlaku())

    assert '<svg xmlns="http://www.w3.org/2000/svg" class="bagan"' in isi
    assert "bagan-disimpulkan" in isi


def test_it_lists_what_was_inferred_and_why() -> None:
    isi = show(make_berlaku(PURWAKARTA))

    alasan = read_fixture(PURWAKARTA).langkah[0].simbol[0].alasan
    assert "disimpulkan" in isi
    assert escape(alasan) in isi


def test_it_tells_the_diagram_in_words() -> None:
    assert "SEKRETARIS (mulai" in show(make_berlaku())


def test_it_shows_findings_by_weight() -> None:
    response = login(make_pengguna("penyusun", make_draf(nomor="").sop.instansi)).get(
        VersiSop.objects.get().get_absolute_url()
    )

    assert [tingkat for tingkat, _ in response.context["temuan"]] == [
        "tidak sesuai pedoman",
        "perlu konfirmasi",
    ]


def test_it_shows_the_history_and_the_hash() -> None:
    versi = make_berlaku()
    baru = copy_versi(versi)

    isi = show(versi)

    assert baru.get_absolute_url() in isi
    assert versi.hash_isi in isi


def test_version_without_rows_says_what_comes_next() -> None:
    kosong = VersiSop.objects.create(
        sop=make_draf().sop, nomor_versi=2, judul="LAKIP", kop_instansi="Satpol PP"
    )

    isi = show(kosong)

    assert "Belum ada simbol yang digambar." in isi
    assert "Belum ada langkah." in isi


def test_only_who_may_change_a_draft_is_led_to_the_admin() -> None:
    draf = make_draf()
    sunting = reverse("admin:sop_versisop_change", args=[draf.pk])
    admin = login(make_pengguna("admin", draf.sop.instansi, "sop.change_versisop"))

    assert sunting not in show(draf)
    assert sunting in admin.get(draf.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("make_versi", "offered"), [(make_draf, True), (make_berlaku, False)])
def test_a_draft_is_put_into_force_from_its_page(make_versi: type, offered: bool) -> None:
    versi = make_versi()
    isi = admin_of(versi.sop.instansi).get(versi.get_absolute_url()).content.decode()

    assert (reverse("admin:sop_versisop_tetapkan", args=[versi.pk]) in isi) is offered


def test_version_of_another_office_is_not_found() -> None:
    versi = make_berlaku(BALANGAN)
    orang_luar = login(make_pengguna("orang-luar", make_berlaku(PURWAKARTA).sop.instansi))

    for nama in ("sop-versi", "sop-unduh"):
        assert orang_luar.get(reverse(nama, args=[versi.pk])).status_code == 404


def test_who_keeps_the_system_sees_every_version() -> None:
    assert (
        login(make_pengguna("pengelola", superuser=True)).get(make_draf().get_absolute_url()).status_code
        == 200
    )


def test_it_asks_for_a_login(client: Client) -> None:
    assert client.get(make_draf().get_absolute_url()).status_code == 302


def test_it_is_only_read() -> None:
    versi = make_draf()

    assert (
        login(make_pengguna("penyusun", versi.sop.instansi)).post(versi.get_absolute_url()).status_code == 405
    )


def test_words_of_the_document_are_never_markup() -> None:
    assert "<script>alert" not in show(make_draf(judul="<script>alert(1)</script>"))


def test_queries_do_not_grow_with_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pendek = make_draf()
    panjang = make_draf(kunci="sop-panjang", langkah=lengthen(read_fixture().langkah, 40))
    client = login(make_pengguna("penyusun", pendek.sop.instansi))

    for versi in (pendek, panjang):
        # session + user + what is due + versi + confirmations
        # + document (versi, pelaksana, langkah, simbol, panah)
        # + primary keys of the symbols + the draft as it was edited + versions of the SOP
        # + rights (of the person, of groups) + post of the person in the head
        with django_assert_num_queries(1 + 1 + 1 + 1 + 1 + 5 + 1 + 1 + 1 + 2 + 1):
            client.get(versi.get_absolute_url())
