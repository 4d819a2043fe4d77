"""The page of what looks doubtful in the data: who sees what, and how an answer is given."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.isi.konsistensi import TemuanIsi, find_temuan
from lakip.models import Indikator, JawabanTemuan, Nilai, UnitKerja
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Formulir, Halaman, read
from tests.world import Jalan, Kantor, make_pegawai


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def page_of(kantor: Kantor) -> str:
    return reverse("temuan", args=[kantor.laporan.pk])


def temuan_of(kantor: Kantor, awal: str) -> TemuanIsi:
    return next(satu for satu in find_temuan(kantor.laporan) if satu.kunci.startswith(awal))


def form_of(page: Halaman, temuan: TemuanIsi) -> Formulir:
    return next(form for form in page.forms if form.isian.get("kunci") == temuan.kunci)


def answer(client: Client, kantor: Kantor, temuan: TemuanIsi, alasan: str) -> Any:
    form = form_of(read(client, page_of(kantor)), temuan)
    return client.post(form.aksi, form.isian | {"alasan": alasan})


def mend_all(kantor: Kantor) -> None:
    Nilai.objects.filter(indikator__sasaran__laporan=kantor.laporan).delete()


def test_open_findings_stand_with_their_place_and_the_way_to_mend_them(
    kantor: Kantor, pemilik: Client
) -> None:
    temuan = temuan_of(kantor, "capaian:")

    page = read(pemilik, page_of(kantor))

    jumlah = len(find_temuan(kantor.laporan))
    assert f"{jumlah} temuan belum diperbaiki atau dijawab." in page.teks
    assert f"{temuan.nama_tempat} {temuan.tempat.rincian} {temuan.temuan.pesan}" in page.teks
    assert f'href="{temuan.tempat.url}">Perbaiki' in pemilik.get(page_of(kantor)).content.decode()


def test_missing_explanation_has_no_form_of_an_answer(kantor: Kantor, pemilik: Client) -> None:
    temuan = temuan_of(kantor, "penjelasan:")

    response = pemilik.get(page_of(kantor))

    assert f'href="{temuan.tempat.url_unit}">Lengkapi' in response.content.decode()
    assert temuan.kunci not in {form.isian.get("kunci") for form in Halaman(response).forms}


def test_explanation_of_an_indikator_without_a_unit_asks_for_the_unit_or_is_given_here(
    kantor: Kantor, pemilik: Client
) -> None:
    Indikator.objects.filter(sasaran__laporan=kantor.laporan).update(unit=None)
    temuan = temuan_of(kantor, "penjelasan:")

    response = pemilik.get(page_of(kantor))

    assert "Tetapkan unitnya agar unit itu yang menjelaskan, atau tulis sebabnya di sini." in (
        Halaman(response).teks
    )
    assert f'href="{temuan.tempat.url}">Tetapkan unit' in response.content.decode()
    assert answer(pemilik, kantor, temuan, "Anggaran dipotong.").status_code == 302
    assert not temuan_of(kantor, "penjelasan:").is_terbuka


def test_answered_finding_moves_down_with_who_answered(kantor: Kantor, pemilik: Client) -> None:
    temuan = temuan_of(kantor, "capaian:")

    response = answer(pemilik, kantor, temuan, "Anggota baru diangkat.")

    assert (response.status_code, response.url) == (302, page_of(kantor))
    page = read(pemilik, page_of(kantor))
    terbuka, _, terjawab = page.teks.partition("Sudah dijawab")
    assert "Jawaban dicatat." in terbuka
    assert temuan.temuan.pesan not in terbuka
    assert f"Sudah benar karena: “Anggota baru diangkat.” {kantor.pemilik}, " in terjawab


def test_answer_to_figures_that_have_changed_is_shown_as_old(kantor: Kantor, pemilik: Client) -> None:
    temuan = temuan_of(kantor, "capaian:")
    answer(pemilik, kantor, temuan, "Anggota baru diangkat.")
    Nilai.objects.filter(indikator=temuan.tempat.kunci.removeprefix("indikator-"), tahun=2025).update(
        realisasi="7.1"
    )

    page = read(pemilik, page_of(kantor))

    assert f"Jawaban atas angka lama: “Anggota baru diangkat.” {kantor.pemilik}, " in page.teks
    assert form_of(page, temuan).isian["sidik"] != temuan.temuan.sidik


def test_answer_without_words_is_refused_where_it_was_given(kantor: Kantor, pemilik: Client) -> None:
    temuan = temuan_of(kantor, "capaian:")

    response = answer(pemilik, kantor, temuan, " ")

    page = Halaman(response)
    assert response.status_code == 422
    assert "Belum tersimpan. Sudah benar karena:" in page.teks
    assert '<details class="confirm" open>' in response.content.decode()
    assert not JawabanTemuan.objects.exists()


def test_answer_to_figures_that_changed_meanwhile_is_refused_and_kept_on_the_page(
    kantor: Kantor, pemilik: Client
) -> None:
    temuan = temuan_of(kantor, "capaian:")
    form = form_of(read(pemilik, page_of(kantor)), temuan)
    Nilai.objects.filter(indikator=temuan.tempat.kunci.removeprefix("indikator-"), tahun=2025).update(
        realisasi="7.1"
    )

    response = pemilik.post(form.aksi, form.isian | {"alasan": "Anggota baru diangkat."})

    page = Halaman(response)
    assert response.status_code == 409
    assert "Angkanya sudah berubah sejak halaman ini dibuka." in page.teks
    kept = form_of(page, temuan)
    assert kept.isian["alasan"] == "Anggota baru diangkat."
    assert pemilik.post(kept.aksi, kept.isian).status_code == 302


def test_control_characters_are_no_answer(kantor: Kantor, pemilik: Client) -> None:
    assert answer(pemilik, kantor, temuan_of(kantor, "capaian:"), "Benar\x00").status_code == 422


def test_a_report_without_findings_says_so(kantor: Kantor, pemilik: Client) -> None:
    mend_all(kantor)

    assert "Tidak ada temuan yang terbuka." in read(pemilik, page_of(kantor)).teks


def test_a_colleague_reads_and_answers_nothing(kantor: Kantor) -> None:
    rekan = client_of(make_pegawai("rekan", kantor.laporan.instansi))

    page = read(rekan, page_of(kantor))

    assert temuan_of(kantor, "capaian:").temuan.pesan in page.teks
    assert "Simpan jawaban" not in page.tombol
    assert "Perbaiki" not in page.teks.replace("Perbaiki angka", "")


def test_people_of_a_unit_see_and_answer_their_own_rows(jalan: Jalan) -> None:
    kantor = jalan.kantor
    temuan = temuan_of(kantor, "capaian:")
    unit = UnitKerja.objects.get(pk=temuan.tempat.unit)
    orang = client_of(make_pegawai("rina", kantor.laporan.instansi, unit=unit))

    page = read(orang, page_of(kantor))

    own = [satu for satu in find_temuan(kantor.laporan) if satu.tempat.unit == unit.pk]
    assert f"{len(own)} temuan belum diperbaiki atau dijawab." in page.teks
    assert f'href="{temuan.tempat.url_unit}">Perbaiki' in orang.get(page_of(kantor)).content.decode()
    assert answer(orang, kantor, temuan, "Anggota baru diangkat.").status_code == 302


def test_people_of_a_unit_in_order_are_told_so(jalan: Jalan) -> None:
    unit = UnitKerja.objects.create(instansi=jalan.kantor.laporan.instansi, nama="Bidang Lain")
    orang = client_of(make_pegawai("rina", unit.instansi, unit=unit))

    assert "Tidak ada temuan pada data unit Anda." in read(orang, page_of(jalan.kantor)).teks


def test_the_page_of_the_figures_counts_what_is_open(kantor: Kantor, pemilik: Client) -> None:
    kinerja = reverse("kinerja", args=[kantor.laporan.pk])
    jumlah = len(find_temuan(kantor.laporan))

    assert (
        f"Pemeriksaan data : {jumlah} temuan belum diperbaiki atau dijawab ." in read(pemilik, kinerja).teks
    )
    mend_all(kantor)
    assert "Pemeriksaan data : tidak ada temuan yang terbuka." in read(pemilik, kinerja).teks


def test_queries_do_not_grow_with_the_findings(kantor: Kantor, pemilik: Client) -> None:
    def measure() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert pemilik.get(page_of(kantor)).status_code == 200
        return len(queries)

    before = measure()
    sasaran = kantor.laporan.sasaran_set.first()
    units = [UnitKerja.objects.create(instansi=kantor.laporan.instansi, nama=f"Unit {n}") for n in range(5)]
    for unit in units:
        indikator = Indikator.objects.create(sasaran=sasaran, nama=unit.nama, unit=unit)
        Nilai.objects.create(indikator=indikator, tahun=2025, target=10, realisasi=20, status="terisi")

    assert measure() == before
