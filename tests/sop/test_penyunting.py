"""The editor of an SOP as a page: one form, every button of which sends all of it."""

import re

import lxml.html
import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sop.domain.berkas import BerkasSop, PelaksanaBerkas
from sop.domain.berkas_baca import MAX_LANGKAH, MAX_PELAKSANA, read_berkas
from sop.models import Simbol, Simpanan, VersiSop
from sop.penetapan import put_into_force
from sop.storage import load_berkas
from tests.sop.factories import (
    BALANGAN,
    KUNCI,
    PURWAKARTA,
    SENIN,
    make_berlaku,
    make_draf,
    read_fixture,
)
from tests.sop.penyunting import SEMUA, admin_of, lengthen_evenly, press, read_editor, url_of

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def enter(draf: VersiSop) -> Client:
    return admin_of(draf.sop.instansi)


def load(draf: VersiSop) -> BerkasSop:
    return load_berkas(VersiSop.objects.get(pk=draf.pk))


@pytest.mark.parametrize("kunci", KUNCI)
def test_saving_a_draft_as_it_stands_changes_nothing(kunci: str) -> None:
    draf = make_draf(kunci)

    press(enter(draf), draf)

    assert load(draf) == read_fixture(kunci)
    assert not Simpanan.objects.exists()


# --- the identity block ---


def test_texts_of_the_identity_block_can_be_changed() -> None:
    draf = make_draf()

    press(enter(draf), draf, nomor="800/1/2026", efektif="April 2026")

    draf = VersiSop.objects.get(pk=draf.pk)
    assert (draf.nomor, draf.efektif, draf.efektif_presisi) == ("800/1/2026", "April 2026", "bulan")


def test_lists_are_edited_a_line_for_each_text() -> None:
    draf = make_draf()

    press(enter(draf), draf, peralatan="1. Komputer\r\n2. Kertas\r\n   HVS\r\n\r\n")

    assert VersiSop.objects.get(pk=draf.pk).peralatan == ["1. Komputer", "2. Kertas\nHVS"]


def test_line_ends_and_control_characters_do_not_get_into_the_document() -> None:
    draf = make_draf()

    press(enter(draf), draf, kop_unit="Sekretariat\r\nSubbag", baris0__kelengkapan="a\r\nb\x0b\tc")

    assert load(draf).instansi.unit == "Sekretariat\nSubbag"
    assert load(draf).langkah[0].kelengkapan == "a\nb c"


def test_reading_of_printed_dates_is_shown() -> None:
    draf = make_draf()

    assert "Terbaca: 3 Maret 2023." in enter(draf).get(url_of(draf)).content.decode()


def test_heads_of_columns_are_given_all_or_none_and_what_was_typed_stays() -> None:
    draf = make_draf()

    response = press(enter(draf), draf, judul_kolom="No\nKegiatan", baris0__kegiatan="Yang baru ditulis")

    assert response.status_code == 422
    assert "Tulis 8 judul kolom" in response.content.decode()
    assert "Yang baru ditulis</textarea>" in response.content.decode()
    assert load(draf) == read_fixture()


def test_status_cannot_be_sent() -> None:
    draf = make_draf()

    press(enter(draf), draf, status="berlaku", nomor_versi="7", hash_isi="0" * 64)

    draf = VersiSop.objects.get(pk=draf.pk)
    assert (draf.status, draf.nomor_versi, draf.hash_isi) == ("draf", 1, "")


# --- the matrix ---


def test_row_can_be_changed() -> None:
    draf = make_draf()

    press(enter(draf), draf, baris1__waktu="3 Jam", baris1__lembar_kerja="")

    langkah = draf.langkah_set.get(urutan=2)
    assert (str(langkah.durasi), langkah.lembar_kerja) == ("3 jam", "format")


def test_choosing_a_kind_in_a_cell_draws_a_symbol_with_its_arrows() -> None:
    draf = make_draf()

    press(enter(draf), draf, baris1__sel0="keputusan")

    satu, dua = draf.langkah_set.get(urutan=2).simbol_set.all()
    assert (satu.jenis, dua.jenis, dua.pelaksana.nama) == ("proses", "keputusan", "KASAD")
    assert [p.label for p in dua.keluar.all()] == ["ya"]


