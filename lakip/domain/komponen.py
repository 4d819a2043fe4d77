"""Komponen: a realisasi that follows from a numerator and a denominator, with the numbers put in."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lakip.domain.angka import format_angka, round_half_up
from lakip.domain.capaian import SERATUS


class Hitungan(StrEnum):
    """What is done with the two figures."""

    PERSEN = "persen"  # pembilang / penyebut x 100
    RASIO = "rasio"  # pembilang / penyebut


@dataclass(frozen=True, slots=True)
class Realisasi:
    """A realisasi that was calculated and its formula, or the reason why there is none."""

    nilai: Decimal | None = None
    rumus: str = ""
    alasan: str = ""


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
    nilai = round_half_up(kali * pembilang / penyebut, desimal)
    bagi = f"{format_angka(pembilang)} / {format_angka(penyebut)}"
    return Realisasi(nilai, f"{bagi}{tanda} = {format_angka(nilai)}")


def agrees(tertulis: Decimal, hitung: Realisasi) -> bool:
    """Return whether a realisasi that was written down is the calculated one, at the decimals it has."""
    if hitung.nilai is None:
        return False
    desimal = max(0, -int(tertulis.normalize().as_tuple().exponent))
    return round_half_up(hitung.nilai, desimal) == tertulis
