"""Rows of the matrix: put in, moved, taken away, spread over several, numbered."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, islice, takewhile

from sop.domain.berkas_baca import MAX_LANGKAH
from sop.domain.sunting.tujuan import bypass
from sop.domain.suntingan import BarisSunting, Suntingan, name_tujuan, replace_row

_NOMOR = re.compile(r"(\d{1,9})(\W{0,3})")


def insert_row(suntingan: Suntingan, place: int) -> Suntingan:
    """Return the draft with an empty row at ``place``; the numbers follow if they counted the rows."""
    if not 0 <= place <= len(suntingan.baris):
        raise IndexError(place)
    return _follow(suntingan, _insert(suntingan.baris, place, 1))


def list_kegiatan(row: BarisSunting) -> list[str]:
    """Return the lines of a kegiatan: several steps, where a column of a spreadsheet was pasted into one."""
    return [line for satu in row.kegiatan.splitlines() if (line := " ".join(satu.split()))]


def spread_row(suntingan: Suntingan, place: int) -> Suntingan:
    """Return the draft with each line of a kegiatan in a row of its own.

    They go down into the rows below that say nothing yet; where these end, new ones are put in.
    """
    kegiatan = list_kegiatan(suntingan.baris[place])
    if not 1 < len(kegiatan) <= MAX_LANGKAH:
        raise IndexError(place)
    below = suntingan.baris[place + 1 : place + len(kegiatan)]
    free = sum(1 for _ in takewhile(lambda row: not row.kegiatan, below))
    rows = list(_insert(suntingan.baris, place + 1 + free, len(kegiatan) - 1 - free))
    for n, line in enumerate(kegiatan, place):
        rows[n] = replace(rows[n], kegiatan=line)
    return _follow(suntingan, rows)


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
        left = changed.baris[place]
        changed = replace_row(changed, place, replace(left, simbol=left.simbol[: urutan - 1]))
    return _follow(suntingan, (*changed.baris[:place], *changed.baris[place + 1 :]))


def renumber(suntingan: Suntingan) -> Suntingan:
    """Return the draft with its rows numbered from 1, in the way the first of them is printed."""
    return replace(suntingan, baris=_count(suntingan.baris, suntingan))


def _insert(rows: tuple[BarisSunting, ...], place: int, banyak: int) -> tuple[BarisSunting, ...]:
    taken = {row.kunci for row in rows}
    unused = (nama for n in count(len(rows) + 1) if (nama := f"langkah-{n}") not in taken)
    return (*rows[:place], *map(BarisSunting, islice(unused, banyak)), *rows[place:])


def _follow(before: Suntingan, rows: Sequence[BarisSunting]) -> Suntingan:
    """The draft with these rows, numbered anew if the rows before were numbered in their order."""
    counted = all(
        (nomor := _NOMOR.fullmatch(row.nomor.strip())) and int(nomor[1]) == n
        for n, row in enumerate(before.baris, 1)
    )
    return replace(before, baris=_count(rows, before) if counted else tuple(rows))


def _count(rows: Sequence[BarisSunting], before: Suntingan) -> tuple[BarisSunting, ...]:
    """The rows numbered from 1, as the first row ``before`` is: it may be the one that moved."""
    first = _NOMOR.fullmatch(before.baris[0].nomor.strip()) if before.baris else None
    akhir = first[2] if first else "."
    return tuple(replace(row, nomor=f"{n}{akhir}") for n, row in enumerate(rows, 1))