def test_branch_of_a_decision_is_chosen_from_the_list_of_rows() -> None:
    draf = make_draf()
    admin = enter(draf)
    press(admin, draf, baris1__sel0="keputusan")

    page = admin.get(url_of(draf)).content.decode()
    assert re.search(
        r'name="baris1-sel0-panah1-ke"[^>]*>.*?<option value="#" selected>– pilih langkah –', page
    )
    press(admin, draf, **{"baris1__sel0__panah1__ke": "1"})

    panah = Simbol.objects.get(langkah__versi=draf, langkah__urutan=2, urutan=2).keluar.get(label="tidak")
    assert (panah.ke.langkah.nomor, panah.asal) == ("1", "tersurat")


def test_arrow_that_is_led_elsewhere_by_hand_is_no_longer_inferred() -> None:
    draf = make_draf()
    assert read_fixture().langkah[8].simbol[0].panah[1].asal == "disimpulkan"

    press(enter(draf), draf, **{"baris8__sel0__panah1__ke": "selesai"})

    panah = load(draf).langkah[8].simbol[0].panah
    assert [(p.ke is None, p.asal) for p in panah] == [(False, "disimpulkan"), (True, "tersurat")]


@pytest.mark.parametrize(
    ("tindakan", "tempat", "kegiatan"),
    [
        ("baris-sisip:3", "#baris3", 12),
        ("baris-hapus:3", "#baris3", 10),
        ("baris-naik:3", "#baris2", 11),
        ("kolom-hapus:0", "#matriks", 11),
    ],
)
def test_button_saves_what_was_typed_and_goes_on_where_it_was_pressed(
    tindakan: str, tempat: str, kegiatan: int
) -> None:
    draf = make_draf()

    response = press(enter(draf), draf, tindakan, nomor="800/1")

    assert response.redirect_chain == [(url_of(draf) + tempat, 302)]
    assert (load(draf).nomor, len(load(draf).langkah)) == ("800/1", kegiatan)


def test_what_was_done_is_taken_back_and_done_again() -> None:
    draf = make_draf()
    admin = enter(draf)
    press(admin, draf, "baris-hapus:0")

    press(admin, draf, "urung")
    assert load(draf) == read_fixture()

    press(admin, draf, "ulang")
    assert len(load(draf).langkah) == 10


def test_empty_draft_offers_a_beginning_and_is_written_by_hand_from_there() -> None:
    draf = make_draf(pelaksana=(), langkah=())
    admin = enter(draf)
    assert "Mulai: 3 kolom, 5 langkah" in admin.get(url_of(draf)).content.decode()

    press(admin, draf, "awal")
    press(
        admin, draf,
        kolom0__nama="Kepala", kolom1__nama="Staf", kolom2__nama="Tim", kolom2__jenis="tim",
        baris0__kegiatan="Memerintahkan", baris0__sel0="mulai",
        baris1__kegiatan="Menyusun laporan", baris1__sel1="proses",
        baris2__kegiatan="Membahas laporan", baris2__sel2="proses",
        baris3__kegiatan="Menandatangani laporan", baris3__sel0="keputusan",
        baris4__kegiatan="Mengirim laporan", baris4__sel1="selesai",
    )  # fmt: skip
    response = press(admin, draf, baris3__sel0__panah1__ke="langkah-2")

    assert "tidak dapat dijalankan" not in response.content.decode().split('id="keadaan"')[1].split("</p>")[0]
    assert [row.nomor for row in load(draf).langkah] == ["1.", "2.", "3.", "4.", "5."]
    assert load(draf).pelaksana[2] == PelaksanaBerkas("Tim", load(draf).pelaksana[2].jenis.TIM)
    assert [(p.label, p.ke) for p in load(draf).langkah[3].simbol[0].panah] == [("ya", 4), ("tidak", 1)]


def test_findings_stand_at_their_rows() -> None:
    draf = make_draf()

    page = press(enter(draf), draf, baris4__kegiatan="").content.decode()

    at_row = page.split('id="baris4-temuan"')[1].split("</td>")[0]
    assert "Tidak dapat dijalankan." in at_row
    assert "Kegiatan kosong; tuliskan apa yang dikerjakan." in at_row


def test_row_that_nobody_has_begun_is_said_to_be_empty_once() -> None:
    draf = make_draf()

    page = press(enter(draf), draf, "baris-sisip:0").content.decode()

    assert page.split('id="baris0-temuan"')[1].split("</ul>")[0].count("<li>") == 1


