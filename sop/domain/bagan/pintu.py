"""Exits: at which side of a symbol an arrow leaves, and which arrows leave together."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sop.domain.bagan.kisi import Kisi, Ruas


class Sisi(Enum):
    """A side of a symbol, with the step that leaves it."""

    ATAS = (0, -1)
    BAWAH = (0, 1)
    KIRI = (-1, 0)
    KANAN = (1, 0)

    @property
    def mendatar(self) -> bool:
        return self in (Sisi.KIRI, Sisi.KANAN)


@dataclass(frozen=True, slots=True)
class Pintu:
    """Where an arrow leaves: a side, and the number of the exit on that side (0 is its middle)."""

    sisi: Sisi
    nomor: int


def group_exits(kisi: Kisi) -> Iterator[tuple[Ruas, int]]:
    """Yield each arrow with the number of its exit at the symbol it leaves; 0 is the one at the bottom.

    Arrows with the same label share an exit. At the bottom leaves what goes down the form: "ya" before
    other labels, else what leads to the nearest row; all else leaves by the sides.
    """
    for simpul in kisi.simpul.values():
        keluar = [ruas for ruas in kisi.ruas if ruas.dari == simpul.id]
        kelompok: dict[tuple[str, int], list[Ruas]] = {}
        for nomor, ruas in enumerate(keluar):
            sendiri = 0 if ruas.label or goes_down(kisi, ruas) else nomor + 1
            kelompok.setdefault((ruas.label.casefold(), sendiri), []).append(ruas)
        turun = [k for k, isi in kelompok.items() if all(goes_down(kisi, ruas) for ruas in isi)]
        bawah = min(turun, key=lambda k: _down_rank(kisi, k[0], kelompok[k]), default=None)
        for nomor, (kunci, isi) in enumerate(kelompok.items(), 1):
            for ruas in isi:
                yield ruas, 0 if kunci == bawah else nomor


def goes_down(kisi: Kisi, ruas: Ruas) -> bool:
    """Return whether the arrow leads to a lower tier."""
    return kisi.simpul[ruas.ke].tingkat > kisi.simpul[ruas.dari].tingkat


def _down_rank(kisi: Kisi, label: str, isi: list[Ruas]) -> tuple[bool, int]:
    return label != "ya", min(kisi.simpul[ruas.ke].tingkat for ruas in isi)
