"""The way of each arrow through the grid: which channels it takes, where it leaves and enters.

Each cell of the grid has three tracks down (left channel, middle, right channel) and three across
(upper channel, middle, lower channel). Channels lie between the symbols and hold any number of lanes.
A middle leads through symbols or through empty cells, and holds one line only, save where arrows
leave by the same exit or arrive at the same symbol. The tracks that touch a symbol belong to it, so
that a way always exists: out into its channels, along channels, and in from the channel above.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from sop.domain.bagan.gambar import Bentuk, Titik, direction
from sop.domain.bagan.kisi import Kisi, Ruas, Simpul
from sop.domain.bagan.pintu import Pintu, Sisi, goes_down, group_exits

# What a way costs, in the same measure as its length.
BELOK = 8
PAPASAN = 5
# Nominal distances between the tracks of the grid: into a cell's middle, and over to the next cell.
_KE_TENGAH, _KE_SEBELAH = 5, 2


@dataclass(frozen=True, slots=True)
class Rute:
    """The way of one arrow: grid points from symbol to symbol, one at each bend."""

    ruas: Ruas
    keluar: Pintu
    masuk: Sisi
    titik: tuple[Titik, ...]


def route(kisi: Kisi) -> tuple[Rute, ...]:
    """Return a way for every arrow, in the order of ``kisi.ruas``; short ways are laid first."""
    return _Perute(kisi).route()


def pos(simpul: Simpul) -> Titik:
    """Return the grid point in the middle of a symbol's cell."""
    return 3 * simpul.kolom + 1, 3 * simpul.tingkat + 1


@dataclass(frozen=True, slots=True)
class _Pemakaian:
    """The use of a track by one arrow, in the first or the last stretch of its way, or in neither."""

    ruas: Ruas
    awal: bool
    akhir: bool


# Where a search stands, and whether it came there across (or down).
Keadaan = tuple[Titik, bool]


