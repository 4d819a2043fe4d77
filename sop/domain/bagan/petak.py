"""The grid of tracks in numbers: its places, and the steps between them.

A search asks about thousands of places for every arrow, so that a place is a whole number.
"""

from collections.abc import Iterator
from itertools import product

from sop.domain.bagan.gambar import Titik, direction

# What a bend costs, in the same measure as the length of a way.
BELOK = 8
# Nominal distances between the tracks of the grid: into a cell's middle, and over to the next cell.
KE_TENGAH, _KE_SEBELAH = 5, 2
_ARAH = ((0, -1), (0, 1), (-1, 0), (1, 0))

# A point of the grid, and whether one runs across there (an odd number) or down (an even one).
Tempat = int
# A step to a neighbouring place: where to, which way, whether after a bend, and at what cost.
Langkah = tuple[Tempat, Titik, bool, int]


class Petak:
    """The places of a grid of so many cells; those in ``saluran`` lie in channels."""

    def __init__(self, kolom: int, tingkat: int) -> None:
        self._lebar, self._tinggi = 3 * kolom, 3 * tingkat
        self._langkah: dict[Tempat, tuple[Langkah, ...]] = {}
        self.saluran = frozenset(self._find_channels())

    def place(self, titik: Titik, mendatar: bool) -> Tempat:
        return 2 * (titik[0] * self._tinggi + titik[1]) + mendatar

    def point(self, tempat: Tempat) -> Titik:
        return divmod(tempat // 2, self._tinggi)

    def between(self, awal: Titik, akhir: Titik) -> Iterator[Tempat]:
        """Yield the places of a straight stretch, its ends included."""
        dx, dy = direction(awal, akhir)
        for langkah in range(abs(akhir[0] - awal[0]) + abs(akhir[1] - awal[1]) + 1):
            yield self.place((awal[0] + dx * langkah, awal[1] + dy * langkah), dx != 0)

    def steps(self, tempat: Tempat) -> tuple[Langkah, ...]:
        """Return the steps that stay on the grid."""
        if tempat not in self._langkah:
            self._langkah[tempat] = tuple(self._find_steps(tempat))
        return self._langkah[tempat]

    def distances(self, titik: Titik) -> list[int]:
        """Return how far each point is from this one; that of a place is at half its number."""
        mendatar = [abs(_nominal(x) - _nominal(titik[0])) for x in range(self._lebar)]
        tegak = [abs(_nominal(y) - _nominal(titik[1])) for y in range(self._tinggi)]
        return [dx + dy for dx in mendatar for dy in tegak]

    def _find_channels(self) -> Iterator[Tempat]:
        for x, y in product(range(self._lebar), range(self._tinggi)):
            for mendatar, jalur in ((False, x), (True, y)):
                if jalur % 3 != 1:
                    yield self.place((x, y), mendatar)

    def _find_steps(self, tempat: Tempat) -> Iterator[Langkah]:
        x, y = self.point(tempat)
        for arah in _ARAH:
            ke_x, ke_y = x + arah[0], y + arah[1]
            if 0 <= ke_x < self._lebar and 0 <= ke_y < self._tinggi:
                ke = self.place((ke_x, ke_y), arah[0] != 0)
                belok = ke % 2 != tempat % 2
                jarak = KE_TENGAH if (x // 3, y // 3) == (ke_x // 3, ke_y // 3) else _KE_SEBELAH
                yield ke, arah, belok, jarak + BELOK * belok


def _nominal(jalur: int) -> int:
    sel, bagian = divmod(jalur, 3)
    return sel * (2 * KE_TENGAH + _KE_SEBELAH) + bagian * KE_TENGAH
