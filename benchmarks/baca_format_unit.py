"""How fast the workbook of a unit is taken in, beside openpyxl reading its cells.

``python benchmarks/baca_format_unit.py [ROWS …]``, on a database like that of ``format_unit.py``. Medians of
several rounds, in seconds of the processor and of the clock, and as a multiple of openpyxl's shortest way.
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from statistics import median
from time import perf_counter, process_time

from bangku import AT, open_database
from django.db import connection, transaction
from format_unit import BARIS, make_rows
from openpyxl import load_workbook

from lakip.exports.buku_bertanda import mark_faults
from lakip.exports.format_unit import write_format
from lakip.imports.buku_kerja import open_buku
from lakip.imports.isi_serahan import TemuanSel
from lakip.imports.serahan import read_serahan, store_serahan
from lakip.models import FormatData
from lakip.unit.lembar import BARIS_KEPALA, INDIKATOR, KOLOM_AWAL, KOLOM_INDIKATOR, KOLOM_KUNCI
from tests.world import make_kantor

PUTARAN = 5
TEKS: dict[str, Callable[[int], object]] = {
    "pendorong": lambda baris: f"Patroli rutin di {baris} pasar dan terminal bersama kecamatan.",
    "penghambat": lambda baris: f"Hanya {baris} petugas untuk seluruh wilayah.",
    "upaya": lambda baris: f"Jadwal piket disusun ulang untuk {baris} regu.",
    "rekomendasi": lambda baris: f"Menambah {baris} petugas pada perubahan anggaran.",
    "bukti": lambda baris: f"Laporan bulanan nomor 300/{baris}",
}
ISIAN: dict[str, Mapping[str, Callable[[int], object]]] = {
    "as it was handed out": {},
    "with five texts and one figure of every row changed": {
        **TEKS,
        "realisasi": lambda baris: 60 + baris % 3_000 / 100,
    },
    "with all figures of every row changed": {
        kolom: lambda baris, ke=ke: 10 * ke + baris % 3_000 / 100
        for ke, kolom in enumerate(
            (*(f"{nama}_{nomor}" for nomor in range(1, 5) for nama in ("target", "realisasi")), "realisasi")
        )
    },
}


def main(jumlah_list: tuple[int, ...]) -> None:
    """Measure and print."""
    with open_database():
        laporan = make_kantor("balangan-satpolpp", AT).laporan
        for jumlah in jumlah_list:
            measure(jumlah, make_rows(laporan, jumlah))


def measure(jumlah: int, format_data: FormatData) -> None:
    dibagikan = write_format(format_data)
    for nama, isian in ISIAN.items():
        berkas = fill(dibagikan, isian) if isian else dibagikan
        print(f"{jumlah} rows {nama}, on {connection.vendor}")
        compare(
            {
                "openpyxl, read_only": partial(walk, berkas),
                "openpyxl, load_workbook": partial(load, berkas),
                "guard and rows": partial(read_rows, berkas),
                "read_serahan": partial(read_serahan, berkas, format_data),
                "read and stored": partial(take_in, berkas, format_data),
            }
        )
    begun = perf_counter()
    mark_faults(dibagikan, [TemuanSel(INDIKATOR, "S4", "Keliru.")])
    print(f"  marked: {perf_counter() - begun:.2f} s")


def compare(act_by_name: Mapping[str, Callable[[], object]]) -> None:
    """Print how long each takes, as a multiple of the first; they take turns, so that all meet the same."""
    seconds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(PUTARAN):
        for nama, act in act_by_name.items():
            gc.collect()  # what the one before has left behind is not this one's
            begun = process_time(), perf_counter()
            act()
            seconds[nama].append((process_time() - begun[0], perf_counter() - begun[1]))
    medians = {nama: [median(satu) for satu in zip(*runs, strict=True)] for nama, runs in seconds.items()}
    dasar = next(iter(medians.values()))
    for nama, (prosesor, jam) in medians.items():
        print(
            f"  {nama:24} processor {prosesor:6.2f} s ({prosesor / dasar[0]:.2f})"
            f"   clock {jam:6.2f} s ({jam / dasar[1]:.2f})"
        )


def fill(berkas: bytes, isian: Mapping[str, Callable[[int], object]]) -> bytes:
    buku = load_workbook(BytesIO(berkas))
    lembar = buku[INDIKATOR]
    letak = {kolom.kunci: n for n, kolom in enumerate(KOLOM_INDIKATOR, start=KOLOM_AWAL)}
    for baris in range(BARIS_KEPALA + 1, lembar.max_row + 1):
        if lembar.cell(baris, KOLOM_KUNCI).value:
            for kunci, make in isian.items():
                lembar.cell(baris, letak[kunci]).value = make(baris)
    out = BytesIO()
    buku.save(out)
    return out.getvalue()


def walk(berkas: bytes) -> int:
    """Go over every cell by the shortest way that openpyxl has."""
    buku = load_workbook(BytesIO(berkas), read_only=True)
    return sum(len(baris) for lembar in buku for baris in lembar.iter_rows())


def load(berkas: bytes) -> int:
    """Go over every cell of a workbook that is loaded as a whole."""
    buku = load_workbook(BytesIO(berkas))
    return sum(len(baris) for lembar in buku for baris in lembar.iter_rows())


def read_rows(berkas: bytes) -> int:
    with open_buku(berkas) as buku:
        return sum(len(sel) for nama in buku.lembar for _, sel in buku.rows(nama))


def take_in(berkas: bytes, format_data: FormatData) -> None:
    """Read and store; it is taken back, so that every round finds the same."""
    isi = read_serahan(berkas, format_data)
    if isi.temuan:
        raise SystemExit(isi.temuan[0].pesan)
    with transaction.atomic():
        store_serahan(isi)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or BARIS)
