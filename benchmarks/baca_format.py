"""How fast the workbook of a unit is read and stored, beside openpyxl walking over its cells.

``python benchmarks/baca_format.py [ROWS …]``, on a database like that of ``format_data.py``. "file" is the
guard and every row of the workbook; "untouched" is all of ``read_serahan``, stored rows loaded too, for a
workbook as it was handed out; "filled in" the same with six cells of every row written anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from time import perf_counter

from django.db import connection, transaction
from format_data import AT, BARIS, make_rows, open_database
from openpyxl import load_workbook

from lakip.exports.buku_bertanda import mark_faults
from lakip.exports.format_data import write_format
from lakip.imports.buku_kerja import open_buku
from lakip.imports.isi_serahan import TemuanSel
from lakip.imports.serahan import read_serahan, store_serahan
from lakip.lembar_unit import BARIS_KEPALA, INDIKATOR, KOLOM_AWAL, KOLOM_INDIKATOR, KOLOM_KUNCI
from lakip.models import FormatData
from tests.world import make_kantor

PUTARAN = 3
ISI = {
    "target_1": 20,
    "realisasi_1": 21.5,
    "realisasi_2": "22,75",
    "realisasi": 91.25,
    "pendorong": "Patroli rutin di pasar.",
    "bukti": "Laporan bulanan",
}


def main(jumlah_list: tuple[int, ...]) -> None:
    """Measure and print."""
    with open_database():
        laporan = make_kantor("balangan-satpolpp", AT).laporan
        for jumlah in jumlah_list:
            measure(jumlah, make_rows(laporan, jumlah))


def measure(jumlah: int, format_data: FormatData) -> None:
    berkas = write_format(format_data)
    print(f"{jumlah} rows")
    for nama, isi_berkas in (("untouched", berkas), ("filled in", fill(berkas))):
        bare = _best(lambda isi_berkas=isi_berkas: walk(isi_berkas))
        file = _best(lambda isi_berkas=isi_berkas: read_rows(isi_berkas))
        semua = _best(lambda isi_berkas=isi_berkas: read_serahan(isi_berkas, format_data))
        print(
            f"  {nama}: bare openpyxl {bare:.2f} s; file {file:.2f} s ({file / bare:.2f}); "
            f"all {semua:.2f} s ({semua / bare:.2f})"
        )
    isi = read_serahan(isi_berkas, format_data)
    assert not isi.temuan
    begun = perf_counter()
    with transaction.atomic():
        store_serahan(isi)
    seconds = perf_counter() - begun
    rows = len(isi.nilai) + len(isi.penjelasan)
    print(f"  stored: {rows} rows in {seconds:.2f} s, {rows / seconds:.0f} a second on {connection.vendor}")
    ditandai = _best(lambda: mark_faults(berkas, [TemuanSel(INDIKATOR, "S4", "Keliru.")]))
    print(f"  marked: {ditandai:.2f} s")


def fill(berkas: bytes) -> bytes:
    buku = load_workbook(BytesIO(berkas))
    lembar = buku[INDIKATOR]
    letak = {kolom.kunci: n for n, kolom in enumerate(KOLOM_INDIKATOR, start=KOLOM_AWAL)}
    for baris in range(BARIS_KEPALA + 1, lembar.max_row + 1):
        if lembar.cell(baris, KOLOM_KUNCI).value:
            for kunci, isi in ISI.items():
                lembar.cell(baris, letak[kunci]).value = isi
    out = BytesIO()
    buku.save(out)
    return out.getvalue()


def walk(berkas: bytes) -> int:
    """Go over every cell by the shortest way that openpyxl has."""
    buku = load_workbook(BytesIO(berkas), read_only=True)
    return sum(len(baris) for lembar in buku for baris in lembar.iter_rows())


def read_rows(berkas: bytes) -> int:
    with open_buku(berkas) as buku:
        return sum(len(sel) for nama in buku.lembar for _, sel in buku.rows(nama))


def _best(act: Callable[[], object]) -> float:
    seconds = []
    for _ in range(PUTARAN):
        begun = perf_counter()
        act()
        seconds.append(perf_counter() - begun)
    return min(seconds)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or BARIS)
