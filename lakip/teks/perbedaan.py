"""What differs between two states of a text, as values that a page or a file only draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, zip_longest

from lakip.domain.blok import find_blok
from lakip.teks.bentuk import BlokData, Daftar, Gambar, Paragraf, Potongan, Subjudul, Tabel, Teks
from lakip.teks.polos import to_polos, write_sebaris
from lakip.teks.sejajar import align


class Ubah(StrEnum):
    """What became of words, a row or a block."""

    TETAP = "tetap"
    TAMBAH = "tambah"
    HAPUS = "hapus"
    GANTI = "ganti"


@dataclass(frozen=True, slots=True)
class Kata:
    """Words in a row that stayed, came or went together."""

    ubah: Ubah
    teks: str


@dataclass(frozen=True, slots=True)
class BlokBeda:
    """A block that is no table; ``bentuk`` is what people call it.

    ``is_bentuk_saja`` says that no word differs: only how they are set, or what stands behind them.
    """

    ubah: Ubah
    bentuk: str
    isi: tuple[Kata, ...]
    is_bentuk_saja: bool = False


@dataclass(frozen=True, slots=True)
class BarisBeda:
    """A row of a table, by its cells."""

    ubah: Ubah
    sel: tuple[tuple[Kata, ...], ...]


@dataclass(frozen=True, slots=True)
class TabelBeda:
    """A table; of its rows that did not change only heads are kept, ``jumlah_tetap`` counts the others."""

    ubah: Ubah
    judul: tuple[Kata, ...]
    baris: tuple[BarisBeda, ...]
    jumlah_tetap: int = 0


@dataclass(frozen=True, slots=True)
class Sama:
    """So many blocks in a row that did not change."""

    jumlah: int


Beda = BlokBeda | TabelBeda | Sama


@dataclass(frozen=True, slots=True)
class _Satuan:
    """What is compared as one: a block, an item, a row or a cell, with its words and its kind."""

    bentuk: str
    teks: str
    asal: Hashable


# Of two so alike, by the words that both have, the one is taken to have become the other.
MIRIP = 0.35
# So many pairs are held against each other; beyond that they are paired as they come.
PASANGAN_TERBANYAK = 20_000
# Among these one can become another.
TERTULIS = frozenset(("paragraf", "kutipan", "subjudul", "butir", "butir bernomor"))

Pasangan = tuple[_Satuan | None, _Satuan | None]


def compare_teks(lama: Teks, baru: Teks) -> tuple[Beda, ...]:
    """Return what differs between two states of a text, in its order; () if nothing does.

    Paragraphs are compared word by word and tables cell by cell. One unchanged block is kept on either
    side of a change, further ones are only counted. Takes time about linear in the words of both.
    """
    if lama == baru:
        return ()
    pairs = _pair(list(_flatten(lama)), list(_flatten(baru)))
    return tuple(_fold([_compare_blok(a, b) for a, b in pairs]))


def _flatten(teks: Iterable[Potongan], tingkat: int = 0) -> Iterator[_Satuan]:
    for satu in teks:
        match satu:
            case Paragraf(isi=isi):
                yield _Satuan("kutipan" if satu.is_kutipan else "paragraf", write_sebaris(isi), satu)
            case Subjudul(isi=isi):
                yield _Satuan("subjudul", write_sebaris(isi), satu)
            case Daftar(butir=butir):
                for item in butir:
                    yield from _flatten_butir(item.isi, satu.is_bernomor, tingkat)
            case Tabel(judul=judul):
                yield _Satuan("tabel", judul, satu)
            case Gambar():
                yield _Satuan("gambar", satu.keterangan or satu.alt, satu)
            case BlokData(nama=nama):
                blok = find_blok(nama)
                yield _Satuan("blok data", blok.judul if blok else nama, satu)


def _flatten_butir(isi: Iterable[Paragraf | Daftar], is_bernomor: bool, tingkat: int) -> Iterator[_Satuan]:
    for satu in isi:
        if isinstance(satu, Paragraf):
            bentuk = "butir bernomor" if is_bernomor else "butir"
            yield _Satuan(bentuk, write_sebaris(satu.isi), (tingkat, satu))
        else:
            yield from _flatten((satu,), tingkat + 1)


def _pair(lama: Sequence[_Satuan], baru: Sequence[_Satuan]) -> Iterator[Pasangan]:
    """Yield each unit beside what it became; None stands beside what went or came."""
    i = j = 0
    for p, q in (*align(lama, baru), (len(lama), len(baru))):
        yield from _pair_gap(lama[i:p], baru[j:q])
        if p < len(lama):
            yield lama[p], baru[q]
        i, j = p + 1, q + 1


def _pair_gap(lama: Sequence[_Satuan], baru: Sequence[_Satuan]) -> Iterator[Pasangan]:
    """Yield the units of a stretch without equal ones, so paired that they are most alike in all."""
    if not lama or not baru or len(lama) * len(baru) > PASANGAN_TERBANYAK:
        for a, b in zip_longest(lama, baru):
            if a and b and _likeness(a, b, _count_kata(a), _count_kata(b)) >= MIRIP:
                yield a, b
            else:
                yield from _apart(a, b)
        return
    kata_a, kata_b = list(map(_count_kata, lama)), list(map(_count_kata, baru))
    mirip = [
        [_likeness(a, b, x, y) for b, y in zip(baru, kata_b, strict=True)]
        for a, x in zip(lama, kata_a, strict=True)
    ]
    best = [[0.0] * (len(baru) + 1) for _ in range(len(lama) + 1)]
    for i in reversed(range(len(lama))):
        for j in reversed(range(len(baru))):
            both = mirip[i][j] + best[i + 1][j + 1] if mirip[i][j] >= MIRIP else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(lama) and j < len(baru):
        if mirip[i][j] >= MIRIP and best[i][j] == mirip[i][j] + best[i + 1][j + 1]:
            yield lama[i], baru[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield lama[i], None
            i += 1
        else:
            yield None, baru[j]
            j += 1
    yield from ((satu, None) for satu in lama[i:])
    yield from ((None, satu) for satu in baru[j:])


def _apart(a: _Satuan | None, b: _Satuan | None) -> Iterator[Pasangan]:
    if a:
        yield a, None
    if b:
        yield None, b


def _count_kata(satu: _Satuan) -> Counter[str]:
    return Counter((to_polos((satu.asal,)) if isinstance(satu.asal, Tabel) else satu.teks).split())


def _likeness(a: _Satuan, b: _Satuan, kata_a: Counter[str], kata_b: Counter[str]) -> float:
    """How alike two units are, from 0 to 1; one of a kind that the other cannot become is not at all."""
    if a.bentuk != b.bentuk and not {a.bentuk, b.bentuk} <= TERTULIS:
        return 0.0
    jumlah = kata_a.total() + kata_b.total()
    return 2 * (kata_a & kata_b).total() / jumlah if jumlah else 1.0


def _compare_blok(a: _Satuan | None, b: _Satuan | None) -> BlokBeda | TabelBeda:
    ubah = _judge(a, b)
    bentuk = b.bentuk if b else a.bentuk if a else ""
    if bentuk == "tabel":
        return _compare_tabel(a, b, ubah)
    isi = compare_kata(a.teks if a else "", b.teks if b else "")
    return BlokBeda(ubah, bentuk, isi, ubah is Ubah.GANTI and all(k.ubah is Ubah.TETAP for k in isi))


def _judge(a: _Satuan | None, b: _Satuan | None) -> Ubah:
    if a is None:
        return Ubah.TAMBAH
    if b is None:
        return Ubah.HAPUS
    return Ubah.TETAP if a == b else Ubah.GANTI


def compare_kata(lama: str, baru: str) -> tuple[Kata, ...]:
    """Return the words of both, in order: first what went, then what came in its place."""
    a, b = lama.split(), baru.split()
    found: list[Kata] = []

    def say(ubah: Ubah, kata: Sequence[str]) -> None:
        if kata:
            found.append(Kata(ubah, " ".join(kata)))

    i = j = 0
    tetap: list[str] = []
    for p, q in (*align(a, b), (len(a), len(b))):
        if i < p or j < q or p == len(a):
            say(Ubah.TETAP, tetap)
            tetap = []
            say(Ubah.HAPUS, a[i:p])
            say(Ubah.TAMBAH, b[j:q])
        tetap += a[p : p + 1]
        i, j = p + 1, q + 1
    return tuple(found)


def _compare_tabel(a: _Satuan | None, b: _Satuan | None, ubah: Ubah) -> TabelBeda:
    judul = compare_kata(a.teks if a else "", b.teks if b else "")
    lama, baru = _rows_of(a), _rows_of(b)
    if ubah is Ubah.TETAP:
        return TabelBeda(ubah, judul, (), len(baru))
    pairs = list(_pair(lama, baru))
    shown = tuple(
        BarisBeda(_judge(*pair), tuple(_compare_sel(*pair)))
        for pair in pairs
        if pair[0] != pair[1] or (pair[1] and pair[1].bentuk == "kepala")
    )
    return TabelBeda(ubah, judul, shown, len(pairs) - len(shown))


def _rows_of(tabel: _Satuan | None) -> list[_Satuan]:
    if tabel is None or not isinstance(tabel.asal, Tabel):
        return []
    return [
        _Satuan(
            "kepala" if all(sel.is_kepala for sel in row) else "baris",
            " ".join(to_polos(sel.isi) for sel in row),
            row,
        )
        for row in tabel.asal.baris
    ]


def _compare_sel(a: _Satuan | None, b: _Satuan | None) -> Iterator[tuple[Kata, ...]]:
    lama, baru = _cells_of(a), _cells_of(b)
    is_sejajar = len(lama) == len(baru)
    for satu, lain in zip(lama, baru, strict=True) if is_sejajar else _pair(lama, baru):
        yield compare_kata(satu.teks if satu else "", lain.teks if lain else "")


def _cells_of(baris: _Satuan | None) -> list[_Satuan]:
    row = baris.asal if baris and isinstance(baris.asal, tuple) else ()
    return [_Satuan("sel", to_polos(sel.isi), None) for sel in row]


def _fold(beda: Sequence[BlokBeda | TabelBeda]) -> Iterator[Beda]:
    """Yield the changes with the block before and after; stretches between are counted."""
    is_tetap = [satu.ubah is Ubah.TETAP for satu in beda]
    near = [
        not tetap or not all(is_tetap[max(nomor - 1, 0) : nomor + 2]) for nomor, tetap in enumerate(is_tetap)
    ]
    for is_near, satu in groupby(zip(near, beda, strict=True), key=lambda pair: pair[0]):
        stretch = [blok for _, blok in satu]
        if is_near:
            yield from stretch
        else:
            yield Sama(len(stretch))
