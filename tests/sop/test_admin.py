"""The admin keeps SOPs: a draft in full, a version in force not at all, and only one's own office's."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sop.domain.berkas import content_hash
from sop.models import Instansi, Langkah, Sop, VersiSop
from sop.storage import load_berkas
from tests.formulir_admin import read_form
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
from tests.sop.penyunting import admin_of, url_of

pytestmark = pytest.mark.django_db


def test_new_version_gets_the_next_number_and_goes_on_to_the_editor() -> None:
    draf = make_draf()

    response = admin_of(draf.sop.instansi).post(
        reverse("admin:sop_versisop_add"), {"sop": draf.sop_id}, follow=True
    )

    baru = VersiSop.objects.get(nomor_versi=2)
    assert response.redirect_chain == [(url_of(baru), 302)]
    assert (baru.judul, baru.kop_instansi) == (draf.sop.judul, draf.sop.instansi.nama)
    assert "Mulai: 3 kolom, 5 langkah" in response.content.decode()


def test_pressed_again_the_draft_that_is_still_empty_is_opened() -> None:
    draf = make_draf()
    admin = admin_of(draf.sop.instansi)

    for _ in range(2):
        response = admin.post(reverse("admin:sop_versisop_add"), {"sop": draf.sop_id}, follow=True)

    assert response.redirect_chain == [(url_of(VersiSop.objects.get(nomor_versi=2)), 302)]
    assert VersiSop.objects.count() == 2


def test_version_in_force_can_only_be_looked_at() -> None:
    versi = make_berlaku()
    admin = admin_of(versi.sop.instansi)

    page = admin.get(url_of(versi))

    assert page.status_code == 200
    assert not re.search(
        r"<(textarea|select)|<input type=.(text|number)", page.content.decode().split('id="content"')[1]
    )
    assert "Lihat di situs" in page.content.decode()
    assert admin.post(url_of(versi), {"judul": "Lain"}).status_code == 403
    deletion = admin.get(url_of(versi, "delete"), follow=True).content.decode()
    assert "sudah ditetapkan, jadi tidak dapat dihapus" in deletion
    assert content_hash(load_berkas(versi)) == versi.hash_isi


def test_version_in_force_shows_its_lists_as_lines() -> None:
    versi = make_berlaku()

    isi = admin_of(versi.sop.instansi).get(url_of(versi)).content.decode()

    assert versi.peralatan[0] in isi
    assert "[&quot;" not in isi


def test_bulk_deletion_spares_the_version_in_force() -> None:
    versi = make_berlaku()

    admin_of(versi.sop.instansi).post(
        reverse("admin:sop_versisop_changelist"),
        {"action": "delete_selected", "_selected_action": [versi.pk], "post": "yes"},
    )

    assert VersiSop.objects.filter(pk=versi.pk).exists()


@pytest.mark.parametrize("baris", [11, 40])
def test_before_a_draft_is_deleted_one_is_told_how_many_rows_go_with_it(
    baris: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    draf = make_draf(langkah=lengthen(read_fixture().langkah, baris))
    admin = admin_of(draf.sop.instansi)

    with django_assert_num_queries(
        1  # session
        + 1  # user
        + 2  # permissions of the user and of their groups
        + 2  # the version, asked for by us and by Django
        + 1  # how many rows
        + 2  # the transaction
    ):
        page = admin.get(url_of(draf, "delete")).content.decode()

    assert f"<li>Langkah: {baris}</li>" in page


def test_draft_can_be_deleted_with_all_its_rows() -> None:
    draf = make_draf()

    admin_of(draf.sop.instansi).post(url_of(draf, "delete"), {"post": "yes"})

    assert not VersiSop.objects.exists()
    assert not Langkah.objects.exists()


@pytest.mark.parametrize("make_versi", [make_draf, make_berlaku], ids=["draf", "berlaku"])
def test_instansi_with_an_sop_is_protected_and_the_page_says_so(make_versi: Callable[[], VersiSop]) -> None:
    instansi = make_versi().sop.instansi
    admin = admin_of(instansi)

    assert "Tidak dapat menghapus instansi" in admin.get(url_of(instansi, "delete")).content.decode()
    admin.post(url_of(instansi, "delete"), {"post": "yes"})
    assert Instansi.objects.filter(pk=instansi.pk).exists()


@pytest.mark.parametrize("make_versi", [make_draf, make_berlaku], ids=["draf", "berlaku"])
def test_sop_with_a_version_is_protected_and_the_page_says_so(make_versi: Callable[[], VersiSop]) -> None:
    sop = make_versi().sop
    admin = admin_of(sop.instansi)

    assert "Tidak dapat menghapus SOP" in admin.get(url_of(sop, "delete")).content.decode()
    admin.post(url_of(sop, "delete"), {"post": "yes"})
    assert Sop.objects.filter(pk=sop.pk).exists()


def test_who_may_only_look_cannot_change_a_draft() -> None:
    draf = make_draf()
    pembaca = admin_of(draf.sop.instansi, "sop.view_versisop")

    assert pembaca.get(url_of(draf)).status_code == 200
    assert pembaca.post(url_of(draf), {"judul": "Lain"}).status_code == 403


@pytest.mark.parametrize("tindakan", ["change", "delete", "history", "tetapkan", "cabut", "salin"])
def test_version_of_another_office_is_not_found(tindakan: str) -> None:
    draf = make_draf(BALANGAN)
    orang_luar = admin_of(make_draf(PURWAKARTA).sop.instansi)

    assert orang_luar.post(url_of(draf, tindakan)).status_code in (302, 404)
    assert VersiSop.objects.get(pk=draf.pk).status == "draf"
    assert VersiSop.objects.filter(sop=draf.sop).count() == 1


@pytest.mark.parametrize("model", ["sop", "versisop", "instansi"])
def test_lists_show_ones_own_office_only(model: str) -> None:
    make_draf(BALANGAN)
    admin = admin_of(make_draf(PURWAKARTA).sop.instansi)

    response = admin.get(reverse(f"admin:sop_{model}_changelist"))

    assert response.context["cl"].result_count == 1


def test_who_keeps_the_system_sees_all_offices() -> None:
    make_draf(BALANGAN)
    make_draf(PURWAKARTA)
    pengelola = login(make_pengguna("pengelola", superuser=True))

    assert pengelola.get(reverse("admin:sop_versisop_changelist")).context["cl"].result_count == 2


def test_new_sop_belongs_to_ones_own_office() -> None:
    lain = make_draf(BALANGAN).sop.instansi
    sendiri = make_draf(PURWAKARTA).sop.instansi
    admin = admin_of(sendiri)

    url = reverse("admin:sop_sop_add")
    isi = {**read_form(admin, url), "judul": "SOP"}

    for nomor, instansi in enumerate((lain.pk, "", sendiri.pk)):
        admin.post(url, {**isi, "instansi": instansi, "kunci": f"sop-{nomor}"})

    assert [sop.instansi for sop in Sop.objects.filter(judul="SOP")] == [sendiri]


def test_new_version_is_of_an_sop_of_ones_own_office() -> None:
    lain = make_draf(BALANGAN).sop
    admin = admin_of(make_draf(PURWAKARTA).sop.instansi)

    admin.post(reverse("admin:sop_versisop_add"), {"sop": lain.pk, "judul": "SOP", "kop_instansi": "X"})

    assert lain.versisop_set.count() == 1


def test_new_sop_goes_on_to_the_editor_of_its_first_draft() -> None:
    instansi = make_draf(PURWAKARTA).sop.instansi

    response = admin_of(instansi).post(
        reverse("admin:sop_sop_add"), {"instansi": instansi.pk, "judul": "Penyusunan Renstra"}, follow=True
    )

    draf = VersiSop.objects.get(judul="Penyusunan Renstra")
    assert response.redirect_chain == [(url_of(draf), 302)]
    assert draf.sop.kunci == "badan-kesatuan-bangsa-dan-politik-penyusunan-renstra"
    assert (draf.kop_instansi, draf.kop_pemda) == (instansi.nama, instansi.pemda)


def test_a_second_sop_of_the_same_judul_needs_a_kunci_that_tells_it_apart() -> None:
    instansi = make_draf(PURWAKARTA).sop.instansi
    admin, url = admin_of(instansi), reverse("admin:sop_sop_add")
    isian = {"instansi": instansi.pk, "judul": "Penyusunan Renstra"}
    admin.post(url, isian)

    again = admin.post(url, isian)

    assert "SOP berjudul sama sudah ada, dengan kunci" in again.content.decode()
    assert Sop.objects.filter(judul="Penyusunan Renstra").count() == 1
    admin.post(url, {**isian, "kunci": "renstra-sekretariat"})
    assert Sop.objects.filter(judul="Penyusunan Renstra").count() == 2


def test_who_may_not_make_versions_makes_an_sop_without_one() -> None:
    instansi = make_draf(PURWAKARTA).sop.instansi
    admin = admin_of(instansi, "sop.add_sop", "sop.view_sop")

    admin.post(reverse("admin:sop_sop_add"), {"instansi": instansi.pk, "judul": "Penyusunan Renstra"})

    assert not Sop.objects.get(judul="Penyusunan Renstra").versisop_set.exists()


def test_kunci_of_an_sop_is_a_name_for_files() -> None:
    admin = admin_of(make_draf().sop.instansi)

    response = admin.post(
        reverse("admin:sop_sop_add"),
        {"instansi": Instansi.objects.get().pk, "kunci": "Sop_Baru", "judul": "SOP"},
    )

    assert "kunci" in response.context["adminform"].form.errors


def test_kunci_stays_once_there_are_versions() -> None:
    sop = make_draf().sop

    admin = admin_of(sop.instansi)

    admin.post(url_of(sop), {**read_form(admin, url_of(sop)), "kunci": "lain", "judul": "Judul baru"})

    sop.refresh_from_db()
    assert (sop.kunci, sop.judul) == (BALANGAN, "Judul baru")


def test_office_is_made_only_by_who_keeps_the_system() -> None:
    admin = admin_of(make_draf().sop.instansi)

    assert admin.get(reverse("admin:sop_instansi_add")).status_code == 403


def test_admin_is_not_for_everybody() -> None:
    draf = make_draf()

    assert Client().get(url_of(draf)).status_code == 302
    assert login(make_pengguna("penyusun", draf.sop.instansi)).get(url_of(draf)).status_code == 302


def test_pages_keep_to_the_content_security_policy() -> None:
    draf = make_draf()
    admin = admin_of(draf.sop.instansi)

    for url in (url_of(draf), url_of(draf, "tetapkan")):
        response = admin.get(url)
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style", response.content.decode())
