from __future__ import annotations

from io import BytesIO

import pytest
from lxml import html
from PIL import Image

from lakip.exports.pdf import render_bagian
from lakip.exports.pratinjau import draw_halaman, make_renderer, render_pratinjau
from lakip.exports.renderer import PdfGagal
from lakip.exports.teks import Kertas
from tests.lakip.teks_kaya import make_kaya


def render(kunci):
    isi = make_kaya()
    return render_pratinjau(isi, render_bagian(isi, Kertas(isi, dibaca=())), kunci)


def words(teks):
    return " ".join(html.fromstring(teks).xpath("//body")[0].text_content().split())


def test_part_is_drawn_alone_with_the_sections_below_it():
    teks = words(render("bab1_gambaran_umum"))

    assert "A. Gambaran Umum Organisasi Dasar pembentukan" in teks
    assert "A.1 Sejarah" in teks
    assert "Aspek Strategis" not in teks


def test_numbers_go_on_from_what_stands_before_the_part():
    """Before Bab I stands one table, in the ikhtisar; there is no figure and no footnote."""
    assert "counter-reset: tabel 1 gambar 0 footnote 0" in render("bab1_gambaran_umum")
    assert "counter-reset: tabel 0 gambar 0 footnote 0" in render("ikhtisar")
    assert "gambar 1 footnote 1;" in render("bab1_aspek_strategis")


def test_reference_has_the_number_of_the_whole_report():
    assert "lihat Tabel 2, Gambar 1, Tabel 6, (acuan tidak ditemukan: tabel-hilang)" in words(
        render("bab1_gambaran_umum")
    )


def test_one_analysis_is_drawn_without_the_others():
    teks = words(render("1:target_realisasi"))

    assert "1. Target dan realisasi tahun ini" in teks
    assert "tahun lalu" not in teks


def test_part_that_is_not_printed_has_no_preview():
    assert render("bab1_dasar_hukum") is None


def test_pages_come_as_images_of_the_paper():
    with make_renderer() as renderer:
        halaman = draw_halaman(renderer, render("bab1_gambaran_umum"))
    sizes = [Image.open(BytesIO(png)).size for png in halaman.png]

    assert halaman.jumlah == len(sizes)
    assert sizes[0] == (893, 1263)
    assert (1263, 893) in sizes


def test_part_that_takes_too_long_is_told_in_a_sentence(settings):
    settings.PDF_BATAS_LIHAT = 0

    with pytest.raises(PdfGagal, match="belum selesai disusun"), make_renderer() as renderer:
        draw_halaman(renderer, render("ikhtisar"))
