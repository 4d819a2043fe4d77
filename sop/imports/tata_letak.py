"""The form as ``pdftotext -layout`` gives it: every word stands in its line where it stands on paper."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from sop.domain.bacaan import Peran
from sop.domain.berkas import DAFTAR
from sop.domain.tafsir.kata_kepala import is_mutu_baku, is_pelaksana, join_lines, read_peran
from sop.domain.tafsir.kepala_tabel import is_column_numbers
from sop.domain.tafsir.label import read_label
from sop.domain.tafsir.nomor import is_nomor
from sop.domain.tafsir.sambungan import join_broken
from sop.imports.batas import MAKS_KOLOM
from sop.imports.celah import Potong, cut_line

_MAKS_KEPALA = 10  # lines of a head
_JANGKAU = 30  # lines of one step above its number, and below
_MAKS_LEBAR = 500  # letters of a line on paper, however small
_MIN_KEPALA = 5  # heads of a form: a kegiatan, a pelaksana, three of mutu baku
_JAWABAN = frozenset(("ya", "tidak"))  # printed at the arrows of a decision

Bagian = tuple[bool, list[list[str]]]  # whether it is a table, and its rows


class _Kepala(NamedTuple):
    """The lines of a head, the texts of each of its columns, and those that stand over several."""

    baris: range
    kolom: list[list[Potong]]
    grup: list[Potong]

    @property
    def tengah(self) -> list[int]:
        return [(min(p.awal for p in satu) + max(p.akhir for p in satu)) // 2 for satu in self.kolom]


def read_tata_letak(lines: Sequence[str]) -> list[Bagian]:
    """Return the parts of a form in their order, none where the lines have no heads that stand apart.

    A step is the lines around its number or below it, whichever fits all of them better. A table that goes on
    under the same heads on the next page is one table.
    """
    is_paper = max(map(len, lines), default=0) <= _MAKS_LEBAR
    heads = list(_find_heads(lines)) if is_paper else []
    if not heads:
        return []
    hasil = list(_split_identitas(lines[: heads[0].baris[0]]))
    ends = [*(head.baris[0] for head in heads[1:]), len(lines)]
    printed: list[list[str]] = []
    tabel: list[list[str]] = []
    for head, end in zip(heads, ends, strict=True):
        body = _Badan(head, lines[head.baris.stop : end])
        if _head_rows(head) == printed:
            tabel.extend(body.rows())
        else:
            printed = _head_rows(head)
            tabel = [*printed, *body.rows()]
            hasil.append((True, tabel))
        hasil.append((False, _as_lines(body.rest)))
    return [(is_tabel, rows) for is_tabel, rows in hasil if any(map(any, rows))]


def _as_lines(lines: Iterable[str]) -> list[list[str]]:
    return [[" ".join(p.teks for p in potong)] for line in lines if (potong := cut_line(line))]


def _find_heads(lines: Sequence[str]) -> Iterator[_Kepala]:
    after = 0
    for nomor, line in enumerate(lines):
        potong = cut_line(line)
        is_candidate = nomor >= after and 1 < len(potong) <= MAKS_KOLOM
        if is_candidate and any(read_peran(p.teks) is Peran.KEGIATAN for p in potong):
            head = _read_head(lines, after, nomor)
            if _MIN_KEPALA <= len(head.kolom) <= MAKS_KOLOM:
                yield head
                after = head.baris.stop


def _read_head(lines: Sequence[str], first: int, nomor: int) -> _Kepala:
    """The head around the line that names the kegiatan: from the line of the groups to the line before an
    empty one, or before the first number."""
    awal = nomor
    for y in range(nomor, max(first, nomor - _MAKS_KEPALA) - 1, -1):
        potong = cut_line(lines[y])
        if any(map(_is_group, potong)):
            awal = y
            break
        if len(potong) > 2 and y == awal - 1:
            awal = y
    akhir, pending = awal, {Peran.WAKTU, Peran.KELUARAN}
    while akhir < min(len(lines), nomor + _MAKS_KEPALA):
        potong = cut_line(lines[akhir])
        is_step = potong[:1] and is_nomor(potong[0].teks) and not is_column_numbers([p.teks for p in potong])
        if akhir > nomor and (is_step or not (potong or pending)):
            break
        pending -= {read_peran(p.teks) for p in potong}
        akhir += 1
    texts = [cut_line(line) for line in lines[awal:akhir]]
    texts = [line for line in texts if not is_column_numbers([p.teks for p in line])]
    grup = _find_groups(texts)
    own = sorted(p for line in texts for p in line if p not in grup)
    return _Kepala(range(awal, akhir), _stack(own, texts), grup)


def _is_group(potong: Potong) -> bool:
    return is_pelaksana(potong.teks) or is_mutu_baku(potong.teks)


def _find_groups(texts: Sequence[list[Potong]]) -> list[Potong]:
    """The heads that stand over several: those of the first line with any, that have a head below them and
    between their neighbours."""
    nomor = next((n for n, line in enumerate(texts) if any(map(_is_group, line))), len(texts))
    hasil = []
    for before, satu, after in _neighbours(texts[nomor] if nomor < len(texts) else []):
        below = [p for line in texts[nomor + 1 :] for p in line if before < p.tengah < after]
        if _is_group(satu) and below:
            hasil.append(satu)
    return hasil


def _neighbours(line: Sequence[Potong]) -> Iterator[tuple[int, Potong, float]]:
    for n, satu in enumerate(line):
        yield (
            line[n - 1].akhir if n else -1,
            satu,
            line[n + 1].awal if n + 1 < len(line) else float("inf"),
        )


def _stack(own: Sequence[Potong], texts: Sequence[list[Potong]]) -> list[list[Potong]]:
    """The heads by columns, those that stand under one another together, from the top down."""
    kolom: list[list[Potong]] = []
    for satu in own:
        if kolom and satu.awal < max(p.akhir for p in kolom[-1]):
            kolom[-1].append(satu)
        else:
            kolom.append([satu])
    order = [p for line in texts for p in line]
    return [sorted(satu, key=order.index) for satu in kolom]


def _head_rows(head: _Kepala) -> list[list[str]]:
    """The head as two rows: what stands over several columns, and each column's own."""
    grup = [""] * len(head.kolom)
    for satu in head.grup:
        near = [n for n, tengah in enumerate(head.tengah) if tengah >= satu.awal]
        under = _first_under(head, satu)
        grup[under if under is not None else near[0] if near else -1] = satu.teks
    own = [join_lines("\n".join(p.teks for p in satu)) for satu in head.kolom]
    return [grup, own] if head.grup else [own]


