"""The live blocks: tables, charts and lists from data that a writer places in a text by their name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

NAMA = re.compile(r"(?P<jenis>[a-z-]+)(?::(?P<nomor>[0-9]{1,4}))?")


class JenisBlok(StrEnum):
    """What a block is drawn as."""

    TABEL = "tabel"
    GAMBAR = "gambar"
    DAFTAR = "daftar"


@dataclass(frozen=True, slots=True)
class Blok:
    """One kind of block.

    A block of each sasaran is named with a number, ``tabel-target:2``; in its ``judul`` stands ``{nomor}``.
    ``analisis`` is the kunci of the analysis in which it is drawn of itself.
    """

    nama: str
    judul: str
    jenis: JenisBlok
    is_per_sasaran: bool = False
    analisis: str = ""


@dataclass(frozen=True, slots=True)
class BlokBernama:
    """A block as a text names it: its kind, and the number of the sasaran where there is one per sasaran."""

    blok: Blok
    sasaran: int | None = None

    @property
    def nama(self) -> str:
        return self.blok.nama if self.sasaran is None else f"{self.blok.nama}:{self.sasaran}"

    @property
    def judul(self) -> str:
        return self.blok.judul.format(nomor=self.sasaran)


def _of_sasaran(nama: str, judul: str, jenis: JenisBlok, analisis: str) -> Blok:
    return Blok(nama, f"{judul} sasaran {{nomor}}", jenis, is_per_sasaran=True, analisis=analisis)


_TABEL, _GAMBAR = JenisBlok.TABEL, JenisBlok.GAMBAR

BLOK: tuple[Blok, ...] = (
    Blok("perjanjian-kinerja", "Perjanjian kinerja", _TABEL),
    Blok("pengukuran-kinerja", "Pengukuran kinerja", _TABEL),
    Blok("grafik-capaian", "Rata-rata capaian menurut sasaran", _GAMBAR),
    Blok("capaian-tahun", "Perkembangan kinerja antartahun", _TABEL),
    Blok("realisasi-anggaran", "Realisasi anggaran", _TABEL),
    Blok("efisiensi", "Efisiensi menurut sasaran", _TABEL),
    Blok("daftar-sasaran", "Daftar sasaran", JenisBlok.DAFTAR),
    Blok("daftar-program", "Daftar program", JenisBlok.DAFTAR),
    _of_sasaran("tabel-target", "Target dan realisasi", _TABEL, "target_realisasi"),
    _of_sasaran("grafik-target", "Grafik target dan realisasi", _GAMBAR, "target_realisasi"),
    _of_sasaran("tabel-tahun", "Realisasi antartahun", _TABEL, "antar_tahun"),
    _of_sasaran("grafik-tahun", "Grafik realisasi antartahun", _GAMBAR, "antar_tahun"),
    _of_sasaran("tabel-renstra", "Target akhir Renstra", _TABEL, "target_renstra"),
    _of_sasaran("grafik-renstra", "Grafik kemajuan Renstra", _GAMBAR, "target_renstra"),
    _of_sasaran("tabel-standar", "Standar nasional", _TABEL, "standar_nasional"),
    _of_sasaran("grafik-standar", "Grafik standar nasional", _GAMBAR, "standar_nasional"),
    _of_sasaran("tabel-penjelasan", "Penjelasan unit", _TABEL, "penyebab_solusi"),
    _of_sasaran("tabel-efisiensi", "Efisiensi anggaran", _TABEL, "efisiensi"),
    _of_sasaran("tabel-program", "Program penunjang", _TABEL, "program_penunjang"),
)

_BY_NAMA = {satu.nama: satu for satu in BLOK}


def find_blok(nama: str) -> BlokBernama | None:
    """Return the block that a text names; None where there is no such block.

    Whether the sasaran exists is not asked.
    """
    found = NAMA.fullmatch(nama)
    blok = _BY_NAMA.get(found["jenis"]) if found else None
    if found is None or blok is None or blok.is_per_sasaran != bool(found["nomor"]):
        return None
    return BlokBernama(blok, int(found["nomor"]) if found["nomor"] else None)


def list_blok(jumlah_sasaran: int) -> tuple[BlokBernama, ...]:
    """Return every block that a report with so many sasaran has, those of each sasaran together."""
    umum = [BlokBernama(satu) for satu in BLOK if not satu.is_per_sasaran]
    per_sasaran = [satu for satu in BLOK if satu.is_per_sasaran]
    return (
        *umum,
        *(BlokBernama(satu, nomor) for nomor in range(1, jumlah_sasaran + 1) for satu in per_sasaran),
    )


def list_of_analisis(analisis: str, nomor: int) -> tuple[BlokBernama, ...]:
    """Return the blocks that one analysis of a sasaran draws of itself, in order."""
    return tuple(BlokBernama(satu, nomor) for satu in BLOK if satu.analisis == analisis)