class _Perute:
    """Lays one arrow after the other and remembers what they take up."""

    def __init__(self, kisi: Kisi) -> None:
        self.kisi = kisi
        self.isi = {pos(simpul): simpul for simpul in kisi.simpul.values()}
        self.ukuran = (3 * kisi.kolom, 3 * len(kisi.langkah_of))
        self.kelompok = dict(group_exits(kisi))
        self.pintu: dict[tuple[int, int], Pintu] = {}
        self.sisi_masuk: set[tuple[int, Sisi]] = set()
        self.pemilik = dict(self._reserve())
        self.pakai: dict[tuple[bool, Titik], list[_Pemakaian]] = {}
        self.lewat: dict[Titik, list[Ruas]] = {}

    def route(self) -> tuple[Rute, ...]:
        urut = sorted(self.kisi.ruas, key=self._span)
        rute = {ruas: self._lay(ruas) for ruas in urut}
        return tuple(rute[ruas] for ruas in self.kisi.ruas)

    def _span(self, ruas: Ruas) -> tuple[bool, int]:
        dari, ke = self.kisi.simpul[ruas.dari], self.kisi.simpul[ruas.ke]
        return not goes_down(self.kisi, ruas), abs(ke.tingkat - dari.tingkat) + abs(ke.kolom - dari.kolom)

    def _reserve(self) -> Iterator[tuple[tuple[bool, Titik], tuple[int, Sisi]]]:
        """Each side of a symbol belongs to it; top and bottom only where arrows go in or out there."""
        dituju = {ruas.ke for ruas in self.kisi.ruas}
        turun = {ruas.dari for ruas in self.kisi.ruas if self.kelompok[ruas] == 0}
        for simpul in self.kisi.simpul.values():
            for sisi in Sisi:
                penghubung = simpul.bentuk is Bentuk.SEGI_LIMA
                perlu = {Sisi.ATAS: simpul.id in dituju, Sisi.BAWAH: simpul.id in turun}.get(sisi, True)
                if perlu or penghubung:
                    yield (sisi.mendatar, _step(pos(simpul), sisi)), (simpul.id, sisi)

    def _lay(self, ruas: Ruas) -> Rute:
        titik, pintu = self._search(ruas)
        masuk = Sisi(direction(titik[-1], titik[-2]))
        self.pintu[ruas.dari, self.kelompok[ruas]] = pintu
        self.sisi_masuk.add((ruas.ke, masuk))
        self._occupy(ruas, titik[1:] if pintu.nomor else titik)
        return Rute(ruas, pintu, masuk, tuple(titik))

    def _occupy(self, ruas: Ruas, titik: list[Titik]) -> None:
        for awal, akhir in pairwise(titik):
            pemakaian = _Pemakaian(ruas, awal == titik[0], akhir == titik[-1])
            for dilalui in _between(awal, akhir):
                self.pakai.setdefault((awal[1] == akhir[1], dilalui), []).append(pemakaian)
                self.lewat.setdefault(dilalui, []).append(ruas)

    # The search: cheapest way by length, bends and arrows met.

    def _search(self, ruas: Ruas) -> tuple[list[Titik], Pintu]:
        tujuan = pos(self.kisi.simpul[ruas.ke])
        asal: dict[Keadaan, Keadaan | Pintu] = {}
        biaya: dict[Keadaan, int] = {}
        antrean: list[tuple[int, int, Keadaan]] = []

        def offer(keadaan: Keadaan, harga: int, dari: Keadaan | Pintu) -> None:
            if harga < biaya.get(keadaan, harga + 1):
                biaya[keadaan], asal[keadaan] = harga, dari
                heappush(antrean, (harga + _distance(keadaan[0], tujuan), len(asal), keadaan))

        for pintu in self._exits(ruas):
            awal = pos(self.kisi.simpul[ruas.dari])
            keluar = _step(awal, pintu.sisi)
            if pintu.nomor:
                # Not on the middle track: it must turn off into the channel at once.
                offer((keluar, pintu.sisi.mendatar), 4 * BELOK, pintu)
            elif self._fits(ruas, pintu.sisi.mendatar, keluar):
                offer((keluar, pintu.sisi.mendatar), _distance(awal, keluar), pintu)
        while antrean:
            _, _, keadaan = heappop(antrean)
            if keadaan[0] == tujuan:
                return self._trace(ruas, keadaan, asal)
            dari = asal[keadaan]
            harus_belok = isinstance(dari, Pintu) and dari.nomor > 0
            for berikut, harga in self._moves(ruas, keadaan, tujuan, harus_belok=harus_belok):
                offer(berikut, biaya[keadaan] + harga, keadaan)
        raise AssertionError("the channels around a symbol are always open")

    def _moves(
        self, ruas: Ruas, keadaan: Keadaan, tujuan: Titik, *, harus_belok: bool
    ) -> Iterator[tuple[Keadaan, int]]:
        titik, mendatar = keadaan
        for sisi in Sisi:
            berikut = _step(titik, sisi)
            belok = sisi.mendatar is not mendatar
            if not (0 <= berikut[0] < self.ukuran[0] and 0 <= berikut[1] < self.ukuran[1]):
                continue
            if harus_belok and not belok:
                continue
            if belok and (self._joined(ruas, mendatar, titik) or not self._free(ruas, sisi.mendatar, titik)):
                continue
            if self._joined(ruas, sisi.mendatar, berikut) and direction(titik, tujuan) != sisi.value:
                continue
            if berikut == tujuan:
                terbuka = self._may_enter(ruas, Sisi((-sisi.value[0], -sisi.value[1])))
            else:
                terbuka = berikut not in self.isi and self._free(ruas, sisi.mendatar, berikut)
            if terbuka:
                papasan = sum(
                    ruas.ke != lain.ke and not self._same_exit(ruas, lain)
                    for lain in self.lewat.get(berikut, ())
                )
                yield (berikut, sisi.mendatar), _distance(titik, berikut) + BELOK * belok + PAPASAN * papasan

    def _trace(
        self, ruas: Ruas, keadaan: Keadaan, asal: dict[Keadaan, Keadaan | Pintu]
    ) -> tuple[list[Titik], Pintu]:
        jejak = [keadaan[0]]
        sebelum = asal[keadaan]
        while not isinstance(sebelum, Pintu):
            jejak.append(sebelum[0])
            sebelum = asal[sebelum]
        jejak.append(pos(self.kisi.simpul[ruas.dari]))
        return _bends(jejak[::-1]), sebelum

    def _free(self, ruas: Ruas, mendatar: bool, titik: Titik) -> bool:
        """Whether the arrow may run along this track at this point."""
        if titik[1 if mendatar else 0] % 3 != 1:
            return True
        pemilik = self.pemilik.get((mendatar, titik))
        if pemilik and (pemilik[0] != ruas.ke or not self._may_enter(ruas, pemilik[1])):
            return False
        return self._fits(ruas, mendatar, titik)

    def _fits(self, ruas: Ruas, mendatar: bool, titik: Titik) -> bool:
        """Whether all on this track here just left by the same exit, or go straight to the same symbol."""
        return all(
            (satu.awal and self._same_exit(ruas, satu.ruas)) or (satu.akhir and ruas.ke == satu.ruas.ke)
            for satu in self.pakai.get((mendatar, titik), ())
        )

    def _joined(self, ruas: Ruas, mendatar: bool, titik: Titik) -> bool:
        """Whether another arrow to the same symbol runs straight to it here: then this one goes with it."""
        return any(satu.akhir and ruas.ke == satu.ruas.ke for satu in self.pakai.get((mendatar, titik), ()))

    def _same_exit(self, ruas: Ruas, lain: Ruas) -> bool:
        return ruas.dari == lain.dari and self.kelompok[ruas] == self.kelompok[lain]

    # The sides of symbols: which are exits, which are entries.

    def _exits(self, ruas: Ruas) -> list[Pintu]:
        kelompok = self.kelompok[ruas]
        if (ruas.dari, kelompok) in self.pintu:
            return [self.pintu[ruas.dari, kelompok]]
        if self.kisi.simpul[ruas.dari].bentuk is Bentuk.SEGI_LIMA:
            return [Pintu(sisi, 0) for sisi in Sisi]
        if kelompok == 0:
            return [Pintu(Sisi.BAWAH, 0)]
        samping = [s for s in (Sisi.KANAN, Sisi.KIRI) if (ruas.dari, s) not in self.sisi_masuk]
        terpakai = [pintu.sisi for (simbol, _), pintu in self.pintu.items() if simbol == ruas.dari]
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
        kelompok = {self.kelompok[lain] for lain in self.kisi.ruas if lain.dari == ruas.ke} - {0}
        keluar = {pintu.sisi for (simbol, _), pintu in self.pintu.items() if simbol == ruas.ke}
        tersisa = min(2, len(kelompok)) - len(keluar - {Sisi.BAWAH})
        lain_sisi = Sisi.KIRI if sisi is Sisi.KANAN else Sisi.KANAN
        bebas = lain_sisi not in keluar and (ruas.ke, lain_sisi) not in self.sisi_masuk
        return sisi not in keluar and tersisa <= bebas


def _step(titik: Titik, sisi: Sisi) -> Titik:
    return titik[0] + sisi.value[0], titik[1] + sisi.value[1]


def _between(awal: Titik, akhir: Titik) -> Iterator[Titik]:
    dx, dy = direction(awal, akhir)
    for langkah in range(abs(akhir[0] - awal[0]) + abs(akhir[1] - awal[1]) + 1):
        yield awal[0] + dx * langkah, awal[1] + dy * langkah


def _nominal(jalur: int) -> int:
    sel, bagian = divmod(jalur, 3)
    return sel * (2 * _KE_TENGAH + _KE_SEBELAH) + bagian * _KE_TENGAH


def _distance(awal: Titik, akhir: Titik) -> int:
    return abs(_nominal(awal[0]) - _nominal(akhir[0])) + abs(_nominal(awal[1]) - _nominal(akhir[1]))


def _bends(jejak: list[Titik]) -> list[Titik]:
    """Drop the points at which the way goes straight on."""
    tengah = [
        titik
        for sebelum, titik, sesudah in zip(jejak, jejak[1:], jejak[2:], strict=False)
        if (sebelum[0] == titik[0]) != (titik[0] == sesudah[0])
    ]
    return [jejak[0], *tengah, jejak[-1]]
