"""The time of an SOP as a workbook, in minutes of work."""

from __future__ import annotations

from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lakip.domain.waktu_nyata import Sebaran
from lakip.waktu_sop import WaktuSop
from sop.exports.buku import Isi, put, save_buku
from sop.models import VersiSop

_AMATAN = ("{} Q1 (menit)", "{} median (menit)", "{} Q3 (menit)")
# The columns with their widths in characters.
KOLOM = {
    "Langkah": 60, "Pelaksana": 28, "Baku tertulis": 16, "Baku (menit)": 14, "Kunjungan terukur": 14,
    **{nama.format("Dikerjakan"): 16 for nama in _AMATAN},
    **{nama.format("Menunggu"): 16 for nama in _AMATAN},
    "Tanpa tanda mulai": 14, "Terukur versi terdahulu": 14,
    **{nama.format("Dikerjakan terdahulu"): 16 for nama in _AMATAN}, "Usulan": 16,
}  # fmt: skip


def build_waktu_sop(versi: VersiSop, waktu: WaktuSop, pada: datetime) -> bytes:
    """Return a row for each symbol; a hari kerja has the minutes that stand in the name of the sheet."""
    buku = Workbook()
    buku.properties.creator, buku.properties.title = versi.sop.instansi.nama, f"Waktu {versi}"
    lembar = buku.worksheets[0]
    lembar.title, lembar.freeze_panes = f"1 hari {waktu.menit_per_hari} menit", "B2"
    for nomor, (kepala, lebar) in enumerate(KOLOM.items(), start=1):
        put(lembar.cell(1, nomor), kepala)
        lembar.cell(1, nomor).font = Font(bold=True)
        lembar.cell(1, nomor).alignment = Alignment(wrap_text=True, vertical="top")
        lembar.column_dimensions[get_column_letter(nomor)].width = lebar
    for baris, satu in enumerate(waktu.simbol, start=2):
        ini, dulu = satu.versi_ini, satu.terdahulu
        isi: tuple[Isi, ...] = (
            satu.nama, satu.pelaksana, satu.waktu, satu.baku.sampai if satu.baku else None,
            _count(ini.dikerjakan), *_quartiles(ini.dikerjakan), *_quartiles(ini.menunggu),
            ini.langsung, _count(dulu.dikerjakan), *_quartiles(dulu.dikerjakan), str(satu.usulan or ""),
        )  # fmt: skip
        for nomor, nilai in enumerate(isi, start=1):
            put(lembar.cell(baris, nomor), nilai)
            lembar.cell(baris, nomor).alignment = Alignment(vertical="top", wrap_text=True)
    return save_buku(buku, pada)


def _count(sebaran: Sebaran | None) -> int:
    return sebaran.jumlah if sebaran else 0


def _quartiles(sebaran: Sebaran | None) -> tuple[Isi, Isi, Isi]:
    if sebaran is None:
        return None, None, None
    return sebaran.kuartil_bawah, sebaran.median, sebaran.kuartil_atas