def _first_under(head: _Kepala, grup: Potong) -> int | None:
    """The first column under a group: of pelaksana the one after the kegiatan, of mutu baku its first."""
    peran = [read_peran(join_lines("\n".join(p.teks for p in satu))) for satu in head.kolom]
    if is_mutu_baku(grup.teks):
        mutu = (Peran.KELENGKAPAN, Peran.WAKTU, Peran.KELUARAN)
        return next((n for n, satu in enumerate(peran) if satu in mutu), None)
    return peran.index(Peran.KEGIATAN) + 1 if Peran.KEGIATAN in peran[:-1] else None


def _split_identitas(lines: Sequence[str]) -> Iterator[Bagian]:
    """The kop line by line, the labels with their values, and the boxes that stand side by side."""
    kotak = next((n for n, line in enumerate(lines) if _labels(line, DAFTAR)), len(lines))
    atas, bawah = lines[:kotak], lines[kotak:]
    labels = [(line, p) for line in map(cut_line, atas) for p in line if read_label(p.teks)]
    label_at = min((p.awal for _, p in labels), default=0)
    value_at = min((q.awal for line, p in labels for q in line if q.awal > p.awal), default=label_at)
    yield False, [[p.teks] for line in map(cut_line, atas) for p in line if p.awal < label_at or not labels]
    if labels:
        yield (
            True,
            [
                _place([p for p in cut_line(line) if p.awal >= label_at], [label_at, value_at])
                for line in atas
            ],
        )
    pairs = [found for line in bawah if len(found := _labels(line, DAFTAR)) > 1]
    border = min((found[1].awal for found in pairs), default=0)
    if not border:
        yield False, _as_lines(bawah)
        return
    held: list[list[str]] = []
    outside: list[str] = []
    for line in bawah:
        potong = cut_line(line)
        if outside or any(p.awal < border < p.akhir for p in potong):
            outside.append(line)
        else:
            held.append(_place(potong, [0, border]))
    yield True, held
    yield False, _as_lines(outside)


def _labels(line: str, isian: Iterable[str]) -> list[Potong]:
    wanted = set(isian)
    return [p for p in cut_line(line) if (label := read_label(p.teks)) and label.isian in wanted]


def _place(potong: Iterable[Potong], starts: Sequence[int]) -> list[str]:
    row = [""] * len(starts)
    for satu in potong:
        n = max((n for n, start in enumerate(starts) if start <= satu.awal), default=0)
        row[n] = f"{row[n]} {satu.teks}".strip()
    return row


