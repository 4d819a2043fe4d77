"""Rows of the matrix: put in, moved, taken away, numbered."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from sop.domain.sunting.tujuan import bypass
from sop.domain.suntingan import BarisSunting, Suntingan, name_tujuan

_NOMOR = re.compile(r"(\d+)(\W{0,3})")


def insert_row(suntingan: Suntingan, place: int) -> Suntingan:
    """Return the draft with an empty row at ``place``; the numbers follow if they counted the rows."""
    if not 0 <= place <= len(suntingan.baris):
        raise IndexError(place)
    taken = {row.kunci for row in suntingan.baris}
    kunci = next(nama for n in count(len(suntingan.baris) + 1) if (nama := f"langkah-{n}") not in taken)
    return _follow(suntingan, (*suntingan.baris[:place], BarisSunting(kunci), *suntingan.baris[place:]))


def move_row(suntingan: Suntingan, place: int, to: int) -> Suntingan:
    """Return the draft with the row at ``place`` moved to ``to``; the numbers follow if they counted."""
    rows = list(suntingan.baris)
    if not 0 <= to < len(rows):
        raise IndexError(to)
    rows.insert(to, rows.pop(place))
    return _follow(suntingan, rows)


def remove_row(suntingan: Suntingan, place: int) -> Suntingan:
    """Return the draft without a row; arrows to it go on to where it led, and the numbers follow."""
    row = suntingan.baris[place]
    changed = suntingan
    for urutan in range(len(row.simbol), 0, -1):
        changed = bypass(changed, name_tujuan(row.kunci, urutan))
        kept = replace(changed.baris[place], simbol=changed.baris[place].simbol[: urutan - 1])
        changed = replace(changed, baris=(*changed.baris[:place], kept, *changed.baris[place + 1 :]))
    return _follow(suntingan, (*changed.baris[:place], *changed.baris[place + 1 :]))


def renumber(suntingan: Suntingan) -> Suntingan:
    """Return the draft with its rows numbered from 1, in the way the first of them is printed."""
    first = _NOMOR.fullmatch(suntingan.baris[0].nomor.strip()) if suntingan.baris else None
    akhir = first[2] if first else "."
    baris = (replace(row, nomor=f"{n}{akhir}") for n, row in enumerate(suntingan.baris, 1))
    return replace(suntingan, baris=tuple(baris))


def _follow(before: Suntingan, rows: Sequence[BarisSunting]) -> Suntingan:
    """The draft with these rows, numbered anew if the rows before were numbered in their order."""
    counted = all(
        (nomor := _NOMOR.fullmatch(row.nomor.strip())) and int(nomor[1]) == n
        for n, row in enumerate(before.baris, 1)
    )
    # The first row says how numbers are printed, and it may be the one that moves.
    after = replace(before, baris=tuple(rows))
    if not counted or not rows:
        return after
    printed = before.baris[0].nomor if before.baris else ""
    return renumber(replace(after, baris=(replace(rows[0], nomor=printed), *rows[1:])))
