"""The PDF of a long report: forty indikator, texts with all that people may put into them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import page
import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.test import override_settings
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from lakip.exports.pdf import build_pdf
from lakip.exports.xlsx import build_xlsx
from lakip.isi.bentuk import IsiGambar, IsiLaporan
from lakip.isi.data import build_json
from lakip.teks import write_teks
from lakip.teks.bentuk import Acuan, Gambar, Paragraf, Runtun
from tests.lakip.laporan_panjang import make_panjang, make_teks

# Pixels: as a telephone takes them.
FOTO = (2000, 1500)
JUMLAH_FOTO = 12

butuh_poppler = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")


class Susunan(NamedTuple):
    """What was built from what, and what was told meanwhile."""

    isi: IsiLaporan
    pdf: bytes
    lapor: list[tuple[str, int]]


@pytest.fixture(scope="module")
def panjang(tmp_path_factory: pytest.TempPathFactory) -> Susunan:
    lapor: list[tuple[str, int]] = []
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("foto")):
        isi = _add_foto(make_panjang(10, 4))
        pdf = build_pdf(isi, lambda tahap, persen: lapor.append((tahap, persen)))
    return Susunan(isi, pdf, lapor)


def _add_foto(isi: IsiLaporan) -> IsiLaporan:
    foto = BytesIO()
    Image.effect_noise(FOTO, 40).convert("RGB").save(foto, "JPEG")
    nama = default_storage.save("foto.jpg", foto)
    teks = write_teks(
        (
            *make_teks(Random(1), "struktur"),  # noqa: S311 - any words
            Paragraf((Runtun("Susunannya pada "), Acuan("gambar-3"), Runtun("."))),
            *(Gambar(f"gambar-{nomor}", 1, f"Foto {nomor}", "Derau") for nomor in range(JUMLAH_FOTO)),
        )
    )
    return replace(
        isi,
        naskah={**isi.naskah, "bab1_struktur_organisasi": teks},
        gambar={1: IsiGambar(nama, "0" * 64, *FOTO)},
    )


@pytest.fixture(scope="module")
def reader(panjang: Susunan) -> PdfReader:
    return PdfReader(BytesIO(panjang.pdf))


@pytest.fixture(scope="module")
def berkas(panjang: Susunan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("panjang") / "lakip.pdf"
    path.write_bytes(panjang.pdf)
    return path


@pytest.fixture(scope="module")
def teks(reader: PdfReader) -> str:
    return " ".join("\n".join(halaman.extract_text() for halaman in reader.pages).split())


@pytest.mark.parametrize(("profil", "jumlah"), [("3a", 156), ("ua1", 104)])
def test_long_report_obeys_every_rule_of_the_standards(panjang, profil, jumlah):
    putusan = page.validate_pdf_bytes(panjang.pdf, profile=profil)

    assert [(f.rule_id, f.message) for f in putusan.failures] == []
    assert (putusan.rules.passed, putusan.rules.total) == (jumlah, jumlah)


def test_long_report_has_more_than_a_hundred_pages(reader):
    assert len(reader.pages) > 100


def test_long_report_is_sound_to_qpdf(panjang):
    with pikepdf.open(BytesIO(panjang.pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []


@butuh_poppler
def test_poppler_reads_title_tags_and_every_page(berkas, reader):
    info = dict(baris.split(":", 1) for baris in _run("pdfinfo", berkas).splitlines())
    halaman = _run("pdftotext", berkas, "-").split("\f")[:-1]

    assert info["Title"].strip() == "LAKIP 2025 Satuan Polisi Pamong Praja"
    assert info["Tagged"].strip() == "yes"
    assert len(halaman) == len(reader.pages)
    assert all(satu.strip() for satu in halaman)


@butuh_poppler
def test_poppler_finds_only_the_shipped_font_and_finds_it_embedded(berkas):
    baris = [satu.split() for satu in _run("pdffonts", berkas).splitlines()[2:]]

    assert baris
    assert all("Arimo" in nama for nama, *_ in baris)
    # Columns from the right: object, generation, has a map to Unicode, is a subset, is embedded.
    assert {tuple(satu[-5:-2]) for satu in baris} == {("yes", "yes", "yes")}


@butuh_poppler
def test_poppler_lists_both_attachments(berkas):
    daftar = _run("pdfdetach", "-list", berkas)

    assert "lakip-2025.xlsx" in daftar
    assert "lakip-2025.json" in daftar


def _run(*perintah: str | Path) -> str:
    return subprocess.run(perintah, capture_output=True, check=True, text=True).stdout


def test_attachments_are_the_workbook_and_the_data_of_the_same_content(panjang, reader):
    assert reader.attachments["lakip-2025.xlsx"] == [build_xlsx(panjang.isi)]
    assert reader.attachments["lakip-2025.json"] == [build_json(panjang.isi)]


def test_every_sasaran_has_its_bookmark_and_bab_i_begins_with_page_1(reader):
    labels = {
        satu.title: reader.page_labels[reader.get_destination_page_number(satu)]
        for satu in _flatten(reader.outline)
    }

    assert labels["Bab I Pendahuluan"] == "1"
    assert labels["Kata Pengantar"] == "ii"
    assert sum("Sasaran" in judul for judul in labels) >= 10
    assert reader.trailer["/Root"]["/Lang"].startswith("id")


def _flatten(items):
    for item in items:
        yield from [item] if isinstance(item, Destination) else _flatten(item)


def test_every_cross_reference_names_a_caption_of_the_report(teks):
    acuan = re.findall(r"(?:Lihat|Susunannya pada) ((?:Tabel|Gambar) \d+)\.", teks)

    assert len(acuan) > 10
    assert all(re.search(rf"{nama}\. \S", teks) for nama in acuan)


def test_a_photograph_that_stands_many_times_is_kept_once_and_made_smaller(panjang):
    with pikepdf.open(BytesIO(panjang.pdf)) as pdf:
        foto = [satu for satu in pdf.objects if _is_foto(satu)]

    assert len(foto) == 1
    assert len(panjang.pdf) < 5_000_000


def _is_foto(satu):
    return isinstance(satu, pikepdf.Stream) and satu.get("/Filter") == "/DCTDecode"


def test_who_waits_is_told_how_far_it_is(panjang):
    tahap, persen = zip(*panjang.lapor, strict=True)

    assert all(lama < baru for lama, baru in pairwise(persen))
    assert tahap[0] == "Membaca teks"
    assert any(satu.startswith("Menata halaman") for satu in tahap)
    assert tahap[-1] == "Menulis PDF"
