"""Files that are no workbook, or one that would hold the server up, are refused in words."""

from __future__ import annotations

import multiprocessing
import os
import resource
import struct
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from multiprocessing.connection import Connection
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from lakip.imports.buku_kerja import MAKS_BARIS, open_buku
from sop.imports.penjaga_buku import BukuDitolak

MEMORI = 150 * 1024**2  # byte above what the process holds before
DETIK = 10  # of processor time

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PAKET = "http://schemas.openxmlformats.org/package/2006"
DOKUMEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
JENIS = f"""{XML}<Types xmlns="{PAKET}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""
KODE = '<c r="A1" t="inlineStr"><is><t>Kode</t></is></c>'
ISI = f'<sheetData><row r="1">{KODE}<c r="B1"><v>7</v></c></row></sheetData>'
LEMBAR = "xl/worksheets/sheet1.xml"


def make_xlsx(
    lembar: str = ISI, bagian: Mapping[str, str | bytes] | None = None, *, awal: str = XML
) -> bytes:
    """A workbook written by hand; ``bagian`` are further parts, or others in place of its own."""
    semua: dict[str, str | bytes] = {
        "[Content_Types].xml": JENIS,
        "_rels/.rels": f'{XML}<Relationships xmlns="{PAKET}/relationships"><Relationship Id="rId1" '
        f'Type="{DOKUMEN}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook {NS} xmlns:r="{DOKUMEN}"><sheets>'
        '<sheet name="Isian" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PAKET}/relationships">'
        f'<Relationship Id="rId1" Type="{DOKUMEN}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        LEMBAR: f"{awal}<worksheet {NS}>{lembar}</worksheet>",
        "xl/sharedStrings.xml": f"{XML}<sst {NS}/>",
    }
    berkas = BytesIO()
    with ZipFile(berkas, "w", ZIP_DEFLATED, compresslevel=9) as arsip:
        for nama, isi in (semua | dict(bagian or {})).items():
            arsip.writestr(nama, isi)
    return berkas.getvalue()


def read(berkas: bytes) -> list[tuple[int, list[object]]]:
    with open_buku(berkas) as buku:
        return [
            (nomor, [satu.isi for satu in sel.values()])
            for lembar in buku.lembar
            for nomor, sel in buku.rows(lembar)
        ]


def refuse(berkas: bytes) -> str:
    with pytest.raises(BukuDitolak) as found:
        read(berkas)
    return str(found.value)


def run_in_child(act: Callable[[], object]) -> str:
    """What comes of it in a process that may use little memory and little time."""
    here, there = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_run_bounded, args=(act, there))
    child.start()
    there.close()
    hasil: str = here.recv() if here.poll(4 * DETIK) else "belum selesai"
    child.kill()
    child.join()
    return hasil


def _run_bounded(act: Callable[[], object], pipa: Connection) -> None:
    with open("/proc/self/statm") as statm:
        batas = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE") + MEMORI
    resource.setrlimit(resource.RLIMIT_AS, (batas, batas))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK, DETIK))
    try:
        pipa.send(f"terbaca {act()}")
    except BukuDitolak as error:
        pipa.send(str(error))
    except MemoryError:
        pipa.send("kehabisan memori")
    os._exit(0)


def _big_text() -> bytes:
    return make_xlsx(bagian={"xl/sharedStrings.xml": b"a" * (300 * 1024**2)})


def _ballast(isi: str, bagian: Mapping[str, str] | None = None) -> bytes:
    """The same with something in it that does not shrink, so that the ratio tells nothing."""
    return make_xlsx(isi, {"xl/media/gambar": os.urandom(2 * 1024**2), **(bagian or {})})


def _share_rumus(jenis: str, bentuk: str) -> bytes:
    rumus = bentuk.format("+".join(["B1"] * 3000))
    awal = f'<row><c><f t={jenis} ref="A1:A2501" si="0">{rumus}</f></c></row>'
    lain = f'<row><c><f t={jenis} si="0"/></c></row>'
    return make_xlsx(f"<sheetData>{awal}{lain * 2500}</sheetData>")


BOM: dict[str, tuple[Callable[[], bytes], str]] = {
    "a text of 300 MB": (_big_text, "terlalu besar"),
    "three million empty rows": (
        lambda: make_xlsx(f"<sheetData>{'<row/>' * 3_000_000}</sheetData>"),
        "terlalu besar",
    ),
    "three million empty rows beside a picture": (
        lambda: _ballast(f"<sheetData>{'<row/>' * 2_990_000}</sheetData>"),
        "terlalu banyak baris",
    ),
    "two million cells": (
        lambda: make_xlsx(f"<sheetData>{('<row>' + '<c><v>1</v></c>' * 2000 + '</row>') * 1000}</sheetData>"),
        "terlalu besar",
    ),
    "a million cells in one row": (
        lambda: _ballast(f"<sheetData><row>{'<c/>' * 1_000_000}</row></sheetData>"),
        "baris yang terlalu panjang",
    ),
    "the whole sheet merged": (
        lambda: make_xlsx(
            f'{ISI}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        "digabungkan",
    ),
    "the whole of a sheet under another name merged": (
        lambda: make_xlsx(
            bagian={
                "xl/sheet1.bin": f"{XML}<worksheet {NS}><mergeCells>"
                '<mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
            }
        ),
        "digabungkan",
    ),
    **{
        f"a long formula shared by many cells, {nama}": (partial(_share_rumus, *bentuk), pesan)
        for nama, bentuk, pesan in (
            ("plainly", ("'shared'", "{}"), "Terlalu banyak rumus"),
            ("in other letters", ('"&#115;hared"', "{}"), "Terlalu banyak rumus"),
            ("with a remark", ('"shared"', "A1<!-- -->{}"), "tidak seperti yang disimpan"),
            ("as data", ('"shared"', "<![CDATA[{}]]>"), "tidak seperti yang disimpan"),
            ("with an instruction", ('"shared"', "A1<?x?>{}"), "tidak seperti yang disimpan"),
        )
    },
    "a link over the whole sheet": (
        lambda: make_xlsx(f'{ISI}<hyperlinks><hyperlink ref="A1:XFD1048576" display="x"/></hyperlinks>'),
        "digabungkan",
    ),
    "an attribute of a megabyte": (
        lambda: _ballast(f'<sheetData><row r="1" x="{"a" * 1024**2}"/></sheetData>'),
        "terlalu panjang",
    ),
    "a million styles": (
        lambda: _ballast(ISI, {"xl/styles.xml": f"{XML}<styleSheet {NS}>{'<xf/>' * 1_000_000}</styleSheet>"}),
        "terlalu besar",
    ),
    "a cell in the last corner of a sheet": (
        lambda: make_xlsx(
            '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
        "terbaca 2",
    ),
    "a row that does not exist": (
        lambda: make_xlsx('<sheetData><row r="999999999999"><c r="A9"><v>1</v></c></row></sheetData>'),
        "terbaca 1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", BOM)
def test_a_file_that_would_hold_the_server_up_is_refused_in_little_time_and_memory(nama: str) -> None:
    make, pesan = BOM[nama]
    berkas = make()
    assert pesan in run_in_child(lambda: len(read(berkas)))


def test_a_plain_reader_of_such_a_file_dies_of_those_bounds() -> None:
    arsip = ZipFile(BytesIO(_big_text()))
    assert run_in_child(lambda: len(arsip.read("xl/sharedStrings.xml"))) == "kehabisan memori"


ENTITAS = f'{XML}<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "{"&a;" * 10}">]>'


@pytest.mark.parametrize(
    "berkas",
    [
        make_xlsx(ISI.replace("Kode", "&b;"), awal=ENTITAS),
        make_xlsx(bagian={LEMBAR: f"{ENTITAS}<worksheet {NS}/>".encode("utf-16")}),
        make_xlsx(bagian={LEMBAR: f"{ENTITAS}<worksheet {NS}/>".encode("utf-16-le")}),
        make_xlsx(awal='<?xml version="1.0" encoding="utf-7"?>'),
        make_xlsx(bagian={"xl/styles.xml": ENTITAS.encode("cp037")}),
        make_xlsx(bagian={"docProps/core.xml": f"{ENTITAS}<x/>"}),
    ],
    ids=["entities", "UTF-16", "UTF-16 without mark", "UTF-7", "EBCDIC", "another part"],
)
def test_a_document_type_is_refused_in_whatever_writing(berkas: bytes) -> None:
    assert "tidak seperti yang disimpan Excel" in refuse(berkas)


@pytest.mark.parametrize(
    ("bagian", "sebutan"),
    [
        ("xl/vbaProject.bin", "makro"),
        ("xl/externalLinks/externalLink1.xml", "tautan ke buku kerja lain"),
        ("xl/activeX/activeX1.bin", "kontrol ActiveX"),
        ("xl/embeddings/oleObject1.bin", "berkas lain"),
        ("xl/connections.xml", "sambungan"),
    ],
)
def test_what_runs_or_reaches_out_is_refused_by_its_name(bagian: str, sebutan: str) -> None:
    pesan = refuse(make_xlsx(bagian={bagian: b"<x/>"}))
    assert sebutan in pesan
    assert ".xlsx" in pesan


def test_a_workbook_with_macros_under_another_name_is_refused() -> None:
    jenis = JENIS.replace("spreadsheetml.sheet.main", "spreadsheetml.sheet.macroEnabled.main")
    assert "makro (.xlsm)" in refuse(make_xlsx(bagian={"[Content_Types].xml": jenis}))


def _ods() -> bytes:
    berkas = BytesIO()
    with ZipFile(berkas, "w") as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arsip.writestr("content.xml", "<x/>")
    return berkas.getvalue()


def _zip() -> bytes:
    berkas = BytesIO()
    with ZipFile(berkas, "w") as arsip:
        arsip.writestr("surat.txt", "Halo")
    return berkas.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        (b"%PDF-1.7 laporan", "Ini berkas PDF"),
        (b"MZ\x90\0" + b"\0" * 600, "Ini berkas program"),
        (OLE + b"\0" * 600, "bentuk lama (.xls)"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"kode;nama;realisasi\n1;a;2\n", "berkas teks"),
        (_ods(), "Ini berkas .ods"),
        (_zip(), "Ini bukan buku kerja .xlsx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "bukan buku kerja Excel"),
        (b"", "kosong"),
        (b"\0" * 100, "kosong"),
        (make_xlsx() + b"\0" * (10 * 1024**2), "paling besar 10 MB"),
    ],
    ids=["pdf", "exe", "xls", "password", "csv", "ods", "zip", "png", "empty", "zeros", "large"],
)
def test_another_kind_of_file_is_called_by_its_name(berkas: bytes, pesan: str) -> None:
    assert pesan in refuse(berkas)


def _flip(berkas: bytes, nama: str) -> bytes:
    """The file with one byte of a part turned over."""
    with ZipFile(BytesIO(berkas)) as arsip:
        info = arsip.getinfo(nama)
    nama_len, lain_len = struct.unpack_from("<HH", berkas, info.header_offset + 26)
    place = info.header_offset + 30 + nama_len + lain_len + info.compress_size // 2
    return berkas[:place] + bytes([berkas[place] ^ 0xFF]) + berkas[place + 1 :]


def _wrong_crc(berkas: bytes) -> bytes:
    place = berkas.rindex(b"PK\x01\x02")
    return berkas[: place + 16] + b"\0\0\0\0" + berkas[place + 20 :]


@pytest.mark.parametrize(
    "berkas",
    [
        make_xlsx()[:-40],
        make_xlsx()[: len(make_xlsx()) // 2],
        _wrong_crc(make_xlsx()),
        _flip(make_xlsx(), "xl/worksheets/sheet1.xml"),
    ],
    ids=["end cut off", "half", "wrong checksum", "a byte turned over"],
)
def test_a_damaged_file_is_said_to_be_damaged(berkas: bytes) -> None:
    assert "rusak atau terpotong" in refuse(berkas)


@pytest.mark.parametrize(
    "lembar",
    [
        "<sheetData><row>",
        '<sheetData><row r="x"/></sheetData>',
        '<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1"><v>satu</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="x"><v>ya</v></c></row></sheetData>',
    ],
)
def test_a_sheet_that_cannot_be_understood_is_refused_without_a_traceback(lembar: str) -> None:
    assert "tidak terbaca" in refuse(make_xlsx(lembar))


def test_a_part_that_stands_twice_is_refused() -> None:
    berkas = BytesIO(make_xlsx())
    with ZipFile(berkas, "a") as arsip, pytest.warns(UserWarning, match="Duplicate name"):
        arsip.writestr("xl/workbook.xml", "<x/>")
    assert "tidak seperti yang disimpan Excel" in refuse(berkas.getvalue())


def test_more_parts_than_a_form_has_are_refused() -> None:
    assert "terlalu besar" in refuse(make_xlsx(bagian={f"xl/media/{n}.png": b"x" for n in range(201)}))


def test_a_plain_workbook_is_read() -> None:
    assert read(make_xlsx()) == [(1, ["Kode", 7])]


def test_a_workbook_of_a_program_that_names_no_standard_look_is_read() -> None:
    styles = f"{XML}<styleSheet {NS}><cellXfs><xf/></cellXfs></styleSheet>"
    assert read(make_xlsx(bagian={"xl/styles.xml": styles})) == [(1, ["Kode", 7])]


def test_rows_without_anything_in_them_are_passed_over_and_counted() -> None:
    row = '<row r="{}"><c r="A{}"/></row>'
    rows = "".join(row.format(n, n) for n in range(1, MAKS_BARIS))
    akhir = f'<row r="{MAKS_BARIS}"><c r="A{MAKS_BARIS}"><v>1</v></c></row>'
    assert read(_ballast(f"<sheetData>{rows}{akhir}</sheetData>")) == [(MAKS_BARIS, [1])]
    assert "terlalu banyak baris" in refuse(_ballast(f"<sheetData>{rows}{akhir}<row/></sheetData>"))


def test_kinds_of_cells_are_told_apart() -> None:
    buku = Workbook()
    lembar = buku.active
    for kolom, isi in enumerate((1.5, "=A1+1", True, "teks", 45778, 0.975, "#REF!"), start=1):
        lembar.cell(1, kolom).value = isi
    lembar.cell(1, 5).number_format = "dd/mm/yyyy"
    lembar.cell(1, 6).number_format = "0.00%"
    berkas = BytesIO()
    buku.save(berkas)
    with open_buku(berkas.getvalue()) as terbuka:
        [(_, sel)] = terbuka.rows("Sheet")
    assert [satu.jenis for satu in sel.values()] == ["n", "f", "b", "s", "d", "%", "e"]
