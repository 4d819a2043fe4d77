"""The printed table around the symbols: widths of columns, words in cells, rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sop.domain.bagan.formulir import Baris, Formulir, JudulKolom
from sop.domain.bagan.gambar import Garis, Kotak, Tulisan
from sop.domain.bagan.teks import ISI, KEPALA, measure, widest_line, widest_word, wrap, write

TEPI = 9
_KATA_TERLEBAR = 280
_TINGGI_PUTAR = 300
# Fields of a row left and right of the symbols; the ones set in the middle of their column.
KIRI = ("nomor", "kegiatan")
KANAN = ("kelengkapan", "waktu", "keluaran", "keterangan")
_DI_TENGAH = ("nomor", "waktu")


@dataclass(frozen=True)
class Tabel:
    """Where the columns of the form stand: the edges of each field and of each pelaksana, left to right."""

    kolom: dict[str, tuple[int, int]]
    pelaksana: tuple[tuple[int, int], ...]
    awal_pelaksana: int
    akhir_pelaksana: int
    lebar: int


def fit_tabel(form: Formulir, lebar: int, lebar_pelaksana: Sequence[int], total_pelaksana: int) -> Tabel:
    """Return the columns of the form: words share what the symbols leave of ``lebar``.

    A column is never narrower than its widest word, nor a pelaksana than its symbols and arrows
    need (``lebar_pelaksana``): where that is more than ``lebar``, the form becomes wider.
    """
    nama = (*KIRI, *KANAN)
    paling_sempit = [_widest_word(form, satu) + 2 * TEPI for satu in nama]
    # Widths as the cube root of the squared lengths keep the sum of the squared heights least.
    bobot = [max(1, round(sum(measure(getattr(b, satu), ISI) ** 2 for b in form.langkah) ** (1 / 3))) for satu in nama]
    lebar_kata = dict(zip(nama, spread(paling_sempit, bobot, lebar - total_pelaksana), strict=True))
    kolom = {}
    x = 0
    for satu in KIRI:
        kolom[satu] = (x, x := x + lebar_kata[satu])
    awal = x
    pelaksana = []
    for satu_lebar in spread(lebar_pelaksana, [1] * len(lebar_pelaksana), total_pelaksana):
        pelaksana.append((x, x := x + satu_lebar))
    akhir = x = max(x, awal + total_pelaksana)
    for satu in KANAN:
        kolom[satu] = (x, x := x + lebar_kata[satu])
    return Tabel(kolom, tuple(pelaksana), awal, akhir, x)


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


def _widest_word(form: Formulir, nama: str) -> int:
    isi = max((widest_word(getattr(baris, nama), ISI) for baris in form.langkah), default=0)
    return min(_KATA_TERLEBAR, max(isi, widest_word(getattr(form.judul_kolom, nama), KEPALA)))


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


@dataclass(frozen=True)
class Kepala:
    """The head of the table: its words and rules, and the two heights at which it is divided."""

    tulisan: tuple[Tulisan, ...]
    garis: tuple[Garis, ...]
    tengah: int
    bawah: int


def make_kepala(tabel: Tabel, judul: JudulKolom, pelaksana: Sequence[str]) -> Kepala:
    """Return the head of the table; names of pelaksana that are too wide for their column stand upright."""
    tengah = KEPALA.tinggi_baris + 2 * TEPI
    mutu = {nama: tabel.kolom[nama] for nama in ("kelengkapan", "waktu", "keluaran")}
    mutu_baku = tabel.kolom["kelengkapan"][0], tabel.kolom["keluaran"][1]
    area = tabel.awal_pelaksana, tabel.akhir_pelaksana
    putar = any(widest_word(nama, KEPALA) > _inner(x) for nama, x in zip(pelaksana, tabel.pelaksana, strict=True))
    tinggi = max(
        [KEPALA.tinggi_baris]
        + [_head_height(nama, x, putar) for nama, x in zip(pelaksana, tabel.pelaksana, strict=True)]
        + [_head_height(getattr(judul, nama), x, False) for nama, x in mutu.items()]
    )
    bawah = tengah + tinggi + 2 * TEPI
    sel = [
        *((getattr(judul, nama), tabel.kolom[nama], 0, bawah, False) for nama in (*KIRI, "keterangan")),
        (judul.pelaksana, area, 0, tengah, False),
        (judul.mutu_baku, mutu_baku, 0, tengah, False),
        *((getattr(judul, nama), x, tengah, bawah, False) for nama, x in mutu.items()),
        *((nama, x, tengah, bawah, putar) for nama, x in zip(pelaksana, tabel.pelaksana, strict=True)),
    ]
    tulisan = tuple(t for satu in sel for t in _write_head(*satu))
    garis = tuple(Garis((x0, tengah), (x1, tengah)) for x0, x1 in (area, mutu_baku))
    return Kepala(tulisan, garis, tengah, bawah)


def _head_height(teks: str, x: tuple[int, int], putar: bool) -> int:
    if putar:
        return widest_line(wrap(teks, _TINGGI_PUTAR, KEPALA), KEPALA)
    return len(wrap(teks, _inner(x), KEPALA)) * KEPALA.tinggi_baris


def _write_head(teks: str, x: tuple[int, int], atas: int, bawah: int, putar: bool) -> tuple[Tulisan, ...]:
    kotak = Kotak(x[0] + TEPI, atas, _inner(x), bawah - atas)
    baris = wrap(teks, _TINGGI_PUTAR if putar else kotak.lebar, KEPALA)
    return write(baris, kotak, KEPALA, di_tengah=True, putar=putar)


def make_garis(tabel: Tabel, kepala: Kepala, batas: Sequence[int]) -> Iterator[Garis]:
    """Yield the rules of a sheet: between columns, between rows (at ``batas``), and the strong ones around."""
    bawah = batas[-1]
    yield from kepala.garis
    for y in batas[:-1]:
        yield Garis((0, y), (tabel.lebar, y))
    dalam = {tabel.kolom["waktu"][0], tabel.kolom["keluaran"][0], *(x for x, _ in tabel.pelaksana[1:])}
    tepi = {tabel.kolom["kegiatan"][0], tabel.awal_pelaksana, tabel.akhir_pelaksana, tabel.kolom["keterangan"][0]}
    for x in sorted(dalam | tepi):
        yield Garis((x, kepala.tengah if x in dalam else 0), (x, bawah))
    for y in (0, kepala.bawah, bawah):
        yield Garis((0, y), (tabel.lebar, y), tegas=True)
    for x in (0, tabel.lebar):
        yield Garis((x, 0), (x, bawah), tegas=True)
