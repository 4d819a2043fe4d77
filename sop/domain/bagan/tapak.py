"""What the arrows laid so far take up of the grid."""

from collections import Counter
from collections.abc import Set
from itertools import pairwise

from sop.domain.bagan.gambar import Titik
from sop.domain.bagan.petak import Petak, Tempat

# An exit: the symbol, and the number of the exit among its own.
Keluar = tuple[int, int]


class Tapak:
    """The use of every place. No answer goes through the arrows one by one: many may meet in one place."""

    def __init__(self, petak: Petak) -> None:
        self._petak = petak
        # The exit of those in the first stretch of their way, the goal of those in the last.
        self._pakai: dict[Tempat, set[tuple[Keluar | None, int | None]]] = {}
        # Where arrows run straight to a symbol.
        self._tiba: dict[int, set[Tempat]] = {}
        # How many run through each point: by exit and goal, by one of them, and in all.
        self._lewat: dict[int, Counter[tuple[Keluar | None, int | None]]] = {}

    def occupy(self, keluar: Keluar, ke: int, titik: list[Titik]) -> None:
        """Note the way of an arrow from an exit to the symbol ``ke``."""
        for awal, akhir in pairwise(titik):
            pemakaian = keluar if awal == titik[0] else None, ke if akhir == titik[-1] else None
            for dilalui in self._petak.between(awal, akhir):
                self._pakai.setdefault(dilalui, set()).add(pemakaian)
                if akhir == titik[-1]:
                    self._tiba.setdefault(ke, set()).add(dilalui)
                self._lewat.setdefault(dilalui // 2, Counter()).update(
                    [(keluar, ke), (keluar, None), (None, ke), (None, None)]
                )

    def fits(self, keluar: Keluar, ke: int, tempat: Tempat) -> bool:
        """Whether all who run here just left by the same exit, or go straight to the same symbol."""
        return all(awal == keluar or akhir == ke for awal, akhir in self._pakai.get(tempat, ()))

    def arriving(self, ke: int) -> Set[Tempat]:
        """Return where arrows run straight to the symbol ``ke``."""
        return self._tiba.get(ke, frozenset())

    def met(self, keluar: Keluar, ke: int, tempat: Tempat) -> int:
        """Return how many ways an arrow meets at this point, save those from its exit or to its goal."""
        lewat = self._lewat.get(tempat // 2)
        if lewat is None:
            return 0
        sama = lewat[keluar, None] + lewat[None, ke] - lewat[keluar, ke]
        return lewat[None, None] - sama