def test_what_is_too_long_stays_on_the_page_and_is_named() -> None:
    draf = make_draf()

    response = press(enter(draf), draf, baris0__waktu="9" * 101)

    assert response.status_code == 422
    assert "sepanjang 101 huruf; paling panjang 100" in response.content.decode()
    assert "9" * 101 in response.content.decode()


@pytest.mark.parametrize("tindakan", ["hapus-semua", "baris-hapus:99", "baris-hapus"])
def test_button_that_is_none_does_nothing(tindakan: str) -> None:
    draf = make_draf()

    response = press(enter(draf), draf, tindakan, nomor="800/1")

    assert response.status_code == 422
    assert "muat ulang halaman ini" in response.content.decode()
    assert load(draf) == read_fixture()


@pytest.mark.parametrize(
    "isi",
    [
        {},
        {"dasar": "x"},
        {"dasar": "0", "kolom0-kunci": "", "baris0-kunci": "selesai", "baris0-urutan": "9 -1 x"},
        {"dasar": "0", "kolom0-kunci": "k1", "kolom1-kunci": "k1", "baris0-kunci": "1", "baris1-kunci": "1"},
        {
            "dasar": "0",
            "kolom0-kunci": "k1",
            "baris0-kunci": "1",
            "baris0-sel0": "x",
            "baris0-sel0-semula": "y",
        },
        {"dasar": "0", "kolom0-kunci": "k1", "baris0-kunci": "1" * 30, "baris0-sel0": "proses"},
    ],
)
def test_what_no_page_sends_is_answered_without_a_fault(isi: dict[str, str]) -> None:
    draf = make_draf()

    assert enter(draf).post(url_of(draf), isi).status_code in (302, 403, 409, 422)


# --- two at once ---


