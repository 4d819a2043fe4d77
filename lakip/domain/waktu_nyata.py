"""What steps really took, and what waktu a row of the SOP should name for it."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from statistics import median, quantiles

from sop.domain.waktu import Durasi, Satuan

# From fewer finished visits nothing is proposed.
SEDIKITNYA = 3
# A standard is too long where the upper quartile is below this part of it.
TERLALU_LONGGAR = Decimal("0.5")
# To what a proposal is rounded up, in menit.
KELIPATAN_MENIT = 5


@dataclass(frozen=True, slots=True)
class LamaKunjungan:
    """One finished visit in minutes of work: how long it lay on a desk, and how long it was worked on."""

    menunggu: int
    dikerjakan: int


@dataclass(frozen=True, slots=True)
class Sebaran:
    """How lengths of time are spread: the middle one, and between which the middle half lies (menit)."""

    jumlah: int
    kuartil_bawah: int
    median: int
    kuartil_atas: int


def spread(menit: Collection[int]) -> Sebaran | None:
    """Return how the minutes are spread, each figure rounded up to a whole minute; None of nothing.

    Sumber: quartiles of all values, those between two of them in proportion (inclusive method).
    """
    if not menit:
        return None
    lower, _, upper = quantiles(menit, method="inclusive") if len(menit) > 1 else [*menit] * 3
    return Sebaran(len(menit), ceil(lower), ceil(median(menit)), ceil(upper))


def propose_waktu(dikerjakan: Sebaran | None, baku: Durasi | None, menit_per_hari: int) -> Durasi | None:
    """Return the waktu that the row should name, or None if it may stay or too little is known.

    At least three finished visits are asked for. A standard is off if the upper quartile of doing is beyond
    it or below half of it, or if it cannot be read. Proposed is that quartile, rounded up: to five menit
    below an hour, to whole jam within a hari kerja, to whole hari beyond.

    Sumber: a rule of this system, told where it is used; the office decides.
    """
    if dikerjakan is None or dikerjakan.jumlah < SEDIKITNYA:
        return None
    menit = baku.count_menit(menit_per_hari) if baku else None
    if menit and menit * TERLALU_LONGGAR <= dikerjakan.kuartil_atas <= menit:
        return None
    usulan = _round_up(dikerjakan.kuartil_atas, menit_per_hari)
    return usulan if usulan.count_menit(menit_per_hari) != menit else None


def _round_up(menit: int, menit_per_hari: int) -> Durasi:
    if menit <= 60 - KELIPATAN_MENIT:
        satuan, jumlah = Satuan.MENIT, max(1, ceil(menit / KELIPATAN_MENIT)) * KELIPATAN_MENIT
    elif (jam := ceil(menit / 60)) * 60 <= menit_per_hari:
        satuan, jumlah = Satuan.JAM, jam
    else:
        satuan, jumlah = Satuan.HARI, ceil(menit / menit_per_hari)
    return Durasi(Decimal(jumlah), Decimal(jumlah), satuan)
