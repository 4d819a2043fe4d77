"""Prints how long the preview of one written part takes, from reading the report's HTML to its images.

    python benchmarks/pratinjau.py [ROUNDS]

"html" is drawing the whole report, so that tables and figures have their numbers; "images" is all that the
writer waits for beside the queries: the HTML, a fresh process, layout, and its pages as PNG.
"""

import os
import statistics
import sys
import time
from pathlib import Path

AKAR = Path(__file__).parents[1]
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")

import django  # noqa: E402

django.setup()

from lakip.exports.pdf import render_bagian  # noqa: E402
from lakip.exports.pratinjau import draw_halaman, make_renderer, render_pratinjau  # noqa: E402
from lakip.exports.teks import Kertas  # noqa: E402
from lakip.isi import IsiLaporan  # noqa: E402
from lakip.teks import from_polos  # noqa: E402
from tests.lakip.isi_laporan import make_anggaran, make_indikator, make_isi, make_sasaran  # noqa: E402

BATAS = 2.0  # seconds
KALIMAT = "Satuan Polisi Pamong Praja menyelenggarakan ketertiban umum dan ketenteraman masyarakat. "
UKURAN = ((3, 1), (3, 5), (13, 1), (13, 5), (30, 10))  # sasaran of three indikator each, pages of the text


def make_report(sasaran: int, halaman: int) -> IsiLaporan:
    isi = make_isi(
        tuple(
            make_sasaran(nomor, tuple(make_indikator(f"{nomor}.{ke}") for ke in range(1, 4)))
            for nomor in range(1, sasaran + 1)
        ),
        anggaran=make_anggaran(10 * sasaran),
    )
    teks = from_polos("\n\n".join([KALIMAT * 5] * (6 * halaman)))
    return make_isi(isi.sasaran, anggaran=isi.anggaran, naskah={**isi.naskah, "bab1_gambaran_umum": teks})


def measure(isi: IsiLaporan) -> tuple[float, float, int]:
    begun = time.perf_counter()
    with make_renderer() as renderer:
        html = render_pratinjau(isi, render_bagian(isi, Kertas(isi)), "bab1_gambaran_umum")
        drawn = time.perf_counter() - begun
        halaman = draw_halaman(renderer, html or "")
    return drawn, time.perf_counter() - begun, halaman.jumlah


def main(rounds: int) -> None:
    measure(make_report(1, 1))
    print(f"sasaran  pages  html s  images s  (median of {rounds}; the bar is {BATAS} s)")
    for sasaran, halaman in UKURAN:
        isi = make_report(sasaran, halaman)
        html, semua, jumlah = zip(*(measure(isi) for _ in range(rounds)), strict=True)
        print(f"{sasaran:7}  {jumlah[0]:5}  {statistics.median(html):6.2f}  {statistics.median(semua):8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
