"""What the diagram is drawn from: the form's words, its flow, and how far the work has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sop.domain.alur import Alur, Panah
from sop.domain.kolom import JUDUL_BAKU, JudulKolom


class Status(StrEnum):
    """How far the work of a symbol has come."""

    SELESAI = "selesai"
    DI_SINI = "di-sini"
    TERLAMBAT = "terlambat"
    BELUM = "belum"
    DILEWATI = "dilewati"
    TERTAHAN = "tertahan"


# "Sudah" and not "Selesai": that word already stands in the capsule at the end of the form.
KATA_STATUS = {
    Status.SELESAI: "Sudah",
    Status.DI_SINI: "Di sini",
    Status.TERLAMBAT: "Terlambat",
    Status.BELUM: "",
    Status.DILEWATI: "Dilewati",
    Status.TERTAHAN: "Tertahan",
}


@dataclass(frozen=True, slots=True)
class Keadaan:
    """The live state of a symbol: status, number of visits, and a short caption (who, when)."""

    status: Status
    putaran: int = 1
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """The words of one row, as printed."""

    nomor: str
    kegiatan: str
    kelengkapan: str = ""
    waktu: str = ""
    keluaran: str = ""
    keterangan: str = ""


@dataclass(frozen=True)
class Formulir:
    """An SOP form: columns, rows, flow; what of it is inferred; and, for a running report, its state.

    ``simbol_disimpulkan``, ``keadaan`` and ``tautan`` go by the id of a Simbol, ``panah_disimpulkan`` and
    ``ditempuh`` (how often an arrow was taken) by the Panah itself.
    """

    judul: str
    pelaksana: tuple[str, ...]
    langkah: tuple[Baris, ...]
    alur: Alur
    judul_kolom: JudulKolom = JUDUL_BAKU
    simbol_disimpulkan: frozenset[int] = frozenset()
    panah_disimpulkan: frozenset[Panah] = frozenset()
    keadaan: Mapping[int, Keadaan] = field(default_factory=dict)
    ditempuh: Mapping[Panah, int] = field(default_factory=dict)
    tautan: Mapping[int, str] = field(default_factory=dict)
