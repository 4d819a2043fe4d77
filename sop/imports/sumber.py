"""The one door through which a document from elsewhere is read, whatever program wrote it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import TypeVar
from zipfile import BadZipFile

from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sop.domain.bacaan import Bacaan, Sumber
from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.suntingan import open_berkas
from sop.imports.batas import MAKS_BYTE, refuse
from sop.imports.dokumen_word import read_docx
from sop.imports.formulir_xlsx import read_formulir
from sop.imports.penjaga_buku import BUKU_KERJA, DOKUMEN_WORD, Bentuk, BukuDitolak, guard
from sop.imports.tabel_xlsx import read_xlsx
from sop.imports.teks import decode_teks, read_teks

MAKS_TAG_LEMBAR = 300_000  # a workbook is held in memory whole

_Hasil = TypeVar("_Hasil")

# What the readers of XML, of workbooks and of documents say of a damaged one.
_RUSAK = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, InvalidFileException, LookupError, LxmlError,
    OSError, RecursionError, SyntaxError, TypeError, ValueError,
)  # fmt: skip


def read_sumber(nama_berkas: str, isi: bytes) -> Bacaan:
    """Return what a file says, by the kind that its name ends with.

    Raises BerkasDitolak, with a sentence for the sender, if it is of no such kind, too large, damaged,
    or not what its name says.
    """
    akhiran = PurePath(nama_berkas.lower()).suffix
    if akhiran not in _PEMBACA:
        raise refuse(f'Berkas "{nama_berkas}" tidak dapat dibaca; kirim sebagai {", ".join(AKHIRAN)}.')
    if len(isi) > MAKS_BYTE:
        raise refuse(f"Terlalu besar; paling besar {MAKS_BYTE // 1024**2} MB.")
    if not isi.strip():
        raise refuse("Berkas ini kosong.")
    return _PEMBACA[akhiran](isi)


def _read_json(isi: bytes) -> Bacaan:
    return Bacaan(Sumber.JSON, lengkap=open_berkas(read_berkas(isi)))


def _read_xlsx(isi: bytes) -> Bacaan:
    _let_in(isi, BUKU_KERJA)
    formulir = _read_foreign(BUKU_KERJA, lambda: read_formulir(load_workbook(BytesIO(isi))))
    if formulir is not None:
        return Bacaan(Sumber.FORMULIR, lengkap=formulir)
    return _read_foreign(BUKU_KERJA, lambda: read_xlsx(isi))


def _read_docx(isi: bytes) -> Bacaan:
    _let_in(isi, DOKUMEN_WORD)
    return _read_foreign(DOKUMEN_WORD, lambda: read_docx(isi))


def _read_plain(isi: bytes) -> Bacaan:
    return read_teks(decode_teks(isi))


_PEMBACA: dict[str, Callable[[bytes], Bacaan]] = {
    ".json": _read_json,
    ".xlsx": _read_xlsx,
    ".docx": _read_docx,
    ".txt": _read_plain,
    ".tsv": _read_plain,
    ".csv": _read_plain,
    ".md": _read_plain,
}
AKHIRAN = tuple(_PEMBACA)


def _let_in(isi: bytes, bentuk: Bentuk) -> None:
    try:
        guard(isi, MAKS_TAG_LEMBAR, bentuk)
    except BukuDitolak as error:
        raise refuse(str(error)) from error


def _read_foreign(bentuk: Bentuk, read: Callable[[], _Hasil]) -> _Hasil:
    """What the reader gives; that it cannot read the file is said in a sentence."""
    try:
        return read()
    except BerkasDitolak:
        raise
    except _RUSAK as error:
        raise refuse(
            f"Isi {bentuk.nama} ini tidak terbaca. Buka dan simpan ulang di {bentuk.program}, lalu coba lagi."
        ) from error
