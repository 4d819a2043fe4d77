"""Lanes: arrows that run through the same channel side by side each get their own."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sop.domain.bagan.gambar import Titik
from sop.domain.bagan.pintu import Pintu
from sop.domain.bagan.rute import Rute

# With more arrows into one symbol than this, those that go the rest of their way together share a lane.
TERBANYAK = 12
# A channel of the grid: whether it runs across, and the number of its track.
Saluran = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class Bagian:
    """The stretch of one arrow, its ``nomor``-th from the start, that runs within a channel."""

    saluran: Saluran
    awal: int
    akhir: int
    rute: Rute
    nomor: int

    def joins(self, lain: "Bagian") -> bool:
        """Whether two stretches only meet end to end, out of one exit or into one symbol."""
        if self.akhir == lain.awal:
            titik = self.akhir
        elif lain.akhir == self.awal:
            titik = self.awal
        else:
            return False
        sumbu = 0 if self.saluran[0] else 1
        berangkat = self.nomor == lain.nomor == 1 and self._exit == lain._exit
        tiba = self._is_last and lain._is_last and self.rute.ruas.ke == lain.rute.ruas.ke
        return (berangkat and self.rute.titik[1][sumbu] == lain.rute.titik[1][sumbu] == titik) or (
            tiba and self.rute.titik[-2][sumbu] == lain.rute.titik[-2][sumbu] == titik
        )

    def clashes(self, lain: "Bagian") -> bool:
        """Whether two stretches of one channel need lanes of their own."""
        return self.awal <= lain.akhir and lain.awal <= self.akhir and not self.joins(lain)

    @property
    def rest(self) -> tuple[int, bool, tuple[Titik, ...]]:
        """The goal, the direction, and the way that is left from the end of the stretch."""
        dari, ke = self.rute.titik[self.nomor : self.nomor + 2]
        return self.rute.ruas.ke, dari < ke, self.rute.titik[self.nomor + 1 :]

    @property
    def _exit(self) -> tuple[int, Pintu]:
        return self.rute.ruas.dari, self.rute.keluar

    @property
    def _is_last(self) -> bool:
        return self.nomor == len(self.rute.titik) - 3


@dataclass(frozen=True)
class Jalur:
    """The lane of each stretch, counted outwards from the symbols, and how many each channel has."""

    nomor: Mapping[tuple[Rute, int], int]
    banyak: Mapping[Saluran, int]


def assign_lanes(rute: tuple[Rute, ...]) -> Jalur:
    """Return a lane for each stretch in a channel; the shortest stretches get the innermost lanes.

    Into a symbol that very many arrows lead to, they run together as a trunk, as one draws it on paper.
    """
    isi: dict[Saluran, list[list[Bagian]]] = {}
    nomor: dict[tuple[Rute, int], int] = {}
    for bersama in sorted(_bundle(rute), key=lambda isi: (isi[-1].akhir - isi[-1].awal, isi[-1].awal)):
        terpanjang = bersama[-1]
        lajur = isi.setdefault(terpanjang.saluran, [])
        bebas = next((n for n, ada in enumerate(lajur) if not any(map(terpanjang.clashes, ada))), len(lajur))
        if bebas == len(lajur):
            lajur.append([])
        lajur[bebas].append(terpanjang)
        nomor |= {(bagian.rute, bagian.nomor): bebas for bagian in bersama}
    return Jalur(nomor, {saluran: len(lajur) for saluran, lajur in isi.items()})


def _bundle(rute: tuple[Rute, ...]) -> list[list[Bagian]]:
    """Return the stretches by the lane they share, the longest last: each alone, save in a trunk."""
    banyak = Counter(satu.ruas.ke for satu in rute)
    berkas: dict[Hashable, list[Bagian]] = {}
    for satu in rute:
        for bagian in _stretches(satu):
            kunci = bagian.rest if banyak[satu.ruas.ke] > TERBANYAK else (satu, bagian.nomor)
            berkas.setdefault(kunci, []).append(bagian)
    return [sorted(isi, key=lambda b: b.akhir - b.awal) for isi in berkas.values()]


def _stretches(rute: Rute) -> Iterator[Bagian]:
    for nomor, (awal, akhir) in enumerate(pairwise(rute.titik)):
        mendatar = awal[1] == akhir[1]
        sumbu = 0 if mendatar else 1
        jalur = awal[1 - sumbu]
        if jalur % 3 != 1:
            dari, sampai = sorted((awal[sumbu], akhir[sumbu]))
            yield Bagian((mendatar, jalur), dari, sampai, rute, nomor)
