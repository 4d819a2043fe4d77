"""The admin keeps SOPs: a draft in full, a version in force not at all, and only one's own office's."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sop.domain.berkas import content_hash
from sop.models import Instansi, Langkah, Panah, Pelaksana, Simbol, Sop, VersiSop
from sop.storage import load_berkas
from tests.formulir_admin import read_form
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

pytestmark = pytest.mark.django_db
SEMUA = [
    *(
        f"sop.{hak}_{model}"
        for model in ("sop", "versisop", "instansi")
        for hak in ("view", "add", "change", "delete")
    ),
    "sop.tetapkan_versisop",
]


def admin_of(instansi: Instansi, *izin: str) -> Client:
    return login(make_pengguna("admin", instansi, *(izin or SEMUA)))


def url_of(row: Any, halaman: str = "change") -> str:
    return reverse(f"admin:sop_{row._meta.model_name}_{halaman}", args=[row.pk])


def save(client: Client, row: Any, **lain: Any) -> HttpResponse:
    """Send the page back with some fields changed; ``langkah_set__2__waktu`` names one of its rows."""
    ubah = {nama.replace("__", "-"): nilai for nama, nilai in lain.items()}
    return client.post(url_of(row), {**read_form(client, url_of(row)), **ubah}, follow=True)


def kegiatan_of(versi: VersiSop) -> list[str]:
    return [langkah.kegiatan for langkah in versi.langkah_set.all()]


@pytest.mark.parametrize("kunci", KUNCI)
def test_saving_a_draft_as_it_stands_changes_nothing(kunci: str) -> None:
    draf = make_draf(kunci)

    save(admin_of(draf.sop.instansi), draf)

    assert load_berkas(draf) == read_fixture(kunci)


def test_texts_of_the_identity_block_can_be_changed() -> None:
    draf = make_draf()

    save(admin_of(draf.sop.instansi), draf, nomor="800/1/2026", efektif="April 2026")

    draf = VersiSop.objects.get(pk=draf.pk)
    assert (draf.nomor, draf.efektif, draf.efektif_presisi) == ("800/1/2026", "April 2026", "bulan")


def test_lists_are_edited_a_line_for_each_text() -> None:
    draf = make_draf()

    save(admin_of(draf.sop.instansi), draf, peralatan="1. Komputer\r\n2. Kertas\r\n   HVS\r\n\r\n")

    assert VersiSop.objects.get(pk=draf.pk).peralatan == ["1. Komputer", "2. Kertas\nHVS"]


def test_line_ends_of_browsers_do_not_get_into_the_document() -> None:
    draf = make_draf()

    save(
        admin_of(draf.sop.instansi),
        draf,
        kop_unit="Sekretariat\r\nSubbag",
        langkah_set__0__kelengkapan="a\r\nb",
    )

    assert VersiSop.objects.get(pk=draf.pk).kop_unit == "Sekretariat\nSubbag"
    assert draf.langkah_set.all()[0].kelengkapan == "a\nb"


def test_reading_of_printed_dates_is_shown() -> None:
    draf = make_draf()

    isi = admin_of(draf.sop.instansi).get(url_of(draf)).content.decode()

    assert "pembuatan 3 Maret 2023" in isi


def test_heads_of_columns_are_given_all_or_none() -> None:
    draf = make_draf()

    response = save(admin_of(draf.sop.instansi), draf, judul_kolom="No\nKegiatan")

    assert "Tulis 8 judul kolom" in response.content.decode()


def test_row_can_be_changed() -> None:
    draf = make_draf()

    save(admin_of(draf.sop.instansi), draf, langkah_set__1__waktu="3 Jam")

    assert str(draf.langkah_set.get(urutan=2).durasi) == "3 jam"


@pytest.mark.parametrize(
    ("urutan", "tempat"), [("3", 2), ("", 11), ("99", 11)], ids=["between", "no number", "beyond the end"]
)
def test_new_row_is_put_where_its_number_says(urutan: str, tempat: int) -> None:
    draf = make_draf()
    semula = kegiatan_of(draf)
    baru = {"urutan": urutan, "nomor": "3a", "kegiatan": "Mengarsipkan", "lembar_kerja": "umum"}

    save(
        admin_of(draf.sop.instansi),
        draf,
        langkah_set__TOTAL_FORMS=12,
        **{f"langkah_set__11__{nama}": nilai for nama, nilai in baru.items()},
    )

    assert kegiatan_of(draf) == [*semula[:tempat], "Mengarsipkan", *semula[tempat:]]
    assert [langkah.urutan for langkah in draf.langkah_set.all()] == list(range(1, 13))
    assert draf.langkah_set.get(kegiatan="Mengarsipkan").kunci == "3a"


@pytest.mark.parametrize(("dari", "ke"), [(9, 2), (2, 9), (1, 2), (11, 10)])
def test_row_is_moved_by_its_number(dari: int, ke: int) -> None:
    draf = make_draf()
    semula = kegiatan_of(draf)

    save(admin_of(draf.sop.instansi), draf, **{f"langkah_set__{dari - 1}__urutan": ke})

    semula.insert(ke - 1, semula.pop(dari - 1))
    assert kegiatan_of(draf) == semula


def test_deleted_row_leaves_no_gap() -> None:
    draf = make_draf()

    save(admin_of(draf.sop.instansi), draf, langkah_set__4__DELETE="on")

    assert [langkah.urutan for langkah in draf.langkah_set.all()] == list(range(1, 11))


def test_columns_can_be_added_and_change_places() -> None:
    draf = make_draf()

    save(
        admin_of(draf.sop.instansi),
        draf,
        pelaksana_set__0__urutan=4,
        pelaksana_set__TOTAL_FORMS=5,
        pelaksana_set__4__nama="Arsiparis",
        pelaksana_set__4__jenis="jabatan",
    )

    nama = [p.nama for p in read_fixture().pelaksana]
    assert [p.nama for p in draf.pelaksana_set.all()] == [*nama[1:], nama[0], "Arsiparis"]


def test_symbol_is_drawn_on_the_page_of_its_row() -> None:
    draf = make_draf()
    langkah = draf.langkah_set.get(urutan=2)
    kolom = draf.pelaksana_set.get(urutan=1)

    save(
        admin_of(draf.sop.instansi),
        langkah,
        simbol_set__TOTAL_FORMS=2,
        simbol_set__1__pelaksana=kolom.pk,
        simbol_set__1__jenis="keputusan",
        simbol_set__1__asal="tersurat",
    )

    assert [(s.urutan, s.jenis) for s in langkah.simbol_set.all()] == [(1, "proses"), (2, "keputusan")]


def test_second_symbol_of_a_row_can_be_put_first() -> None:
    draf = make_draf()
    langkah = draf.langkah_set.get(urutan=7)

    save(admin_of(draf.sop.instansi), langkah, simbol_set__1__urutan=1)

    assert [s.jenis for s in langkah.simbol_set.all()] == ["keputusan", "proses"]


def test_arrow_is_drawn_on_the_page_of_its_symbol() -> None:
    draf = make_draf()
    simbol = Simbol.objects.get(langkah__versi=draf, langkah__urutan=9)

    save(
        admin_of(draf.sop.instansi),
        simbol,
        keluar__TOTAL_FORMS=3,
        keluar__2__label="ditunda",
        keluar__2__asal="tersurat",
    )

    assert [(p.label, p.ke_id is None) for p in simbol.keluar.all()] == [
        ("ya", False),
        ("tidak", False),
        ("ditunda", True),
    ]


def test_symbol_stands_in_a_column_of_its_own_version() -> None:
    draf, lain = make_draf(), make_draf(kunci="sop-lain")
    simbol = Simbol.objects.filter(langkah__versi=draf)[0]

    response = save(admin_of(draf.sop.instansi), simbol, pelaksana=lain.pelaksana_set.all()[0].pk)

    assert response.context["adminform"].form.errors["pelaksana"]


def test_arrow_leads_to_a_symbol_of_its_own_version() -> None:
    draf, lain = make_draf(), make_draf(kunci="sop-lain")
    simbol = Simbol.objects.filter(langkah__versi=draf)[0]
    sasaran = Simbol.objects.filter(langkah__versi=lain)[0]

    save(admin_of(draf.sop.instansi), simbol, keluar__0__ke=sasaran.pk)

    assert not Panah.objects.filter(ke=sasaran, dari=simbol).exists()


def test_findings_are_told_after_each_save() -> None:
    draf = make_draf()
    admin = admin_of(draf.sop.instansi)

    baik = save(admin, draf).content.decode()
    buruk = save(
        admin, Simbol.objects.get(langkah__versi=draf, jenis="mulai"), jenis="proses"
    ).content.decode()

    assert "tidak ada temuan yang menghalangi penetapan" in baik
    assert "2 temuan masih menghalangi penetapan" in buruk or "1 temuan masih menghalangi penetapan" in buruk


def test_findings_stand_on_the_page_of_the_version() -> None:
    draf = make_draf()

    assert "Temuan pemeriksaan (" in admin_of(draf.sop.instansi).get(url_of(draf)).content.decode()


def test_status_cannot_be_sent() -> None:
    draf = make_draf()

    save(admin_of(draf.sop.instansi), draf, status="berlaku", nomor_versi=7, hash_isi="0" * 64)

    draf = VersiSop.objects.get(pk=draf.pk)
    assert (draf.status, draf.nomor_versi, draf.hash_isi) == ("draf", 1, "")


def test_new_version_gets_the_next_number_and_goes_on_to_its_rows() -> None:
    draf = make_draf()

    response = admin_of(draf.sop.instansi).post(
        reverse("admin:sop_versisop_add"),
        {"sop": draf.sop_id, "judul": "Penyusunan LAKIP", "kop_instansi": "Satpol PP"},
        follow=True,
    )

    baru = VersiSop.objects.get(nomor_versi=2)
    assert response.redirect_chain == [(url_of(baru), 302)]


def isi_of(versi: VersiSop) -> list[Any]:
    langkah = versi.langkah_set.all()[0]
    return [versi, langkah, langkah.simbol_set.all()[0]]


@pytest.mark.parametrize("nomor", range(3), ids=["versi", "langkah", "simbol"])
def test_version_in_force_can_only_be_looked_at(nomor: int) -> None:
    versi = make_berlaku()
    row = isi_of(versi)[nomor]
    admin = admin_of(versi.sop.instansi)

    page = admin.get(url_of(row))

    assert page.status_code == 200
    assert not re.search(
        r"<(textarea|select)|<input type=.(text|number)", page.content.decode().split('id="content"')[1]
    )
    assert (
        admin.post(url_of(row), {"judul": "Lain", "kegiatan": "Lain", "jenis": "selesai"}).status_code == 403
    )
    assert admin.get(url_of(row, "delete")).status_code == 403
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


def test_draft_can_be_deleted_with_all_its_rows() -> None:
    draf = make_draf()

    admin_of(draf.sop.instansi).post(url_of(draf, "delete"), {"post": "yes"})

    assert not VersiSop.objects.exists()
    assert not Langkah.objects.exists()


@pytest.mark.parametrize("make_versi", [make_draf, make_berlaku], ids=["draf", "berlaku"])
def test_sop_with_a_version_is_protected_and_the_page_says_so(make_versi: Callable[[], VersiSop]) -> None:
    sop = make_versi().sop
    admin = admin_of(sop.instansi)

    assert "Tidak dapat menghapus SOP" in admin.get(url_of(sop, "delete")).content.decode()
    admin.post(url_of(sop, "delete"), {"post": "yes"})
    assert Sop.objects.filter(pk=sop.pk).exists()


def test_putting_into_force_asks_first() -> None:
    draf = make_draf()

    response = admin_of(draf.sop.instansi).get(url_of(draf, "tetapkan"))

    assert "tidak dapat diubah lagi" in response.content.decode()
    assert VersiSop.objects.get(pk=draf.pk).status == "draf"


def test_version_is_put_into_force_and_the_log_says_so() -> None:
    draf = make_draf()

    admin_of(draf.sop.instansi).post(url_of(draf, "tetapkan"))

    draf = VersiSop.objects.get(pk=draf.pk)
    assert (draf.status, draf.ditetapkan_oleh) == ("berlaku", "Admin")
    assert LogEntry.objects.get().change_message == "Ditetapkan; berlaku sejak sekarang."


def test_refusal_to_put_into_force_is_a_sentence() -> None:
    draf = make_draf()
    Panah.objects.filter(dari__langkah__versi=draf, dari__langkah__urutan=5).delete()

    response = admin_of(draf.sop.instansi).post(url_of(draf, "tetapkan"), follow=True)

    assert "SOP ini belum dapat dijalankan." in response.content.decode()
    assert VersiSop.objects.get(pk=draf.pk).status == "draf"
    assert not LogEntry.objects.exists()


def test_version_is_withdrawn() -> None:
    versi = make_berlaku()

    admin_of(versi.sop.instansi).post(url_of(versi, "cabut"))

    assert VersiSop.objects.get(pk=versi.pk).status == "dicabut"


def test_copy_of_a_version_is_a_draft_to_edit() -> None:
    versi = make_berlaku()

    response = admin_of(versi.sop.instansi).post(url_of(versi, "salin"), follow=True)

    baru = VersiSop.objects.get(nomor_versi=2)
    assert baru.status == "draf"
    assert response.redirect_chain == [(url_of(baru), 302)]


@pytest.mark.parametrize("tindakan", ["tetapkan", "cabut", "salin"])
def test_each_act_needs_its_own_right(tindakan: str) -> None:
    draf = make_draf()
    penyunting = admin_of(draf.sop.instansi, "sop.change_versisop", "sop.view_versisop")

    assert penyunting.post(url_of(draf, tindakan)).status_code == 403
    assert f"/{tindakan}/" not in penyunting.get(url_of(draf)).content.decode()


def test_who_may_only_look_cannot_change_a_draft() -> None:
    draf = make_draf()
    pembaca = admin_of(draf.sop.instansi, "sop.view_versisop")

    for row in isi_of(draf):
        assert pembaca.get(url_of(row)).status_code == 200
        assert pembaca.post(url_of(row), {"judul": "Lain"}).status_code == 403


@pytest.mark.parametrize("tindakan", ["change", "delete", "history", "tetapkan", "cabut", "salin"])
def test_version_of_another_office_is_not_found(tindakan: str) -> None:
    draf = make_draf(BALANGAN)
    orang_luar = admin_of(make_draf(PURWAKARTA).sop.instansi)

    assert orang_luar.post(url_of(draf, tindakan)).status_code in (302, 404)
    assert VersiSop.objects.get(pk=draf.pk).status == "draf"
    assert VersiSop.objects.filter(sop=draf.sop).count() == 1


def test_rows_of_another_office_are_not_found() -> None:
    draf = make_draf(BALANGAN)
    orang_luar = admin_of(make_draf(PURWAKARTA).sop.instansi)

    for row in isi_of(draf)[1:]:
        assert orang_luar.get(url_of(row)).status_code == 302


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


def test_kunci_of_an_sop_is_a_name_for_files() -> None:
    admin = admin_of(make_draf().sop.instansi)

    response = admin.post(
        reverse("admin:sop_sop_add"),
        {"instansi": Instansi.objects.get().pk, "kunci": "Sop_Baru", "judul": "SOP"},
    )

    assert "kunci" in response.context["adminform"].form.errors


def test_kunci_stays_once_there_are_versions() -> None:
    sop = make_draf().sop

    save(admin_of(sop.instansi), sop, kunci="lain", judul="Judul baru")

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

    for url in (*map(url_of, isi_of(draf)), url_of(draf, "tetapkan")):
        response = admin.get(url)
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style", response.content.decode())


def test_queries_do_not_grow_with_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pendek = make_draf()
    panjang = make_draf(kunci="sop-panjang", langkah=lengthen(read_fixture().langkah, 40))
    admin = admin_of(pendek.sop.instansi)

    admin.get(url_of(pendek))  # content types are read once per process

    for draf in (pendek, panjang):
        # session + user + rights (of the person, of groups) + versi + sop + document (5)
        # + columns + rows with their symbols and columns
        with django_assert_num_queries(1 + 1 + 2 + 1 + 1 + 5 + 1 + 3):
            admin.get(url_of(draf))


def test_choices_of_arrows_are_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    draf = make_draf()
    admin = admin_of(draf.sop.instansi)
    satu, dua = (Simbol.objects.get(langkah__versi=draf, langkah__urutan=nomor) for nomor in (8, 9))
    assert (satu.keluar.count(), dua.keluar.count()) == (1, 2)
    admin.get(url_of(satu))  # content types are read once per process

    for simbol in (satu, dua):
        # session + user + rights (of the person, of groups) + simbol + langkah + versi + its column
        # + choices of columns (count, rows) and of symbols (count, rows) + arrows
        with django_assert_num_queries(1 + 1 + 2 + 1 + 1 + 1 + 1 + 2 + 2 + 1):
            admin.get(url_of(simbol))


def test_pelaksana_of_a_draft_are_counted_from_one() -> None:
    draf = make_draf()

    save(admin_of(draf.sop.instansi), draf, pelaksana_set__0__DELETE="on")

    assert list(Pelaksana.objects.filter(versi=draf).values_list("urutan", flat=True)) == [1, 2, 3]
