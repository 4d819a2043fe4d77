"""The workbook of a unit, filled in as a person would do it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from django.core.files.base import ContentFile
from openpyxl import load_workbook

from lakip import engine
from lakip.exports.format_unit import write_format
from lakip.models import Anggaran, FormatData, Indikator, UnitKerja
from lakip.unit.lembar import ANGGARAN, BARIS_KEPALA, INDIKATOR, KOLOM_AWAL, KOLOM_KUNCI, LEMBAR, row_key
from tests.world import Jalan

Isian = Mapping[tuple[Indikator | Anggaran, str], object]


def make_format(jalan: Jalan, nama: str) -> FormatData:
    """Let the owner make the forms of all units, and hand out that of the unit whose name has this word."""
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    engine.make_format(laporan.pk, pemilik, laporan.tenggat, at=jalan.tick(), anew=True)
    unit = UnitKerja.objects.get(instansi=laporan.instansi, nama__icontains=nama)
    engine.hand_out(laporan.pk, pemilik, [unit], at=jalan.tick())
    return FormatData.objects.select_related("unit", "laporan").get(laporan=laporan, unit=unit)


def fill(format_data: FormatData, isian: Isian | None = None, nama: str = "data.xlsx") -> ContentFile[bytes]:
    """Return the unit's workbook with these cells written anew, named by row and key of the column."""
    return ContentFile(fill_in(write_format(format_data), isian or {}), name=nama)


def fill_in(berkas: bytes, isian: Isian) -> bytes:
    """Return a workbook as it was handed out with these cells written anew."""
    buku = load_workbook(BytesIO(berkas))
    for (baris, kolom), isi in isian.items():
        nama_lembar = INDIKATOR if isinstance(baris, Indikator) else ANGGARAN
        lembar = buku[nama_lembar]
        kunci = row_key(nama_lembar, baris.pk)
        nomor = next(
            n for n in range(BARIS_KEPALA, lembar.max_row + 1) if lembar.cell(n, KOLOM_KUNCI).value == kunci
        )
        letak = [satu.kunci for satu in LEMBAR[nama_lembar]].index(kolom) + KOLOM_AWAL
        lembar.cell(nomor, letak).value = isi  # type: ignore[assignment]
    out = BytesIO()
    buku.save(out)
    return out.getvalue()
