"""Junctions: where arrows run together, the line is drawn once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sop.domain.bagan.gambar import GambarPanah, Titik, direction


def trim(panah: Sequence[GambarPanah]) -> list[GambarPanah]:
    """Return the arrows, each drawn only where none after it, on top of it, already is.

    A line drawn twice looks heavier than the others, and a dotted one solid.
    """
    return [_trim(satu, [lain.titik for lain in panah[nomor + 1 :]]) for nomor, satu in enumerate(panah)]


def _trim(panah: GambarPanah, di_atas: Sequence[tuple[Titik, ...]]) -> GambarPanah:
    sisa = _shortest_rest(panah.titik, di_atas)
    terbalik = _shortest_rest(sisa[::-1], [lain[::-1] for lain in di_atas])
    return replace(panah, lintasan=terbalik[::-1], berkepala=terbalik[0] == panah.titik[-1])


def _shortest_rest(titik: tuple[Titik, ...], lain: Sequence[tuple[Titik, ...]]) -> tuple[Titik, ...]:
    return min([_rest(titik, satu) for satu in lain], key=_length, default=titik)


def _rest(titik: tuple[Titik, ...], lain: tuple[Titik, ...]) -> tuple[Titik, ...]:
    """What remains of a way after the part that it shares, from its start, with another."""
    sama = 0
    while sama < min(len(titik), len(lain)) and titik[sama] == lain[sama]:
        sama += 1
    if sama == 0:
        return titik
    pisah, belum = titik[sama - 1], titik[sama:]
    if belum and sama < len(lain) and direction(pisah, belum[0]) == direction(pisah, lain[sama]):
        pisah = min(belum[0], lain[sama], key=lambda ujung: _length((pisah, ujung)))
    return belum if belum and pisah == belum[0] else (pisah, *belum)


def _length(titik: tuple[Titik, ...]) -> int:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(titik))
