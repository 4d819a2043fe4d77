"""Lines of a text whose columns are parted by gaps alone, as a PDF gives them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from sop.imports.batas import MAKS_KOLOM, refuse

_POTONG = re.compile(r"\S+(?: \S+)*")


class Potong(NamedTuple):
    """A text between gaps, and where it begins in its line."""

    awal: int
    teks: str

    @property
    def akhir(self) -> int:
        """The place behind its last letter."""
        return self.awal + len(self.teks)

    @property
    def tengah(self) -> int:
        return (self.awal + self.akhir) // 2


def cut_line(line: str) -> list[Potong]:
    """Return the texts of a line; two spaces and more part them."""
    return [Potong(found.span()[0], found[0]) for found in _POTONG.finditer(line)]


def split_at_gaps(block: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of a table whose columns begin where gaps stand under one another.

    The first line is left aside at that, for heads over several columns run across the gaps between them.

    Raises BerkasDitolak if it comes to more columns than a table has.
    """
    chunks = [cut_line(line) for line in block]
    body = chunks[1:] or chunks
    filled = {n for line in body for satu in line for n in range(satu.awal, satu.akhir)}
    leftmost = min(_anchor(filled, line[0]) for line in chunks if line)
    starts = sorted({leftmost, *(n for n in filled if not filled & {n - 1, n - 2})})
    while len(starts) <= MAKS_KOLOM and (crowded := _find_crowded(starts, filled, chunks)):
        starts = sorted({*starts, crowded})
    if len(starts) > MAKS_KOLOM:
        raise refuse(f"Teks ini terbaca lebih dari {MAKS_KOLOM} kolom. Tempelkan dari Word atau Excel.")
    for line in chunks:
        row = [""] * len(starts)
        for chunk in line:
            row[_column(starts, filled, chunk)] = chunk.teks
        yield row


def _find_crowded(starts: list[int], filled: Set[int], chunks: list[list[Potong]]) -> int | None:
    """Where a further column must begin, since two texts of one line would share theirs."""
    for line in chunks:
        for before, after in pairwise(line):
            if _column(starts, filled, before) == _column(starts, filled, after):
                return _anchor(filled, after)
    return None


def _column(starts: list[int], filled: Set[int], chunk: Potong) -> int:
    return bisect_right(starts, _anchor(filled, chunk)) - 1


def _anchor(filled: Set[int], chunk: Potong) -> int:
    """The place by which a text belongs to a column: the first under which anything stands, and else its
    beginning; a head may begin left of what stands under it."""
    return next((place for place in range(chunk.awal, chunk.akhir) if place in filled), chunk.awal)
