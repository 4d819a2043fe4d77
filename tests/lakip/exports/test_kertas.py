"""The report on paper as HTML, and what becomes of it in the PDF."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import page
import pytest
from django.test import override_settings
from lxml import html
from pypdf import PdfReader

from lakip.exports.pdf import build_pdf, render_html
from lakip.isi.bentuk import IsiKoreksi, Pengesahan
from lakip.teks import clean_teks
from tests.lakip.isi_laporan import PADA, make_isi
from tests.lakip.teks_kaya import make_kaya

KOREKSI = IsiKoreksi(
    1, "Bab I A", "sebelas", "Jumlahnya tiga belas.", "Noor", "Sekretaris", PADA, "", "", "", None
)


def draw(isi):
    return html.fromstring(render_html(isi))


def words(satu):
    return " ".join(satu.text_content().split())


@pytest.fixture
def kertas():
    return draw(make_kaya())


def test_sections_of_the_office_go_on_with_the_letters_and_numbers(kertas):
    headings = [words(satu) for satu in kertas.xpath("//h1|//h2|//h3[@id]")]
    bab_i = headings[headings.index("Bab I Pendahuluan") :]

    assert bab_i[1:3] == ["A. Gambaran Umum Organisasi", "A.1 Sejarah"]
    assert bab_i[bab_i.index("Bab II Perencanaan Kinerja") - 1].endswith(". Budaya Kerja")
    assert "Lampiran 5 Piagam" in headings


def test_section_that_need_not_be_there_is_left_out_while_it_is_empty(kertas):
    assert not kertas.xpath("//*[contains(text(), 'Dasar Hukum')]")


def test_no_level_of_headings_is_left_out(kertas):
    levels = [int(satu.tag[1]) for satu in kertas.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]

    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_every_caption_has_an_id_that_nothing_else_has(kertas):
    ids = kertas.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert all(satu.get("id") for satu in kertas.xpath("//caption|//figcaption"))


def test_reference_prints_name_and_number_and_leads_there(kertas):
    captions = kertas.xpath("//caption/@id")
    printed = {satu.get("href"): words(satu) for satu in kertas.xpath("//a[@class='acuan']")}

    assert printed["#tabel-jenis"] == f"Tabel {captions.index('tabel-jenis') + 1}"
    assert printed["#gambar-kantor"] == "Gambar 1"
    assert printed["#pengukuran"] == f"Tabel {captions.index('pengukuran') + 1}"


def test_reference_that_points_nowhere_says_so(kertas):
    assert "(acuan tidak ditemukan: tabel-hilang)" in map(words, kertas.xpath("//*[@class='hilang']"))


@pytest.mark.parametrize(
    "teks",
    [
        "(gambar tidak ditemukan: Foto lama)",
        "Blok data “entah” tidak dikenal.",
        "Blok data “tabel-target:7”: sasaran 7 tidak ada dalam laporan ini.",
    ],
)
def test_what_cannot_be_drawn_is_told_in_its_place(kertas, teks):
    assert teks in words(kertas)


def test_table_by_people_has_heads_and_no_ragged_row(kertas):
    tabel = kertas.xpath("//table[caption/@id='tabel-jenis']")[0]
    widths = [sum(int(sel.get("colspan", 1)) for sel in row) for row in tabel.iter("tr")]

    assert widths == [3, 3, 3, 3]
    assert [row.getparent().tag for row in tabel.iter("tr")] == ["thead", "thead", "tbody", "tbody"]
    assert [satu.get("scope") for satu in tabel.iter("th")] == ["col"] * 5 + ["row"]
    assert not tabel.xpath(".//*[@rowspan]")


def test_figures_and_their_heads_stand_at_the_right(kertas):
    tabel = kertas.xpath("//table[caption/@id='tabel-jenis']")[0]

    assert [words(sel) for sel in tabel.xpath(".//*[@class='angka']")] == ["L", "P", "40", "12,5", "1.200"]


def test_block_placed_by_hand_is_not_drawn_a_second_time_in_its_own_analysis(kertas):
    assert kertas.xpath("//caption/@id").count("sasaran-1-target") == 1
    assert kertas.xpath("//caption[@id='sasaran-1-target']/ancestor::div[@class='naskah']")
    assert not kertas.xpath("//caption[@id='sasaran-2-target']/ancestor::div[@class='naskah']")


def test_block_placed_elsewhere_is_drawn_there_again_with_a_number_of_its_own(kertas):
    assert [satu for satu in kertas.xpath("//caption/@id") if satu.startswith("pengukuran")] == [
        "pengukuran",
        "pengukuran-2",
    ]


@pytest.mark.parametrize("judul", ["Daftar Tabel", "Daftar Gambar", "Daftar Lampiran"])
def test_lists_stand_after_the_contents_and_are_listed_there(kertas, judul):
    assert judul in map(words, kertas.xpath("//h1"))
    assert judul in map(words, kertas.xpath("//p[@class='daftar-h1 daftar-depan']"))


def test_report_without_figures_has_no_list_of_them():
    kertas = draw(make_isi((), sop=(), naskah={}))

    assert "Daftar Gambar" not in words(kertas)
    assert "Daftar Tabel" in words(kertas)


def test_wanted_corrections_are_the_last_annex():
    kertas = draw(make_kaya(koreksi=(KOREKSI,)))

    assert words(kertas.xpath("//h1")[-1]) == "Lampiran 6 Lembar Koreksi"
    assert "belum dijawab" in words(kertas.xpath("//table")[-1])


def test_who_is_to_sign_is_named_with_place_and_date_of_the_document():
    calon = Pengesahan("Kepala Satuan", "Ahmad Rifani", "Pembina", "197507302001121001", None)
    blok = draw(make_isi((), pengesahan=calon)).xpath("//*[@class='pengesahan']")[0]

    assert words(blok) == (
        "Paringin, 20 Februari 2026 Kepala Satuan Ahmad Rifani Pembina NIP 19750730 200112 1 001"
    )


def test_marks_around_the_parts_are_not_printed():
    assert "<!--" not in render_html(make_kaya())


# --- as a PDF ---


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")):
        return build_pdf(make_kaya(koreksi=(KOREKSI,)))


@pytest.mark.parametrize("profil", ["3a", "ua1"])
def test_rich_texts_obey_archive_and_accessibility_standards(pdf, profil):
    putusan = page.validate_pdf_bytes(pdf, profile=profil)

    assert [(f.rule_id, f.message) for f in putusan.failures] == []


def test_wide_table_lies_on_landscape_pages_with_its_head_repeated(pdf):
    reader = PdfReader(BytesIO(pdf))
    labels = dict(enumerate(reader.page_labels))
    wide = {
        labels[ke]: halaman.extract_text()
        for ke, halaman in enumerate(reader.pages)
        if halaman.mediabox.width > halaman.mediabox.height and "Bidang" in halaman.extract_text()
    }

    assert len(wide) > 3
    assert all("Unit kerja" in teks for teks in wide.values())
    # The number printed on the page is the one the reader shows.
    assert all(label in teks.split() for label, teks in wide.items())
    assert {label.isdecimal() for label in wide} == {True, False}


def test_numbers_of_pages_go_on_after_a_landscape_page_in_bab_i(pdf):
    reader = PdfReader(BytesIO(pdf))
    after = next(
        (reader.page_labels[ke], halaman.extract_text())
        for ke, halaman in enumerate(reader.pages)
        if "Sesudah tabel lebar." in halaman.extract_text()
    )

    assert int(after[0]) > 2
    assert after[0] in after[1].split()


def test_footnote_stands_at_the_foot_of_its_page(pdf):
    teks = next(
        halaman.extract_text()
        for halaman in PdfReader(BytesIO(pdf)).pages
        if "Nomor 2 Tahun 2016." in halaman.extract_text()
    )

    assert "1. Nomor 2 Tahun 2016." in teks
    assert teks.index("Dasar pembentukan") < teks.index("Kedua") < teks.index("1. Nomor 2 Tahun 2016.")


def test_the_same_texts_and_images_give_the_same_html():
    isi = make_kaya()

    assert render_html(isi) == render_html(replace(isi))


def test_every_word_of_a_text_is_escaped():
    jahat = clean_teks("<p>&lt;script&gt;alert(1)&lt;/script&gt; {{ isi }}</p>")
    kertas = draw(make_isi((), naskah={"bab1_isu_strategis": jahat}))

    assert not kertas.xpath("//script")
    assert "<script>alert(1)</script> {{ isi }}" in words(kertas)
