"""What is different in the drawing of one row: its symbols, and the arrows that leave them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sop.domain.berkas import BerkasSop, PanahBerkas, SimbolBerkas
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


def compare_alur(
    lama: BerkasSop, baru: BerkasSop, padanan: Padanan, nomor_lama: range, nomor_baru: range
) -> UbahAlur:
    """Return what is different in a row; the arrows of a symbol that came or went come or go with it."""
    satu, dua = list_simbol(lama), list_simbol(baru)
    both = [(n, padanan.simbol[n]) for n in nomor_lama if n in padanan.simbol]
    matched = {m for _, m in both}
    simbol = [
        *(UbahSimbol(satu[n], None) for n in nomor_lama if n not in padanan.simbol),
        *(ubah for n, m in both for ubah in _compare_simbol(satu[n], dua[m], padanan)),
        *(UbahSimbol(None, dua[m]) for m in nomor_baru if m not in matched),
    ]
    panah = [ubah for pair in both for ubah in _compare_panah(satu, dua, padanan, pair)]
    is_urut_ulang = [m for _, m in both] != sorted(matched) or any(
        _is_reordered([p.label for p in satu[n].panah], [p.label for p in dua[m].panah]) for n, m in both
    )
    return UbahAlur(tuple(simbol), tuple(panah), is_urut_ulang)


def number_by_row(berkas: BerkasSop) -> list[range]:
    """Return the numbers of the symbols of each row."""
    rows, start = [], 0
    for row in berkas.langkah:
        rows.append(range(start, start + len(row.simbol)))
        start += len(row.simbol)
    return rows


def list_simbol(berkas: BerkasSop) -> list[SimbolBerkas]:
    """Return the symbols by their numbers."""
    return [simbol for row in berkas.langkah for simbol in row.simbol]


def _compare_simbol(a: SimbolBerkas, b: SimbolBerkas, padanan: Padanan) -> Iterator[UbahSimbol]:
    is_pindah = padanan.pelaksana.get(a.pelaksana) != b.pelaksana
    if is_pindah or (a.jenis, a.asal, a.alasan) != (b.jenis, b.asal, b.alasan):
        yield UbahSimbol(a, b, is_pindah)


def _compare_panah(
    simbol_lama: Sequence[SimbolBerkas],
    simbol_baru: Sequence[SimbolBerkas],
    padanan: Padanan,
    dari: tuple[int, int],
) -> Iterator[UbahPanah]:
    """An arrow is the same with its label to its target; otherwise with its label, or to its target."""
    satu, dua = list(simbol_lama[dari[0]].panah), list(simbol_baru[dari[1]].panah)

    def has_target(a: PanahBerkas, b: PanahBerkas) -> bool:
        if a.ke is None or b.ke is None:
            return a.ke is b.ke
        # On to whatever comes next is one and the same arrow, though a row was put in between.
        return padanan.simbol.get(a.ke) == b.ke or (a.ke - dari[0] == 1 == b.ke - dari[1])

    tests: tuple[Callable[[PanahBerkas, PanahBerkas], bool], ...] = (
        lambda a, b: a.label == b.label and has_target(a, b),
        lambda a, b: a.label == b.label,
        has_target,
    )
    for is_same in tests:
        for a in list(satu):
            b = next((b for b in dua if is_same(a, b)), None)
            if b is None:
                continue
            satu.remove(a)
            dua.remove(b)
            is_dialihkan = not has_target(a, b)
            if is_dialihkan or (a.label, a.asal, a.alasan) != (b.label, b.asal, b.alasan):
                yield UbahPanah(dari, a, b, is_dialihkan)
    yield from (UbahPanah(dari, a, None) for a in satu)
    yield from (UbahPanah(dari, None, b) for b in dua)


def _is_reordered(lama: Sequence[str], baru: Sequence[str]) -> bool:
    return lama != baru and sorted(lama) == sorted(baru)
