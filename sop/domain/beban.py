"""What a procedure costs in working time, by its own mutu baku.

Sumber: mutu baku waktu of PermenPANRB 35/2012; how rows are added up is custom of the office.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sop.domain.alur import Alur, list_ways
from sop.domain.berkas import BerkasSop, LangkahBerkas
from sop.domain.jalur import Putaran, find_putaran
from sop.domain.waktu import Durasi, describe_menit, read_waktu


@dataclass(frozen=True, slots=True, order=True)
class LamaKerja:
    """Minutes of work at most and at least; both are equal where the waktu is no range."""

    sampai: int = 0
    dari: int = 0

    def __add__(self, other: "LamaKerja") -> "LamaKerja":
        return LamaKerja(self.sampai + other.sampai, self.dari + other.dari)

    def describe(self, menit_per_hari: int) -> str:
        """Return it in words: "2 hari 3 jam", of a range "1 hari sampai 2 hari"."""
        ends = dict.fromkeys((self.dari, self.sampai))
        return " sampai ".join(describe_menit(menit, menit_per_hari) for menit in ends)


@dataclass(frozen=True, slots=True, order=True)
class Jalur:
    """A way from a symbol to the end, its rows in the order in which it comes to them (from 0).

    A row counts each time the way comes into it, so two symbols of it one after the other count once.
    """

    lama: LamaKerja
    langkah: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BebanPutaran:
    """What one return adds: the rows that are done anew, in the order of the document, and their time."""

    putaran: Putaran
    langkah: tuple[int, ...]
    lama: LamaKerja


@dataclass(frozen=True)
class Beban:
    """The working time of a document; rows and columns are numbered from 0.

    ``total`` adds up the rows, each once, however many symbols it has. ``pelaksana`` are the same rows by
    the columns that have a symbol in them: the SOP does not say how those share the time. A row of
    ``tak_terbaca`` names no length of time and is in none of the sums. ``terpanjang`` is the longest way on
    which nothing goes back, ``terpendek`` the one that takes the shortest answers, and all branches of a fork
    are waited for; there is neither of them where no such way comes to an end.
    """

    langkah: tuple[LamaKerja | None, ...]
    total: LamaKerja
    pelaksana: Mapping[tuple[int, ...], LamaKerja]
    tak_terbaca: tuple[int, ...]
    terpanjang: Jalur | None
    terpendek: Jalur | None
    putaran: tuple[BebanPutaran, ...]


def weigh_berkas(berkas: BerkasSop, menit_per_hari: int) -> Beban:
    """Return what the document costs in minutes of work, a hari kerja being ``menit_per_hari`` of them.

    A part of a minute counts as a whole one.
    """
    langkah = _weigh_rows(berkas, menit_per_hari)
    lama = [satu or LamaKerja() for satu in langkah]
    return Beban(
        langkah=langkah,
        total=_add(lama),
        pelaksana=_weigh_pelaksana(berkas.langkah, lama),
        tak_terbaca=tuple(nomor for nomor, satu in enumerate(langkah) if satu is None),
        terpanjang=_find_jalur(berkas.alur, lama, max),
        terpendek=_find_jalur(berkas.alur, lama, min),
        putaran=tuple(_weigh_putaran(berkas.alur, putaran, lama) for putaran in find_putaran(berkas.alur)),
    )


def sum_waktu(berkas: BerkasSop, menit_per_hari: int) -> LamaKerja:
    """Return the ``total`` of ``weigh_berkas``."""
    return _add(satu for satu in _weigh_rows(berkas, menit_per_hari) if satu)


def group_rows(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return rows that follow one another as stretches, first and last: 0 1 2 5 is (0, 2), (5, 5)."""
    stretches = []
    for _, members in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        stretch = [row for _, row in members]
        stretches.append((stretch[0], stretch[-1]))
    return stretches


def _weigh_rows(berkas: BerkasSop, menit_per_hari: int) -> tuple[LamaKerja | None, ...]:
    return tuple(_weigh_durasi(read_waktu(row.waktu), menit_per_hari) for row in berkas.langkah)


def _weigh_durasi(durasi: Durasi | None, menit_per_hari: int) -> LamaKerja | None:
    """Return a waktu in minutes of work, or None if there is none."""
    if durasi is None:
        return None
    least = replace(durasi, sampai=durasi.dari)
    return LamaKerja(durasi.count_menit(menit_per_hari), least.count_menit(menit_per_hari))


def _weigh_pelaksana(
    langkah: Sequence[LangkahBerkas], lama: Sequence[LamaKerja]
) -> dict[tuple[int, ...], LamaKerja]:
    pelaksana: dict[tuple[int, ...], LamaKerja] = {}
    for row, satu in zip(langkah, lama, strict=True):
        kolom = tuple(sorted({s.pelaksana for s in row.simbol}))
        pelaksana[kolom] = pelaksana.get(kolom, LamaKerja()) + satu
    return dict(sorted(pelaksana.items()))


def _weigh_putaran(alur: Alur, putaran: Putaran, lama: Sequence[LamaKerja]) -> BebanPutaran:
    rows = tuple(sorted({alur.by_id[simbol].langkah for simbol in putaran.simbol}))
    return BebanPutaran(putaran, rows, _add(lama[row] for row in rows))


def _find_jalur(
    alur: Alur, lama: Sequence[LamaKerja], choose: Callable[[Iterable[Jalur]], Jalur]
) -> Jalur | None:
    """Return the way from the beginning to an end; ``choose`` is what decisions do between their answers."""
    best: dict[int | None, Jalur] = {None: Jalur(LamaKerja())}
    for simbol in sorted(alur.by_id, key=lambda s: alur.maju.urutan_maju[s], reverse=True):
        row, onward = alur.by_id[simbol].langkah, alur.maju.keluar[simbol]
        ways = [
            [_prefix(row, best[p.ke], lama) for p in way if p in onward and p.ke in best]
            for way in list_ways(alur, simbol)
        ]
        finishing = [max(branches) for branches in ways if branches]
        if not alur.keluar[simbol]:
            finishing = [_prefix(row, best[None], lama)]
        if finishing:
            best[simbol] = choose(finishing)
    return best.get(alur.mulai.id) if alur.simbol else None


def _prefix(row: int, rest: Jalur, lama: Sequence[LamaKerja]) -> Jalur:
    if rest.langkah[:1] == (row,):
        return rest
    return Jalur(lama[row] + rest.lama, (row, *rest.langkah))


def _add(lama: Iterable[LamaKerja]) -> LamaKerja:
    return sum(lama, LamaKerja())
