"""The way of each arrow through the grid: which channels it takes, where it leaves and enters.

Each cell of the grid has three tracks down (left channel, middle, right channel) and three across
(upper channel, middle, lower channel). Channels lie between the symbols and hold any number of lanes.
A middle leads through symbols or through empty cells, and holds one line only, save where arrows
leave by the same exit or arrive at the same symbol. The tracks that touch a symbol belong to it, so
that a way always exists: out into its channels, along channels, and in from the channel above.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sop.domain.bagan.cari import Awal, Medan, find_way
from sop.domain.bagan.gambar import Bentuk, Titik, direction
from sop.domain.bagan.kisi import Kisi, Ruas, Simpul
from sop.domain.bagan.petak import BELOK, KE_TENGAH, Petak, Tempat
from sop.domain.bagan.pintu import Pintu, Sisi, goes_down, group_exits
from sop.domain.bagan.tapak import Keluar, Tapak

# On a sheet with more arrows than this, ways are found in haste and need not be the cheapest: the time
# that each takes grows with the sheet, and with the arrows that it meets.
RUAS_TERBANYAK = 100
BOBOT_TERGESA = 8


@dataclass(frozen=True, slots=True)
class Rute:
    """The way of one arrow: grid points from symbol to symbol, one at each bend."""

    ruas: Ruas
    keluar: Pintu
    masuk: Sisi
    titik: tuple[Titik, ...]


def route(kisi: Kisi) -> tuple[Rute, ...]:
    """Return a way for every arrow, in the order of ``kisi.ruas``; short ways are laid first.

    Kept in memory: while words are written in a form its ways stay as they are.
    """
    return _route(tuple(kisi.simpul.values()), kisi.ruas, kisi.langkah_of, kisi.kolom)


@lru_cache(maxsize=64)
def _route(
    simpul: tuple[Simpul, ...], ruas: tuple[Ruas, ...], langkah_of: tuple[int | None, ...], kolom: int
) -> tuple[Rute, ...]:
    return _Perute(Kisi({satu.id: satu for satu in simpul}, ruas, langkah_of, kolom)).route()


def pos(simpul: Simpul) -> Titik:
    """Return the grid point in the middle of a symbol's cell."""
    return 3 * simpul.kolom + 1, 3 * simpul.tingkat + 1


