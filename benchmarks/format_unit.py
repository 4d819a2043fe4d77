"""How fast the workbook of a unit is written, beside openpyxl writing as many styled cells and nothing else.

``python benchmarks/format_unit.py [ROWS …]`` measures on a SQLite file of its own; with DATABASE_URL on a
database of that server, made for the purpose and dropped again. Nothing is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from time import perf_counter

from bangku import AT, open_database
from openpyxl import Workbook
from openpyxl.styles import NamedStyle, PatternFill, Protection

from lakip.exports.format_unit import write_format
from lakip.models import FormatData, Indikator, Laporan, Nilai, Sasaran, UnitKerja
from lakip.unit.lembar import KOLOM_INDIKATOR
from tests.world import make_kantor

BARIS = (100, 1_000, 10_000)


def main(jumlah_list: tuple[int, ...]) -> None:
    """Measure and print."""
    with open_database():
        laporan = make_kantor("balangan-satpolpp", AT).laporan
        for jumlah in jumlah_list:
            format_data = make_rows(laporan, jumlah)
            seconds, berkas = _measure(lambda satu=format_data: write_format(satu))
            bare, _ = _measure(lambda satu=jumlah: write_bare(satu))
            print(
                f"{jumlah:6} rows: written {jumlah / seconds:5.0f} a second ({seconds:.2f} s, "
                f"{len(berkas) / 1024:.0f} KiB); bare openpyxl {jumlah / bare:5.0f} ({bare:.2f} s)"
            )


def make_rows(laporan: Laporan, jumlah: int) -> FormatData:
    """Store a unit with so many indikator, each with its year and four quarters; return its form."""
    unit = UnitKerja.objects.create(instansi=laporan.instansi, nama=f"Bidang dengan {jumlah} baris")
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Meningkatnya mutu layanan")
    indikator_list = Indikator.objects.bulk_create(
        Indikator(sasaran=sasaran, unit=unit, urutan=nomor, nama=f"Persentase layanan {nomor}", satuan="%")
        for nomor in range(1, jumlah + 1)
    )
    Nilai.objects.bulk_create(
        Nilai(
            indikator=indikator,
            tahun=laporan.tahun,
            triwulan=triwulan,
            target=Decimal(90),
            realisasi=Decimal("87.25"),
            status="terisi",
        )
        for indikator in indikator_list
        for triwulan in (None, 1, 2, 3, 4)
    )
    return FormatData.objects.create(
        laporan=laporan, unit=unit, tenggat=date(2026, 3, 2), dibuat_pada=AT,
        dibuat_oleh=laporan.penanggung_jawab,
    )  # fmt: skip


def write_bare(jumlah: int) -> bytes:
    """Return a workbook with as many styled cells, by the shortest way that openpyxl has."""
    buku = Workbook()
    lembar = buku.active
    kuning = PatternFill("solid", start_color="FFF8D6")
    buku.add_named_style(NamedStyle("isian", fill=kuning, protection=Protection(locked=False)))
    for baris in range(1, jumlah + 1):
        for kolom in range(1, len(KOLOM_INDIKATOR) + 3):
            cell = lembar.cell(baris, kolom, Decimal("87.25") if kolom % 2 else f"Persentase layanan {baris}")
            cell.style = "isian"
    berkas = BytesIO()
    buku.save(berkas)
    return berkas.getvalue()


def _measure(write: Callable[[], bytes]) -> tuple[float, bytes]:
    begun = perf_counter()
    berkas = write()
    return perf_counter() - begun, berkas


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or BARIS)
