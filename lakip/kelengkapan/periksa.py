"""Checking a report by its lists: what the rules find, and what people answer where no rule can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from lakip.domain.kelengkapan import Butir, Daftar, Hasil, JenisDaftar, Keadaan, Kekurangan
from lakip.domain.nilai_lke import NilaiSub
from lakip.kelengkapan.aturan import ATURAN
from lakip.kelengkapan.daftar import read_daftar_of
from lakip.kelengkapan.fakta import Fakta
from lakip.kelengkapan.kinerja import ATURAN_ANGKA
from lakip.models import JawabanPeriksa, Laporan

DIJAWAB_ORANG = Hasil(Keadaan.TIDAK_TERBUKTI)


@dataclass(frozen=True, slots=True)
class ButirDiperiksa:
    """One thing with what was found of it, and what a person says where that proves nothing."""

    jenis: JenisDaftar
    butir: Butir
    hasil: Hasil
    jawaban: JawabanPeriksa | None

    @property
    def can_be_answered(self) -> bool:
        return self.hasil.keadaan is Keadaan.TIDAK_TERBUKTI

    @property
    def keadaan(self) -> Keadaan:
        if self.jawaban is None or not self.can_be_answered:
            return self.hasil.keadaan
        return Keadaan.TERPENUHI if self.jawaban.is_terpenuhi else Keadaan.BELUM

    @property
    def is_kurang(self) -> bool:
        return self.keadaan.is_kurang

    @property
    def kurang(self) -> tuple[Kekurangan, ...]:
        """What is missing, also where it is only the answer of a person."""
        if not self.is_kurang or self.hasil.kurang or not self.can_be_answered:
            return self.hasil.kurang
        keadaan = "belum dijawab" if self.jawaban is None else "dijawab belum terpenuhi"
        return (Kekurangan(f"“{self.butir.uraian}” {keadaan}.", ""),)


Baris = TypeVar("Baris")


def group(baris_list: Iterable[Baris], key: Callable[[Baris], str]) -> Mapping[str, list[Baris]]:
    """Return rows by what ``key`` calls their kelompok, in the order in which each first comes."""
    by_kelompok: dict[str, list[Baris]] = {}
    for baris in baris_list:
        by_kelompok.setdefault(key(baris), []).append(baris)
    return by_kelompok


@dataclass(frozen=True, slots=True)
class DaftarDiperiksa:
    """One list with what was found of everything on it."""

    daftar: Daftar
    butir: tuple[ButirDiperiksa, ...]

    @property
    def berlaku(self) -> int:
        return sum(satu.keadaan is not Keadaan.TIDAK_BERLAKU for satu in self.butir)

    @property
    def terpenuhi(self) -> int:
        return sum(satu.keadaan is Keadaan.TERPENUHI for satu in self.butir)

    @property
    def nilai(self) -> tuple[NilaiSub, ...]:
        """The estimated points of each kelompok that has any."""
        return tuple(
            filter(None, map(_estimate, group(self.butir, lambda satu: satu.butir.kelompok).values()))
        )

    @property
    def jumlah_nilai(self) -> Decimal:
        return sum((satu.nilai for satu in self.nilai), Decimal(0))

    @property
    def jumlah_bobot(self) -> Decimal:
        return sum((satu.bobot for satu in self.nilai), Decimal(0))


def _estimate(butir: Sequence[ButirDiperiksa]) -> NilaiSub | None:
    """Return the points of one kelompok; None where it has none, or nothing of it applies."""
    bobot = sum((satu.butir.bobot for satu in butir), Decimal(0))
    berlaku = [satu.keadaan for satu in butir if satu.keadaan is not Keadaan.TIDAK_BERLAKU]
    if not bobot or not berlaku:
        return None
    return NilaiSub(butir[0].butir.kelompok, bobot, berlaku.count(Keadaan.TERPENUHI), len(berlaku))


def examine(laporan: Laporan, at: datetime) -> tuple[DaftarDiperiksa, ...]:
    """Check the report by all its lists, in a number of queries that does not grow with what it holds."""
    fakta, jawaban = Fakta(laporan, at), _read_jawaban(laporan)
    return tuple(
        DaftarDiperiksa(daftar, tuple(_check(daftar.jenis, butir, fakta, jawaban) for butir in daftar.butir))
        for daftar in read_daftar_of(laporan.instansi_id).values()
    )


def find_kurang_wajib(laporan: Laporan, at: datetime, *, only_angka: bool = False) -> list[str]:
    """Return, a sentence each, what keeps the report from being handed in for approval.

    ``only_angka`` leaves what can be mended only while the figures are open.
    """
    fakta, jawaban = Fakta(laporan, at), _read_jawaban(laporan)
    diperiksa = [
        _check(daftar.jenis, butir, fakta, jawaban)
        for daftar in read_daftar_of(laporan.instansi_id).values()
        for butir in daftar.butir
        if butir.is_wajib and (butir.aturan in ATURAN_ANGKA or not only_angka)
    ]
    lacks = [kurang.kalimat for satu in diperiksa if satu.is_kurang for kurang in satu.kurang]
    return list(dict.fromkeys(lacks))


_Jawaban = Mapping[tuple[str, str, str], JawabanPeriksa]


def _read_jawaban(laporan: Laporan) -> _Jawaban:
    answers = JawabanPeriksa.objects.filter(laporan=laporan).select_related("oleh")
    return {(satu.jenis, satu.nomor, satu.uraian): satu for satu in answers}


def _check(jenis: JenisDaftar, butir: Butir, fakta: Fakta, jawaban: _Jawaban) -> ButirDiperiksa:
    aturan = ATURAN.get(butir.aturan)
    hasil = aturan(fakta) if aturan else DIJAWAB_ORANG
    return ButirDiperiksa(jenis, butir, hasil, jawaban.get((jenis, butir.nomor, butir.uraian)))
