import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from urllib.error import URLError

import page
import pikepdf
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import Destination

from lakip.domain.sistematika import SISTEMATIKA
from lakip.exports.pdf import PdfGagal, build_pdf
from lakip.exports.render_child import make_fetcher
from lakip.isi.bentuk import Jeda
from lakip.isi.bentuk_kinerja import IsiPenjelasan
from lakip.teks import from_polos
from tests.lakip.isi_laporan import (
    ZONA,
    make_anggaran,
    make_indikator,
    make_isi,
    make_sasaran,
    make_triwulan,
)

AKAR = Path(__file__).parents[3]
# Points to a CSS pixel: what a drawing says has another scale.
SKALA_TEKS = 0.75
SASARAN = (
    make_sasaran(
        1,
        (
            make_indikator(
                "1.1",
                triwulan=make_triwulan("10", "", "12.5"),
                penjelasan=IsiPenjelasan(pendorong="Patroli rutin.", upaya="Menambah jadwal."),
                standar_nasional=Decimal(45),
            ),
            make_indikator("1.2", realisasi=""),
        ),
    ),
    make_sasaran(2, teks=""),
)
JEDA = (
    Jeda(datetime(2026, 2, 9, 10, tzinfo=ZONA), datetime(2026, 2, 10, 8, 30, tzinfo=ZONA), "Menunggu audit."),
    Jeda(datetime(2026, 2, 16, 7, 30, tzinfo=ZONA), None, "Banjir."),
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return build_pdf(make_isi(SASARAN, anggaran=make_anggaran(60), jeda=JEDA))


@pytest.fixture(scope="module")
def kosong() -> bytes:
    """A report that nobody has begun to fill in."""
    return build_pdf(
        make_isi(
            (), naskah={}, anggaran=make_anggaran_kosong(), tahun_lalu=(), pengesahan=None, jejak_nomor=0
        )
    )


def make_anggaran_kosong():
    return replace(make_anggaran(0), baris=())


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(halaman.extract_text() for halaman in read(pdf).pages).split())


def bookmarks(reader: PdfReader) -> dict[str, str]:
    """Label of the page that each bookmark leads to."""

    def flatten(items):
        for item in items:
            yield from [item] if isinstance(item, Destination) else flatten(item)

    return {
        str(item.title): reader.page_labels[reader.get_destination_page_number(item)]
        for item in flatten(reader.outline)
    }


@pytest.mark.parametrize("profil", ["3a", "ua1"])
@pytest.mark.parametrize("isi", ["pdf", "kosong"])
def test_pdf_obeys_archive_and_accessibility_standards(request, isi, profil):
    putusan = page.validate_pdf_bytes(request.getfixturevalue(isi), profile=profil)

    assert [(f.rule_id, f.message) for f in putusan.failures] == []
    assert putusan.is_compliant


def test_pdf_is_sound_to_qpdf(pdf):
    with pikepdf.open(BytesIO(pdf)) as berkas:
        assert berkas.check_pdf_syntax() == []


def test_parts_stand_in_the_order_of_the_sistematika(pdf):
    titles = list(bookmarks(read(pdf)))
    expected = [
        b.judul
        for b in SISTEMATIKA
        if b.kunci in ("kata_pengantar", "ikhtisar", "bab1", "bab2", "bab3", "bab4")
    ]

    assert [title for title in titles if title in expected] == expected


@pytest.mark.parametrize(
    "teks",
    [
        pytest.param("105,98%", id="capaian"),
        pytest.param("24.300.904,96", id="realisasi of a sub kegiatan"),
        pytest.param("1.499.985.600", id="pagu of all"),
        pytest.param("Sangat Tinggi", id="predikat"),
        pytest.param("Capaian indikator 1.1, 1.2, 2.1: realisasi / target × 100%", id="formula"),
        pytest.param("Indikator 1.2 tidak dapat dihitung: realisasi belum diukur.", id="reason"),
        pytest.param("Paringin, 19 Februari 2026 Plh. Kepala Satuan Ahmad Rifani", id="signature"),
        pytest.param("NIP 19750730 200112 1 001", id="NIP"),
        pytest.param("TW III 12 12,5 104,17%", id="a quarter"),
        pytest.param(
            "triwulan II dan IV belum ada nilainya; sementara 10 + 12,5 = 22,5.", id="what is missing"
        ),
        pytest.param("Penyimpangan. Dilewati oleh Budi", id="deviation"),
        pytest.param("Data sudah ada dari rapat.", id="its reason"),
        pytest.param(
            "Ditangguhkan 9 Februari 2026 10.00 sampai 10 Februari 2026 08.30 (waktu WITA), tidak dihitung "
            "sebagai jam kerja. Alasan: Menunggu audit.",
            id="suspension",
        ),
        pytest.param("Ditangguhkan 16 Februari 2026 07.30 dan belum dilanjutkan", id="suspension that lasts"),
        pytest.param("DATA CONTOH", id="mark of sample data"),
        pytest.param("Bagian ini belum diisi.", id="figures without words"),
        pytest.param(
            "yang telah dilakukan: belum diisi. 6. Efisiensi penggunaan sumber daya Tabel",
            id="empty analysis in one line",
        ),
        pytest.param("Faktor pendorong Patroli rutin.", id="explanation of a unit"),
        pytest.param("Efisien capaian 105,98% ≥ serapan 97,20%", id="efisiensi and its rule"),
        pytest.param("Batang kosong: target; batang penuh: realisasi", id="how a chart is read"),
        pytest.param("Realisasi sasaran 1 dan standar nasional", id="chart of the standard"),
        pytest.param("4. Realisasi dibandingkan dengan standar nasional: tidak tercatat.", id="no standard"),
        pytest.param("Pernyataan telah direviu dari APIP belum ada.", id="no reviu yet"),
        pytest.param("Tabel 1. Sasaran, indikator, dan target tahun 2025", id="numbered caption"),
    ],
)
def test_report_says(pdf, teks):
    assert teks in text_of(pdf)


