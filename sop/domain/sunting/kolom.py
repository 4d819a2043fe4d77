"""Columns of the matrix: put in, moved, taken away."""

from dataclasses import replace
from itertools import count

from sop.domain.sunting.simbol import remove_simbol
from sop.domain.suntingan import KolomSunting, Suntingan


def insert_column(suntingan: Suntingan, place: int) -> Suntingan:
    """Return the draft with an empty column at ``place``."""
    if not 0 <= place <= len(suntingan.kolom):
        raise IndexError(place)
    taken = {kolom.kunci for kolom in suntingan.kolom}
    kunci = next(nama for n in count(len(taken) + 1) if (nama := f"k{n}") not in taken)
    return replace(suntingan, kolom=(*suntingan.kolom[:place], KolomSunting(kunci), *suntingan.kolom[place:]))


def move_column(suntingan: Suntingan, place: int, to: int) -> Suntingan:
    """Return the draft with the column at ``place`` moved to ``to``, its symbols with it."""
    kolom = list(suntingan.kolom)
    if not 0 <= to < len(kolom):
        raise IndexError(to)
    kolom.insert(to, kolom.pop(place))
    return replace(suntingan, kolom=tuple(kolom))


def remove_column(suntingan: Suntingan, place: int) -> Suntingan:
    """Return the draft without a column and its symbols; arrows go on as when a symbol is taken away."""
    kolom = suntingan.kolom[place]
    for nomor, row in enumerate(suntingan.baris):
        if any(s.kolom == kolom.kunci for s in row.simbol):
            suntingan = remove_simbol(suntingan, nomor, kolom.kunci)
    return replace(suntingan, kolom=tuple(k for k in suntingan.kolom if k is not kolom))
