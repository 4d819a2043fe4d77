"""The workbook of a unit: its sheets and columns, the key of each row, and the mark that says whose it is.

Writer, reader and web page speak of the same fields by the same keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.core import signing

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

TEKS_TERPANJANG = 2_000


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
    _read_only("sasaran", "Sasaran", 28),
    _read_only("nama", "Indikator kinerja", 40),
    _read_only("satuan", "Satuan", 10),
    _read_only("lalu", "Realisasi tahun lalu", 13),
    _read_only("target", "Target setahun", 13),
    *(
        Kolom(f"{nama}_{nomor}", f"{nama.capitalize()} TW {romawi}", JenisIsian.ANGKA, 12)
        for nomor, romawi in TRIWULAN.items()
        for nama in ("target", "realisasi")
    ),
    Kolom("pembilang", "Pembilang", JenisIsian.ANGKA, 14),
    Kolom("penyebut", "Penyebut", JenisIsian.ANGKA, 14),
    Kolom("realisasi", "Realisasi setahun", JenisIsian.ANGKA, 14),
    Kolom("status", "Bila realisasi kosong", JenisIsian.PILIHAN, 16),
    Kolom("pendorong", "Faktor pendorong", JenisIsian.TEKS, 32),
    Kolom("penghambat", "Faktor penghambat (kendala)", JenisIsian.TEKS, 32),
    Kolom("upaya", "Upaya yang sudah dilakukan", JenisIsian.TEKS, 32),
    Kolom("rekomendasi", "Rekomendasi", JenisIsian.TEKS, 32),
    Kolom("bukti", "Bukti dukung", JenisIsian.TEKS, 28),
)

KOLOM_ANGGARAN: tuple[Kolom, ...] = (
    _read_only("kode", "Kode", 22),
    _read_only("nama", "Program / kegiatan / sub kegiatan", 60),
    _read_only("pagu", "Pagu murni (Rp)", 20),
    _read_only("pagu_perubahan", "Pagu perubahan (Rp)", 20),
    Kolom("realisasi", "Realisasi (Rp)", JenisIsian.RUPIAH, 20),
)

LEMBAR: dict[str, tuple[Kolom, ...]] = {INDIKATOR: KOLOM_INDIKATOR, ANGGARAN: KOLOM_ANGGARAN}

_GARAM = "lakip.format-data"


@dataclass(frozen=True, slots=True)
class TandaFormat:
    """Whose form a workbook is."""

    laporan: int
    unit: int
    versi: int


def sign(format_data: FormatData) -> str:
    """Return the mark that a workbook of this form carries."""
    isi = [format_data.laporan_id, format_data.unit_id, format_data.versi]
    return signing.dumps(isi, salt=_GARAM)


def read_tanda(tanda: str) -> TandaFormat:
    """Return whose form it is; raises ValueError if this system did not sign it."""
    try:
        return TandaFormat(*signing.loads(tanda, salt=_GARAM))
    except (signing.BadSignature, TypeError) as error:
        raise ValueError("tanda format tidak sah") from error


def row_key(lembar: str, pk: int) -> str:
    """Return the key of a row: the first letter of its sheet and its number in the database."""
    return f"{lembar[0]}{pk}"
