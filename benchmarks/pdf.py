"""Prints how long a LAKIP takes as a PDF, beside a plain ``write_pdf`` of the same HTML.

    python benchmarks/pdf.py [ROUNDS]

"ours" is everything a person waits for: HTML, workbook, a fresh process, PDF/A-3a, PDF/UA-1 and the
attachments. "plain" is WeasyPrint alone in a fresh process: no standard, no tags, no attachments.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

AKAR = Path(__file__).parents[1]
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")

import django  # noqa: E402

django.setup()

from pypdf import PdfReader  # noqa: E402

from lakip.exports.pdf import STATIS, build_pdf, render_html  # noqa: E402
from lakip.isi import IsiLaporan  # noqa: E402
from tests.lakip.isi_laporan import make_anggaran, make_indikator, make_isi, make_sasaran  # noqa: E402

UKURAN = (1, 10, 30, 60)  # sasaran of three indikator each
POLOS = """
import sys
from weasyprint import HTML
HTML(string=sys.stdin.read(), base_url=sys.argv[1]).write_pdf(sys.stdout.buffer)
"""


def make_report(sasaran: int) -> IsiLaporan:
    return make_isi(
        tuple(
            make_sasaran(nomor, tuple(make_indikator(f"{nomor}.{ke}") for ke in range(1, 4)))
            for nomor in range(1, sasaran + 1)
        ),
        anggaran=make_anggaran(10 * sasaran),
    )


def write_plain(isi: IsiLaporan) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", POLOS, f"{STATIS.as_uri()}/"],
        input=render_html(isi).encode(),
        stdout=subprocess.PIPE,
        check=True,
    ).stdout


def best(act: Callable[[IsiLaporan], bytes], isi: IsiLaporan, rounds: int) -> tuple[float, bytes]:
    seconds, pdf = [], b""
    for _ in range(rounds):
        begun = time.perf_counter()
        pdf = act(isi)
        seconds.append(time.perf_counter() - begun)
    return min(seconds), pdf


def main(rounds: int) -> None:
    print("sasaran  pages  ours s  ms/page  kB     plain s  ms/page  kB")
    for sasaran in UKURAN:
        isi = make_report(sasaran)
        ours, pdf = best(build_pdf, isi, rounds)
        plain, polos = best(write_plain, isi, rounds)
        pages = len(PdfReader(BytesIO(pdf)).pages)
        print(
            f"{sasaran:7}  {pages:5}  {ours:6.2f}  {1000 * ours / pages:7.0f}  {len(pdf) // 1024:5}"
            f"  {plain:7.2f}  {1000 * plain / pages:7.0f}  {len(polos) // 1024}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