def test_who_comes_second_keeps_what_they_typed_and_may_take_it_along() -> None:
    draf = make_draf()
    satu = enter(draf)
    dua = admin_of(draf.sop.instansi, *SEMUA, nama="siti")
    dibuka = read_editor(satu, draf)
    press(dua, draf, "baris-hapus:0")

    assert "Siti" in satu.get(url_of(draf)).content.decode()
    response = satu.post(url_of(draf), {**dibuka, "tindakan": "simpan", "judul": "Judul saya"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Draf ini disimpan Siti pada" in page
    assert "Judul saya</textarea>" in page
    assert len(load(draf).langkah) == 10
    unduhan = satu.post(url_of(draf), {**dibuka, "tindakan": "unduh", "judul": "Judul saya"})
    assert 'filename="balangan-satpolpp-suntingan.json"' in unduhan.headers["Content-Disposition"]
    assert read_berkas(unduhan.content).judul == "Judul saya"


def test_who_edits_while_the_version_is_decided_is_told() -> None:
    draf = make_draf()
    admin = enter(draf)
    dibuka = read_editor(admin, draf)
    put_into_force(draf.pk, oleh="Rahmat", at=SENIN)

    response = admin.post(url_of(draf), {**dibuka, "tindakan": "simpan", "judul": "Judul saya"})

    assert response.status_code == 409
    assert "tidak dapat disunting lagi" in response.content.decode()
    assert "Judul saya</textarea>" in response.content.decode()
    assert load(draf) == read_fixture()


def test_history_names_who_was_at_work_once_for_a_sitting() -> None:
    draf = make_draf()
    admin = enter(draf)

    for waktu in ("1 Jam", "2 Jam", "3 Jam"):
        press(admin, draf, baris1__waktu=waktu)

    assert LogEntry.objects.get().change_message == "Draf disunting."


# --- what a script asks for ---


def test_drawing_is_made_anew_without_saving() -> None:
    draf = make_draf()
    admin = enter(draf)
    isi = {**read_editor(admin, draf), "tindakan": "gambar", "baris2-kegiatan": "Mengarsipkan berkas"}

    hasil = admin.post(url_of(draf), isi, headers=JSON).json()

    assert "Mengarsipkan" in hasil["bagan"]
    assert set(hasil) == {"ubahan", "bagan", "temuan", "keadaan", "temuan_baris"}
    assert load(draf) == read_fixture()


def test_script_gets_the_parts_of_the_page_after_a_button() -> None:
    draf = make_draf()
    admin = enter(draf)

    response = admin.post(
        url_of(draf), {**read_editor(admin, draf), "tindakan": "baris-sisip:4"}, headers=JSON
    )

    hasil = response.json()
    assert (hasil["ubahan"], hasil["baris"]) == (1, 4)
    assert 'id="baris11"' in hasil["matriks"]
    assert 'name="dasar" value="1"' in hasil["bilah"]
    assert {"identitas", "bagan", "temuan", "keadaan", "temuan_baris"} <= set(hasil)


def test_script_is_told_of_the_other_editor_and_of_faults() -> None:
    draf = make_draf()
    admin = enter(draf)
    isi = read_editor(admin, draf)

    salah = admin.post(url_of(draf), {**isi, "judul_kolom": "No"}, headers=JSON)
    press(admin, draf, "baris-hapus:0")
    basi = admin.post(url_of(draf), isi, headers=JSON)

    assert (salah.status_code, list(salah.json()["isian"])) == (422, ["judul_kolom"])
    assert (basi.status_code, "belum disimpan" in basi.json()["kesalahan"][0]) == (409, True)


# --- who, and how long ---


def test_only_who_may_change_versions_of_the_office_edits() -> None:
    draf = make_draf(BALANGAN)
    pembaca = admin_of(draf.sop.instansi, "sop.view_versisop", nama="pembaca")
    orang_luar = admin_of(make_draf(PURWAKARTA).sop.instansi, nama="luar")

    assert 'id="penyunting"' not in pembaca.get(url_of(draf)).content.decode()
    assert pembaca.post(url_of(draf), {"tindakan": "baris-hapus:0", "dasar": "0"}).status_code == 403
    orang_luar.post(url_of(draf), {"tindakan": "baris-hapus:0", "dasar": "0"})
    assert load(draf) == read_fixture()


def test_version_in_force_is_not_edited() -> None:
    versi = make_berlaku()

    page = enter(versi).get(url_of(versi)).content.decode()

    assert 'id="penyunting"' not in page


def test_every_field_is_labelled() -> None:
    draf = make_draf()
    page = lxml.html.fromstring(enter(draf).get(url_of(draf)).content.decode())
    form = page.get_element_by_id("penyunting")

    fields = [
        f for f in form.iter("input", "select", "textarea") if f.get("type") not in ("hidden", "submit")
    ]
    labelled = {label.get("for") for label in form.iter("label")}
    assert len(fields) > 150
    assert [f.get("name") for f in fields if not f.get("aria-label") and f.get("id") not in labelled] == []
    names = [f.get("aria-label") for f in fields if f.get("aria-label")]
    assert len(names) == len(set(names))


def test_queries_do_not_grow_with_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pendek = make_draf()
    berkas = lengthen_evenly(read_fixture(), 40, 9)
    panjang = make_draf(kunci="sop-panjang", pelaksana=berkas.pelaksana, langkah=berkas.langkah)
    admin = enter(pendek)
    admin.get(url_of(pendek))  # content types are read once per process

    for draf in (pendek, panjang):
        # session + user + rights (of the person, of groups) + versi with its sop
        # + who saved last (for the notice, for the draft) + document (5) + undo and redo
        with django_assert_num_queries(1 + 1 + 2 + 1 + 2 + 5 + 1):
            admin.get(url_of(draf))


def test_queries_of_a_save_do_not_grow_with_rows(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    pendek = make_draf()
    berkas = lengthen_evenly(read_fixture(), 40, 9)
    panjang = make_draf(kunci="sop-panjang", pelaksana=berkas.pelaksana, langkah=berkas.langkah)
    admin = enter(pendek)
    press(admin, pendek, "baris-sisip:1")

    for draf in (pendek, panjang):
        isi = {**read_editor(admin, draf), "tindakan": "baris-hapus:1"}
        with django_assert_max_num_queries(60):
            assert admin.post(url_of(draf), isi, headers=JSON).status_code == 200


def test_as_many_rows_and_columns_as_an_sop_may_have_can_be_sent() -> None:
    panjang = lengthen_evenly(read_fixture(), MAX_LANGKAH, MAX_PELAKSANA)
    draf = make_draf(pelaksana=panjang.pelaksana, langkah=panjang.langkah)

    response = press(enter(draf), draf, baris199__waktu="2 Jam")

    assert response.status_code == 200
    assert load(draf).langkah[199].waktu == "2 Jam"
