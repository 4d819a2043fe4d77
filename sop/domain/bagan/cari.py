"""The search for the way of one arrow: cheap by length, bends and arrows met."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from sop.domain.bagan.gambar import Titik, direction
from sop.domain.bagan.petak import Petak, Tempat
from sop.domain.bagan.pintu import Pintu

# What it costs to meet an arrow, in the same measure as the length of a way.
PAPASAN = 5


class Awal(NamedTuple):
    """Where a way may begin: beside the symbol, through which exit, and what that costs."""

    tempat: Tempat
    pintu: Pintu
    harga: int


@dataclass(frozen=True, slots=True)
class Medan:
    """What a search may do.

    ``is_open`` says whether the arrow may run in a place, ``met`` how many others it meets there; in
    ``masuk`` are the directions in which a step may end in the goal. In the places ``bersama`` others
    already run straight to the goal, and the arrow goes with them. ``bobot`` is how much the distance
    that is left counts: with 1 the cheapest way is found, with more a good one sooner.
    """

    petak: Petak
    tujuan: Titik
    is_open: Callable[[Tempat], bool]
    masuk: Set[Titik]
    met: Callable[[Tempat], int]
    bersama: Set[Tempat]
    bobot: int


def find_way(medan: Medan, awal: Iterable[Awal]) -> tuple[list[Titik], Pintu]:
    """Return the points of a cheap way, from beside the symbol to the goal, and the exit it takes.

    Raises ValueError where there is none.
    """
    petak, bersama = medan.petak, medan.bersama
    tujuan = petak.place(medan.tujuan, False) // 2
    jauh = petak.distances(medan.tujuan)
    asal: dict[Tempat, Tempat | Pintu] = {}
    biaya: dict[Tempat, int] = {}
    antrean: list[tuple[int, int, Tempat]] = []
    selesai: set[Tempat] = set()

    def offer(tempat: Tempat, harga: int, dari: Tempat | Pintu) -> None:
        if harga < biaya.get(tempat, harga + 1):
            biaya[tempat], asal[tempat] = harga, dari
            heappush(antrean, (harga + medan.bobot * jauh[tempat // 2], len(asal), tempat))

    for satu in awal:
        offer(satu.tempat, satu.harga, satu.pintu)
    while antrean:
        _, _, tempat = heappop(antrean)
        if tempat // 2 == tujuan:
            return _trace(petak, tempat, asal)
        if tempat in selesai:
            continue
        selesai.add(tempat)
        dari = asal[tempat]
        # An exit that is not in the middle of its side must turn off into the channel at once.
        harus_belok = isinstance(dari, Pintu) and dari.nomor > 0
        boleh_belok = tempat not in bersama and medan.is_open(tempat ^ 1)
        for ke, arah, belok, harga in petak.steps(tempat):
            if ke in selesai or (not boleh_belok if belok else harus_belok):
                continue
            if ke in bersama and direction(petak.point(tempat), medan.tujuan) != arah:
                continue
            if arah in medan.masuk if ke // 2 == tujuan else medan.is_open(ke):
                offer(ke, biaya[tempat] + harga + PAPASAN * medan.met(ke), tempat)
    raise ValueError("no way leads to the goal")


def _trace(petak: Petak, tempat: Tempat, asal: dict[Tempat, Tempat | Pintu]) -> tuple[list[Titik], Pintu]:
    titik = [petak.point(tempat)]
    sebelum = asal[tempat]
    while not isinstance(sebelum, Pintu):
        titik.append(petak.point(sebelum))
        sebelum = asal[sebelum]
    return titik[::-1], sebelum
