"""A workbook that a person handed in, read row by row within bounds."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, iterparse
from zipfile import BadZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from sop.imports.penjaga_buku import BukuDitolak, guard

MAKS_BARIS = 20_000  # of one sheet, empty ones included
MAKS_SEL = 1_000_000
MAKS_ISI_BARIS = 1024**2  # byte of one row, unpacked

_TERLALU_BANYAK = 'Lembar "{}" berisi terlalu banyak {}. Hapus yang kosong di luar tabel, lalu unggah lagi.'
_TULISAN = re.compile(r'"[^"]*"|\\.|_.|\[[^]]*\]')
_ROW, _DATA, _F, _V, _IS, _SI, _T, _R = (
    f"{{{SHEET_MAIN_NS}}}{nama}" for nama in ("row", "sheetData", "f", "v", "is", "si", "t", "r")
)


class Sel(NamedTuple):
    """What one cell holds.

    ``jenis`` is ``n`` number, ``%`` number shown as percent, ``s`` text, ``b`` yes or no, ``d`` date,
    ``e`` error, ``f`` formula (whose text is not kept).
    """

    isi: object
    jenis: str


Baris = tuple[int, dict[int, Sel]]


class BukuKerja:
    """An open workbook, of which nothing is read but its list of sheets, its texts and its number formats."""

    def __init__(self, berkas: bytes) -> None:
        pembaca = ExcelReader(BytesIO(berkas), read_only=True, keep_links=False)
        pembaca.read_manifest()
        pembaca.read_workbook()
        apply_stylesheet(pembaca.archive, pembaca.wb)
        self._arsip = pembaca.archive
        self._teks: list[str] = []
        if teks := pembaca.package.find(SHARED_STRINGS):
            with self._arsip.open(teks.PartName[1:]) as bagian:
                self._teks = _read_texts(bagian)
        self._bagian = {lembar.name: rel.target for lembar, rel in pembaca.parser.find_sheets()}
        if not self._bagian:
            raise ValueError("a workbook without sheets")
        self._bentuk = _Bentuk(pembaca.wb)

    @property
    def lembar(self) -> list[str]:
        return list(self._bagian)

    def rows(self, nama: str, *, with_hasil: bool = False) -> Iterator[Baris]:
        """Yield the rows of a sheet that hold something: their numbers, and their cells by their columns.

        ``with_hasil`` gives for a formula what it came to when the workbook was last saved.

        Raises BukuDitolak where the sheet is larger than any form, or cannot be read.
        """
        banyak = nomor = 0
        with translate_rusak(), self._arsip.open(self._bagian[nama]) as bagian:
            for ke, row in enumerate(_read_rows(bagian), start=1):
                banyak += len(row)
                if ke > MAKS_BARIS or banyak > MAKS_SEL:
                    apa = "baris" if ke > MAKS_BARIS else "sel"
                    raise BukuDitolak(_TERLALU_BANYAK.format(nama, apa))
                nomor = int(row.get("r") or nomor + 1)
                if terisi := self._read_row(row, with_hasil):
                    yield nomor, terisi

    def _read_row(self, row: Element, with_hasil: bool) -> dict[int, Sel]:
        kolom, terisi = 0, {}
        for element in row:
            letak = element.get("r")
            kolom = _column(letak.rstrip("0123456789")) if letak else kolom + 1
            if len(element) and (sel := self._read_sel(element, with_hasil)) is not None:
                terisi[kolom] = sel
        return terisi

    def _read_sel(self, element: Element, with_hasil: bool) -> Sel | None:
        is_nilai = len(element) == 1 and element[0].tag == _V  # as nearly all cells are
        nilai = element[0].text if is_nilai else element.findtext(_V)
        if not is_nilai and element.find(_F) is not None and not (with_hasil and nilai):
            return Sel("", "f")
        jenis = element.get("t", "n")
        if jenis == "inlineStr":
            isi = element.find(_IS)
            return None if isi is None else Sel(_join(isi), "s")
        if not nilai:
            return None
        match jenis:
            case "n":
                return self._bentuk.read_angka(nilai, int(element.get("s", 0)))
            case "s":
                return Sel(self._teks[int(nilai)], "s")
            case "str":
                return Sel(nilai, "s")
            case "b" | "d" | "e":
                return Sel(nilai, jenis)
        raise ValueError(jenis)


@contextmanager
def open_buku(berkas: bytes) -> Iterator[BukuKerja]:
    """Open a file as a workbook, after the guard; what is wrong with it comes as BukuDitolak."""
    guard(berkas)
    with translate_rusak(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of looks that openpyxl misses
        buku = BukuKerja(berkas)
    yield buku


@contextmanager
def translate_rusak() -> Iterator[None]:
    """Turn what the readers of XML and of workbooks say of a damaged one into BukuDitolak."""
    try:
        yield
    except (
        ArithmeticError, AssertionError, AttributeError, BadZipFile, LookupError, OSError, SyntaxError,
        TypeError, ValueError,
    ) as error:  # fmt: skip
        raise BukuDitolak(
            "Isi buku kerja ini tidak terbaca. Buka dan simpan ulang di Excel, lalu unggah sekali lagi."
        ) from error


class _Bentuk:
    """Which styles of a workbook show a number as a percentage or as a date."""

    def __init__(self, buku: Workbook) -> None:
        self.persen = frozenset(
            nomor for nomor, gaya in enumerate(buku._cell_styles) if "%" in _format_of(buku, gaya.numFmtId)
        )
        self.tanggal = frozenset(buku._date_formats) | frozenset(buku._timedelta_formats)
        self.epoch: datetime = buku.epoch

    def read_angka(self, teks: str, gaya: int) -> Sel:
        angka = float(teks) if "." in teks or "e" in teks or "E" in teks else int(teks)
        if gaya in self.persen:
            return Sel(angka, "%")
        if gaya not in self.tanggal:
            return Sel(angka, "n")
        try:
            return Sel(from_excel(angka, self.epoch), "d")
        except (ArithmeticError, ValueError):
            return Sel(angka, "d")


def _format_of(buku: Workbook, nomor: int) -> str:
    """Return a number format without its plain words: a percent sign among them does not multiply."""
    if nomor < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(nomor, ""))
    return _TULISAN.sub("", str(buku._number_formats[nomor - BUILTIN_FORMATS_MAX_SIZE]))


class _Sumber:
    """The text of a sheet, which ends where a row would not fit into memory."""

    def __init__(self, bagian: IO[bytes]) -> None:
        self._bagian = bagian
        self.terbaca = 0  # byte since the last whole row

    def read(self, banyak: int = -1, /) -> bytes:
        isi = self._bagian.read(banyak)
        self.terbaca += len(isi)
        if self.terbaca > MAKS_ISI_BARIS:
            raise BukuDitolak("Ada baris yang terlalu panjang. Hapus isi di kanan tabel, lalu unggah lagi.")
        return isi


def _read_rows(bagian: IO[bytes]) -> Iterator[Element]:
    """Yield the rows of a sheet one by one, and nothing of what follows them."""
    sumber = _Sumber(bagian)
    for _, element in iterparse(sumber):  # noqa: S314 - the guard lets no DTD through
        if element.tag == _ROW:
            sumber.terbaca = 0
            yield element
            element.clear()
        elif element.tag == _DATA:
            return


def _read_texts(bagian: IO[bytes]) -> list[str]:
    teks = []
    for _, element in iterparse(bagian):  # noqa: S314 - the guard lets no DTD through
        if element.tag == _SI:
            teks.append(_join(element))
            element.clear()
    return teks


def _join(element: Element) -> str:
    """Return a text without its looks, and without what only says how to pronounce it."""
    if len(element) == 1 and element[0].tag == _T:
        return element[0].text or ""
    return "".join(
        (satu.text if satu.tag == _T else satu.findtext(_T)) or "" for satu in element if satu.tag in (_T, _R)
    )


_column = cache(column_index_from_string)
