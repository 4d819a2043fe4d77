"""The code beside the place of the signature, on paper: read back by eye, by a validator and by a camera."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import page
import pypdfium2
import pytest
import zxingcpp
from django.conf import settings as settings_of_house
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from lakip.exports.kode import print_kode
from lakip.exports.pdf import build_pdf, render_html
from lakip.tanda_tangan.alamat import alamat_of
from lakip.tanda_tangan.ukuran import LEBAR, LEBAR_MM, TEMPAT, TINGGI, TINGGI_MM
from tests.lakip.isi_laporan import make_isi

KODE = "7K3M9QXR2B5T1Z0A"
HALAMAN = 1  # the Kata Pengantar, after the cover


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return build_pdf(make_isi(()), kode=KODE)


@pytest.fixture(scope="module")
def tanpa() -> bytes:
    return build_pdf(make_isi(()))


def text_of(pdf: bytes) -> str:
    return " ".join(PdfReader(BytesIO(pdf)).pages[HALAMAN].extract_text().split())


def read_qr(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as dokumen:
        gambar = dokumen[HALAMAN].render(scale=150 / 72).to_pil()
    return [satu.text for satu in zxingcpp.read_barcodes(gambar)]


def test_the_code_and_the_address_stand_in_the_text(pdf: bytes) -> None:
    teks = text_of(pdf)

    assert "7K3M 9QXR 2B5T 1Z0A" in teks
    # It stands on two lines.
    assert f"Keaslian dokumen ini dapat diperiksa di {alamat_of(KODE)}".replace(" ", "") in teks.replace(
        " ", ""
    )


def test_a_camera_reads_the_address_off_the_page(pdf: bytes) -> None:
    assert read_qr(pdf) == [alamat_of(KODE)]


def test_a_long_address_is_read_as_well(settings: Settings) -> None:
    settings.LAKIP_URL = "https://lakip.bagian-organisasi.setda.kabupaten-contoh-yang-panjang.go.id/"

    dicetak = build_pdf(make_isi(()), kode=KODE)

    assert read_qr(dicetak) == [f"{settings.LAKIP_URL}verifikasi/{KODE}/"]


@pytest.mark.parametrize("profil", ["3a", "ua1"])
def test_with_its_code_it_is_still_for_archives_and_for_everybody(pdf: bytes, profil: str) -> None:
    putusan = page.validate_pdf_bytes(pdf, profile=profil)

    assert [(f.rule_id, f.message) for f in putusan.failures] == []
    assert putusan.is_compliant


def test_without_a_code_nothing_is_printed_and_no_line_moves(pdf: bytes, tanpa: bytes) -> None:
    berkode, polos = PdfReader(BytesIO(pdf)), PdfReader(BytesIO(tanpa))

    assert read_qr(tanpa) == []
    assert "Keaslian" not in text_of(tanpa)
    assert [len(satu.pages) for satu in (berkode, polos)] == [len(polos.pages)] * 2
    assert [h.extract_text() for h in berkode.pages[2:]] == [h.extract_text() for h in polos.pages[2:]]


def test_the_same_content_and_code_give_the_same_bytes(pdf: bytes) -> None:
    assert build_pdf(make_isi(()), kode=KODE) == pdf


@pytest.mark.parametrize("pengesahan", ["yang menandatangani", None])
def test_there_is_one_place_for_the_signature(pengesahan: str | None) -> None:
    isi = make_isi(()) if pengesahan else make_isi((), pengesahan=None)

    assert re.findall(rf'id="({TEMPAT})"', render_html(isi, print_kode(KODE))) == [TEMPAT]


def test_the_place_can_be_found_in_the_file_and_nothing_is_written_in_it(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    tempat = reader.named_destinations[TEMPAT]
    assert tempat.left is not None
    assert tempat.top is not None
    kiri, atas = float(tempat.left), float(tempat.top)

    with pypdfium2.PdfDocument(pdf) as dokumen:
        teks = dokumen[HALAMAN].get_textpage().get_text_bounded(kiri, atas - TINGGI, kiri + LEBAR, atas)

    assert reader.get_destination_page_number(tempat) == HALAMAN
    assert teks.strip() == ""


def test_the_stylesheet_and_the_signature_agree_on_its_size() -> None:
    css = (Path(settings_of_house.BASE_DIR) / "static/css/paper-tempat.css").read_text()

    assert f"#{TEMPAT} {{ height: {TINGGI_MM}mm; width: {LEBAR_MM}mm; }}" in css
