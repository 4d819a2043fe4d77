"""Findings on the figures of a report: by which rule, in words with the numbers put in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from lakip.domain.angka import format_angka


class Aturan(StrEnum):
    """The rules by which the figures of a report are held against each other."""

    TRIWULAN = "triwulan"  # the year is what its quarters come to
    RINCIAN = "rincian"  # a line is the sum of its parts
    KOMPONEN = "komponen"  # a part is not larger than its whole
    MELEBIHI_PAGU = "melebihi_pagu"
    PAGU_PK = "pagu_pk"
    SATUAN = "satuan"  # name, unit and kind of value speak of the same
    BESARAN = "besaran"  # a figure has the size of those beside it
    CAPAIAN = "capaian"
    TARGET_NOL = "target_nol"
    TETAP = "tetap"  # quarters differ
    SAMA_TAHUN_LALU = "sama_tahun_lalu"
    SALINAN = "salinan"  # this year's text is not last year's
    TERCETAK = "tercetak"  # the printed percentage is the calculated one
    KONSOLIDASI = "konsolidasi"  # percentages are not added up
    PENJELASAN = "penjelasan"  # a missed target is explained


@dataclass(frozen=True, slots=True)
class TemuanData:
    """One doubt about the figures.

    ``angka`` are those it speaks of; ``rinci`` names the quarter or the column where one place can have
    several findings of a rule.
    """

    aturan: Aturan
    pesan: str
    angka: tuple[Decimal | str, ...]
    rinci: str = ""

    @property
    def can_be_answered(self) -> bool:
        """Whether saying why it is right is enough; what is only missing is to be filled in by its unit."""
        return self.aturan is not Aturan.PENJELASAN

    @property
    def sidik(self) -> str:
        """What stands for the figures: another one once they change."""
        isi = [format_angka(satu) if isinstance(satu, Decimal) else satu for satu in self.angka]
        return sha256("\n".join(isi).encode()).hexdigest()
