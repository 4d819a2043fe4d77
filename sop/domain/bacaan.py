"""A document from elsewhere as it was read: tables of words, what each place means, what is left over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sop.domain.suntingan import Suntingan


class Sumber(StrEnum):
    """Where a document came from."""

    JSON = "json"
    FORMULIR = "formulir"  # our own workbook
    XLSX = "xlsx"
    DOCX = "docx"
    TEKS = "teks"


class Peran(StrEnum):
    """What a column of a foreign table is."""

    NOMOR = "nomor"
    KEGIATAN = "kegiatan"
    PELAKSANA = "pelaksana"
    KELENGKAPAN = "kelengkapan"
    WAKTU = "waktu"
    KELUARAN = "keluaran"
    KETERANGAN = "keterangan"
    ABAIKAN = "abaikan"


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet, a table of a document, or the lines of a text; every row has as many cells as the widest."""

    nama: str
    baris: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bacaan:
    """Everything that was read of a source, before anybody says what it means.

    ``lengkap`` is the draft itself where the source says all by itself (JSON, our own workbook).
    """

    sumber: Sumber
    tabel: tuple[Tabel, ...] = ()
    lengkap: Suntingan | None = None


@dataclass(frozen=True, order=True, slots=True)
class Tempat:
    """A cell of the source; table, row and column from 0."""

    tabel: int
    baris: int
    kolom: int


@dataclass(frozen=True)
class Pemetaan:
    """What the places of a source mean.

    ``tabel`` holds the rows of the form, whose first is ``baris_awal``, below the heads. ``kolom`` is what
    each of its columns is; a column of a pelaksana is called ``pelaksana[kolom]``. ``identitas`` says which
    field of the identity block (a name of ``BerkasSop`` or of its parts) stands at which places.
    """

    tabel: int
    baris_awal: int
    kolom: tuple[Peran, ...]
    pelaksana: Mapping[int, str] = field(default_factory=dict)
    identitas: Mapping[str, tuple[Tempat, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Usulan:
    """The draft that a source comes to, cell by cell.

    ``asal`` is where each cell of the draft was read: by "judul", "tanggal.revisi", "dasar_hukum",
    "langkah.3.kegiatan" (rows from 0). ``simpulan`` says of a cell why it was inferred
    ("langkah.3.simbol"). ``sisa`` are the places with words that nobody understood.
    """

    suntingan: Suntingan
    asal: Mapping[str, tuple[Tempat, ...]]
    simpulan: Mapping[str, str]
    sisa: tuple[Tempat, ...]
