"""What is different in the drawing of one row: its symbols, and the arrows that leave them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sop.domain.berkas import PanahBerkas, SimbolBerkas
from sop.domain.jajaran import Jajaran
from sop.domain.padanan import Padanan


@dataclass(frozen=True, slots=True)
class UbahSimbol:
    """A symbol that is drawn otherwise; None where it is not there. ``is_pindah``: in another column."""

    lama: SimbolBerkas | None
    baru: SimbolBerkas | None
    is_pindah: bool = False


@dataclass(frozen=True, slots=True)
class UbahPanah:
    """An arrow of a symbol that is in both revisions, drawn otherwise; None where it is not there.

    ``dari`` are the numbers of the symbol that it leaves, in the earlier and in the later one.
    """

    dari: tuple[int, int]
    lama: PanahBerkas | None
    baru: PanahBerkas | None
    is_dialihkan: bool = False


@dataclass(frozen=True, slots=True)
class UbahAlur:
    """What is different in a row; ``is_urut_ulang``: its symbols or arrows stand in another order."""

    simbol: tuple[UbahSimbol, ...] = ()
    panah: tuple[UbahPanah, ...] = ()
    is_urut_ulang: bool = False


ALUR_SAMA = UbahAlur()


def compare_alur(jajaran: Jajaran, baris_lama: int, baris_baru: int) -> UbahAlur:
    """Return what is different in a row; the arrows of a symbol that came or went come or go with it."""
    satu, dua, sama = jajaran.lama.simbol, jajaran.baru.simbol, jajaran.padanan.simbol
    nomor_lama = jajaran.lama.nomor_simbol[baris_lama]
    nomor_baru = jajaran.baru.nomor_simbol[baris_baru]
    both = {n: sama[n] for n in nomor_lama if n in sama}
    simbol = [
        *(UbahSimbol(satu[n], None) for n in nomor_lama if n not in both),
        *(ubah for n, m in both.items() for ubah in _compare_simbol(satu[n], dua[m], jajaran.padanan)),
        *(UbahSimbol(None, dua[m]) for m in nomor_baru if m not in both.values()),
    ]
    drawn = [_PanahSimbol(satu[n].panah, dua[m].panah, (n, m), sama) for n, m in both.items()]
    return UbahAlur(
        tuple(simbol),
        tuple(ubah for panah in drawn for ubah in panah.compare()),
        any(_is_reordered(pairs) for pairs in (both, *(panah.padanan for panah in drawn))),
    )


def _compare_simbol(a: SimbolBerkas, b: SimbolBerkas, padanan: Padanan) -> Iterator[UbahSimbol]:
    is_pindah = padanan.pelaksana.get(a.pelaksana) != b.pelaksana
    if is_pindah or (a.jenis, a.asal, a.alasan) != (b.jenis, b.asal, b.alasan):
        yield UbahSimbol(a, b, is_pindah)


class _PanahSimbol:
    """The arrows of one symbol in both revisions; ``padanan`` are those that are the same, by their places.

    An arrow is the same with its label to its target; otherwise with its label, or to its target.
    """

    def __init__(
        self,
        lama: Sequence[PanahBerkas],
        baru: Sequence[PanahBerkas],
        dari: tuple[int, int],
        simbol: Mapping[int, int],
    ) -> None:
        self.lama, self.baru, self.dari, self.simbol = lama, baru, dari, simbol
        matched: dict[int, int] = {}
        for is_same in (self._says_the_same, self._has_label, self._has_target):
            for n, a in enumerate(lama):
                free = (m for m, b in enumerate(baru) if m not in matched.values() and is_same(a, b))
                if n not in matched and (m := next(free, None)) is not None:
                    matched[n] = m
        self.padanan = dict(sorted(matched.items()))

    def compare(self) -> Iterator[UbahPanah]:
        for n, a in enumerate(self.lama):
            if n not in self.padanan:
                yield UbahPanah(self.dari, a, None)
                continue
            b = self.baru[self.padanan[n]]
            is_dialihkan = not self._has_target(a, b)
            if is_dialihkan or (a.label, a.asal, a.alasan) != (b.label, b.asal, b.alasan):
                yield UbahPanah(self.dari, a, b, is_dialihkan)
        for m, b in enumerate(self.baru):
            if m not in self.padanan.values():
                yield UbahPanah(self.dari, None, b)

    def _says_the_same(self, a: PanahBerkas, b: PanahBerkas) -> bool:
        return self._has_label(a, b) and self._has_target(a, b)

    def _has_label(self, a: PanahBerkas, b: PanahBerkas) -> bool:
        return a.label == b.label

    def _has_target(self, a: PanahBerkas, b: PanahBerkas) -> bool:
        if a.ke is None or b.ke is None:
            return a.ke is b.ke
        # On to whatever comes next is one and the same arrow, though a row was put in between.
        return self.simbol.get(a.ke) == b.ke or (a.ke - self.dari[0] == 1 == b.ke - self.dari[1])


def _is_reordered(pairs: Mapping[int, int]) -> bool:
    return list(pairs.values()) != sorted(pairs.values())
