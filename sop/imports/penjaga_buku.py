"""What a file must be before it is read as a workbook or a document: plain, bounded, nothing hidden."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from openpyxl.utils import range_boundaries

MAKS_BYTE = 10 * 1024**2
MAKS_BAGIAN = 200
MAKS_TERURAI = 60 * 1024**2  # byte, counted while reading: what a zip says of itself may be a lie
MAKS_RASIO = 200
MAKS_TAG_LEMBAR = 3_000_000  # of all sheets together; a row of the form has about a hundred
MAKS_TAG_TEKS = 500_000
MAKS_TAG_LAIN = 50_000  # of each other part
MAKS_ISI_TAG = 256 * 1024  # byte between one tag and the next
MAKS_GABUNGAN = 10_000  # cells that are merged, or that one link covers
MAKS_RUMUS_BERSAMA = 1_000_000  # letters that a reader writes out where formulas share one

JENIS_ISI = "[Content_Types].xml"

_TERLALU_BESAR = "Isi berkas ini terlalu besar. Hapus lembar, gambar, dan baris kosong yang tidak diperlukan."

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAKRO = (("vbaproject", "makro"), ("macrosheets/", "makro"))
_TERLARANG = (
    *_MAKRO,
    ("externallinks/", "tautan ke buku kerja lain"),
    ("activex/", "kontrol ActiveX"),
    ("embeddings/", "berkas lain yang disisipkan"),
    ("oleobject", "berkas lain yang disisipkan"),
    ("connections.xml", "sambungan ke data luar"),
)
_LAIN = (
    (b"opendocument.spreadsheet", ".ods"),
    (b"opendocument.text", ".odt"),
    (b"opendocument", "OpenDocument"),
)
_AWAL_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_SANDI = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["']|us-ascii["'])""", re.IGNORECASE)
_TANDA_LEMBAR = (b"sheetData", b"mergeCell", b"hyperlink")  # by what a sheet is known, whatever its name
_LUAS = re.compile(rb"<(?:[^\s<>/:]+:)?(?:mergeCell|hyperlink)\s([^>]*)>")
_RUMUS = re.compile(rb"<(?:[^\s<>/:]+:)?f(?:\s[^>]*)?>([^<]*)")
_BERSAMA = re.compile(rb"\ssi\s*=")
_RUJUKAN = re.compile(rb"""(?:^|\s)ref="([A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?)"(?:\s|/|$)""")


