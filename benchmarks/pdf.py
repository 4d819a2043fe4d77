"""Prints how long a LAKIP takes as a PDF and how much memory, beside a plain ``write_pdf`` of the same HTML.

    python benchmarks/pdf.py [ROUNDS]

"ours" is everything a person waits for: HTML, workbook, a fresh process, PDF/A-3a, PDF/UA-1 and the
attachments. "plain" is the same HTML, and WeasyPrint alone in a fresh process: no standard, no tags, no
attachments. Both go behind everybody else on the machine, as ours always does. Medians of the rounds, in
which the two take turns; memory is the peak of the process that renders.
"""

from __future__ import annotations

import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from statistics import median
from typing import NamedTuple

import bangku  # noqa: F401 - sets the project up
from pypdf import PdfReader

from lakip.exports.pdf import STATIS, build_pdf, render_html
from lakip.isi import IsiLaporan
from tests.lakip.laporan_panjang import make_panjang

# Sasaran of three indikator each: about 50, 100 and 200 pages.
UKURAN = (3, 9, 20)
POLOS = """
import os, sys
from weasyprint import HTML
os.nice(10)
HTML(string=sys.stdin.read(), base_url=sys.argv[1]).write_pdf(sys.stdout.buffer)
"""


class Ukur(NamedTuple):
    """Seconds, peak MB of the renderer, bytes and pages of the file."""

    detik: float
    memori: float
    ukuran: int
    halaman: int


def write_plain(isi: IsiLaporan) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", POLOS, f"{STATIS.as_uri()}/"],
        input=render_html(isi).encode(),
        stdout=subprocess.PIPE,
        check=True,
    ).stdout


def measure(act: Callable[[IsiLaporan], bytes], isi: IsiLaporan) -> Ukur:
    """Do it in a process of its own, for the system tells the peak of all children of a process only."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_measure, (act, isi))


def _measure(act: Callable[[IsiLaporan], bytes], isi: IsiLaporan) -> Ukur:
    begun = time.perf_counter()
    pdf = act(isi)
    detik = time.perf_counter() - begun
    memori = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Ukur(detik, memori, len(pdf), len(PdfReader(BytesIO(pdf)).pages))


def list_reports() -> Iterator[IsiLaporan]:
    """Yield a report of about 25 pages, in which nobody has written outside Bab III yet, and longer ones."""
    yield replace(make_panjang(1), naskah={})
    yield from map(make_panjang, UKURAN)


def main(rounds: int) -> None:
    print("pages  ours s  plain s  ratio  ms/page  ours MB  plain MB  ours kB  plain kB")
    for isi in list_reports():
        pasangan = [(measure(build_pdf, isi), measure(write_plain, isi)) for _ in range(rounds)]
        ours, plain = (Ukur(*map(median, zip(*satu, strict=True))) for satu in zip(*pasangan, strict=True))
        print(
            f"{ours.halaman:5.0f}  {ours.detik:6.2f}  {plain.detik:7.2f}  {ours.detik / plain.detik:5.2f}"
            f"  {1000 * ours.detik / ours.halaman:7.0f}  {ours.memori:7.0f}  {plain.memori:8.0f}"
            f"  {ours.ukuran / 1024:7.0f}  {plain.ukuran / 1024:8.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
