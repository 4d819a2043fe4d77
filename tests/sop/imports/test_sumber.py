"""One reader for files of every kind: what they say comes in, what they should not be stays out."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from sop.domain.bacaan import Sumber
from sop.domain.berkas import write_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.suntingan import close_suntingan
from sop.imports.batas import MAKS_BARIS, MAKS_BYTE
from sop.imports.sumber import read_sumber
from tests.sop.factories import KUNCI, read_fixture
from tests.sop.imports.sumber_sop import make_docx, make_xlsx, read_naskah, save

NASKAH_WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse(nama: str, isi: bytes) -> str:
    with pytest.raises(BerkasDitolak) as found:
        read_sumber(nama, isi)
    return str(found.value)


def repack(isi: bytes, **bagian: bytes) -> bytes:
    """The file with parts of it replaced; a double underscore stands for the slash."""
    hasil = BytesIO()
    with ZipFile(BytesIO(isi)) as lama, ZipFile(hasil, "w", ZIP_DEFLATED) as baru:
        new = {nama.replace("__", "/") + ".xml": data for nama, data in bagian.items()}
        for nama in [*lama.namelist(), *(nama for nama in new if nama not in lama.namelist())]:
            baru.writestr(nama, new.get(nama) or lama.read(nama))
    return hasil.getvalue()


@pytest.mark.parametrize("kunci", KUNCI)
def test_json_says_all_by_itself(kunci: str) -> None:
    bacaan = read_sumber(f"{kunci}.JSON", write_berkas(read_fixture(kunci)).encode())
    assert bacaan.sumber is Sumber.JSON
    assert bacaan.lengkap is not None
    assert close_suntingan(bacaan.lengkap) == read_fixture(kunci)


@pytest.mark.parametrize(
    ("nama", "isi", "sumber"),
    [
        ("sop.docx", make_docx(read_fixture()), Sumber.DOCX),
        ("sop.xlsx", make_xlsx(read_fixture()), Sumber.XLSX),
        ("sop.txt", read_naskah("balangan-satpolpp").encode(), Sumber.TEKS),
    ],
)
def test_a_foreign_document_is_read_as_its_tables(nama: str, isi: bytes, sumber: Sumber) -> None:
    bacaan = read_sumber(nama, isi)
    assert (bacaan.sumber, bacaan.lengkap) == (sumber, None)
    kegiatan = [row[1] for tabel in bacaan.tabel for row in tabel.baris if len(row) > 1]
    assert "Mengoreksi Dokumen LAKIP" in kegiatan


# --- Word ---


def read_docx_cells(isi: bytes) -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
    return [(t.nama, t.baris) for t in read_sumber("sop.docx", isi).tabel]


def test_a_merged_cell_of_word_says_its_words_once() -> None:
    dokumen = Document()
    tabel = dokumen.add_table(2, 3)
    tabel.cell(0, 0).merge(tabel.cell(1, 1)).text = "Pelaksana"
    tabel.cell(1, 2).text = "Staf"
    assert read_docx_cells(save(dokumen)) == [("Tabel 1", (("Pelaksana", "", ""), ("", "", "Staf")))]


def test_tables_and_paragraphs_come_in_their_order() -> None:
    dokumen = Document()
    dokumen.add_paragraph("Kop")
    dokumen.add_table(1, 1).cell(0, 0).text = "Isi"
    dokumen.add_paragraph("Tanda tangan")
    assert [(nama, baris[-1]) for nama, baris in read_docx_cells(save(dokumen))] == [
        ("Teks 1", ("Kop",)),
        ("Tabel 2", ("Isi",)),
        ("Teks 3", ("Tanda tangan",)),
    ]


def test_numbers_that_word_prints_by_itself_are_read() -> None:
    dokumen = Document()
    for butir in ("Renja", "Renstra"):
        dokumen.add_paragraph(butir, style="List Number")
    dokumen.add_paragraph("Laptop", style="List Bullet")
    ((_, baris),) = read_docx_cells(save(dokumen))
    assert baris == (("1. Renja",), ("2. Renstra",), ("- Laptop",))


def test_words_in_a_drawn_shape_are_shown_at_the_end() -> None:
    dokumen = Document()
    paragraf = dokumen.add_paragraph("Bagan")
    kotak, isi, run, teks = (OxmlElement(f"w:{nama}") for nama in ("txbxContent", "p", "r", "t"))
    teks.text = "Selesai"
    run.append(teks)
    isi.append(run)
    kotak.append(isi)
    paragraf._p.append(kotak)
    assert read_docx_cells(save(dokumen))[-1] == ("Tulisan dalam gambar", (("Selesai",),))


def test_a_kop_in_the_head_of_the_page_is_read_first() -> None:
    dokumen = Document()
    dokumen.sections[0].header.paragraphs[0].text = "DINAS CONTOH"
    dokumen.add_paragraph("Isi")
    assert read_docx_cells(save(dokumen))[0][1][0] == ("DINAS CONTOH",)


def test_a_list_that_names_no_number_format_is_read_without_numbers() -> None:
    dokumen = Document()
    paragraf = dokumen.add_paragraph("Renja", style="List Number")
    num = paragraf._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId()
    num.set(qn("w:val"), "999")
    assert read_docx_cells(save(dokumen))[0][1] == (("Renja",),)


def wrap(dokumen: object, nama: str, *isi: object) -> None:
    """Put a run of the first paragraph into a wrapping of Word."""
    paragraf = dokumen.paragraphs[0]._p  # type: ignore[attr-defined]
    bungkus = OxmlElement(nama)
    for satu in isi or (paragraf.r_lst[0],):
        bungkus.append(satu)
    paragraf.append(bungkus)


@pytest.mark.parametrize("nama", ["w:ins", "w:smartTag", "w:fldSimple"])
def test_words_in_a_wrapping_of_word_are_read(nama: str) -> None:
    dokumen = Document()
    dokumen.add_paragraph("Menyusun laporan")
    wrap(dokumen, nama)
    assert read_docx_cells(save(dokumen))[0][1] == (("Menyusun laporan",),)


def test_a_table_in_a_field_to_fill_in_is_read_and_what_is_struck_out_is_not() -> None:
    dokumen = Document()
    dokumen.add_paragraph("dicoret").add_run(" tetap")
    wrap(dokumen, "w:del")
    tabel = dokumen.add_table(1, 1)
    tabel.cell(0, 0).text = "Isi"
    sdt, isi = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    tabel._tbl.addprevious(sdt)
    sdt.append(isi)
    isi.append(tabel._tbl)
    assert [baris for _, baris in read_docx_cells(save(dokumen))] == [(("tetap",),), (("Isi",),)]


@pytest.mark.parametrize("kode", ["F0FC", "00FC"])
def test_a_tick_that_was_inserted_as_a_symbol_is_read(kode: str) -> None:
    dokumen = Document()
    lambang = OxmlElement("w:sym")
    lambang.set(qn("w:char"), kode)
    dokumen.add_paragraph().add_run("a")._r.append(lambang)
    assert read_docx_cells(save(dokumen))[0][1] == (("a✓",),)


# --- Excel ---


def make_buku(*rows: list[object]) -> Workbook:
    buku = Workbook()
    for row in rows:
        buku.active.append(row)
    return buku


def test_figures_are_read_with_the_unit_that_their_look_shows() -> None:
    buku = make_buku(["No", "Waktu"], [1, 10])
    buku.active["B2"].number_format = '0 "menit"'
    assert read_sumber("sop.xlsx", save(buku)).tabel[0].baris[1] == ("1", "10 menit")


def test_every_sheet_with_words_is_a_table() -> None:
    buku = make_buku(["Isi"])
    buku.create_sheet("Kosong")
    buku.create_sheet("Lampiran").append(["Daftar"])
    tabel = read_sumber("sop.xlsx", save(buku)).tabel
    assert [t.nama for t in tabel] == ["Lembar Sheet", "Lembar Lampiran"]


def test_a_word_far_below_the_table_is_named() -> None:
    buku = make_buku(["Isi"])
    buku.active.cell(MAKS_BARIS + 1, 1).value = "jauh"
    assert f"sampai baris {MAKS_BARIS + 1}" in refuse("sop.xlsx", save(buku))


# --- files that are something else, or hostile ---


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("sop.pdf", b"%PDF-1.7", "kirim sebagai .json"),
        ("sop", b"isi", "kirim sebagai .json"),
        ("sop.docx", b"%PDF-1.7", "Ini berkas PDF"),
        ("sop.docx", b"Nomor SOP", "berkas teks"),
        ("sop.docx", OLE + b"\0" * 600, "bentuk lama (.doc)"),
        ("sop.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("sop.xlsx", OLE + b"\0" * 600, "bentuk lama (.xls)"),
        ("sop.docx", make_xlsx(read_fixture()), "Ini bukan dokumen .docx"),
        ("sop.xlsx", make_docx(read_fixture()), "Ini bukan buku kerja .xlsx"),
        ("sop.docx", make_docx(read_fixture())[:-400], "rusak atau terpotong"),
        ("sop.txt", b"", "kosong"),
        ("sop.txt", b"a" * (MAKS_BYTE + 1), "paling besar 5 MB"),
        ("sop.docx", save(Document()), "Tidak ada tulisan"),
        ("sop.xlsx", save(Workbook()), "Tidak ada tulisan"),
        ("sop.json", b"{", "Bukan JSON"),
    ],
)
def test_another_kind_of_file_is_refused_in_a_sentence(nama: str, isi: bytes, pesan: str) -> None:
    assert pesan in refuse(nama, isi)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"<a>" + b" " * 80_000_000 + b"</a>", "terlalu besar"),
        (b"<w:p/>" * 400_001, "terlalu besar"),
        (b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', "tidak seperti yang disimpan Word"),
        (b"<a>" * 100_000, "tidak terbaca"),
        (NASKAH_WORD + b"<w:p/>" * 20_001 + b"</w:body></w:document>", "lebih dari 20000 paragraf"),
        (
            NASKAH_WORD + b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p/></w:tc>'
            b"</w:tr></w:tbl></w:body></w:document>",
            "lebih dari 60 kolom",
        ),
        (b"<a/>", "tidak terbaca"),
        (b"<?xml version='1.0'?><a", "tidak terbaca"),
    ],
    ids=["bomb", "tags", "entities", "deep", "paragraphs", "span", "no document", "cut off"],
)
def test_a_hostile_document_is_refused_before_it_does_harm(isi: bytes, pesan: str) -> None:
    assert pesan in refuse("sop.docx", repack(make_docx(read_fixture()), word__document=isi))


def test_a_hostile_workbook_is_refused_before_it_does_harm() -> None:
    bomb = repack(make_xlsx(read_fixture()), xl__styles=b"<a>" + b" " * 80_000_000 + b"</a>")
    assert "terlalu besar" in refuse("sop.xlsx", bomb)
    assert "tidak terbaca" in refuse(
        "sop.xlsx", repack(make_xlsx(read_fixture()), xl__worksheets__sheet1=b"<a")
    )


def test_a_document_with_macros_is_refused() -> None:
    with_macro = repack(make_docx(read_fixture()), word__vbaProject=b"<x/>")
    assert "memuat makro" in refuse("sop.docx", with_macro)
