"""Komponen: a realisasi that follows from a numerator and a denominator, with the numbers put in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from lakip.domain.angka import format_angka, round_half_up
from lakip.domain.capaian import SERATUS
from lakip.domain.konsolidasi import Gabungan, Konsolidasi, combine_triwulan


class Hitungan(StrEnum):
    """What is done with the two figures."""

    PERSEN = "persen"  # pembilang / penyebut x 100
    RASIO = "rasio"  # pembilang / penyebut


@dataclass(frozen=True, slots=True)
class Realisasi:
    """A realisasi that was calculated and its formula, or the reason why there is none.

    ``mentah`` is the same before rounding.
    """

    nilai: Decimal | None = None
    rumus: str = ""
    alasan: str = ""
    mentah: Decimal | None = field(default=None, compare=False)


def calculate_realisasi(
    pembilang: Decimal | None, penyebut: Decimal | None, hitungan: Hitungan, desimal: int = 2
) -> Realisasi:
    """Return the realisasi that the two figures give.

    Units: percent or a plain ratio, as ``hitungan`` says, rounded half up to ``desimal`` decimals.
    A figure that is missing is never taken for 0.

    Sumber: the definition of the indikator (formulasi pengukuran in its IKU document).
    """
    if pembilang is None or penyebut is None:
        return Realisasi(alasan=f"{'pembilang' if pembilang is None else 'penyebut'} belum diisi")
    if penyebut == 0:
        return Realisasi(alasan="penyebut 0 tidak dapat menjadi pembagi")
    kali, tanda = (SERATUS, " × 100") if hitungan is Hitungan.PERSEN else (Decimal(1), "")
    mentah = kali * pembilang / penyebut
    nilai = round_half_up(mentah, desimal)
    bagi = f"{format_angka(pembilang)} / {format_angka(penyebut)}"
    return Realisasi(nilai, f"{bagi}{tanda} = {format_angka(nilai)}", mentah=mentah)


def sum_komponen(
    pembilang: Mapping[int, Decimal], penyebut: Mapping[int, Decimal], hitungan: Hitungan, desimal: int = 2
) -> Gabungan:
    """Return what the year comes to where the figures of its quarters are added up before they are divided.

    Units: percent or a plain ratio, as ``hitungan`` says; percentages themselves are never added.

    Sumber: the definition of the indikator; the sum of shares is not the share of the sums.
    """
    atas = combine_triwulan(pembilang, Konsolidasi.JUMLAH)
    bawah = combine_triwulan(penyebut, Konsolidasi.JUMLAH)
    if not (pembilang and penyebut):
        return Gabungan(alasan="komponen triwulan belum diisi")
    hasil = calculate_realisasi(_sum_of(atas), _sum_of(bawah), hitungan, desimal)
    if hasil.nilai is None:
        return Gabungan(alasan=hasil.alasan)
    rumus = f"pembilang {atas.rumus}; penyebut {bawah.rumus}; {hasil.rumus}"
    belum = atas.alasan or bawah.alasan
    if belum:
        return Gabungan(sementara=hasil.nilai, rumus=rumus, alasan=belum, is_dibulatkan=True)
    return Gabungan(hasil.nilai, rumus=rumus, is_dibulatkan=True)


def _sum_of(gabungan: Gabungan) -> Decimal | None:
    nilai = gabungan.sementara if gabungan.nilai is None else gabungan.nilai
    return nilai if isinstance(nilai, Decimal) else None


def agrees(tertulis: Decimal, hitung: Realisasi) -> bool:
    """Return whether a realisasi that was written down is the calculated one, at the decimals it has."""
    if hitung.mentah is None:
        return False
    desimal = max(0, -int(tertulis.normalize().as_tuple().exponent))
    return round_half_up(hitung.mentah, desimal) == tertulis
