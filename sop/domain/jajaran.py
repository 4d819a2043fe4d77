"""Two revisions of an SOP side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass

from sop.domain.berkas import BerkasSop, write_berkas
from sop.domain.padanan import Padanan, match_berkas

# The places of one thing in the earlier and in the later revision, from 0; None where it is not there.
Pasangan = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Jajaran:
    """Two revisions, what of them is the same thing, and of that, what stands in another order."""

    lama: BerkasSop
    baru: BerkasSop
    padanan: Padanan
    kolom_pindah: Mapping[int, int]
    baris_pindah: Mapping[int, int]

    def walk_kolom(self) -> Iterator[Pasangan]:
        """Yield all columns in the order of the later revision; what is gone after what stood before it."""
        banyak = len(self.lama.pelaksana), len(self.baru.pelaksana)
        return _walk(*banyak, self.padanan.pelaksana, self.kolom_pindah)

    def walk_baris(self) -> Iterator[Pasangan]:
        """Yield all rows in the order of the later revision; what is gone after what stood before it."""
        banyak = len(self.lama.langkah), len(self.baru.langkah)
        return _walk(*banyak, self.padanan.langkah, self.baris_pindah)


def align(lama: BerkasSop, baru: BerkasSop) -> Jajaran:
    """Return both revisions side by side.

    It is the same both ways: which of two equally good matches is taken depends on where one begins.
    """
    if write_berkas(lama) <= write_berkas(baru):
        padanan = match_berkas(lama, baru)
        return Jajaran(lama, baru, padanan, _find_moved(padanan.pelaksana), _find_moved(padanan.langkah))
    turned = align(baru, lama)
    padanan = Padanan(*map(_turn, astuple(turned.padanan)))
    return Jajaran(lama, baru, padanan, _turn(turned.kolom_pindah), _turn(turned.baris_pindah))


def _turn(pairs: Mapping[int, int]) -> dict[int, int]:
    return dict(sorted((b, a) for a, b in pairs.items()))


def _find_moved(padanan: Mapping[int, int]) -> dict[int, int]:
    """Return the fewest pairs without which all others keep their order."""
    pairs = sorted(padanan.items())
    longest: list[list[tuple[int, int]]] = []
    for nomor, pair in enumerate(pairs):
        before = max((longest[n] for n in range(nomor) if pairs[n][1] < pair[1]), key=len, default=[])
        longest.append([*before, pair])
    kept = max(longest, key=len, default=[])
    return dict(pair for pair in pairs if pair not in kept)


def _walk(
    banyak_lama: int, banyak_baru: int, padanan: Mapping[int, int], pindah: Mapping[int, int]
) -> Iterator[Pasangan]:
    asal = {b: a for a, b in padanan.items()}

    def gone_after(a: int) -> Iterator[Pasangan]:
        for nomor in range(a + 1, banyak_lama):
            if nomor not in padanan:
                yield nomor, None
            elif nomor not in pindah:
                return

    yield from gone_after(-1)
    for b in range(banyak_baru):
        a = asal.get(b)
        yield a, b
        if a is not None and a not in pindah:
            yield from gone_after(a)