class _Badan:
    """The lines below a head, as steps; ``rest`` is what stands under the last of them."""

    def __init__(self, head: _Kepala, lines: Sequence[str]) -> None:
        self._tengah = head.tengah
        peran = [read_peran(join_lines("\n".join(p.teks for p in satu))) for satu in head.kolom]
        anchors = [n for n in (Peran.NOMOR, Peran.WAKTU) if n in peran]
        end = next((n for n, line in enumerate(lines) if self._is_across(line)), len(lines))
        self._lines = lines[:end]
        self._cuts = [
            self._find_cut(max(p.akhir for p in a), min(p.awal for p in b), *centres)
            for (a, b), centres in zip(pairwise(head.kolom), pairwise(self._tengah), strict=True)
        ]
        self._cells = [self._split(line) for line in self._lines]
        self._anchor: list[int] = []
        for satu in anchors:
            x = peran.index(satu)
            self._anchor = [
                n for n, row in enumerate(self._cells)
                if (is_nomor(row[x]) if satu is Peran.NOMOR else row[x])
            ]  # fmt: skip
            if self._anchor:
                break
        self._bounds = min(self._cut_steps(is_top) for is_top in (False, True))[1]
        self.rest = [*self._lines[self._bounds[-1] :], *lines[end:]]

    def rows(self) -> Iterator[list[str]]:
        if not self._anchor:
            yield from (row for row in self._cells[: self._bounds[-1]] if any(row))
            return
        for awal, akhir in pairwise(self._bounds):
            yield [join_broken(sel) for sel in zip(*self._cells[awal:akhir], strict=True)]

    def _is_across(self, line: str) -> bool:
        """Whether a text runs across columns, as what is printed under the table does."""
        return any(sum(p.awal <= x < p.akhir for x in self._tengah) > 2 for p in cut_line(line))

    def _find_cut(self, left: int, right: int, first: int, last: int) -> int:
        """Where two columns part: where the fewest lines have a letter, near the middle between the heads.

        A gap goes before a single space, which may stand between the same two words of every line.
        """
        middle = (left + right) / 2
        ink = {n: sum(line[n : n + 1].strip() != "" for line in self._lines) for n in range(first, last + 1)}

        def is_gap(place: int) -> bool:
            return ink[place] in (ink.get(place - 1), ink.get(place + 1))

        return min(ink, key=lambda place: (ink[place], not is_gap(place), abs(place - middle)))

    def _split(self, line: str) -> list[str]:
        row = [""] * len(self._tengah)
        for satu in cut_line(line):
            for potong in self._part(satu):
                x = sum(cut <= potong.tengah for cut in self._cuts)
                row[x] = f"{row[x]} {potong.teks}".strip()
        return row

    def _part(self, potong: Potong) -> Iterator[Potong]:
        """The texts of two columns that stand so close that only one space is between them."""
        awal = potong.awal
        for cut in self._cuts:
            if awal < cut < potong.akhir and potong.teks[cut - potong.awal] == " ":
                yield Potong(awal, potong.teks[awal - potong.awal : cut - potong.awal])
                awal = cut + 1
        yield Potong(awal, potong.teks[awal - potong.awal :])

    @cached_property
    def _filled(self) -> list[int]:
        """How many lines with words there are above each line; answers at arrows are none."""
        said = (any(sel and sel.lower() not in _JAWABAN for sel in row) for row in self._cells)
        return list(accumulate(map(int, said), initial=0))

    def _cut_steps(self, is_top: bool) -> tuple[int, list[int]]:
        """How badly the lines fall into steps, and where each begins, with the end of the last.

        Around its number a step has as many lines above as below; with ``is_top`` none is above.
        """
        banyak = len(self._cells)
        best: dict[int, tuple[int, list[int]]] = {0: (0, [0])}
        for n, anchor in enumerate(self._anchor):
            is_last = n + 1 == len(self._anchor)
            limit = banyak if is_last else self._anchor[n + 1]
            ends = {p for p in range(anchor + 1, limit + 1) if min(p - anchor, limit - p) <= _JANGKAU}
            reached: dict[int, tuple[int, list[int]]] = {}
            for end in ends:
                tail = self._tear(end) if end < banyak else 0
                reached[end] = min(
                    (lama + self._weigh(awal, anchor, end, is_top) + tail, [*bounds, end])
                    for awal, (lama, bounds) in best.items()
                )
            best = reached
        return min(best.values()) if self._anchor else (0, [banyak])

    def _weigh(self, awal: int, anchor: int, akhir: int, is_top: bool) -> int:
        above = self._filled[anchor] - self._filled[awal]
        below = self._filled[akhir] - self._filled[anchor + 1]
        said = self._filled[akhir] - self._filled[awal]
        gaps = self._span(awal, akhir) - said
        return 2 * (2 * above if is_top else abs(above - below)) + gaps

    def _span(self, awal: int, akhir: int) -> int:
        """Lines from the first with words to the last."""
        first, last = self._next_filled[awal], self._last_filled[akhir]
        return max(0, last - first + 1)

    @cached_property
    def _next_filled(self) -> list[int]:
        """The first line with words at or below each."""
        hasil = [len(self._cells)]
        for n in range(len(self._cells) - 1, -1, -1):
            hasil.append(n if self._filled[n + 1] > self._filled[n] else hasil[-1])
        return hasil[::-1]

    @cached_property
    def _last_filled(self) -> list[int]:
        """The last line with words above each."""
        hasil = [-1]
        for n in range(len(self._cells)):
            hasil.append(n if self._filled[n + 1] > self._filled[n] else hasil[-1])
        return hasil

    def _tear(self, end: int) -> int:
        """How bad it is to part two lines: worse where a text begins in small letters behind."""
        is_close = any(self._cells[end - 1]) and any(self._cells[end])
        small = sum(
            sel[:1].islower() and bool(over)
            for over, sel in zip(self._cells[end - 1], self._cells[end], strict=True)
        )
        return is_close + 2 * small
