"""The printed table around the symbols: widths of columns, words in cells, rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import cbrt

from sop.domain.bagan.formulir import Baris, Formulir
from sop.domain.bagan.gambar import Garis, Kotak, Tulisan
from sop.domain.bagan.teks import ISI, KEPALA, measure, widest_line, widest_word, wrap, write
from sop.domain.kolom import JudulKolom

TEPI = 11
# No column asks for more than this: to keep its widest word whole; to keep a number or a time on one line.
_KATA_TERLEBAR = 280
_ISI_TERLEBAR = 150
# What the columns of sentences need to be read with ease, however many pelaksana there are.
_SELEBAR_KALIMAT = {"kegiatan": 400, "kelengkapan": 190, "keluaran": 190, "keterangan": 170}
# What a pelaksana's column is given where there is room, and the most that all of them then take of the form.
_KOLOM_LAPANG = 250
# One upright line of its name.
_KOLOM_TERSEMPIT = KEPALA.tinggi_baris + 2 * TEPI
_PERSEN_PELAKSANA = 44
_PANJANG_PUTAR = 300
# Fields of a row left and right of the symbols; the ones set in the middle of their column.
KIRI = ("nomor", "kegiatan")
KANAN = ("kelengkapan", "waktu", "keluaran", "keterangan")
_DI_TENGAH = ("nomor", "waktu")


@dataclass(frozen=True)
class Kepala:
    """The head of the table: its words and rules, and the two heights at which it is divided."""

    tulisan: tuple[Tulisan, ...]
    garis: tuple[Garis, ...]
    tengah: int
    bawah: int


@dataclass(frozen=True)
class Tabel:
    """Head and columns of the form: edges of each field and of each pelaksana, left to right."""

    kolom: dict[str, tuple[int, int]]
    pelaksana: tuple[tuple[int, int], ...]
    kepala: Kepala

    @property
    def lebar(self) -> int:
        return self.kolom[KANAN[-1]][1]


def fit_tabel(form: Formulir, lebar: int, lebar_pelaksana: Sequence[int]) -> Tabel:
    """Return the table: words share what the symbols leave of ``lebar``.

    A column is never narrower than its words can bear, nor a pelaksana than its symbols and arrows
    need (``lebar_pelaksana``): where that is more than ``lebar``, the form becomes wider. Names of pelaksana
    stand upright only where not all of them have room to lie.
    """
    lapang = min(len(lebar_pelaksana) * _KOLOM_LAPANG, lebar * _PERSEN_PELAKSANA // 100)
    lebar_pelaksana = [max(_KOLOM_TERSEMPIT, satu) for satu in lebar_pelaksana]
    mendatar = [widest_word(nama, KEPALA) + 2 * TEPI for nama in form.pelaksana]
    if sum(bernama := list(map(max, lebar_pelaksana, mendatar))) <= lapang:
        lebar_pelaksana = bernama
    pelaksana = spread(lebar_pelaksana, [1] * len(lebar_pelaksana), max(lapang, sum(lebar_pelaksana)))
    nama = (*KIRI, *KANAN)
    paling_sempit = [_least_width(form, satu) + 2 * TEPI for satu in nama]
    kata = spread(paling_sempit, [_weight(form, satu) for satu in nama], lebar - sum(pelaksana))
    # The head of the pelaksana needs room even where there are none.
    tepi = list(
        accumulate([*kata[: len(KIRI)], *(pelaksana or [_KOLOM_LAPANG]), *kata[len(KIRI) :]], initial=0)
    )
    sel = list(pairwise(tepi))
    kolom = dict(zip(nama, sel[: len(KIRI)] + sel[-len(KANAN) :], strict=True))
    isi = tuple(sel[len(KIRI) : len(KIRI) + len(pelaksana)])
    return Tabel(kolom, isi, _make_kepala(kolom, isi, form.judul_kolom, form.pelaksana))


def _weight(form: Formulir, nama: str) -> int:
    """The cube root of squared lengths: widths in this proportion keep the sum of squared heights least."""
    return max(1, round(cbrt(sum(measure(getattr(baris, nama), ISI) ** 2 for baris in form.langkah))))


def spread(paling_sedikit: Sequence[int], bobot: Sequence[int], total: int) -> list[int]:
    """Return ``total`` shared out by weight, each share at least its minimum (then the sum may exceed it)."""
    tetap: set[int] = set()
    while True:
        bebas = [n for n in range(len(bobot)) if n not in tetap]
        sisa = total - sum(paling_sedikit[n] for n in tetap)
        jumlah = sum(bobot[n] for n in bebas)
        kurang = {n for n in bebas if sisa * bobot[n] < paling_sedikit[n] * jumlah}
        if not kurang:
            break
        tetap |= kurang
    bagian = list(paling_sedikit)
    for n in bebas:
        bagian[n] = sisa * bobot[n] // jumlah
        sisa, jumlah = sisa - bagian[n], jumlah - bobot[n]
    return bagian


def _least_width(form: Formulir, nama: str) -> int:
    ukur = measure if nama in _DI_TENGAH else widest_word
    isi = max((ukur(getattr(baris, nama), ISI) for baris in form.langkah), default=0)
    terlebar = _ISI_TERLEBAR if nama in _DI_TENGAH else _KATA_TERLEBAR
    judul = widest_word(getattr(form.judul_kolom, nama), KEPALA)
    return max(min(terlebar, isi), min(_KATA_TERLEBAR, judul), _SELEBAR_KALIMAT.get(nama, 0))


def row_height(tabel: Tabel, baris: Baris) -> int:
    """Return the height that the words of one row need."""
    banyak = max(len(wrap(getattr(baris, nama), _inner(x), ISI)) for nama, x in tabel.kolom.items())
    return banyak * ISI.tinggi_baris + 2 * TEPI


def write_row(tabel: Tabel, baris: Baris, atas: int, bawah: int) -> Iterator[Tulisan]:
    """Yield the words of one row, each in its cell."""
    for nama, x in tabel.kolom.items():
        kotak = Kotak(x[0] + TEPI, atas, _inner(x), bawah - atas)
        isi = wrap(getattr(baris, nama), kotak.lebar, ISI)
        yield from write(isi, kotak, ISI, di_tengah=nama in _DI_TENGAH)


def _inner(x: tuple[int, int]) -> int:
    return x[1] - x[0] - 2 * TEPI


def _make_kepala(
    kolom: dict[str, tuple[int, int]],
    kolom_pelaksana: tuple[tuple[int, int], ...],
    judul: JudulKolom,
    pelaksana: Sequence[str],
) -> Kepala:
    """The head of the table; names of pelaksana that are too wide for their column stand upright."""
    tengah = KEPALA.tinggi_baris + 2 * TEPI
    mutu = {nama: kolom[nama] for nama in ("kelengkapan", "waktu", "keluaran")}
    mutu_baku = kolom["kelengkapan"][0], kolom["keluaran"][1]
    area = kolom[KIRI[-1]][1], kolom[KANAN[0]][0]
    nama_pelaksana = list(zip(pelaksana, kolom_pelaksana, strict=True))
    putar = any(widest_word(nama, KEPALA) > _inner(x) for nama, x in nama_pelaksana)
    tinggi = max(
        [KEPALA.tinggi_baris]
        + [_head_height(nama, x, putar) for nama, x in nama_pelaksana]
        + [_head_height(getattr(judul, nama), x, False) for nama, x in mutu.items()]
    )
    bawah = tengah + tinggi + 2 * TEPI
    sel = [
        *((getattr(judul, nama), kolom[nama], 0, bawah, False) for nama in (*KIRI, "keterangan")),
        (judul.pelaksana, area, 0, tengah, False),
        (judul.mutu_baku, mutu_baku, 0, tengah, False),
        *((getattr(judul, nama), x, tengah, bawah, False) for nama, x in mutu.items()),
        *((nama, x, tengah, bawah, putar) for nama, x in nama_pelaksana),
    ]
    tulisan = tuple(t for satu in sel for t in _write_head(*satu))
    garis = tuple(Garis((x0, tengah), (x1, tengah)) for x0, x1 in (area, mutu_baku))
    return Kepala(tulisan, garis, tengah, bawah)


def _head_lines(teks: str, x: tuple[int, int], putar: bool) -> tuple[str, ...]:
    """The lines of a heading: as wide as its column, or upright and as long as its column makes them."""
    teks = " ".join(teks.split())
    if not putar:
        return wrap(teks, _inner(x), KEPALA)
    panjang = _PANJANG_PUTAR
    while len(baris := wrap(teks, panjang, KEPALA)) * KEPALA.tinggi_baris > _inner(x):
        panjang += _PANJANG_PUTAR
    return baris


def _head_height(teks: str, x: tuple[int, int], putar: bool) -> int:
    baris = _head_lines(teks, x, putar)
    return widest_line(baris, KEPALA) if putar else len(baris) * KEPALA.tinggi_baris


def _write_head(teks: str, x: tuple[int, int], atas: int, bawah: int, putar: bool) -> tuple[Tulisan, ...]:
    kotak = Kotak(x[0] + TEPI, atas, _inner(x), bawah - atas)
    return write(_head_lines(teks, x, putar), kotak, KEPALA, di_tengah=True, putar=putar)


def make_garis(tabel: Tabel, batas: Sequence[int]) -> Iterator[Garis]:
    """Yield the rules of a sheet: between columns, between rows (``batas``), strong ones around."""
    bawah = batas[-1]
    kepala = tabel.kepala
    yield from kepala.garis
    for y in batas[:-1]:
        yield Garis((0, y), (tabel.lebar, y))
    dalam = {tabel.kolom["waktu"][0], tabel.kolom["keluaran"][0], *(x for x, _ in tabel.pelaksana[1:])}
    tepi = {
        tabel.kolom["kegiatan"][0],
        tabel.kolom[KIRI[-1]][1],
        tabel.kolom[KANAN[0]][0],
        tabel.kolom["keterangan"][0],
    }
    for x in sorted(dalam | tepi):
        yield Garis((x, kepala.tengah if x in dalam else 0), (x, bawah))
    for y in (0, kepala.bawah, bawah):
        yield Garis((0, y), (tabel.lebar, y), tegas=True)
    for x in (0, tabel.lebar):
        yield Garis((x, 0), (x, bawah), tegas=True)
