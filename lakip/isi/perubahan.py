"""What differs between two built LAKIP: in their texts, in their figures, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lakip.isi.bacaan import (
    Bacaan,
    TeksBaca,
    format_capaian,
    format_rupiah_kosong,
    list_bagian,
    read_bacaan,
)
from lakip.isi.bentuk_kinerja import BarisAnggaran, IsiIndikator, IsiSasaran, format_nilai
from lakip.models import Terbitan
from lakip.teks import read_teks
from lakip.teks.perbedaan import Beda, compare_teks

T = TypeVar("T")
TIADA = "–"


@dataclass(frozen=True, slots=True)
class TeksBeda:
    """One text with what differs in it."""

    tempat: str
    beda: tuple[Beda, ...]


@dataclass(frozen=True, slots=True)
class AngkaBeda:
    """One figure, or other entry of a row, before and after; a row that came or went is one entry."""

    baris: str
    kolom: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """The differences; ``is_lain`` says that something else of the content changed."""

    teks: tuple[TeksBeda, ...] = ()
    angka: tuple[AngkaBeda, ...] = ()
    is_lain: bool = False

    @property
    def is_kosong(self) -> bool:
        return not (self.teks or self.angka or self.is_lain)


def read_perubahan(lama: Terbitan, baru: Terbitan) -> Perubahan:
    """Return what ``baru`` says that ``lama`` does not, and the other way round."""
    if lama.hash_isi == baru.hash_isi:
        return Perubahan()
    return compare_bacaan(read_bacaan(lama.data), read_bacaan(baru.data))


def compare_bacaan(lama: Bacaan, baru: Bacaan) -> Perubahan:
    """Return the differences of two contents that are known to differ somewhere."""
    teks, angka = tuple(_compare_teks(lama, baru)), tuple(_compare_angka(lama, baru))
    return Perubahan(teks, angka, is_lain=not teks and not angka)


def _compare_teks(lama: Bacaan, baru: Bacaan) -> Iterator[TeksBeda]:
    pairs = _pair(
        _teks_of(lama), _teks_of(baru),
        lambda satu: (satu.kunci, satu.judul, satu.uraian_sasaran),
        lambda satu: (satu.kunci, satu.judul, satu.sasaran),
    )  # fmt: skip
    for before, after in pairs:
        dulu, kini = before.isi if before else "", after.isi if after else ""
        satu = after or before
        if satu and dulu != kini and (beda := compare_teks(read_teks(dulu), read_teks(kini))):
            yield TeksBeda(satu.tempat, beda)


def _teks_of(bacaan: Bacaan) -> list[TeksBaca]:
    return [satu for bagian in list_bagian(bacaan) for satu in bagian.teks]


def _compare_angka(lama: Bacaan, baru: Bacaan) -> Iterator[AngkaBeda]:
    yield from _compare_rows(
        lama.sasaran, baru.sasaran, _describe_sasaran, lambda s: f"Sasaran {s.nomor}",
        lambda s: s.uraian, lambda s: s.nomor,
    )  # fmt: skip
    yield from _compare_rows(
        _indikator_of(lama), _indikator_of(baru), _describe_indikator,
        lambda i: f"Indikator {i.nomor} {i.nama}", lambda i: i.nama, lambda i: i.nomor,
    )  # fmt: skip
    yield from _compare_rows(
        lama.anggaran.baris, baru.anggaran.baris, _describe_anggaran,
        lambda b: f"Anggaran {f'{b.kode} {b.nama}'.strip()}",
        lambda b: (b.tingkat, b.kode, b.nama), lambda b: (b.tingkat, b.kode) if b.kode else b,
        lambda b: (b.tingkat, b.nama),
    )  # fmt: skip


def _indikator_of(bacaan: Bacaan) -> list[IsiIndikator]:
    return [indikator for sasaran in bacaan.sasaran for indikator in sasaran.indikator]


def _compare_rows(
    lama: Sequence[T],
    baru: Sequence[T],
    describe: Callable[[T], Mapping[str, str]],
    name: Callable[[T], str],
    *kunci: Callable[[T], Hashable],
) -> Iterator[AngkaBeda]:
    for before, after in _pair(lama, baru, *kunci):
        if before is None and after is not None:
            yield AngkaBeda(name(after), "seluruh baris", TIADA, "ditambahkan")
        elif after is None and before is not None:
            yield AngkaBeda(name(before), "seluruh baris", "ada", "dihapus")
        elif before is not None and after is not None:
            dulu, kini = describe(before), describe(after)
            for kolom in dict.fromkeys([*dulu, *kini]):
                if dulu.get(kolom, "") != kini.get(kolom, ""):
                    yield AngkaBeda(name(after), kolom, dulu.get(kolom) or TIADA, kini.get(kolom) or TIADA)


def _pair(
    lama: Sequence[T], baru: Sequence[T], *kunci: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Yield each row after with the one it was before, in the order after; what went comes last.

    Rows are paired by the first key that two of them share.
    """
    partner: dict[int, int] = {}
    for make in kunci:
        free: dict[Hashable, list[int]] = defaultdict(list)
        taken = set(partner.values())
        for nomor, satu in enumerate(lama):
            if nomor not in taken:
                free[make(satu)].append(nomor)
        for nomor, satu in enumerate(baru):
            if nomor not in partner and free[make(satu)]:
                partner[nomor] = free[make(satu)].pop(0)
    for nomor, satu in enumerate(baru):
        yield (lama[partner[nomor]] if nomor in partner else None), satu
    gone = set(range(len(lama))) - set(partner.values())
    yield from ((lama[nomor], None) for nomor in sorted(gone))


def _describe_sasaran(sasaran: IsiSasaran) -> dict[str, str]:
    return {"uraian": sasaran.uraian, "tujuan": sasaran.tujuan, "predikat": sasaran.predikat}


def _describe_indikator(indikator: IsiIndikator) -> dict[str, str]:
    """Return what the report prints of an indikator beside its explanations, by the name of the column."""
    kini = indikator.kini
    isi = {
        "nama": indikator.nama,
        "satuan": indikator.satuan,
        "cara hitung": indikator.aturan,
        "target": kini.target_teks,
        "realisasi": kini.realisasi_teks,
        "capaian": format_capaian(kini.capaian),
        "predikat": indikator.predikat,
        "sumber data": kini.sumber,
        "unit": indikator.unit,
        "target Renstra": format_nilai(indikator.target_renstra),
        "standar nasional": format_nilai(indikator.standar_nasional),
        "sumber standar": indikator.sumber_standar,
    }
    triwulan = indikator.triwulan.nilai if indikator.triwulan else ()
    for nilai in (satu for satu in (*indikator.lalu, *triwulan) if satu):
        isi |= {f"target {nilai.waktu}": nilai.target_teks, f"realisasi {nilai.waktu}": nilai.realisasi_teks}
    return isi


def _describe_anggaran(baris: BarisAnggaran) -> dict[str, str]:
    return {
        "kode": baris.kode,
        "nama": baris.nama,
        "pagu": format_rupiah_kosong(baris.jumlah.pagu),
        "realisasi": format_rupiah_kosong(baris.jumlah.realisasi),
        "pagu sebelum perubahan": format_nilai(baris.pagu_murni),
        "sumber dana": baris.sumber_dana,
        "unit": baris.unit,
    }
