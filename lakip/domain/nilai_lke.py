"""What an evaluator would give a sub-component of the LKE, estimated from the criteria that are met."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tingkat:
    """A level: ``persen`` of the points are given to who meets more than ``di_atas`` of the criteria."""

    sebutan: str
    persen: int
    di_atas: Fraction


# Above BB an evaluator looks at how well criteria are met that all are met: that is not estimated.
SEMUA = Tingkat("BB", 80, Fraction(1))
# Sumber: PermenPANRB 88/2021, scoring of a sub-component as evaluators use it (general knowledge, to be
# checked against the text of the regulation).
SEBAGIAN: tuple[Tingkat, ...] = (
    Tingkat("B", 70, Fraction(3, 4)),
    Tingkat("CC", 60, Fraction(1, 2)),
    Tingkat("C", 50, Fraction(1, 4)),
    Tingkat("D", 30, Fraction(0)),
)
NIHIL = Tingkat("E", 0, Fraction(0))


@dataclass(frozen=True, slots=True)
class NilaiSub:
    """The estimate of one sub-component: ``terpenuhi`` of ``berlaku`` criteria are met.

    Units: ``bobot`` and ``nilai`` are points of the LKE, of 100 for the whole.
    """

    nama: str
    bobot: Decimal
    terpenuhi: int
    berlaku: int

    def __post_init__(self) -> None:
        if not 0 <= self.terpenuhi <= self.berlaku or not self.berlaku:
            raise ValueError(f"{self.terpenuhi} of {self.berlaku} criteria")

    @property
    def tingkat(self) -> Tingkat:
        return level_of(self.terpenuhi, self.berlaku)

    @property
    def nilai(self) -> Decimal:
        return self.bobot * self.tingkat.persen / SERATUS

    @property
    def kenaikan(self) -> tuple[int, Tingkat] | None:
        """How many more criteria lead to the next level, and which; None where all are met."""
        for jumlah in range(self.terpenuhi + 1, self.berlaku + 1):
            tingkat = level_of(jumlah, self.berlaku)
            if tingkat != self.tingkat:
                return jumlah - self.terpenuhi, tingkat
        return None


def level_of(terpenuhi: int, berlaku: int) -> Tingkat:
    """Return the level that so many of the criteria that apply lead to."""
    if terpenuhi == berlaku:
        return SEMUA
    share = Fraction(terpenuhi, berlaku)
    return next((tingkat for tingkat in SEBAGIAN if share > tingkat.di_atas), NIHIL)
