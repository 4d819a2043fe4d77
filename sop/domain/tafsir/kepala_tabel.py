"""The heads of the form's table in a foreign document: what each column is, and who stands over it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sop.domain.bacaan import Peran, Tabel
from sop.domain.tafsir.kata_kepala import is_mutu_baku, is_pelaksana, join_lines, read_peran
from sop.domain.tafsir.nomor import read_urutan
from sop.domain.tafsir.tanda import read_tanda

_MUTU = (Peran.KELENGKAPAN, Peran.WAKTU, Peran.KELUARAN)
_MAKS_KEPALA = 5  # rows of a head: three of words, one of column numbers, one to spare
_MIN_PERAN = 3  # kinds of columns by which the table of the form is known

Letak = tuple[int, int]  # row and column of the table


@dataclass(frozen=True)
class KepalaTabel:
    """The heads of a table: ``baris`` are their rows, ``kolom`` is what each column is.

    ``nama`` are the heads of columns that are none of the form's own, and of those of pelaksana; ``letak`` is
    where they are printed. ``judul`` is where each head of the form itself is.
    """

    baris: range
    kolom: tuple[Peran, ...]
    nama: Mapping[int, str] = field(default_factory=dict)
    letak: Mapping[int, tuple[Letak, ...]] = field(default_factory=dict)
    judul: Mapping[str, Letak] = field(default_factory=dict)


def find_kepala(tabel: Tabel) -> KepalaTabel | None:
    """Return the heads of the form's table, or None where the table is another."""
    for nomor, row in enumerate(tabel.baris):
        said = {read_peran(sel) or _is_group(sel) for sel in row if sel}
        if Peran.KEGIATAN not in said or not said - {Peran.KEGIATAN, False}:
            continue
        above = [sel for sel in tabel.baris[nomor - 1] if sel] if nomor else []
        kepala = _read_kepala(tabel, nomor - 1 if above and all(map(_is_group, above)) else nomor)
        if len(set(kepala.kolom) - {Peran.ABAIKAN}) >= _MIN_PERAN:
            return kepala
    return None


def is_column_numbers(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, from 1 up; a merged column may be skipped."""
    numbers = [read_urutan(sel) for sel in row if sel]
    return (
        len(numbers) > 2
        and numbers[0] == 1
        and all(a is not None and b is not None and a < b for a, b in pairwise(numbers))
    )


def _read_kepala(tabel: Tabel, first: int) -> KepalaTabel:
    rows = list(_head_rows(tabel, first))
    worded = [nomor for nomor in rows if not is_column_numbers(tabel.baris[nomor])]
    kolom: list[Peran] = []
    nama: dict[int, str] = {}
    letak: dict[int, tuple[Letak, ...]] = {}
    judul: dict[str, Letak] = {}
    own = [_own_heads(tabel, worded, x) for x in range(len(tabel.baris[first]))]
    known = [_peran_of(tabel, places) for places in own]
    first_mutu = next((x for x, peran in enumerate(known) if peran in _MUTU), len(known))
    group = ""
    for x, (places, peran) in enumerate(zip(own, known, strict=True)):
        group = tabel.baris[first][x] or group
        is_between = Peran.KEGIATAN in known[:x] and x < first_mutu
        if peran is None and places:
            nama[x] = " ".join(join_lines(tabel.baris[y][x]) for y, _ in places)
            letak[x] = places
        is_pelaku = x in nama and not is_mutu_baku(nama[x]) and (is_between or is_pelaksana(group))
        kolom.append(peran or (Peran.PELAKSANA if is_pelaku else Peran.ABAIKAN))
        for y in worded:
            sel = tabel.baris[y][x]
            if peran and read_peran(sel) is peran:
                judul.setdefault(peran.value, (y, x))
            for name, is_named in (("pelaksana", is_pelaksana), ("mutu_baku", is_mutu_baku)):
                if y == first and is_named(sel):
                    judul.setdefault(name, (y, x))
    return KepalaTabel(range(first, rows[-1] + 1), tuple(kolom), nama, letak, judul)


def _head_rows(tabel: Tabel, first: int) -> Iterator[int]:
    """Yield the rows of the head: those that say more of it, then such as number the columns or are empty."""
    has_peran = [False] * len(tabel.baris[first])
    steps: set[int] = set()  # the columns in which a row that is a step has words
    is_closed = False
    for nomor, row in enumerate(tabel.baris[first : first + _MAKS_KEPALA], first):
        is_subhead = not is_closed and not any(row[x] for x in steps) and not any(map(read_tanda, row))
        adds = any(sel and not said for sel, said in zip(row, has_peran, strict=True))
        if is_column_numbers(row) or not any(row):
            is_closed = True
        elif nomor > first and not (is_subhead and adds):
            return
        yield nomor
        for x, sel in enumerate(row):
            peran = read_peran(sel)
            has_peran[x] = has_peran[x] or peran is not None
            if peran in (Peran.NOMOR, Peran.KEGIATAN):
                steps.add(x)


def _own_heads(tabel: Tabel, rows: Sequence[int], x: int) -> tuple[Letak, ...]:
    """The places of the words over one column alone, without the heads that it shares with others."""
    filled = [y for y in rows if tabel.baris[y][x]]
    own = [
        y
        for y in filled
        if not (_is_group(tabel.baris[y][x]) or _spans(tabel, y, x, [z for z in rows if z > y]))
    ]
    return tuple((y, x) for y in own or filled[-1:])


def _spans(tabel: Tabel, y: int, x: int, below: Sequence[int]) -> bool:
    """Whether the words at a place stand over this column and the next, which both have their own below."""
    if x + 1 >= len(tabel.baris[y]) or tabel.baris[y][x + 1]:
        return False
    return any(tabel.baris[z][x] and tabel.baris[z][x + 1] for z in below)


def _peran_of(tabel: Tabel, places: Sequence[Letak]) -> Peran | None:
    said = [tabel.baris[y][x] for y, x in places]
    return next((peran for sel in (" ".join(said), *reversed(said)) if (peran := read_peran(sel))), None)


def _is_group(sel: str) -> bool:
    return is_pelaksana(sel) or is_mutu_baku(sel)
