"""Pages of the written parts: what is filled, who wrote it, and two people at one text."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.domain.naskah import MAX_HURUF
from lakip.engine import cancel
from lakip.models import Naskah, Sasaran
from tests.lakip.formulir import client_of
from tests.world import Kantor, make_pegawai


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def page_of(kantor: Kantor) -> str:
    return reverse("naskah", args=[kantor.laporan.pk])


def part_of(kantor: Kantor, bagian: str = "bab4_kesimpulan") -> str:
    return reverse("naskah-bagian", args=[kantor.laporan.pk, bagian])


def analysis_of(kantor: Kantor, kunci: str) -> str:
    sasaran = kantor.laporan.sasaran_set.first()
    return reverse("naskah-analisis", args=[kantor.laporan.pk, sasaran.pk, kunci])


def text_of(kantor: Kantor, bagian: str = "bab4_kesimpulan") -> Naskah:
    return Naskah.objects.get(laporan=kantor.laporan, bagian=bagian, sasaran=None)


def write(client: Client, url: str, isi: str, seen: HttpResponse | None = None) -> HttpResponse:
    form = (seen or client.get(url)).context["form"]
    return client.post(url, {"isi": isi, "versi": form["versi"].value()})


# --- the outline ----------------------------------------------------------------------------------------


def test_outline_counts_what_is_filled_and_wajib(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()

    page = pemilik.get(page_of(kantor)).content.decode()

    assert "24 dari 25 bagian wajib sudah terisi" in page
    assert page.count("Kosong, wajib diisi") == 1
    assert page.count("Kosong, tidak wajib") == 2


def test_outline_names_who_wrote_last(kantor: Kantor, pemilik: Client) -> None:
    write(pemilik, part_of(kantor), "Simpulan.")

    assert f"{kantor.pemilik.nama}, " in pemilik.get(page_of(kantor)).content.decode()


def test_queries_do_not_grow_with_sasaran(kantor: Kantor, pemilik: Client) -> None:
    counts = []
    for jumlah in (1, 10):
        Sasaran.objects.all().delete()
        for nomor in range(jumlah):
            sasaran = Sasaran.objects.create(laporan=kantor.laporan, uraian=f"Sasaran {nomor}")
            Naskah.objects.create(
                laporan=kantor.laporan, sasaran=sasaran, bagian="efisiensi", oleh=kantor.pemilik
            )
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(page_of(kantor))
        counts.append(len(queries))

    assert counts[0] == counts[1]


# --- one part -------------------------------------------------------------------------------------------


def test_text_is_kept_with_its_writer(kantor: Kantor, pemilik: Client) -> None:
    before = text_of(kantor).versi

    response = write(pemilik, part_of(kantor), "Satu.\r\n\r\n- dua\r\n")

    naskah = text_of(kantor)
    assert response.status_code == 302
    assert (naskah.isi, naskah.oleh, naskah.versi) == ("Satu.\n\n- dua", kantor.pemilik, before + 1)
    assert naskah.pada is not None


def test_first_text_of_a_part_makes_its_row(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()

    write(pemilik, part_of(kantor), "Pertama.")

    assert (text_of(kantor).isi, text_of(kantor).versi) == ("Pertama.", 1)


def test_text_that_did_not_change_keeps_its_writer(kantor: Kantor, pemilik: Client) -> None:
    before = text_of(kantor)

    assert write(pemilik, part_of(kantor), before.isi).status_code == 302

    assert (text_of(kantor).versi, text_of(kantor).oleh) == (before.versi, None)


def test_second_writer_sees_both_texts_and_then_decides(kantor: Kantor, pemilik: Client) -> None:
    url = part_of(kantor)
    seen_by_both = pemilik.get(url)
    write(pemilik, url, "Teks orang lain.", seen_by_both)

    bentrok = write(pemilik, url, "Teks saya.", seen_by_both)

    assert bentrok.status_code == 409
    assert "Teks orang lain." in bentrok.content.decode()
    assert "Teks saya." in bentrok.content.decode()
    assert text_of(kantor).isi == "Teks orang lain."

    assert write(pemilik, url, "Teks saya.", bentrok).status_code == 302
    assert text_of(kantor).isi == "Teks saya."


def test_same_text_sent_twice_is_no_conflict(kantor: Kantor, pemilik: Client) -> None:
    seen = pemilik.get(part_of(kantor))

    assert [write(pemilik, part_of(kantor), "Sama.", seen).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        pytest.param("a" * (MAX_HURUF + 1), "terlalu panjang", id="too long"),
        pytest.param("Satu\x1b[31m", "karakter kendali", id="control character"),
    ],
)
def test_refused_text_saves_nothing(kantor: Kantor, pemilik: Client, isi: str, pesan: str) -> None:
    before = text_of(kantor).isi

    response = write(pemilik, part_of(kantor), isi)

    assert response.status_code == 422
    assert pesan in response.content.decode()
    assert text_of(kantor).isi == before


def test_analysis_is_written_beside_its_data(kantor: Kantor, pemilik: Client) -> None:
    page = pemilik.get(analysis_of(kantor, "antar_tahun")).content.decode()

    assert "Realisasi sasaran 1 antartahun" in page
    assert "<svg" in page
    assert "267" in page


def test_analysis_belongs_to_its_sasaran(kantor: Kantor, pemilik: Client) -> None:
    first, second, _ = kantor.laporan.sasaran_set.all()

    write(pemilik, analysis_of(kantor, "efisiensi"), "Hanya sasaran pertama.")

    assert Naskah.objects.get(sasaran=first, bagian="efisiensi").isi == "Hanya sasaran pertama."
    assert Naskah.objects.get(sasaran=second, bagian="efisiensi").isi != "Hanya sasaran pertama."


@pytest.mark.parametrize("bagian", ["bab1", "bab2_ringkasan_pk", "lampiran_pk", "efisiensi", "tidak-ada"])
def test_part_in_which_nobody_writes_is_not_found(kantor: Kantor, pemilik: Client, bagian: str) -> None:
    assert pemilik.get(part_of(kantor, bagian)).status_code == 404


def test_part_is_no_analysis(kantor: Kantor, pemilik: Client) -> None:
    assert pemilik.get(analysis_of(kantor, "ikhtisar")).status_code == 404


# --- who is turned away ---------------------------------------------------------------------------------


def test_colleague_without_a_step_reads_the_text_and_may_not_write(kantor: Kantor) -> None:
    client = client_of(kantor["Staf"])
    page = client.get(part_of(kantor))

    assert "Teks contoh: capaian 3 sasaran" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert client.post(part_of(kantor), {"isi": "x", "versi": "1"}).status_code == 403
    assert text_of(kantor).isi.startswith("Teks contoh")


def test_other_instansi_finds_nothing(kantor: Kantor) -> None:
    client = client_of(make_pegawai("luar"))

    assert {client.get(url).status_code for url in (page_of(kantor), part_of(kantor))} == {404}
    assert client.post(part_of(kantor), {"isi": "x", "versi": "1"}).status_code == 404


def test_stranger_is_sent_to_the_login(kantor: Kantor) -> None:
    assert {Client().get(url).status_code for url in (page_of(kantor), part_of(kantor))} == {302}


def test_nothing_is_written_in_a_closed_report(kantor: Kantor, pemilik: Client) -> None:
    cancel(kantor.laporan.pk, kantor.pemilik, "Salah tahun.", at=kantor.laporan.dibuat_pada)

    assert pemilik.post(part_of(kantor), {"isi": "x", "versi": "1"}).status_code == 403
    assert "<textarea" not in pemilik.get(part_of(kantor)).content.decode()
