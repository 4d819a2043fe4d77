"""Images for the texts of a report: handed in by the editor or the page, and given out."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.fixtures import Settings

from lakip.gambar import PIKSEL_TERBANYAK, SISI_TERPANJANG
from lakip.models import GambarNaskah, Naskah
from tests.lakip.formulir import client_of
from tests.lakip.gambar import make_gambar
from tests.world import Jalan, Kantor, make_pegawai, stored_files


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def upload(client: Client, kantor: Kantor, berkas: SimpleUploadedFile) -> HttpResponse:
    """As the editor does."""
    url = reverse("naskah-gambar-unggah", args=[kantor.laporan.pk])
    return client.post(url, {"berkas": berkas}, headers={"accept": "application/json"})  # type: ignore[return-value]


def kept(kantor: Kantor) -> Image.Image:
    gambar = GambarNaskah.objects.get(laporan=kantor.laporan)
    with gambar.berkas.open("rb") as berkas:
        return Image.open(BytesIO(berkas.read()))


def test_editor_is_told_where_its_image_is(kantor: Kantor, pemilik: Client) -> None:
    response = upload(pemilik, kantor, make_gambar())

    gambar = GambarNaskah.objects.get()
    assert response.json() == {"url": gambar.get_absolute_url(), "nama": "foto.jpg"}  # type: ignore[attr-defined]
    assert (gambar.lebar, gambar.tinggi, gambar.oleh) == (40, 30, kantor.pemilik)


def test_image_is_given_out_to_who_sees_the_report(kantor: Kantor, pemilik: Client) -> None:
    upload(pemilik, kantor, make_gambar("bagan.png"))

    response = client_of(kantor["Staf"]).get(GambarNaskah.objects.get().get_absolute_url())

    assert response.headers["Content-Type"] == "image/png"
    assert Image.open(BytesIO(b"".join(response.streaming_content))).size == (40, 30)


def test_page_without_the_editor_takes_an_image_in_and_says_how_to_name_it(
    kantor: Kantor, pemilik: Client
) -> None:
    url = reverse("naskah-gambar-unggah", args=[kantor.laporan.pk])

    page = pemilik.post(url, {"berkas": make_gambar()}, follow=True)

    assert f"[gambar: {GambarNaskah.objects.get().pk} | keterangan]" in page.content.decode()


def test_same_image_is_kept_once(kantor: Kantor, pemilik: Client) -> None:
    first, second = (upload(pemilik, kantor, make_gambar()) for _ in range(2))

    assert first.content == second.content
    assert len(stored_files()) == 1


def test_where_a_camera_stood_is_not_kept(kantor: Kantor, pemilik: Client) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamera"

    upload(pemilik, kantor, make_gambar(exif=exif))

    assert not kept(kantor).getexif()


def test_image_taken_on_its_side_stands_upright(kantor: Kantor, pemilik: Client) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right

    upload(pemilik, kantor, make_gambar(ukuran=(40, 30), exif=exif))

    assert kept(kantor).size == (30, 40)


def test_large_image_is_made_as_small_as_paper_needs(kantor: Kantor, pemilik: Client) -> None:
    upload(pemilik, kantor, make_gambar(ukuran=(5000, 1000)))

    assert kept(kantor).size == (SISI_TERPANJANG, 400)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L"])
def test_image_of_any_colours_becomes_one_that_every_page_knows(
    kantor: Kantor, pemilik: Client, mode: str
) -> None:
    upload(pemilik, kantor, make_gambar("logo.png", mode=mode))

    assert kept(kantor).mode in ("RGB", "L")


def test_transparent_image_lies_on_white(kantor: Kantor, pemilik: Client) -> None:
    upload(pemilik, kantor, make_gambar("logo.png", mode="RGBA"))

    assert kept(kantor).getpixel((0, 0)) == (255, 255, 255)


POTONG = make_gambar("potong.jpg", (400, 300)).read()[:900]


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        pytest.param(SimpleUploadedFile("a.jpg", b"<script>"), "bukan gambar JPEG atau PNG", id="no image"),
        pytest.param(SimpleUploadedFile("a.jpg", b""), "kosong", id="empty"),
        pytest.param(
            SimpleUploadedFile("a.jpg", POTONG), "bukan gambar JPEG atau PNG yang utuh", id="cut off"
        ),
        pytest.param(SimpleUploadedFile("a.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "bukan", id="GIF"),
    ],
)
def test_refused_file_is_told_why_and_not_kept(
    kantor: Kantor, pemilik: Client, berkas: SimpleUploadedFile, pesan: str
) -> None:
    response = upload(pemilik, kantor, berkas)

    assert response.status_code == 422
    assert pesan in response.json()["pesan"]  # type: ignore[attr-defined]
    assert stored_files() == []


@pytest.mark.parametrize("jumlah", [PIKSEL_TERBANYAK, 90_000_000, 400_000_000])
def test_image_that_would_fill_the_memory_is_refused(kantor: Kantor, pemilik: Client, jumlah: int) -> None:
    bom = make_gambar("bom.png", (jumlah // 1000 + 1, 1000), "1")

    response = upload(pemilik, kantor, bom)

    assert response.status_code == 422
    assert "terlalu banyak pikselnya" in response.json()["pesan"]  # type: ignore[attr-defined]


def test_file_larger_than_any_is_refused(kantor: Kantor, pemilik: Client, settings: Settings) -> None:
    settings.BERKAS_MAKS = 100

    assert "terlalu besar" in upload(pemilik, kantor, make_gambar()).content.decode()


def test_page_shows_the_refusal_at_its_field(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("naskah-gambar-unggah", args=[kantor.laporan.pk])

    response = pemilik.post(url, {"berkas": SimpleUploadedFile("a.jpg", b"x")})

    assert response.status_code == 422
    assert "bukan gambar JPEG atau PNG" in response.content.decode()


def test_who_is_to_write_one_text_may_add_an_image(jalan: Jalan) -> None:
    kantor = jalan.kantor
    rekan = make_pegawai("rekan", kantor.laporan.instansi)
    assert upload(client_of(rekan), kantor, make_gambar()).status_code == 403

    Naskah.objects.filter(laporan=kantor.laporan, bagian="ikhtisar").update(penulis=rekan)

    assert upload(client_of(rekan), kantor, make_gambar()).status_code == 200


def test_image_of_another_report_is_not_found(kantor: Kantor, pemilik: Client) -> None:
    assert pemilik.get(reverse("naskah-gambar", args=[kantor.laporan.pk, 0])).status_code == 404