@pytest.mark.parametrize(
    "teks",
    [
        "Bagian ini belum diisi.",
        "Sasaran dan indikator belum diisi.",
        "Anggaran belum diisi.",
        "Belum disahkan oleh pimpinan.",
        "Pelaksanaan SOP belum dimulai.",
    ],
)
def test_empty_report_says_what_is_empty(kosong, teks):
    assert teks in text_of(kosong)


def test_table_of_contents_names_the_pages_that_things_stand_on(pdf):
    reader = read(pdf)
    labels = bookmarks(reader)
    isi = next(p.extract_text() for p in reader.pages if p.extract_text().count(" . .") > 5)
    printed = dict(re.findall(r"^(\S.*?)[ .]{4,}([ivx]+|\d+)$", isi, re.MULTILINE))

    assert {title: printed[title] for title in labels if title in printed} == {
        title: label for title, label in labels.items() if title in printed
    }
    assert {
        "Kata Pengantar",
        "Bab I Pendahuluan",
        "Bab IV Penutup",
        "Lampiran 4 Pelaksanaan SOP",
    } <= printed.keys()


def test_pages_before_bab_i_are_roman_and_bab_i_begins_with_1(pdf):
    labels = bookmarks(read(pdf))

    assert labels["Kata Pengantar"] == "ii"
    assert labels["Bab I Pendahuluan"] == "1"


def test_wide_tables_and_the_diagram_lie_on_landscape_pages(pdf):
    landscape = " ".join(p.extract_text() for p in read(pdf).pages if p.mediabox.width > p.mediabox.height)

    for judul in ("Perkembangan kinerja", "Formulir pengukuran kinerja", "Bagan alir", "Pelaksanaan SOP"):
        assert judul in landscape
    assert "Realisasi anggaran tahun" not in landscape


def test_long_table_repeats_its_head_on_every_page(pdf):
    pages = [
        p.extract_text() for p in read(pdf).pages if "Penyusunan Dokumen Perencanaan" in p.extract_text()
    ]

    assert len(pages) > 1
    assert all("Program / kegiatan / sub kegiatan" in teks for teks in pages)


def test_table_of_a_sasaran_with_many_indikator_begins_below_its_heading():
    sasaran = make_sasaran(1, tuple(make_indikator(f"1.{nomor}") for nomor in range(1, 61)))
    pages = [
        " ".join(halaman.extract_text().split()) for halaman in read(build_pdf(make_isi((sasaran,)))).pages
    ]

    begin = next(teks for teks in pages if "1. Target dan realisasi tahun ini Tabel" in teks)
    assert "1.1 Persentase" in begin


def test_word_without_an_end_leaves_the_table_on_the_page():
    panjang = "https://contoh.go.id/d/" + "PenanggungjawabPenertiban" * 8
    sasaran = make_sasaran(1, (make_indikator(nama=panjang, satuan=panjang),))
    reader = read(build_pdf(make_isi((replace(sasaran, uraian=panjang),))))
    begins: list[float] = []

    def note(teks, cm, tm, font, ukuran):
        if teks.strip() and round(cm[0], 2) == SKALA_TEKS:
            begins.append(tm[4] * cm[0] + cm[4])

    for halaman in reader.pages:
        if halaman.mediabox.width < halaman.mediabox.height:
            halaman.extract_text(visitor_text=note)

    assert 400 < max(begins) < 595 - 56  # the right margin of A4


def test_every_chart_says_its_figures_in_words(pdf):
    with pikepdf.open(BytesIO(pdf)) as berkas:
        figures = [satu for satu in berkas.objects if _is_figure(satu)]
        words = [str(satu.Alt) for satu in figures if "/Alt" in satu]

    assert any(teks.startswith("Target dan realisasi sasaran 1: 1.1 Persentase") for teks in words)
    assert any("2024 46,2 (target 44), 2025 49,81 (target 47)" in teks for teks in words)


def _is_figure(satu):
    return isinstance(satu, pikepdf.Dictionary) and satu.get("/S") == "/Figure"


