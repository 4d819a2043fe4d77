"""The lists of an office's own in the admin: a copy of what holds, put into force, never changed after."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from lakip.domain.kelengkapan import JenisDaftar
from lakip.kelengkapan.daftar import read_daftar_of
from lakip.models import ButirPeriksa, DaftarPeriksa
from tests.formulir_admin import read_form
from tests.lakip.daftar_sendiri import make_daftar
from tests.sop.factories import login, make_pengguna
from tests.world import Kantor, make_kantor

HAK = [
    f"lakip.{hak}_{model}"
    for hak in ("view", "add", "change", "delete")
    for model in ("daftarperiksa", "butirperiksa")
]
DAFTAR = reverse("admin:lakip_daftarperiksa_changelist")


@pytest.fixture
def pengurus(kantor: Kantor) -> Client:
    return login(make_pengguna("pengurus", kantor.laporan.instansi, *HAK))


def page_of(daftar: DaftarPeriksa) -> str:
    return reverse("admin:lakip_daftarperiksa_change", args=[daftar.pk])


def copy(client: Client, kantor: Kantor, jenis: JenisDaftar = JenisDaftar.REVIU) -> DaftarPeriksa:
    url = reverse("admin:lakip_daftarperiksa_add")
    client.post(url, read_form(client, url) | {"instansi": kantor.laporan.instansi_id, "jenis": jenis.value})
    return DaftarPeriksa.objects.latest("pk")


def choose(client: Client, aksi: str, *daftar: DaftarPeriksa) -> str:
    isian = {"action": aksi, "_selected_action": [satu.pk for satu in daftar]}
    return client.post(DAFTAR, isian, follow=True).content.decode()


def nama_of(kantor: Kantor) -> str:
    return read_daftar_of(kantor.laporan.instansi_id)[JenisDaftar.REVIU].nama


def test_new_version_is_a_copy_of_what_holds(kantor: Kantor, pengurus: Client) -> None:
    daftar = copy(pengurus, kantor)

    assert (daftar.versi, daftar.is_berlaku, daftar.sumber) == (2, False, "PermenPANRB 53/2014 Lampiran III")
    umum = read_daftar_of(kantor.laporan.instansi_id)[JenisDaftar.REVIU]
    assert umum.versi == 1
    assert daftar.read().butir == umum.butir


def test_version_holds_once_it_is_put_into_force(kantor: Kantor, pengurus: Client) -> None:
    daftar = copy(pengurus, kantor)
    isian = read_form(pengurus, page_of(daftar)) | {
        "nama": "Checklist kami",
        "butirperiksa_set-0-uraian": "Baru",
    }
    pengurus.post(page_of(daftar), isian)
    before = nama_of(kantor)

    page = choose(pengurus, "put_into_force", daftar)

    assert (before, nama_of(kantor)) == ("Formulir checklist reviu", "Checklist kami")
    assert f"{daftar} berlaku bagi {kantor.laporan.instansi}." in page
    assert read_daftar_of(kantor.laporan.instansi_id)[JenisDaftar.REVIU].butir[0].uraian == "Baru"


def test_version_that_was_in_force_is_never_changed(kantor: Kantor, pengurus: Client) -> None:
    daftar = copy(pengurus, kantor)
    isian = read_form(pengurus, page_of(daftar))
    choose(pengurus, "put_into_force", daftar)
    choose(pengurus, "withdraw", daftar)

    refused = pengurus.post(page_of(daftar), isian | {"nama": "Lain"})

    assert refused.status_code == 403
    assert pengurus.post(page_of(daftar).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert DaftarPeriksa.objects.get().nama == "Formulir checklist reviu"
    assert ButirPeriksa.objects.count() == 23


def test_next_version_follows_the_one_in_force_and_replaces_it(kantor: Kantor, pengurus: Client) -> None:
    make_daftar(kantor, JenisDaftar.REVIU, [("1", "Piagam penghargaan", "", False)])

    daftar = copy(pengurus, kantor)
    choose(pengurus, "put_into_force", daftar)

    assert daftar.versi == 3
    assert [satu.uraian for satu in daftar.butirperiksa_set.all()] == ["Piagam penghargaan"]
    assert list(DaftarPeriksa.objects.filter(is_berlaku=True)) == [daftar]


def test_withdrawn_list_gives_way_to_the_common_one(kantor: Kantor, pengurus: Client) -> None:
    daftar = make_daftar(kantor, JenisDaftar.REVIU, [("1", "Piagam penghargaan", "", False)])

    choose(pengurus, "withdraw", daftar)

    assert nama_of(kantor) == "Formulir checklist reviu"


def test_rule_is_one_that_exists(kantor: Kantor, pengurus: Client) -> None:
    daftar = copy(pengurus, kantor)
    isian = read_form(pengurus, page_of(daftar)) | {"butirperiksa_set-0-aturan": "karangan"}

    page = pengurus.post(page_of(daftar), isian)

    assert page.status_code == 200
    assert daftar.read().butir[0].aturan == "identitas"


def test_lists_of_another_office_are_neither_seen_nor_put_into_force(
    kantor: Kantor, pengurus: Client
) -> None:
    lain = make_kantor("kalbar-adpim", kantor.laporan.dibuat_pada)
    daftar = make_daftar(lain, JenisDaftar.REVIU, [("1", "Piagam", "", False)])

    choose(pengurus, "withdraw", daftar)

    assert pengurus.get(page_of(daftar)).status_code == 404
    assert DaftarPeriksa.objects.get().is_berlaku
    assert nama_of(kantor) == "Formulir checklist reviu"


def test_database_keeps_one_list_of_a_kind_in_force(kantor: Kantor) -> None:
    daftar = make_daftar(kantor, JenisDaftar.REVIU, [])
    daftar.pk, daftar.versi = None, 3

    with pytest.raises(IntegrityError):
        daftar.save(force_insert=True)
