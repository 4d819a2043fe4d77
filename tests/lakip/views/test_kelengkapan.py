"""The page that tells whether a report is complete, and what holds it back in the rooms."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from lakip.lembar_kerja import may_work_on_isi, missing_of
from lakip.models import JawabanPeriksa, Naskah, UnitKerja
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Formulir, Halaman, read
from tests.world import Jalan, Kantor, make_kantor, make_pegawai

WAJIB = "Pengajuan persetujuan masih tertahan: 1 butir yang diwajibkan peraturan belum terpenuhi."


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def page_of(kantor: Kantor, saring: str = "") -> str:
    return reverse("kelengkapan", args=[kantor.laporan.pk]) + saring


def form_of(page: Halaman, nomor: str) -> Formulir:
    return next(form for form in page.forms if form.isian.get("nomor") == nomor)


def blank(kantor: Kantor, bagian: str) -> None:
    Naskah.objects.filter(laporan=kantor.laporan, bagian=bagian).update(isi="")


def test_what_lacks_links_to_where_it_is_mended(kantor: Kantor, pemilik: Client) -> None:
    blank(kantor, "bab4_kesimpulan")

    response = pemilik.get(page_of(kantor))

    url = reverse("naskah-bagian", args=[kantor.laporan.pk, "bab4_kesimpulan"])
    assert f'<a href="{url}">Kesimpulan belum ditulis.</a>' in response.content.decode()
    assert "Pengajuan persetujuan masih tertahan: 2 butir" in Halaman(response).teks


def test_complete_report_is_told_that_nothing_holds_it_back(kantor: Kantor, pemilik: Client) -> None:
    before = read(pemilik, page_of(kantor)).teks
    Jalan(kantor, kantor.laporan.dibuat_pada).explain()

    assert WAJIB in before
    assert "Semua butir yang diwajibkan peraturan sudah terpenuhi." in read(pemilik, page_of(kantor)).teks


def test_what_is_met_can_be_left_out(kantor: Kantor, pemilik: Client) -> None:
    whole, lacking = (read(pemilik, page_of(kantor, saring)).teks for saring in ("", "?kurang=1"))

    assert "Simpulan umum atas capaian kinerja" in whole
    assert "Simpulan umum atas capaian kinerja" not in lacking
    assert "Hanya yang kurang ditampilkan." in lacking
    assert "Laporan kinerja telah direviu" in lacking


def test_estimate_is_called_one_and_gives_its_reasons(kantor: Kantor, pemilik: Client) -> None:
    teks = read(pemilik, page_of(kantor)).teks

    assert "Perkiraan nilai, bukan hasil evaluasi" in teks
    assert "C (50%): 4 dari 9 kriteria terpenuhi. 1 kriteria lagi menaikkannya ke CC (60%)." in teks
    assert "Sub-komponen 3.c (pemanfaatan, bobot 7,50) tidak diperkirakan nilainya" in teks
    assert "Jumlah 7,50 2,25" in teks


def test_answer_is_shown_with_who_gave_it(kantor: Kantor, pemilik: Client) -> None:
    form = form_of(read(pemilik, page_of(kantor)), "III.10")

    response = pemilik.post(form.aksi, form.isian | {"terpenuhi": "ya", "keterangan": "Sudah diuji."})

    assert (response.status_code, response.url) == (302, page_of(kantor))  # type: ignore[attr-defined]
    assert f"“Sudah diuji.” {kantor.pemilik}, " in read(pemilik, page_of(kantor)).teks
    again = form_of(read(pemilik, page_of(kantor)), "III.10")
    assert (again.isian["terpenuhi"], again.isian["keterangan"]) == ("ya", "Sudah diuji.")


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        pytest.param({"keterangan": "Ya."}, "Belum tersimpan. Terpenuhi?:", id="neither yes nor no"),
        pytest.param({"terpenuhi": "ya", "keterangan": " "}, "Belum tersimpan. Keterangan:", id="no words"),
    ],
)
def test_answer_that_lacks_something_stands_there_again(
    kantor: Kantor, pemilik: Client, isian: dict[str, str], pesan: str
) -> None:
    form = form_of(read(pemilik, page_of(kantor)), "II.1")

    response = pemilik.post(form.aksi, form.isian | isian)

    assert response.status_code == 422
    assert pesan in Halaman(response).teks
    assert response.content.decode().count('<details class="confirm" open>') == 1
    assert not JawabanPeriksa.objects.exists()


def test_reader_sees_the_lists_without_forms(kantor: Kantor) -> None:
    rekan = client_of(make_pegawai("rekan", kantor.laporan.instansi))

    page = read(rekan, page_of(kantor))

    assert "Laporan kinerja telah direviu" in page.teks
    assert not [form for form in page.forms if "nomor" in form.isian]


def test_who_is_confined_to_a_unit_does_not_see_the_whole(jalan: Jalan) -> None:
    laporan = jalan.kantor.laporan
    unit = UnitKerja.objects.filter(instansi=laporan.instansi).first()
    orang = client_of(make_pegawai("orang", laporan.instansi, unit=unit))

    assert orang.get(page_of(jalan.kantor)).status_code == 403


def test_handing_up_for_approval_waits_for_what_is_mandatory(jalan: Jalan) -> None:
    tugas = jalan.walk_to("8")
    complete = missing_of(tugas)
    for bagian in ("bab1_gambaran_umum", "bab1_aspek_strategis", "bab1_isu_strategis", "bab4_langkah"):
        blank(jalan.kantor, bagian)

    lacks = missing_of(tugas)

    assert not any("belum lengkap" in satu for satu in complete)
    assert lacks[0] == (
        "Laporan belum lengkap: Gambaran Umum Organisasi belum ditulis; Aspek Strategis Organisasi belum "
        "ditulis; Permasalahan Utama (Isu Strategis) belum ditulis; dan 1 lagi. Buka “Kelengkapan laporan”."
    )


@pytest.mark.usefixtures("kalender")
def test_room_of_handing_up_leads_to_the_lists_without_a_right_to_change(jalan: Jalan) -> None:
    tugas = jalan.walk_to("8")
    kasubag = client_of(jalan.kantor.turn_of(tugas, jalan.at))

    page = kasubag.get(tugas.get_absolute_url()).content.decode()

    assert f'href="{page_of(jalan.kantor)}">Kelengkapan laporan</a>' in page
    assert not may_work_on_isi(tugas)


def test_advice_does_not_hold_it_back(jalan: Jalan) -> None:
    tugas = jalan.walk_to("8")
    blank(jalan.kantor, "kata_pengantar")

    assert not any("belum lengkap" in satu for satu in missing_of(tugas))


def test_writing_is_not_held_back_where_a_row_of_handing_up_follows(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")

    assert not any("belum lengkap" in satu for satu in missing_of(tugas))


@pytest.mark.parametrize(
    ("kunci", "nomor"),
    [("kalbar-adpim", "6"), ("bangka-tengah-dinsos", "7"), ("purwakarta-kesbangpol", "4.")],
)
def test_every_sop_holds_back_in_the_row_before_approval(jalan: Jalan, kunci: str, nomor: str) -> None:
    lain = Jalan(make_kantor(kunci, jalan.at), jalan.at).start()
    tugas = lain.walk_to(nomor)
    blank(lain.kantor, "bab4_kesimpulan")

    assert any("Kesimpulan belum ditulis" in satu for satu in missing_of(tugas))
