"""Serapan and efisiensi: what the money did, beside what was reached with it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from lakip.domain.angka import format_angka, format_persen
from lakip.domain.capaian import SERATUS, AturanCapaian, Capaian, calculate_capaian
from lakip.domain.predikat import Skala, classify


class CaraEfisiensi(StrEnum):
    """The three ways in which offices speak of efisiensi."""

    BANDING = "banding"  # capaian against serapan
    SISA = "sisa"  # what was not spent
    SISA_BILA_TERCAPAI = "sisa_bila_tercapai"  # the same, only where the target was reached


@dataclass(frozen=True, slots=True)
class Efisiensi:
    """What is printed as efisiensi, and how it came about.

    ``persen`` is None where the practice gives a word and no figure;
    ``alasan`` says why nothing could be said.
    """

    nilai: str
    persen: Decimal | None = None
    rumus: str = ""
    alasan: str = ""


def calculate_serapan(pagu: Decimal | None, realisasi: Decimal | None) -> Capaian:
    """Return the share of the pagu that was spent: the capaian of the money.

    Units: rupiah in, percent out, two decimals, rounded half up, never capped.

    Sumber: realisasi / pagu x 100, custom of the offices.
    """
    if pagu is None:
        return Capaian(alasan="pagu belum ditetapkan")
    if realisasi is None:
        return Capaian(alasan="realisasi anggaran belum tersedia")
    if pagu <= 0:
        return Capaian(alasan="pagu negatif" if pagu else "pagu 0")
    serapan = calculate_capaian(pagu, realisasi, AturanCapaian())
    return replace(serapan, catatan="realisasi melebihi pagu") if realisasi > pagu else serapan


def calculate_efisiensi(
    capaian: Capaian,
    serapan: Capaian,
    cara: CaraEfisiensi = CaraEfisiensi.BANDING,
    skala: Skala | None = None,
) -> Efisiensi:
    """Return the efisiensi of what was reached, by the practice that the office chose.

    With ``skala``, BANDING names the class that the difference falls into.

    Units: the printed percentages are compared, so that a reader can check the verdict.

    Sumber: custom of the offices; PermenPANRB 53/2014 asks for the analysis and gives no formula.
    """
    match cara:
        case CaraEfisiensi.BANDING:
            return compare_capaian_serapan(capaian, serapan, skala)
        case CaraEfisiensi.SISA:
            return calculate_sisa(serapan)
        case CaraEfisiensi.SISA_BILA_TERCAPAI:
            return calculate_sisa_bila_tercapai(capaian, serapan)


def compare_capaian_serapan(capaian: Capaian, serapan: Capaian, skala: Skala | None = None) -> Efisiensi:
    """Return Efisien where the capaian is at least as high as the serapan; 0 and 0 is work not yet begun.

    With ``skala`` it is the class of capaian less serapan instead, in percentage points.
    """
    if capaian.persen is None or serapan.persen is None:
        return _unknown(capaian, serapan)
    if capaian.persen == serapan.persen == 0:
        return Efisiensi("Belum dilaksanakan", rumus="capaian 0% dan serapan 0%")
    if skala is not None:
        return _grade(capaian.persen, serapan.persen, skala)
    is_efisien = capaian.persen >= serapan.persen
    tanda = "≥" if is_efisien else "<"
    return Efisiensi(
        "Efisien" if is_efisien else "Kurang efisien",
        rumus=f"capaian {format_persen(capaian.persen)} {tanda} serapan {format_persen(serapan.persen)}",
    )


def _grade(capaian: Decimal, serapan: Decimal, skala: Skala) -> Efisiensi:
    selisih = capaian - serapan
    rumus = (
        f"capaian {format_persen(capaian)} − serapan {format_persen(serapan)} = {format_angka(selisih)} poin"
    )
    return Efisiensi(classify(selisih, skala) or "", rumus=rumus)


def calculate_sisa(serapan: Capaian) -> Efisiensi:
    """Return the unspent share of the pagu, 100 - serapan; below 0 where more was spent."""
    if serapan.persen is None:
        return _unknown(serapan=serapan)
    sisa = SERATUS - serapan.persen
    return Efisiensi(
        format_persen(sisa), sisa, f"100% − {format_persen(serapan.persen)} = {format_persen(sisa)}"
    )


def calculate_sisa_bila_tercapai(capaian: Capaian, serapan: Capaian) -> Efisiensi:
    """Return the unspent share, which counts as efisiensi only where the target was reached."""
    if capaian.persen is None or serapan.persen is None:
        return _unknown(capaian, serapan)
    if capaian.persen < SERATUS:
        return Efisiensi(
            "Tidak dihitung", alasan=f"target belum tercapai (capaian {format_persen(capaian.persen)})"
        )
    return calculate_sisa(serapan)


def _unknown(capaian: Capaian | None = None, serapan: Capaian | None = None) -> Efisiensi:
    sebab = [
        f"{nama}: {bagian.alasan}"
        for nama, bagian in (("capaian", capaian), ("serapan", serapan))
        if bagian is not None and bagian.persen is None
    ]
    return Efisiensi("Tidak dapat dihitung", alasan="; ".join(sebab))