class _Perute:
    """Lays one arrow after the other and remembers what they take up."""

    def __init__(self, kisi: Kisi) -> None:
        self.kisi = kisi
        self.petak = Petak(kisi.kolom, len(kisi.langkah_of))
        self.tapak = Tapak(self.petak)
        self.kelompok = dict(group_exits(kisi))
        self.pintu: dict[int, dict[int, Pintu]] = {simbol: {} for simbol in kisi.simpul}
        # The exits of each symbol that are not at its bottom.
        self.samping: dict[int, set[int]] = {simbol: set() for simbol in kisi.simpul}
        for ruas, kelompok in self.kelompok.items():
            self.samping[ruas.dari] |= {kelompok} - {0}
        self.sisi_masuk: set[tuple[int, Sisi]] = set()
        self.pemilik = dict(self._reserve())

    def route(self) -> tuple[Rute, ...]:
        urut = sorted(self.kisi.ruas, key=self._span)
        rute = {ruas: self._lay(ruas) for ruas in urut}
        return tuple(rute[ruas] for ruas in self.kisi.ruas)

    def _span(self, ruas: Ruas) -> tuple[bool, int]:
        dari, ke = self.kisi.simpul[ruas.dari], self.kisi.simpul[ruas.ke]
        return not goes_down(self.kisi, ruas), abs(ke.tingkat - dari.tingkat) + abs(ke.kolom - dari.kolom)

    def _reserve(self) -> Iterator[tuple[Tempat, tuple[int, Sisi | None]]]:
        """A symbol owns its place and its sides; top and bottom only where arrows go in or out there."""
        dituju = {ruas.ke for ruas in self.kisi.ruas}
        turun = {ruas.dari for ruas in self.kisi.ruas if self.kelompok[ruas] == 0}
        for simpul in self.kisi.simpul.values():
            for mendatar in (False, True):
                yield self.petak.place(pos(simpul), mendatar), (simpul.id, None)
            for sisi in Sisi:
                penghubung = simpul.bentuk is Bentuk.SEGI_LIMA
                perlu = {Sisi.ATAS: simpul.id in dituju, Sisi.BAWAH: simpul.id in turun}.get(sisi, True)
                if perlu or penghubung:
                    yield self._beside(simpul, sisi), (simpul.id, sisi)

    def _beside(self, simpul: Simpul, sisi: Sisi) -> Tempat:
        return self.petak.place(_step(pos(simpul), sisi), sisi.mendatar)

    def _lay(self, ruas: Ruas) -> Rute:
        jejak, pintu = self._search(ruas)
        titik = _bends([pos(self.kisi.simpul[ruas.dari]), *jejak])
        masuk = Sisi(direction(titik[-1], titik[-2]))
        self.pintu[ruas.dari][self.kelompok[ruas]] = pintu
        self.sisi_masuk.add((ruas.ke, masuk))
        self.tapak.occupy(self._exit(ruas), ruas.ke, titik[1:] if pintu.nomor else titik)
        return Rute(ruas, pintu, masuk, tuple(titik))

    def _search(self, ruas: Ruas) -> tuple[list[Titik], Pintu]:
        keluar, ke = self._exit(ruas), ruas.ke
        masuk = {sisi for sisi in Sisi if self._may_enter(ruas, sisi)}
        tertutup = {
            tempat for tempat, (simbol, sisi) in self.pemilik.items() if simbol != ke or sisi not in masuk
        }

        def is_open(tempat: Tempat) -> bool:
            if tempat in self.petak.saluran:
                return True
            return tempat not in tertutup and self.tapak.fits(keluar, ke, tempat)

        medan = Medan(
            self.petak,
            tujuan=pos(self.kisi.simpul[ke]),
            is_open=is_open,
            masuk={(-dx, -dy) for dx, dy in (sisi.value for sisi in masuk)},
            met=lambda tempat: self.tapak.met(keluar, ke, tempat),
            bersama=self.tapak.arriving(ke),
            bobot=BOBOT_TERGESA if len(self.kisi.ruas) > RUAS_TERBANYAK else 1,
        )
        return find_way(medan, self._starts(ruas))

    def _starts(self, ruas: Ruas) -> Iterator[Awal]:
        dari = self.kisi.simpul[ruas.dari]
        for pintu in self._exits(ruas):
            tempat = self._beside(dari, pintu.sisi)
            if pintu.nomor:
                # Not on the middle track.
                yield Awal(tempat, pintu, 4 * BELOK)
            elif self.tapak.fits(self._exit(ruas), ruas.ke, tempat):
                yield Awal(tempat, pintu, KE_TENGAH)

    def _exit(self, ruas: Ruas) -> Keluar:
        return ruas.dari, self.kelompok[ruas]

    # The sides of symbols: which are exits, which are entries.

    def _exits(self, ruas: Ruas) -> list[Pintu]:
        kelompok = self.kelompok[ruas]
        if kelompok in self.pintu[ruas.dari]:
            return [self.pintu[ruas.dari][kelompok]]
        if self.kisi.simpul[ruas.dari].bentuk is Bentuk.SEGI_LIMA:
            return [Pintu(sisi, 0) for sisi in Sisi]
        if kelompok == 0:
            return [Pintu(Sisi.BAWAH, 0)]
        samping = [s for s in (Sisi.KANAN, Sisi.KIRI) if (ruas.dari, s) not in self.sisi_masuk]
        terpakai = [pintu.sisi for pintu in self.pintu[ruas.dari].values()]
        paling_sepi = min(terpakai.count(sisi) for sisi in samping)
        return [Pintu(sisi, paling_sepi) for sisi in samping if terpakai.count(sisi) == paling_sepi]

    def _may_enter(self, ruas: Ruas, sisi: Sisi) -> bool:
        """Arrows enter from above; from a side only where enough sides stay free for the exits."""
        if sisi is Sisi.ATAS or self.kisi.simpul[ruas.ke].bentuk is Bentuk.SEGI_LIMA:
            return True
        if sisi is Sisi.BAWAH or ruas.dari == ruas.ke:
            return False
        if (ruas.ke, sisi) in self.sisi_masuk:
            return True
        keluar = {pintu.sisi for pintu in self.pintu[ruas.ke].values()}
        tersisa = min(2, len(self.samping[ruas.ke])) - len(keluar - {Sisi.BAWAH})
        lain_sisi = Sisi.KIRI if sisi is Sisi.KANAN else Sisi.KANAN
        bebas = lain_sisi not in keluar and (ruas.ke, lain_sisi) not in self.sisi_masuk
        return sisi not in keluar and tersisa <= bebas


def _step(titik: Titik, sisi: Sisi) -> Titik:
    return titik[0] + sisi.value[0], titik[1] + sisi.value[1]


def _bends(jejak: list[Titik]) -> list[Titik]:
    """Drop the points at which the way goes straight on."""
    tengah = [
        titik
        for sebelum, titik, sesudah in zip(jejak, jejak[1:], jejak[2:], strict=False)
        if (sebelum[0] == titik[0]) != (titik[0] == sesudah[0])
    ]
    return [jejak[0], *tengah, jejak[-1]]