class BukuDitolak(Exception):
    """A file that cannot be taken as a workbook or document at all; the message is for its sender."""


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A kind of file, the parts that it must have and must not have, and how its sender calls it."""

    nama: str
    program: str
    akhiran: str
    lama: str
    utama: str
    simpan: str
    terlarang: tuple[tuple[str, str], ...]
    maks_tag_utama: int = MAKS_TAG_LAIN


BUKU_KERJA = Bentuk(
    "buku kerja",
    "Excel",
    ".xlsx",
    ".xls",
    "xl/workbook.xml",
    'Buka di Excel atau LibreOffice, lalu simpan sebagai "Excel Workbook (.xlsx)".',
    _TERLARANG,
)
DOKUMEN_WORD = Bentuk(
    "dokumen",
    "Word",
    ".docx",
    ".doc",
    "word/document.xml",
    'Buka di Word atau LibreOffice, lalu simpan sebagai "Word Document (.docx)".',
    _MAKRO,
    400_000,
)


def guard(berkas: bytes, maks_tag_lembar: int = MAKS_TAG_LEMBAR, bentuk: Bentuk = BUKU_KERJA) -> None:
    """Raise BukuDitolak, with a sentence for the sender, unless the file may be read as what it should be.

    It may if it is a whole .xlsx (or .docx) of bounded size, in UTF-8, without macros or DTD; a workbook also
    without links to other workbooks and embedded files. Who keeps all of its sheets in memory bounds them
    by ``maks_tag_lembar``.
    """
    if len(berkas) > MAKS_BYTE:
        raise BukuDitolak(f"Berkas ini terlalu besar; paling besar {MAKS_BYTE // 1024**2} MB.")
    _require_zip(berkas, bentuk)
    try:
        with ZipFile(BytesIO(berkas)) as arsip:
            _check_daftar(arsip, bentuk)
            _check_isi(arsip, len(berkas), maks_tag_lembar, bentuk)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise BukuDitolak(
            f"Berkas ini rusak atau terpotong. Buka dan simpan ulang di {bentuk.program}, "
            "lalu unggah sekali lagi."
        ) from error


def _require_zip(berkas: bytes, bentuk: Bentuk) -> None:
    if berkas.startswith(_ZIP):
        return
    if not berkas.strip(b"\0 \r\n\t"):
        raise BukuDitolak("Berkas ini kosong.")
    if berkas.startswith(b"%PDF-"):
        raise BukuDitolak(f"Ini berkas PDF, bukan {bentuk.nama} {bentuk.akhiran}.")
    if berkas.startswith(b"MZ"):
        raise BukuDitolak(f"Ini berkas program, bukan {bentuk.nama}; jangan dibuka.")
    if berkas.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in berkas:
            raise BukuDitolak(
                f"{bentuk.nama.capitalize()} ini dikunci dengan kata sandi. "
                f"Hapus kata sandinya di {bentuk.program}, lalu unggah lagi."
            )
        raise BukuDitolak(f"Ini {bentuk.nama} bentuk lama ({bentuk.lama}). {bentuk.simpan}")
    if b"\0" in berkas[:4096]:
        raise BukuDitolak(f"Ini bukan {bentuk.nama} {bentuk.program}. {bentuk.simpan}")
    raise BukuDitolak(f"Ini berkas teks (misalnya .csv), bukan {bentuk.nama}. {bentuk.simpan}")


def _suspicious(bentuk: Bentuk) -> BukuDitolak:
    return BukuDitolak(
        f"Susunan berkas ini tidak seperti yang disimpan {bentuk.program}. Salin isinya ke berkas yang baru."
    )


def _check_daftar(arsip: ZipFile, bentuk: Bentuk) -> None:
    daftar = arsip.infolist()
    if len(daftar) > MAKS_BAGIAN:
        raise BukuDitolak(_TERLALU_BESAR)
    nama_list = {satu.filename for satu in daftar}
    if len(nama_list) < len(daftar):
        raise _suspicious(bentuk)
    if not {bentuk.utama, JENIS_ISI} <= nama_list:
        jenis = arsip.open("mimetype").read(100) if "mimetype" in nama_list else b""
        for tanda, sebutan in _LAIN:
            if tanda in jenis:
                raise BukuDitolak(f"Ini berkas {sebutan}, bukan {bentuk.akhiran}. {bentuk.simpan}")
        raise BukuDitolak(f"Ini bukan {bentuk.nama} {bentuk.akhiran}. {bentuk.simpan}")
    for satu in daftar:
        if satu.flag_bits & 1:
            raise BukuDitolak(
                "Isi berkas ini dikunci dengan kata sandi. Hapus kata sandinya, lalu unggah lagi."
            )
        if satu.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _suspicious(bentuk)
        for kata, sebutan in bentuk.terlarang:
            if kata in satu.filename.casefold():
                raise BukuDitolak(
                    f"{bentuk.nama.capitalize()} ini memuat {sebutan}. Hapus bagian itu. {bentuk.simpan}"
                )


def _check_isi(arsip: ZipFile, ukuran: int, maks_tag_lembar: int, bentuk: Bentuk) -> None:
    tag = {"lembar": 0, "teks": 0}
    for info, isi in _inflate(arsip, min(MAKS_TERURAI, MAKS_RASIO * ukuran)):
        nama = info.filename
        if nama == JENIS_ISI and b"macroEnabled" in isi:
            raise BukuDitolak(
                f"{bentuk.nama.capitalize()} ini memuat makro ({bentuk.akhiran[:-1]}m). {bentuk.simpan}"
            )
        if nama == bentuk.utama and b"http://purl.oclc.org/ooxml/" in isi:
            raise BukuDitolak(f'{bentuk.nama.capitalize()} ini berbentuk "Strict". {bentuk.simpan}')
        if _hides_dtd(nama, isi):
            raise _suspicious(bentuk)
        if not _AWAL_XML.match(isi):
            continue
        banyak = isi.count(b"<")
        is_lembar = bentuk is BUKU_KERJA and any(tanda in isi for tanda in _TANDA_LEMBAR)
        if is_lembar:
            _check_lembar(isi)
        if nama == "xl/sharedStrings.xml":
            tag["teks"] += banyak
        elif is_lembar:
            tag["lembar"] += banyak
        elif banyak > (bentuk.maks_tag_utama if nama == bentuk.utama else MAKS_TAG_LAIN):
            raise BukuDitolak(_TERLALU_BESAR)
        if _is_stretched(isi):
            raise BukuDitolak("Ada sel dengan teks yang terlalu panjang. Ringkas teksnya, lalu unggah lagi.")
    if tag["lembar"] > maks_tag_lembar or tag["teks"] > MAKS_TAG_TEKS:
        raise BukuDitolak(_TERLALU_BESAR)


def _inflate(arsip: ZipFile, batas: int) -> Iterator[tuple[ZipInfo, bytes]]:
    """Yield every part unpacked; never more than the limit is held, whatever the archive says."""
    for info in arsip.infolist():
        with arsip.open(info) as bagian:
            isi = bagian.read(batas + 1)
        batas -= len(isi)
        if batas < 0:
            raise BukuDitolak(_TERLALU_BESAR)
        yield info, isi


def _hides_dtd(nama: str, isi: bytes) -> bool:
    """Whether there is a DTD, or an encoding in which one could hide."""
    is_bernama = nama.endswith((".xml", ".rels", ".vml"))
    is_wide = isi[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
    is_strange = is_bernama and isi and not _AWAL_XML.match(isi)
    return bool(is_wide or is_strange or _SANDI.search(isi[:1024]) or b"<!DOCTYPE" in isi)


def _check_lembar(isi: bytes) -> None:
    """Refuse what makes a reader fill in cells that are not there, or write one formula out many times."""
    if b"<!" in isi or isi.find(b"<?", 4) > 0:  # remarks and instructions, as no spreadsheet writes them
        raise _suspicious(BUKU_KERJA)
    luas = 0
    for found in _LUAS.finditer(isi) if b"mergeCell" in isi or b"hyperlink" in isi else ():
        rujukan = _RUJUKAN.search(found[1])
        if rujukan is None:
            raise _suspicious(BUKU_KERJA)
        kiri, atas, kanan, bawah = range_boundaries(rujukan[1].decode())
        luas += (kanan - kiri + 1) * (bawah - atas + 1)
    if luas > MAKS_GABUNGAN:
        raise BukuDitolak("Terlalu banyak sel yang digabungkan. Pisahkan kembali sel itu, lalu unggah lagi.")
    bersama = len(_BERSAMA.findall(isi))
    if bersama and bersama * max(map(len, _RUMUS.findall(isi)), default=0) > MAKS_RUMUS_BERSAMA:
        raise BukuDitolak("Terlalu banyak rumus. Salin isinya, lalu tempel sebagai nilai.")


def _is_stretched(isi: bytes) -> bool:
    """Whether anywhere more bytes than allowed stand between one tag and the next."""
    place = 0
    while len(isi) - place > MAKS_ISI_TAG:
        berikut = isi.rfind(b"<", place + 1, place + MAKS_ISI_TAG + 1)
        if berikut < 0:
            return True
        place = berikut
    return False
