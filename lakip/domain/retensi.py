"""How long the archive of a report is in use, then kept, and what is due by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Masa(StrEnum):
    """The term of retention in which a day falls."""

    AKTIF = "aktif"
    INAKTIF = "inaktif"
    HABIS = "habis"


@dataclass(frozen=True, slots=True)
class Retensi:
    """The last day of each term."""

    aktif_sampai: date
    inaktif_sampai: date

    def masa_on(self, tanggal: date) -> Masa:
        if tanggal <= self.aktif_sampai:
            return Masa.AKTIF
        return Masa.INAKTIF if tanggal <= self.inaktif_sampai else Masa.HABIS


def count_retensi(tahun: int, aktif: int, inaktif: int) -> Retensi:
    """Return the terms of the archive of a report on ``tahun``; ``aktif`` and ``inaktif`` are in years.

    The active term is counted from the end of the report's year, the inactive one from the end of the active:
    a report on 2021 kept 2 and 3 years is active to 31 December 2023 and inactive to 31 December 2026.

    Sumber: PP 28/2012 Pasal 53 leaves the years to the JRA; from when they run is custom of the offices.
    """
    last = date.max.year
    return Retensi(
        date(min(tahun + aktif, last), 12, 31),
        date(min(tahun + aktif + inaktif, last), 12, 31),
    )