def test_every_font_is_arimo_and_embedded(pdf):
    fonts = {
        font["/BaseFont"]: font["/DescendantFonts"][0]["/FontDescriptor"]
        for halaman in read(pdf).pages
        for font in (satu.get_object() for satu in halaman["/Resources"]["/Font"].values())
    }

    assert fonts
    assert all("Arimo" in nama and "/FontFile2" in descriptor for nama, descriptor in fonts.items())


JAHAT = {
    "kata_pengantar": "<script>alert(1)</script>",
    "ikhtisar": '<link rel=attachment href="file:///etc/hostname">',
    "bab1_gambaran_umum": "<table><tr><td colspan=1000000000>x</table>",
    "bab1_aspek_strategis": "{% include 'base.html' %}{{ isi }}",
    "bab4_kesimpulan": "]]></style><!--",
}


@pytest.fixture(scope="module")
def jahat() -> bytes:
    return build_pdf(make_isi((), naskah={kunci: from_polos(teks) for kunci, teks in JAHAT.items()}))


@pytest.mark.parametrize("teks", JAHAT.values())
def test_hostile_text_is_printed_as_text(jahat, teks):
    assert teks.replace(" ", "") in text_of(jahat).replace(" ", "")


def test_hostile_text_attaches_nothing(jahat):
    assert set(read(jahat).attachments) == {"lakip-2025.xlsx", "lakip-2025.json"}


def test_hostile_html_in_the_database_is_read_for_its_words_only():
    pdf = build_pdf(make_isi((), naskah={**JAHAT, "ikhtisar": f"<p>Aman.</p>{JAHAT['ikhtisar']}"}))

    assert set(read(pdf).attachments) == {"lakip-2025.xlsx", "lakip-2025.json"}
    assert "Aman." in text_of(pdf)


def test_characters_that_the_font_lacks_show_as_squares():
    pdf = build_pdf(make_isi((), naskah={"kata_pengantar": "Capaian 漢 ☑\x0b\u200dtetap\u2028terbaca"}))

    assert "Capaian □ □ tetap terbaca" in text_of(pdf)
    assert page.validate_pdf_bytes(pdf, profile="3a").is_compliant


def test_the_same_report_gives_the_same_bytes(pdf):
    assert build_pdf(make_isi(SASARAN, anggaran=make_anggaran(60), jeda=JEDA)) == pdf


def test_document_is_dated_by_the_report_and_not_by_the_clock(pdf):
    metadata = read(pdf).metadata

    assert metadata["/CreationDate"].startswith("D:20260220093000")
    assert metadata.title == "LAKIP 2025 Satuan Polisi Pamong Praja"
    assert read(pdf).trailer["/Root"]["/Lang"] == "id"


def test_attached_workbook_holds_the_figures_as_numbers(pdf):
    buku = load_workbook(BytesIO(read(pdf).attachments["lakip-2025.xlsx"][0]))
    kepala, baris = list(buku["Kinerja"].iter_rows(max_row=2))
    by_kolom = {judul.value: cell for judul, cell in zip(kepala, baris, strict=True)}

    assert by_kolom["Realisasi"].value == 49.81
    assert by_kolom["Capaian (%)"].value == 105.98
    assert by_kolom["Capaian (%)"].number_format == "#,##0.00"


def test_attached_data_says_what_the_report_says(pdf):
    data = json.loads(read(pdf).attachments["lakip-2025.json"][0])

    assert data["sasaran"][0]["indikator"][0]["kini"]["capaian"]["persen"] == "105.98"
    assert data["sasaran"][0]["indikator"][0]["penjelasan"]["pendorong"] == "Patroli rutin."
    assert data["sop"][0]["tugas"][1]["alasan"] == "Data sudah ada dari rapat."


def test_rendering_that_takes_too_long_is_told_in_a_sentence(settings):
    settings.PDF_BATAS_WAKTU = 0.01

    with pytest.raises(PdfGagal, match="belum selesai disusun dalam"):
        build_pdf(make_isi(()))


def test_rendering_that_needs_too_much_memory_is_told_in_a_sentence(settings):
    settings.PDF_BATAS_MEMORI = 20 * 1024**2

    with pytest.raises(PdfGagal, match="memori tidak cukup"):
        build_pdf(make_isi(()))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        f"{(AKAR / 'static').as_uri()}/../lakip/settings.py",
        "http://127.0.0.1:9/x.css",
        "https://example.go.id/x.png",
        "file://elsewhere/etc/hostname",
    ],
)
def test_renderer_reads_nothing_outside_the_static_folder(url):
    with pytest.raises((ValueError, URLError)):
        make_fetcher(AKAR / "static").fetch(url)


def test_renderer_runs_without_django():
    hasil = subprocess.run(
        [sys.executable, "-c", "import lakip.exports.render_child, sys; sys.exit('django' in sys.modules)"],
        cwd=AKAR,
        check=False,
    )

    assert hasil.returncode == 0
