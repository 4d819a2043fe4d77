"""Text measured in Arimo, wrapped, and set into boxes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile

from sop.domain.bagan.gambar import Kotak, Tulisan
from sop.domain.bagan.lebar_huruf import BIASA, EM, TEBAL

_LEBAR = {
    tebal: {huruf: lebar for lebar, kelompok in tabel.items() for huruf in kelompok}
    for tebal, tabel in ((False, BIASA), (True, TEBAL))
}
# A character that the table does not know is taken to be as wide as the widest letter.
_LEBAR_LAIN = EM

# A word ends at a space, and may also be broken after a stroke or a hyphen.
_POTONGAN = re.compile(r"\S+?(?:[/–-]+(?=\S)|\s+|$)")


@dataclass(frozen=True, slots=True)
class Huruf:
    """A size of type: letters and lines in 1/10 mm (28 is 7.9 pt, 24 is 6.8 pt)."""

    ukuran: int
    tinggi_baris: int
    tebal: bool = False


ISI = Huruf(28, 34)
KEPALA = Huruf(27, 33, tebal=True)
KECIL = Huruf(24, 28)
KECIL_TEBAL = Huruf(24, 28, tebal=True)


def measure(teks: str, huruf: Huruf) -> int:
    """Return the width of one line of text, rounded up to whole units."""
    lebar = _LEBAR[huruf.tebal]
    return -(-sum(lebar.get(karakter, _LEBAR_LAIN) for karakter in teks) * huruf.ukuran // EM)


@lru_cache(maxsize=4096)
def wrap(teks: str, lebar: int, huruf: Huruf) -> tuple[str, ...]:
    """Return the lines into which ``teks`` falls within ``lebar``; a word that is wider is broken.

    Kept in memory: while one cell of a form is written the others stay as they are.
    """
    return tuple(baris for paragraf in teks.splitlines() for baris in _fill(paragraf, lebar, huruf))


@lru_cache(maxsize=4096)
def widest_word(teks: str, huruf: Huruf) -> int:
    """Return the width of the widest piece that wrapping would leave whole."""
    return max((measure(p.rstrip(), huruf) for p in _POTONGAN.findall(teks)), default=0)


def widest_line(baris: Sequence[str], huruf: Huruf) -> int:
    """Return the width of the widest of these lines."""
    return max((measure(satu, huruf) for satu in baris), default=0)


def write(
    baris: Sequence[str], kotak: Kotak, huruf: Huruf, *, di_tengah: bool = False, putar: bool = False
) -> tuple[Tulisan, ...]:
    """Return the lines set into ``kotak``, in the middle of its height (of its width where ``putar``)."""
    tumpukan = len(baris) * huruf.tinggi_baris
    awal = (kotak.x + (kotak.lebar - tumpukan) // 2) if putar else (kotak.y + (kotak.tinggi - tumpukan) // 2)
    tulis = _write_upwards if putar else _write_line
    return tuple(
        tulis(isi, kotak, awal + nomor * huruf.tinggi_baris, huruf, di_tengah)
        for nomor, isi in enumerate(baris)
    )


def _write_line(isi: str, kotak: Kotak, atas: int, huruf: Huruf, di_tengah: bool) -> Tulisan:
    lebar = measure(isi, huruf)
    kiri = kotak.tengah[0] - lebar // 2 if di_tengah else kotak.x
    x = kotak.tengah[0] if di_tengah else kiri
    return Tulisan(
        x,
        atas + _baseline(huruf),
        isi,
        huruf.ukuran,
        huruf.tebal,
        di_tengah,
        Kotak(kiri, atas, lebar, huruf.tinggi_baris),
    )


def _write_upwards(isi: str, kotak: Kotak, kiri: int, huruf: Huruf, di_tengah: bool) -> Tulisan:
    lebar = measure(isi, huruf)
    bawah = kotak.tengah[1] + lebar // 2 if di_tengah else kotak.bawah
    return Tulisan(
        kiri + _baseline(huruf),
        kotak.tengah[1] if di_tengah else bawah,
        isi,
        huruf.ukuran,
        huruf.tebal,
        di_tengah,
        Kotak(kiri, bawah - lebar, huruf.tinggi_baris, lebar),
        putar=True,
    )


def _baseline(huruf: Huruf) -> int:
    # Capitals are 0.72 em high: this puts their middle in the middle of the line.
    return (huruf.tinggi_baris * 100 + huruf.ukuran * 72) // 200


def _fill(paragraf: str, lebar: int, huruf: Huruf) -> list[str]:
    selesai: list[str] = []
    baris = ""
    for potongan in _POTONGAN.findall(paragraf):
        if measure(baris + potongan.rstrip(), huruf) > lebar:
            if baris:
                selesai.append(baris.rstrip())
            *penuh, baris = _break(potongan, lebar, huruf)
            selesai += penuh
        else:
            baris += potongan
    return [*selesai, baris.rstrip()] if baris else selesai


def _break(kata: str, lebar: int, huruf: Huruf) -> list[str]:
    potongan = []
    while measure(kata.rstrip(), huruf) > lebar and len(kata) > 1:
        muat = max(1, _count_fitting(kata, lebar, huruf))
        potongan.append(kata[:muat])
        kata = kata[muat:]
    return [*potongan, kata]


def _count_fitting(kata: str, lebar: int, huruf: Huruf) -> int:
    """How many letters of the word stand within ``lebar``; it may be far longer."""
    satuan = _LEBAR[huruf.tebal]
    widths = accumulate(satuan.get(karakter, _LEBAR_LAIN) for karakter in kata)
    return sum(1 for _ in takewhile(lambda width: width * huruf.ukuran <= lebar * EM, widths))
