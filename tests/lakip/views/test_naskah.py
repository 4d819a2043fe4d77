"""The page of one text: who wrote it, with what form, and two people at it."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lakip.engine import cancel
from lakip.models import Naskah
from lakip.models.naskah import SebabVersi
from lakip.teks.bersih import HURUF_TERBANYAK
from tests.lakip.formulir import client_of
from tests.lakip.naskah_contoh import make_gambar
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


def versions_of(kantor: Kantor) -> list[str]:
    return list(text_of(kantor).riwayat.values_list("isi", flat=True))


def write(client: Client, url: str, isi: str, seen: HttpResponse | None = None) -> HttpResponse:
    form = (seen or client.get(url)).context["form"]
    return client.post(url, {"isi": isi, "versi": form["versi"].value()})


# --- one part -------------------------------------------------------------------------------------------


def test_text_is_kept_with_its_writer(kantor: Kantor, pemilik: Client) -> None:
    before = text_of(kantor).versi

    response = write(pemilik, part_of(kantor), "Satu.\r\n\r\n- dua\r\n")

    naskah = text_of(kantor)
    assert response.status_code == 302
    assert naskah.isi == "<p>Satu.</p><ul><li><p>dua</p></li></ul>"
    assert (naskah.oleh, naskah.versi) == (kantor.pemilik, before + 1)
    assert naskah.pada is not None


def test_first_text_of_a_part_makes_its_row(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()

    write(pemilik, part_of(kantor), "Pertama.")

    assert (text_of(kantor).isi, text_of(kantor).versi) == ("<p>Pertama.</p>", 1)


def test_text_that_did_not_change_keeps_its_writer(kantor: Kantor, pemilik: Client) -> None:
    before = text_of(kantor)

    assert write(pemilik, part_of(kantor), before.isi).status_code == 302

    assert (text_of(kantor).versi, text_of(kantor).oleh) == (before.versi, None)


def test_second_writer_sees_the_difference_and_then_decides(kantor: Kantor, pemilik: Client) -> None:
    url = part_of(kantor)
    seen_by_both = pemilik.get(url)
    write(pemilik, url, "Teks orang lain.", seen_by_both)

    bentrok = write(pemilik, url, "Teks saya.", seen_by_both)

    page = bentrok.content.decode()
    assert bentrok.status_code == 409
    assert "Teks <del>orang lain.</del> <ins>saya.</ins>" in page
    assert "Teks saya." in page
    assert text_of(kantor).isi == "<p>Teks orang lain.</p>"

    assert write(pemilik, url, "Teks saya.", bentrok).status_code == 302
    assert text_of(kantor).isi == "<p>Teks saya.</p>"
    assert versions_of(kantor)[-2:] == ["<p>Teks orang lain.</p>", "<p>Teks saya.</p>"]


def test_first_texts_of_two_writers_are_both_kept_apart(kantor: Kantor, pemilik: Client) -> None:
    text_of(kantor).delete()
    seen_by_both = pemilik.get(part_of(kantor))
    write(pemilik, part_of(kantor), "Satu.", seen_by_both)

    assert write(pemilik, part_of(kantor), "Dua.", seen_by_both).status_code == 409
    assert text_of(kantor).isi == "<p>Satu.</p>"


def test_same_text_sent_twice_is_no_conflict(kantor: Kantor, pemilik: Client) -> None:
    seen = pemilik.get(part_of(kantor))

    assert [write(pemilik, part_of(kantor), "Sama.", seen).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        pytest.param("<p>a" * (HURUF_TERBANYAK // 8 + 1), "terlalu panjang", id="too long"),
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

    assert Naskah.objects.get(sasaran=first, bagian="efisiensi").isi == "<p>Hanya sasaran pertama.</p>"
    assert "Hanya sasaran pertama" not in Naskah.objects.get(sasaran=second, bagian="efisiensi").isi


@pytest.mark.parametrize("bagian", ["bab1", "bab2_ringkasan_pk", "lampiran_pk", "efisiensi", "tidak-ada"])
def test_part_in_which_nobody_writes_is_not_found(kantor: Kantor, pemilik: Client, bagian: str) -> None:
    assert pemilik.get(part_of(kantor, bagian)).status_code == 404


def test_part_is_no_analysis(kantor: Kantor, pemilik: Client) -> None:
    assert pemilik.get(analysis_of(kantor, "ikhtisar")).status_code == 404


def test_text_with_its_form_is_read_as_it_was_written(kantor: Kantor, pemilik: Client) -> None:
    isi = '<h3>Umum</h3><p>Naik<span class="catatan-kaki">Lihat LHE.</span></p>[blok: efisiensi]'
    write(pemilik, part_of(kantor), f"{isi}<script>alert(1)</script>")

    page = client_of(kantor["Staf"]).get(part_of(kantor)).content.decode()

    assert "<h3>Umum</h3>" in page
    assert '<p>Naik<span class="catatan-kaki">Lihat LHE.</span></p>' in page
    assert "Efisiensi penggunaan anggaran menurut sasaran" in page
    assert "alert(1)" not in page


def test_reference_that_points_nowhere_is_pointed_at(kantor: Kantor, pemilik: Client) -> None:
    write(pemilik, part_of(kantor), "Lihat [acuan: bab2-target] dan [acuan: tabel-hilang].")

    assert pemilik.get(part_of(kantor)).context["acuan_putus"] == ("tabel-hilang",)


def test_every_reference_that_points_nowhere_is_listed_with_its_text(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("naskah-acuan", args=[kantor.laporan.pk])
    before = pemilik.get(url).content.decode()
    write(pemilik, analysis_of(kantor, "efisiensi"), "Lihat [acuan: tabel-hilang].")

    assert "tidak ada lagi" not in before
    assert f'<a href="{analysis_of(kantor, "efisiensi")}">' in pemilik.get(url).content.decode()


def test_image_of_another_report_is_left_out_aloud(kantor: Kantor, pemilik: Client) -> None:
    gambar = make_gambar(kantor.laporan, kantor.laporan.dibuat_pada)
    asing = gambar.get_absolute_url().replace(f"/{gambar.pk}/", f"/{gambar.pk + 1}/")
    isi = '<p>a</p><figure><img src="{}" alt="Bagan"></figure>'

    write(pemilik, part_of(kantor), isi.format(asing))
    page = pemilik.get(part_of(kantor)).content.decode()
    write(pemilik, part_of(kantor), isi.format(gambar.get_absolute_url()))

    assert "1 gambar milik laporan lain tidak ikut tersimpan" in page
    assert "milik laporan lain" not in pemilik.get(part_of(kantor)).content.decode()


def test_image_that_says_nothing_is_pointed_at(kantor: Kantor, pemilik: Client) -> None:
    gambar = make_gambar(kantor.laporan, kantor.laporan.dibuat_pada).get_absolute_url()
    alt, keterangan = '<img src="{}" alt="Bagan">', "<figcaption>Bagan</figcaption>"
    isi = f'<figure><img src="{gambar}">{{}}</figure>'

    write(pemilik, part_of(kantor), isi.format("") + isi.format(keterangan) + alt.format(gambar))

    assert "1 gambar belum mempunyai keterangan" in pemilik.get(part_of(kantor)).content.decode()


def test_what_texts_can_refer_to_is_listed(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("naskah-acuan", args=[kantor.laporan.pk])

    listed = pemilik.get(url, headers={"accept": "application/json"}).json()["acuan"]

    assert "bab2-target" in {satu["kunci"] for satu in listed}
    assert "[acuan: bab2-target]" in pemilik.get(url).content.decode()


# --- taken over from last year --------------------------------------------------------------------------


@pytest.fixture
def ambilan(kantor: Kantor) -> Naskah:
    Naskah.objects.filter(pk=text_of(kantor).pk).update(tahun_asal=2024)
    return text_of(kantor)


def confirm(client: Client, kantor: Kantor, isi: str) -> HttpResponse:
    versi = client.get(part_of(kantor)).context["form"]["versi"].value()
    return client.post(part_of(kantor), {"isi": isi, "versi": versi, "masih_berlaku": "on"})


def test_text_of_last_year_is_marked(kantor: Kantor, pemilik: Client, ambilan: Naskah) -> None:
    assert "diambil dari laporan tahun 2024" in pemilik.get(part_of(kantor)).content.decode()


def test_text_of_last_year_is_confirmed_by_name(kantor: Kantor, pemilik: Client, ambilan: Naskah) -> None:
    confirm(pemilik, kantor, ambilan.isi)

    versi = text_of(kantor).riwayat.last()
    assert versi
    assert text_of(kantor).tahun_asal is None
    assert (versi.sebab, versi.oleh, versi.isi) == (SebabVersi.PERIKSA, kantor.pemilik, ambilan.isi)


def test_changing_a_text_of_last_year_does_not_yet_confirm_it(
    kantor: Kantor, pemilik: Client, ambilan: Naskah
) -> None:
    write(pemilik, part_of(kantor), "Diperbarui sebagian.")

    assert text_of(kantor).tahun_asal == 2024


def test_text_of_last_year_that_was_emptied_waits_for_nobody(
    kantor: Kantor, pemilik: Client, ambilan: Naskah
) -> None:
    write(pemilik, part_of(kantor), "")

    assert text_of(kantor).tahun_asal is None


def test_who_confirms_a_text_takes_nothing_from_who_is_writing_it(
    kantor: Kantor, pemilik: Client, ambilan: Naskah
) -> None:
    seen = pemilik.get(part_of(kantor))
    confirm(pemilik, kantor, ambilan.isi)

    assert write(pemilik, part_of(kantor), "Baru.", seen).status_code == 302


# --- who is turned away ---------------------------------------------------------------------------------


def test_colleague_without_a_step_reads_the_text_and_may_not_write(kantor: Kantor) -> None:
    client = client_of(kantor["Staf"])
    page = client.get(part_of(kantor))

    assert "Teks contoh: capaian 3 sasaran" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert client.post(part_of(kantor), {"isi": "x", "versi": "1"}).status_code == 403
    assert "Teks contoh" in text_of(kantor).isi


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
