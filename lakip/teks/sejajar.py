"""Laying two sequences beside each other: which items of one are those of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

# Beyond so many pairs of items without any that stands once in both, a stretch is taken as replaced.
PASANGAN_TERBANYAK = 40_000
# So often is a stretch cut at the items that stand once in both.
KEDALAMAN_TERBESAR = 50

Rentang = tuple[int, int, int, int]


def align(lama: Sequence[Hashable], baru: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of equal items, as pairs that rise in both sequences.

    Takes time about linear in both: items that stand once in either are matched first, as in patience
    sorting, and only short stretches between them are searched through.
    """
    nomor: dict[Hashable, int] = {}
    a = [nomor.setdefault(satu, len(nomor)) for satu in lama]
    b = [nomor.setdefault(satu, len(nomor)) for satu in baru]
    return sorted(_match(a, b))


def _match(a: list[int], b: list[int]) -> Iterator[tuple[int, int]]:
    waiting = [((0, len(a), 0, len(b)), 0)]
    while waiting:
        (i, m, j, n), dalam = waiting.pop()
        while i < m and j < n and a[i] == b[j]:
            yield i, j
            i, j = i + 1, j + 1
        while i < m and j < n and a[m - 1] == b[n - 1]:
            m, n = m - 1, n - 1
            yield m, n
        if i == m or j == n:
            continue
        anchors = _anchors(a, b, (i, m, j, n)) if dalam < KEDALAMAN_TERBESAR else []
        if anchors:
            for p, q in anchors:
                yield p, q
                waiting.append(((i, p, j, q), dalam + 1))
                i, j = p + 1, q + 1
            waiting.append(((i, m, j, n), dalam + 1))
        elif (m - i) * (n - j) <= PASANGAN_TERBANYAK:
            for blok in SequenceMatcher(None, a[i:m], b[j:n], autojunk=False).get_matching_blocks():
                yield from ((i + blok.a + k, j + blok.b + k) for k in range(blok.size))


def _anchors(a: list[int], b: list[int], rentang: Rentang) -> list[tuple[int, int]]:
    """Return the longest rising row of items that stand once in either stretch."""
    i, m, j, n = rentang
    kali_a, kali_b = Counter(a[i:m]), Counter(b[j:n])
    place = {b[q]: q for q in range(j, n) if kali_b[b[q]] == 1}
    pairs = [(p, place[a[p]]) for p in range(i, m) if kali_a[a[p]] == 1 and a[p] in place]
    # Of each length the row that ends lowest; each pair remembers the one before it.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for ke, (_, q) in enumerate(pairs):
        panjang = bisect_left(ends, q)
        before.append(last[panjang - 1] if panjang else -1)
        ends[panjang : panjang + 1] = [q]
        last[panjang : panjang + 1] = [ke]
    rising = []
    ke = last[-1] if last else -1
    while ke >= 0:
        rising.append(pairs[ke])
        ke = before[ke]
    return rising[::-1]
