"""The workbook of a unit: its sheets and columns, the key of each row, and the mark that says whose it is.

Writer, reader and web page speak of the same fields by the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from functools import cache
from zlib import crc32

from django.core.signing import BadSignature, Signer

from lakip.domain.konsolidasi import TRIWULAN
from lakip.models import FormatData

INDIKATOR = "Indikator"
ANGGARAN = "Anggaran"
PETUNJUK = "Petunjuk"
TANDA = "Tanda"  # very hidden; its cell A1 holds the signed mark

BARIS_JUDUL = 1  # what the sheet is
BARIS_KEPALA = 3  # the heads of the columns; rows of data follow
KOLOM_KUNCI = 1  # hidden: the key of the row
KOLOM_SEMULA = 2  # hidden: a digest of each open cell of the row as it was handed out
KOLOM_AWAL = 3  # the first column that people see


class JenisIsian(StrEnum):
    """What a cell of a column holds."""

    KETERANGAN = "keterangan"  # locked, for reading
    ANGKA = "angka"  # a figure, or the word or predicate of an indikator whose values are words
    RUPIAH = "rupiah"
    PILIHAN = "pilihan"
    TEKS = "teks"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column; ``lebar`` is in characters. What is not KETERANGAN is open to the unit."""

    kunci: str
    judul: str
    jenis: JenisIsian
    lebar: int

    @property
    def is_isian(self) -> bool:
        return self.jenis is not JenisIsian.KETERANGAN


def _read_only(kunci: str, judul: str, lebar: int) -> Kolom:
    return Kolom(kunci, judul, JenisIsian.KETERANGAN, lebar)


KOLOM_INDIKATOR: tuple[Kolom, ...] = (
    _read_only("nomor", "No.", 6),
    _read_only("sasaran", "Sasaran", 26),
    _read_only("nama", "Indikator kinerja", 34),
    _read_only("satuan", "Satuan", 10),
    _read_only("lalu", "Realisasi tahun lalu", 11),
    _read_only("target", "Target setahun", 11),
    *(
        Kolom(f"{nama}_{nomor}", f"{nama.capitalize()} TW {romawi}", JenisIsian.ANGKA, 10)
        for nomor, romawi in TRIWULAN.items()
        for nama in ("target", "realisasi")
    ),
    Kolom("pembilang", "Pembilang", JenisIsian.ANGKA, 12),
    Kolom("penyebut", "Penyebut", JenisIsian.ANGKA, 12),
    Kolom("realisasi", "Realisasi setahun", JenisIsian.ANGKA, 12),
    Kolom("status", "Bila realisasi kosong", JenisIsian.PILIHAN, 16),
    Kolom("pendorong", "Faktor pendorong", JenisIsian.TEKS, 28),
    Kolom("penghambat", "Faktor penghambat (kendala)", JenisIsian.TEKS, 28),
    Kolom("upaya", "Upaya yang sudah dilakukan", JenisIsian.TEKS, 28),
    Kolom("rekomendasi", "Rekomendasi", JenisIsian.TEKS, 28),
    Kolom("bukti", "Bukti dukung", JenisIsian.TEKS, 30),
)

KOLOM_ANGGARAN: tuple[Kolom, ...] = (
    _read_only("kode", "Kode", 22),
    _read_only("nama", "Program / kegiatan / sub kegiatan", 60),
    _read_only("pagu", "Pagu murni (Rp)", 20),
    _read_only("pagu_perubahan", "Pagu perubahan (Rp)", 20),
    Kolom("realisasi", "Realisasi (Rp)", JenisIsian.RUPIAH, 20),
)

LEMBAR: dict[str, tuple[Kolom, ...]] = {INDIKATOR: KOLOM_INDIKATOR, ANGGARAN: KOLOM_ANGGARAN}

Isi = Decimal | str | None  # what a cell of a form holds
_PENANDA = Signer(salt="lakip.format-data")  # without a clock: the same form has the same mark
_ANGKA = (Decimal, int, float)
_TERBACA = Context(prec=15)  # the digits of a figure that every spreadsheet keeps


@dataclass(frozen=True, slots=True)
class TandaFormat:
    """Whose form a workbook is."""

    laporan: int
    unit: int
    versi: int


def sign(format_data: FormatData) -> str:
    """Return the mark that a workbook of this form carries."""
    return _PENANDA.sign_object([format_data.laporan_id, format_data.unit_id, format_data.versi])


def read_tanda(tanda: str) -> TandaFormat:
    """Return whose form it is; raises ValueError if this system did not sign it."""
    try:
        return TandaFormat(*_PENANDA.unsign_object(tanda))
    except (BadSignature, TypeError) as error:
        raise ValueError("tanda format tidak sah") from error


def row_key(lembar: str, pk: int) -> str:
    """Return the key of a row: the first letter of its sheet and its number in the database."""
    return f"{lembar[0]}{pk}"


def digest(isi: object) -> str:
    """Return eight letters that stand for what a cell holds, however a spreadsheet saves it again.

    ``None`` and ``""`` are the same, so are 97.50 and 97.5, and so is a text with spaces around it.
    """
    if isi is None:
        teks = ""
    elif isinstance(isi, _ANGKA):
        angka = _TERBACA.create_decimal(isi)
        teks = f"{angka.normalize():f}" if angka else "0"
    else:
        teks = str(isi).replace("\r\n", "\n").strip()
    return f"{crc32(teks.encode()):08x}"


def write_semula(lembar: str, sel: Mapping[str, Isi]) -> str:
    """Return what KOLOM_SEMULA keeps of a row, whose cells are named by the keys of their columns."""
    return " ".join(digest(sel[kunci]) for kunci in _isian(lembar))


def read_semula(lembar: str, semula: str) -> dict[str, str]:
    """Return the digest of each cell as it was handed out, by the key of its column.

    Raises ValueError if that was not written by ``write_semula``.
    """
    return dict(zip(_isian(lembar), semula.split(" "), strict=True))


@cache
def _isian(lembar: str) -> tuple[str, ...]:
    return tuple(kolom.kunci for kolom in LEMBAR[lembar] if kolom.is_isian)
