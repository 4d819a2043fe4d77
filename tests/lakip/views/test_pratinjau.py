from __future__ import annotations

import re

import pytest
from django.urls import reverse

from lakip.models import Naskah
from lakip.teks import clean_teks
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman
from tests.world import make_kantor, make_pegawai

BAGIAN = "bab1_isu_strategis"


@pytest.fixture
def laporan(kantor):
    return kantor.laporan


@pytest.fixture
def luar_laporan(jalan):
    return make_kantor("kalbar-adpim", jalan.at).laporan


def write(laporan, isi):
    naskah, _ = Naskah.objects.get_or_create(laporan=laporan, bagian=BAGIAN)
    Naskah.objects.filter(pk=naskah.pk).update(isi=clean_teks(isi))


def ask(client, laporan):
    return client.get(reverse("naskah-pratinjau", args=[laporan.pk, BAGIAN]))


def find_images(response):
    return re.findall(r'<img src="(/laporan/[^"]+)"', response.content.decode())


def test_pages_of_the_part_are_shown_as_images(kantor, laporan):
    client = client_of(kantor.pemilik)
    write(laporan, "<p>Pelanggaran masih banyak.</p>")

    images = find_images(ask(client, laporan))
    png = client.get(images[0])

    assert len(images) == 1
    assert png.content.startswith(b"\x89PNG")
    assert png["Content-Type"] == "image/png"
    assert "private" in png["Cache-Control"]


def test_another_text_has_other_images_and_the_same_text_the_same(kantor, laporan):
    client = client_of(kantor.pemilik)
    write(laporan, "<p>Satu.</p>")
    first = find_images(ask(client, laporan))
    again = find_images(ask(client, laporan))
    write(laporan, "<p>Dua.</p>")

    assert first == again
    assert find_images(ask(client, laporan)) != first


def test_images_of_one_report_are_not_given_out_under_another(kantor, laporan, luar_laporan):
    client = client_of(make_pegawai("sistem", is_superuser=True))
    write(laporan, "<p>Satu.</p>")
    image = find_images(ask(client, laporan))[0]
    elsewhere = image.replace(f"/laporan/{laporan.pk}/", f"/laporan/{luar_laporan.pk}/")

    assert client.get(image).status_code == 200
    assert client.get(elsewhere).status_code == 404


def test_reference_that_points_nowhere_is_pointed_out(kantor, laporan):
    write(laporan, '<p>Lihat <a href="#tabel-hilang">x</a>.</p>')

    teks = Halaman(ask(client_of(kantor.pemilik), laporan)).teks

    assert "Teks ini mengacu ke tabel atau gambar yang tidak ada lagi." in teks


def test_part_that_is_not_printed_says_so(kantor, laporan):
    url = reverse("naskah-pratinjau", args=[laporan.pk, "bab1_dasar_hukum"])

    assert (
        "Bagian ini belum ditulis, sehingga belum dicetak."
        in Halaman(client_of(kantor.pemilik).get(url)).teks
    )


def test_failure_is_told_in_a_sentence_and_the_text_stays(kantor, laporan, settings):
    settings.PDF_BATAS_LIHAT = 0
    write(laporan, "<p>Satu.</p>")

    response = ask(client_of(kantor.pemilik), laporan)

    assert response.status_code == 503
    assert "belum selesai disusun" in Halaman(response).teks
