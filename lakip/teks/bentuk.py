"""The form of a written text, as values that every page and file only draws."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gaya(StrEnum):
    """How a run of letters is set; the value is its element in HTML."""

    TEBAL = "strong"
    MIRING = "em"
    GARIS_BAWAH = "u"
    ATAS = "sup"
    BAWAH = "sub"


@dataclass(frozen=True, slots=True)
class Runtun:
    """Letters set in one way; ``tautan`` is an address outside the report, or empty."""

    teks: str
    gaya: frozenset[Gaya] = frozenset()
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class GantiBaris:
    """The line ends here, the paragraph does not."""


@dataclass(frozen=True, slots=True)
class CatatanKaki:
    """A footnote, at the place it is called."""

    teks: str


@dataclass(frozen=True, slots=True)
class Acuan:
    """A cross reference to the table or figure with this kunci; it prints its name and number."""

    kunci: str


Sebaris = Runtun | GantiBaris | CatatanKaki | Acuan


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph, or one of a quotation."""

    isi: tuple[Sebaris, ...]
    is_kutipan: bool = False


@dataclass(frozen=True, slots=True)
class Subjudul:
    """A heading inside a text: of ``tingkat`` 1 or 2 below the part it stands in."""

    tingkat: int
    isi: tuple[Sebaris, ...]


@dataclass(frozen=True, slots=True)
class Butir:
    """One item of a list."""

    isi: tuple[Paragraf | Daftar, ...]


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list, with dots or with numbers."""

    butir: tuple[Butir, ...]
    is_bernomor: bool = False


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell of a table, as wide as ``lebar`` columns."""

    isi: tuple[Paragraf | Daftar, ...]
    is_kepala: bool = False
    lebar: int = 1


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table by people; without a ``judul`` it bears no number."""

    kunci: str
    judul: str
    baris: tuple[tuple[Sel, ...], ...]

    @property
    def jumlah_kepala(self) -> int:
        """How many rows at the top are heads from end to end."""
        jumlah = 0
        while jumlah < len(self.baris) - 1 and all(sel.is_kepala for sel in self.baris[jumlah]):
            jumlah += 1
        return jumlah

    @property
    def jumlah_kolom(self) -> int:
        return max((sum(sel.lebar for sel in baris) for baris in self.baris), default=0)


@dataclass(frozen=True, slots=True)
class Gambar:
    """An image of the report, by the key of its file; ``alt`` says what it shows to who cannot see it."""

    kunci: str
    berkas: int
    keterangan: str
    alt: str


@dataclass(frozen=True, slots=True)
class BlokData:
    """The place of a live block: a table, chart or list from data, by its name."""

    nama: str


Potongan = Paragraf | Subjudul | Daftar | Tabel | Gambar | BlokData
Teks = tuple[Potongan, ...]
