"""Pages of the analyses: the data of one sasaran, drafts, and texts that have fallen behind."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.domain.sistematika import ANALISIS
from lakip.models import Indikator, Laporan, Naskah, Nilai, Penjelasan, Sasaran, UnitKerja
from tests.lakip.formulir import client_of
from tests.world import Kantor, make_pegawai


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def first_of(kantor: Kantor) -> Sasaran:
    sasaran = kantor.laporan.sasaran_set.first()
    assert sasaran
    return sasaran


def page_of(kantor: Kantor, sasaran: Sasaran | None = None) -> str:
    return reverse("analisis-sasaran", args=[kantor.laporan.pk, (sasaran or first_of(kantor)).pk])


def part_of(kantor: Kantor, kunci: str = "target_realisasi") -> str:
    return reverse("naskah-analisis", args=[kantor.laporan.pk, first_of(kantor).pk, kunci])


def text_of(kantor: Kantor, kunci: str = "target_realisasi") -> Naskah:
    return Naskah.objects.get(sasaran=first_of(kantor), bagian=kunci)


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def write(client: Client, url: str, isi: str) -> HttpResponse:
    form = client.get(url).context["form"]  # type: ignore[attr-defined]
    return client.post(url, {"isi": isi, "versi": form["versi"].value()})  # type: ignore[return-value]


def change_realisasi(kantor: Kantor, realisasi: str) -> None:
    indikator = Indikator.objects.filter(sasaran=first_of(kantor)).first()
    Nilai.objects.filter(indikator=indikator, tahun=2025, triwulan=None).update(realisasi=realisasi)


# --- the way there --------------------------------------------------------------------------------------


def test_analyses_begin_with_the_first_sasaran(kantor: Kantor, pemilik: Client) -> None:
    response = pemilik.get(reverse("analisis", args=[kantor.laporan.pk]))

    assert response.status_code == 302
    assert response["Location"] == page_of(kantor)


def test_without_a_sasaran_the_page_says_what_comes_first(kantor: Kantor, pemilik: Client) -> None:
    Sasaran.objects.filter(laporan=kantor.laporan).delete()

    page = read(pemilik, reverse("analisis", args=[kantor.laporan.pk]))

    assert "Belum ada sasaran yang dapat dianalisis." in page
    assert reverse("kinerja", args=[kantor.laporan.pk]) in page


def test_one_goes_from_sasaran_to_sasaran(kantor: Kantor, pemilik: Client) -> None:
    first, second, third = kantor.laporan.sasaran_set.all()

    page = read(pemilik, page_of(kantor, second))

    assert f'href="{page_of(kantor, first)}" rel="prev"' in page
    assert f'href="{page_of(kantor, third)}" rel="next"' in page
    assert 'rel="prev"' not in read(pemilik, page_of(kantor, first))
    assert 'rel="next"' not in read(pemilik, page_of(kantor, third))


def test_outline_leads_to_the_analyses(kantor: Kantor, pemilik: Client) -> None:
    assert page_of(kantor) in read(pemilik, reverse("naskah", args=[kantor.laporan.pk]))


def test_sasaran_of_another_report_is_not_found(kantor: Kantor, pemilik: Client) -> None:
    lain = Laporan.objects.get(pk=kantor.laporan.pk)
    lain.pk, lain.tahun = None, 2019
    lain.save()
    sasaran = Sasaran.objects.create(laporan=lain, uraian="Lain")

    assert pemilik.get(page_of(kantor, sasaran)).status_code == 404


# --- the seven blocks -----------------------------------------------------------------------------------


def test_page_shows_the_seven_analyses_in_the_order_of_the_report(kantor: Kantor, pemilik: Client) -> None:
    page = read(pemilik, page_of(kantor))

    places = [page.index(f'id="{satu.kunci}"') for satu in ANALISIS]
    assert places == sorted(places)
    assert "6 dari 6 analisis wajib sudah ditulis." in page


def test_figures_stand_in_tables_and_charts_as_in_the_report(kantor: Kantor, pemilik: Client) -> None:
    page = read(pemilik, page_of(kantor))

    for teks in (
        "49,81 / 47 × 100% = 105,98%",
        "Batang kosong: target; batang penuh: realisasi",
        "Realisasi sasaran 1 antartahun",
        "Kemajuan sasaran 1 menuju target akhir Renstra",
        "Efisiensi penggunaan anggaran sasaran 1",
        "Program dan kegiatan penunjang sasaran 1",
    ):
        assert teks in page


def test_without_a_standard_the_page_says_where_it_is_set(kantor: Kantor, pemilik: Client) -> None:
    Indikator.objects.filter(sasaran__laporan=kantor.laporan).update(standar_nasional=None)

    page = read(pemilik, page_of(kantor))

    assert "Standar nasional untuk indikator sasaran ini tidak tercatat." in page
    assert f'href="{reverse("kinerja", args=[kantor.laporan.pk])}">halaman Kinerja</a>' in page


def test_explanations_of_the_units_are_material_for_the_causes(kantor: Kantor, pemilik: Client) -> None:
    indikator = Indikator.objects.filter(sasaran=first_of(kantor)).first()
    Penjelasan.objects.update_or_create(indikator=indikator, defaults={"penghambat": "Personel kurang."})

    for url in (page_of(kantor), part_of(kantor, "penyebab_solusi")):
        page = read(pemilik, url)
        assert "Penjelasan unit atas indikator sasaran 1" in page
        assert "Personel kurang." in page


def test_text_that_is_missing_is_named_with_the_way_to_write_it(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()

    page = read(pemilik, page_of(kantor))

    assert "Teks belum ditulis, wajib diisi" in page
    assert f'<a href="{part_of(kantor)}">Tulis teks' in page


def test_who_may_not_write_sees_no_way_to(kantor: Kantor) -> None:
    assert part_of(kantor) not in read(client_of(kantor["Staf"]), page_of(kantor))


def test_people_of_a_unit_are_not_let_in(kantor: Kantor) -> None:
    instansi = kantor.laporan.instansi
    unit = UnitKerja.objects.create(instansi=instansi, nama="Bidang Uji")
    client = client_of(make_pegawai("bidang", instansi, unit=unit))

    for url in (page_of(kantor), reverse("analisis", args=[kantor.laporan.pk])):
        response = client.get(url)
        assert response.status_code == 403
        assert "unit kerja Anda" in response.content.decode()


def test_saved_text_stands_at_its_analysis(kantor: Kantor, pemilik: Client) -> None:
    write(pemilik, part_of(kantor), "Teks baru.")

    assert "Teks baru." in read(pemilik, page_of(kantor))


def test_queries_do_not_grow_with_sasaran(kantor: Kantor, pemilik: Client) -> None:
    counts = []
    for jumlah in (1, 10):
        Sasaran.objects.filter(laporan=kantor.laporan).delete()
        for nomor in range(jumlah):
            sasaran = Sasaran.objects.create(laporan=kantor.laporan, uraian=f"Sasaran {nomor}")
            indikator = Indikator.objects.create(sasaran=sasaran, nama="Indikator")
            Penjelasan.objects.create(indikator=indikator, upaya="Ada.")
            Nilai.objects.create(indikator=indikator, tahun=2025, target=1, realisasi=1, status="terisi")
            Naskah.objects.create(
                laporan=kantor.laporan, sasaran=sasaran, bagian="efisiensi", isi="11", angka={"a": "11"}
            )
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(page_of(kantor))
        with CaptureQueriesContext(connection) as more:
            pemilik.get(f"{part_of(kantor)}?draf=1")
        counts.append((len(queries), len(more)))

    assert counts[0] == counts[1]


# --- drafts ---------------------------------------------------------------------------------------------


def test_draft_fills_an_empty_field_and_is_not_stored(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()

    response = pemilik.get(f"{part_of(kantor)}?draf=1")

    assert "adalah 49,81" in response.context["form"]["isi"].value()
    assert "belum disimpan" in response.content.decode()
    assert not Naskah.objects.filter(sasaran=first_of(kantor), bagian="target_realisasi").exists()


def test_draft_becomes_the_text_of_who_saves_it(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()
    url = f"{part_of(kantor)}?draf=1"
    isi = pemilik.get(url).context["form"]["isi"].value()

    write(pemilik, url, isi)

    assert (text_of(kantor).isi, text_of(kantor).oleh) == (isi, kantor.pemilik)


def test_draft_stands_beside_a_text_and_leaves_it_alone(kantor: Kantor, pemilik: Client) -> None:
    before = text_of(kantor).isi

    response = pemilik.get(f"{part_of(kantor)}?draf=1")

    assert response.context["form"]["isi"].value() == before
    assert "Draf kalimat" in response.content.decode()
    assert "adalah 49,81" in response.content.decode()
    assert text_of(kantor).isi == before


def test_draft_is_only_made_when_asked_for(kantor: Kantor, pemilik: Client) -> None:
    page = read(pemilik, part_of(kantor))

    assert "Minta draf kalimat" in page
    assert "adalah 49,81" not in page


def test_without_data_the_page_says_that_there_is_no_draft(kantor: Kantor, pemilik: Client) -> None:
    page = read(pemilik, f"{part_of(kantor, 'standar_nasional')}?draf=1")

    assert "belum cukup untuk draf kalimat" in page


def test_who_may_not_write_gets_no_draft(kantor: Kantor) -> None:
    page = read(client_of(kantor["Staf"]), f"{part_of(kantor)}?draf=1")

    assert "adalah 49,81" not in page
    assert "Minta draf" not in page


def test_part_of_the_report_has_no_draft(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("naskah-bagian", args=[kantor.laporan.pk, "ikhtisar"])

    assert "Minta draf" not in read(pemilik, f"{url}?draf=1")


# --- texts that have fallen behind ----------------------------------------------------------------------


def test_text_with_a_figure_that_changed_is_pointed_at_on_every_page(kantor: Kantor, pemilik: Client) -> None:
    write(pemilik, part_of(kantor), "Realisasinya 49,81 persen.")
    change_realisasi(kantor, "52.5")
    sentence = "menyebut 49,81; data kini 52,5 (realisasi 1.1 tahun 2025)"

    assert sentence in read(pemilik, page_of(kantor))
    assert sentence in read(pemilik, part_of(kantor))
    assert "Menyebut angka lama" in read(pemilik, reverse("naskah", args=[kantor.laporan.pk]))

    write(pemilik, part_of(kantor), "Realisasinya 52,5 persen.")

    assert sentence not in read(pemilik, page_of(kantor))
    assert "Menyebut angka lama" not in read(pemilik, reverse("naskah", args=[kantor.laporan.pk]))


def test_summary_with_a_figure_that_changed_is_pointed_at(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("naskah-bagian", args=[kantor.laporan.pk, "ikhtisar"])
    write(pemilik, url, "Realisasi utama 49,81 persen.")
    change_realisasi(kantor, "52.5")

    assert "menyebut 49,81; data kini 52,5" in read(pemilik, url)
