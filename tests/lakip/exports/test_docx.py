"""The LAKIP as a Word document: it says what the PDF says, in the forms that Word has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import lxml.html
import pytest
from django.test import Client, override_settings
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination
from pytest_django.fixtures import Settings

from lakip.exports.docx import DocxGagal, build_docx
from lakip.exports.pdf import STATIS, build_pdf, render_html
from lakip.exports.word.dokumen import write_docx
from tests.lakip.exports.baca_word import Bacaan, missing_in, pressed, text_of, words
from tests.lakip.exports.contoh_word import KOLOM, make_isi_kaya
from tests.lakip.isi_laporan import make_anggaran, make_isi
from tests.world import Kantor


@pytest.fixture(scope="module")
def isi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("berkas")):
        yield make_isi_kaya()


# The storage is that of the fixture above while these are built, whatever each test has for its own.
@pytest.fixture(scope="module")
def html(isi: Any) -> str:
    return render_html(isi)


@pytest.fixture(scope="module")
def berkas(isi: Any, html: str) -> bytes:
    return build_docx(isi)


@pytest.fixture(scope="module")
def pdf(isi: Any, berkas: bytes) -> bytes:
    return build_pdf(isi)


@pytest.fixture(scope="module")
def word(berkas: bytes, pdf: bytes) -> Bacaan:
    return Bacaan(berkas)


@pytest.fixture(scope="module")
def pohon(html: str) -> Any:
    """The HTML without footnotes, which Word keeps elsewhere, and with what the style sheet adds."""
    pohon = lxml.html.document_fromstring(html)
    for satu in pohon.find_class("catatan-kaki"):
        satu.drop_tree()
    for satu in pohon.find_class("berbeda"):
        satu.append(lxml.html.fromstring("<span>*</span>"))
    return pohon


def outline_of(pdf: bytes) -> list[str]:
    def flatten(items: Any) -> Iterator[str]:
        for item in items:
            yield from [str(item.title)] if isinstance(item, Destination) else flatten(item)

    return list(flatten(PdfReader(BytesIO(pdf)).outline))


# --- the same as in the PDF ---


def test_headings_are_those_of_the_pdf_in_the_same_order(word: Bacaan, pdf: bytes) -> None:
    bookmarks = outline_of(pdf)
    level_four_and_below = [judul for judul in word.headings() if judul not in word.headings(3)]

    assert len(bookmarks) > 25
    assert [judul for judul in word.headings() if judul in bookmarks] == bookmarks
    assert not set(word.headings(3)) - set(bookmarks)
    assert "Kecamatan" in level_four_and_below


def test_every_cell_says_what_it_says_in_the_pdf(word: Bacaan, pohon: Any, pdf: bytes) -> None:
    cells = [[sel.text_content() for sel in row.iterchildren("td", "th")] for row in pohon.body.iter("tr")]

    assert len(cells) > 120
    assert [[*map(pressed, row)] for row in word.rows()] == [[*map(pressed, row)] for row in cells]
    assert list(missing_in(text_of(pdf), word.lines())) == []


def test_tables_and_figures_bear_the_numbers_of_the_pdf(word: Bacaan, pohon: Any, pdf: bytes) -> None:
    captions = word.captions()
    tabel = [satu for satu in captions if satu.startswith("Tabel ")]
    gambar = [satu for satu in captions if satu.startswith("Gambar ")]

    assert [satu.split(".")[0] for satu in tabel] == [f"Tabel {n}" for n in range(1, len(tabel) + 1)]
    assert [satu.split(".")[0] for satu in gambar] == [f"Gambar {n}" for n in range(1, len(gambar) + 1)]
    assert (len(tabel), len(gambar)) == (
        len(list(pohon.iter("caption"))),
        len(list(pohon.iter("figcaption"))),
    )
    assert list(missing_in(text_of(pdf), captions)) == []
    assert len(word.perintah("SEQ")) == len(captions)


def test_no_word_of_the_report_is_left_out(word: Bacaan, pohon: Any) -> None:
    badan = deepcopy(pohon).body
    for satu in (*badan.iter("svg"), *badan.find_class("daftar")):
        satu.drop_tree()
    semua = pressed(words(word.badan))

    lines = [teks.strip() for teks in badan.itertext() if teks.strip()]

    assert len(lines) > 500
    assert list(missing_in(semua, lines)) == []


# --- what Word has for it ---


def test_contents_are_filled_in_and_lead_to_their_places(word: Bacaan, pohon: Any) -> None:
    entries = word.paragraphs("TOC1", "TOC2", "TOC3", "TableofFigures")
    tautan = [h for h in word.badan.iter(qn("w:hyperlink")) if h.get(qn("w:anchor"))]
    listed = [a.text_content() for daftar in pohon.find_class("daftar") for a in daftar.iter("a")]

    assert [re.sub(r"^(Tabel|Gambar) \d+\. ", "", satu) for satu in entries] == listed
    assert {satu.get(qn("w:anchor")) for satu in tautan} <= set(word.bookmarks())
    assert {satu.split()[1] for satu in word.perintah("PAGEREF")} <= set(word.bookmarks())
    assert word.perintah("TOC") == [
        'TOC \\o "1-3" \\h \\z',
        'TOC \\h \\z \\c "Tabel"',
        'TOC \\h \\z \\c "Gambar"',
        'TOC \\o "1-1" \\h \\z \\b Lampiran',
    ]


def test_contents_collect_the_same_headings_when_they_are_updated(word: Bacaan, pohon: Any) -> None:
    listed = [a.text_content() for a in pohon.find_class("daftar")[0].iter("a")]

    assert word.paragraphs("Heading1", "Heading2", "Heading3") == listed
    assert word.paragraphs("JudulLepas1") == ["Daftar Isi"]


def test_no_page_number_is_made_up(word: Bacaan) -> None:
    settings = word.dokumen.settings.element

    for p in word.badan.iter(qn("w:p")):
        if (p.style or "").startswith("TOC"):
            assert not words(p)[-1:].isdecimal() or "Lampiran" in words(p)
    assert settings.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_cross_references_show_the_number_and_follow_it(word: Bacaan) -> None:
    [p] = [p for p in word.badan.iter(qn("w:p")) if words(p).startswith("Patroli rutin dan insidental")]
    kepala = {satu.split()[1] for satu in word.perintah("REF")}

    assert "lihat Tabel 1, Gambar 1, dan Tabel 5;" in words(p)
    assert len(kepala) == 3
    assert kepala <= set(word.bookmarks())


def test_names_of_bookmarks_are_such_as_word_takes(word: Bacaan) -> None:
    bookmarks = word.bookmarks()
    keys = [satu.get(qn("w:id")) for satu in word.badan.iter(qn("w:bookmarkStart"))]
    ended = [satu.get(qn("w:id")) for satu in word.badan.iter(qn("w:bookmarkEnd"))]

    assert len(bookmarks) == len(set(bookmarks))
    assert [nama for nama in bookmarks if not re.fullmatch(r"[A-Za-z_]\w{0,39}", nama)] == []
    assert sorted(keys) == sorted(ended)


def test_footnotes_stand_at_the_foot_in_the_order_of_their_calls(word: Bacaan) -> None:
    notes = {
        satu.get(qn("w:id")): words(satu) for satu in word.part("footnotes") if satu.get(qn("w:type")) is None
    }
    called = [satu.get(qn("w:id")) for satu in word.badan.iter(qn("w:footnoteReference"))]

    assert [notes[satu] for satu in called] == ["Menurut data BPS tahun 2025.", "Termasuk Paringin Selatan."]
    assert len(notes) == 2


def test_every_figure_is_an_image_that_says_what_it_shows(word: Bacaan, html: str) -> None:
    images = list(word.badan.iter(qn("wp:docPr")))
    sizes = list(word.badan.iter(qn("wp:extent")))

    assert len(images) == html.count("<svg") + html.count("<img")
    assert [satu.get("descr") for satu in images if len(satu.get("descr")) < 10] == []
    assert "Peta wilayah patroli" in [satu.get("descr") for satu in images]
    assert all(int(satu.get("cx")) <= Mm(267) and int(satu.get("cy")) <= Mm(230) for satu in sizes)


def test_a_photograph_is_no_finer_than_in_the_pdf(berkas: bytes) -> None:
    with ZipFile(BytesIO(berkas)) as arsip:
        [foto] = [nama for nama in arsip.namelist() if nama.endswith(".jpg")]
        gambar = Image.open(BytesIO(arsip.read(foto)))

    assert gambar.width == round(160 / 25.4 * 150)


def test_heads_of_tables_repeat_and_figures_stand_at_the_right(word: Bacaan) -> None:
    [anggaran] = [t for t in word.dokumen.tables if t.cell(0, 1).text == "Program / kegiatan / sub kegiatan"]
    [patroli] = [t for t in word.dokumen.tables if t.cell(0, 0).text == "Kecamatan"]

    assert [len(tr.findall(f".//{qn('w:tblHeader')}")) for tr in anggaran._tbl.tr_lst[:2]] == [1, 0]
    assert [len(tr.findall(f".//{qn('w:tblHeader')}")) for tr in patroli._tbl.tr_lst] == [1, 1, 0, 0]
    assert {p.style.name for p in anggaran.rows[5].cells[2].paragraphs} == {"Sel Angka"}
    assert anggaran.rows[5].cells[2].paragraphs[0].style.paragraph_format.alignment == 2
    assert [tc.grid_span for tc in patroli._tbl.tr_lst[0].tc_lst] == [1, 2]


def test_a_figure_that_departs_from_its_source_is_marked(word: Bacaan) -> None:
    marked = [p for p in word.badan.iter(qn("w:p")) if words(p) == "105,98% *"]

    assert len(marked) > 1
    for p in marked:
        assert {satu.get(qn("w:val")) for satu in p.iter(qn("w:rStyle"))} == {"Penting"}


def test_columns_fill_the_width_of_the_page(word: Bacaan) -> None:
    widths = {sum(int(satu.w) for satu in t._tbl.tblGrid.gridCol_lst) for t in word.dokumen.tables}

    assert {round(satu / Mm(1)) for satu in widths} == {160, 267}
    assert min(int(c.w) for t in word.dokumen.tables for c in t._tbl.tblGrid.gridCol_lst) > Mm(5)


def test_lists_are_numbered_by_word_and_each_begins_at_one(word: Bacaan) -> None:
    listed = {words(p): p.pPr.numPr for p in word.badan.iter(qn("w:p")) if p.pPr.numPr is not None}
    nomor = {teks: (numpr.numId.val, numpr.ilvl.val) for teks, numpr in listed.items()}

    assert nomor["Paringin"][0] == nomor["Awayan"][0] != nomor["Batumandidan Lampihong"][0]
    assert (nomor["kota"], nomor["Tebing Tinggi"]) == ((1, 1), (1, 0))


def test_pages_are_numbered_roman_then_arabic_and_wide_tables_lie_on_landscape(word: Bacaan) -> None:
    sections = list(word.badan.iter(qn("w:sectPr")))
    nomor = [
        (s.find(qn("w:pgNumType")).get(qn("w:fmt")), s.find(qn("w:pgNumType")).get(qn("w:start")))
        for s in sections
    ]
    mendatar = [s.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape" for s in sections]

    assert nomor[0] == ("lowerRoman", None)
    assert [satu for satu in nomor if satu[1]] == [("decimal", "1")]
    assert [fmt for fmt, _ in nomor] == sorted((fmt for fmt, _ in nomor), reverse=True)
    assert mendatar.count(True) >= 5
    [luas] = [t for t in word.dokumen.tables if t.cell(0, 0).text == "Kolom 0"]
    assert len(luas.columns) == KOLOM


def test_the_running_head_is_the_office_and_the_chapter_but_not_on_the_cover(word: Bacaan) -> None:
    cover, first = word.dokumen.sections[0], word.dokumen.sections[1]

    assert cover.header.is_linked_to_previous
    assert first.header.paragraphs[0].text.startswith("Satuan Polisi Pamong Praja")
    assert first.footer.paragraphs[0].text.startswith("LAKIP Tahun 2025\tDATA CONTOH\t")
    assert (first.left_margin, first.page_width) == (
        pytest.approx(Mm(30), abs=700),
        pytest.approx(Mm(210), abs=700),
    )


def test_a_paragraph_is_not_empty_to_make_room(word: Bacaan) -> None:
    empty = {
        p.style
        for p in word.badan.iterchildren(qn("w:p"))
        if not words(p) and p.find(f".//{qn('w:drawing')}") is None
    }

    assert empty == {"AkhirBagian", "AntarTabel"}


def test_the_letters_of_people_are_set_as_they_set_them(word: Bacaan) -> None:
    [p] = [p for p in word.dokumen.paragraphs if p.text.startswith("Patroli rutin dan insidental")]
    [kutipan] = [p for p in word.dokumen.paragraphs if p.text.startswith("Tertib & aman")]

    assert [r.text for r in p.runs if r.bold] == ["rutin"]
    assert [r.text for r in p.runs if r.italic] == ["insidental"]
    assert [r.text for r in p.runs if r.font.superscript] == ["2"]
    assert [satu.url for satu in p.hyperlinks] == ["https://balangan.go.id/"]
    assert kutipan.style.name == "Quote"
    assert kutipan.text == "Tertib & aman itu kita <semua>."


# --- the file ---


def test_the_same_content_gives_the_same_bytes(berkas: bytes) -> None:
    with ZipFile(BytesIO(berkas)) as arsip:
        assert arsip.testzip() is None
        assert {satu.date_time for satu in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    kosong = make_isi()
    assert build_docx(kosong) == build_docx(replace(kosong))


def test_properties_are_those_of_the_report(word: Bacaan) -> None:
    sifat = word.dokumen.core_properties

    assert (sifat.title, sifat.author) == (
        "LAKIP 2025 Satuan Polisi Pamong Praja",
        "Satuan Polisi Pamong Praja",
    )
    assert {str(satu)[:16] for satu in (sifat.created, sifat.modified)} == {"2026-02-20 01:30"}
    assert sifat.language == "id"
    assert word.dokumen.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "id-ID"


URUTAN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs suppressAutoHyphens spacing ind "
    "contextualSpacing jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs u vertAlign lang",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType",
    "settings": "zoom defaultTabStop autoHyphenation characterSpacingControl updateFields footnotePr compat "
    "themeFontLang decimalSymbol listSeparator",
}


def test_elements_stand_in_the_order_of_the_schema(word: Bacaan) -> None:
    roots = [word.badan, word.dokumen.styles.element, word.dokumen.settings.element, word.part("footnotes")]
    checked = 0
    for nama, urutan in URUTAN.items():
        known = [qn(f"w:{satu}") for satu in urutan.split()]
        for unsur in (satu for root in roots for satu in root.iter(qn(f"w:{nama}"))):
            places = [known.index(anak.tag) for anak in unsur]
            assert places == sorted(places), lxml.html.tostring(unsur)
            checked += 1
    assert checked > 1000


def test_every_style_that_is_used_is_there(word: Bacaan) -> None:
    known = {satu.get(qn("w:styleId")) for satu in word.dokumen.styles.element.iter(qn("w:style"))}
    used = {
        satu.get(qn("w:val"))
        for root in (word.badan, word.dokumen.styles.element, word.part("footnotes"))
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for satu in root.iter(qn(f"w:{tag}"))
    }

    assert used <= known


# --- what is not there, what is not known, what goes wrong ---


def test_a_report_that_nobody_has_begun_is_a_document_too() -> None:
    kosong = make_isi(
        (),
        naskah={},
        anggaran=replace(make_anggaran(0), baris=()),
        tahun_lalu=(),
        pengesahan=None,
        jejak_nomor=0,
    )

    word = Bacaan(build_docx(kosong))

    assert "Bab I Pendahuluan" in word.headings()
    assert "Bagian ini belum diisi." in word.paragraphs("Kosong")


KEPALA = (
    '<title>T</title><meta name="author" content="A"><meta name="description" content="D">'
    '<meta name="dcterms.created" content="2026-01-01T00:00:00+07:00">'
)


def test_words_of_elements_that_nobody_knows_are_kept() -> None:
    asing = "awal <details><b>ringkas</b><p>rinci</p></details> <baru>kata<p>dalam</p></baru> akhir\x0b"
    gambar = '<figure><img src="https://contoh.id/x.png" alt="foto jauh"></figure>'
    sel = "<table><tr><td><ul><li>a</li></ul></td><td><table><tr><td>b</td></tr></table></td></tr></table>"

    word = Bacaan(
        write_docx(f"<html lang=id><head>{KEPALA}</head><body>{asing}{gambar}{sel}</body>", str(STATIS))
    )

    assert words(word.badan) == "awal ringkasrinci katadalam akhirfoto jauhab"
    assert all(tc[-1].tag == qn("w:p") for tc in word.badan.iter(qn("w:tc")))


@pytest.mark.parametrize(
    ("nama", "batas", "sebab"),
    [
        ("PDF_BATAS_WAKTU", 0, "belum selesai disusun dalam 0 detik"),
        ("PDF_BATAS_MEMORI", 10_000_000, "memori"),
    ],
)
def test_what_takes_too_much_is_told_in_a_sentence(
    settings: Settings, nama: str, batas: int, sebab: str
) -> None:
    setattr(settings, nama, batas)

    with pytest.raises(DocxGagal, match=sebab):
        build_docx(make_isi())


@pytest.mark.django_db
def test_the_owner_is_handed_the_document(kantor: Kantor, client: Client) -> None:
    client.force_login(kantor.pemilik)

    response = client.get(f"/laporan/{kantor.laporan.pk}/lakip.docx")

    assert response["Content-Disposition"] == f'attachment; filename="LAKIP-{kantor.laporan.tahun}.docx"'
    assert response["Content-Type"].endswith("wordprocessingml.document")
    assert "Kata Pengantar" in Bacaan(b"".join(response)).headings()
