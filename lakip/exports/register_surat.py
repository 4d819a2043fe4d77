"""The register of letters as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lakip.models import NomorSurat
from sop.exports.buku import Isi, put, save_buku
from sop.models import Instansi

TANGGAL = "dd/mm/yyyy"
# The columns with their widths in characters.
KOLOM = {
    "No urut": 8, "Nomor surat": 34, "Tanggal surat": 14, "Perihal": 50, "Tujuan": 40, "Diambil oleh": 28,
    "Keadaan": 14, "Sebab batal": 40,
}  # fmt: skip


def build_register(instansi: Instansi, tahun: int, nomor_list: Iterable[NomorSurat], pada: datetime) -> bytes:
    """Return the register of one year, cancelled numbers too; a text that begins with "=" stays a text."""
    buku = Workbook()
    buku.properties.creator, buku.properties.title = instansi.nama, f"Register surat {tahun} {instansi.nama}"
    lembar = buku.worksheets[0]
    lembar.title, lembar.freeze_panes = f"Register {tahun}", "A2"
    for nomor, (kepala, lebar) in enumerate(KOLOM.items(), start=1):
        put(lembar.cell(1, nomor), kepala)
        lembar.cell(1, nomor).font = Font(bold=True)
        lembar.column_dimensions[get_column_letter(nomor)].width = lebar
    for baris, satu in enumerate(nomor_list, start=2):
        isi: tuple[Isi, ...] = (
            satu.urut, satu.teks, datetime.combine(satu.tanggal, time()), satu.perihal, satu.tujuan,
            str(satu.oleh), "Dibatalkan" if satu.batal_pada else "Dipakai", satu.batal_sebab,
        )  # fmt: skip
        for nomor, nilai in enumerate(isi, start=1):
            sel = lembar.cell(baris, nomor)
            put(sel, nilai)
            sel.alignment = Alignment(vertical="top", wrap_text=True)
        lembar.cell(baris, 3).number_format = TANGGAL
    return save_buku(buku, pada)
