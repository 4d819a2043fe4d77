"""The Word document as LibreOffice opens it and prints it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pytest
from django.test import override_settings
from pypdf import PdfReader

from lakip.exports.docx import build_docx
from lakip.exports.pdf import build_pdf
from tests.lakip.exports.baca_word import Bacaan, missing_in, pressed, text_of
from tests.lakip.exports.contoh_word import make_isi_kaya
from tests.lakip.exports.libreoffice import convert

pytestmark = pytest.mark.libreoffice


@dataclass(frozen=True)
class Cetakan:
    """One report as Word document, as LibreOffice prints that, and as PDF of its own."""

    word: Bacaan
    dicetak: bytes
    pdf: bytes


@pytest.fixture(scope="module")
def cetakan(tmp_path_factory: pytest.TempPathFactory) -> Cetakan:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")):
        isi = make_isi_kaya()
        berkas, pdf = build_docx(isi), build_pdf(isi)
    dicetak = convert(berkas, "lakip.docx", "pdf", tmp_path_factory.mktemp("libreoffice"))
    return Cetakan(Bacaan(berkas), dicetak, pdf)


def test_libreoffice_prints_every_heading_caption_cell_and_note(cetakan: Cetakan) -> None:
    word, teks = cetakan.word, text_of(cetakan.dicetak)

    assert list(missing_in(teks, word.headings())) == []
    assert list(missing_in(teks, word.captions())) == []
    assert list(missing_in(teks, word.lines())) == []
    assert list(missing_in(teks, word.paragraphs("TOC1", "TOC2", "TOC3"))) == []
    for catatan in ("Menurut data BPS tahun 2025.", "Termasuk Paringin Selatan."):
        assert pressed(catatan) in teks
    assert pressed("lihat Tabel 1, Gambar 1, dan Tabel 5;") in teks


def test_it_takes_about_as_many_pages_as_the_pdf_some_of_them_landscape(cetakan: Cetakan) -> None:
    printed, expected = (PdfReader(BytesIO(satu)).pages for satu in (cetakan.dicetak, cetakan.pdf))

    assert len(expected) * 0.8 < len(printed) < len(expected) * 1.3
    assert {round(float(satu.mediabox.width)) for satu in printed} == {595, 842}


def test_every_image_is_printed(cetakan: Cetakan) -> None:
    with pikepdf.open(BytesIO(cetakan.dicetak)) as pdf:
        images = [
            satu
            for satu in pdf.objects
            if isinstance(satu, pikepdf.Stream) and satu.get("/Subtype") == "/Image"
        ]

    assert len(images) == len(cetakan.word.dokumen.inline_shapes)


def test_pages_bear_roman_numbers_first_and_then_begin_at_one(cetakan: Cetakan) -> None:
    feet = [halaman.extract_text().split() for halaman in PdfReader(BytesIO(cetakan.dicetak)).pages]
    nomor = [kata[-1] if kata[-1] != "CONTOH" else kata[-2] for kata in feet[1:]]

    depan = ["ii", "iii", "iv", "v", "vi", "vii", "viii"]
    assert nomor == [*depan, *(str(satu) for satu in range(1, len(nomor) - len(depan) + 1))]
