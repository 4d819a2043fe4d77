"""What one cell of a unit's workbook says, by its column and the indikator of its row."""

from __future__ import annotations

from decimal import Decimal

from lakip.domain.angka import format_angka, format_rupiah
from lakip.imports.buku_kerja import Sel
from lakip.imports.sel import clean_teks, read_figure, read_kata, read_rupiah, read_teks
from lakip.models import Indikator
from lakip.unit.lembar import Isi, JenisIsian, Kolom
from lakip.unit.sel import BELUM_DIUKUR, TIDAK_TERSEDIA

_PILIH = f'Pilih "{TIDAK_TERSEDIA}" atau "{BELUM_DIUKUR}", atau kosongkan sel ini.'
_BILA_KOSONG = {
    "target": "Kosongkan sel ini bila targetnya tidak ada.",
    "realisasi": f'Tulis "{TIDAK_TERSEDIA}" bila nilainya tidak ada, atau kosongkan bila belum diukur.',
}


def read_isi(kolom: Kolom, indikator: Indikator | None, sel: Sel | None) -> Isi:
    """Return what a cell says; the word for a value that does not exist is its own value.

    Raises ValueError with a sentence for the writer.
    """
    if kolom.jenis is JenisIsian.RUPIAH:
        return read_rupiah(sel)
    if kolom.jenis is JenisIsian.TEKS or indikator is None:
        return read_teks(sel) or None
    nama = kolom.kunci.partition("_")[0]
    if nama in ("realisasi", "status") and sel is not None and isinstance(sel.isi, str) and sel.jenis == "s":
        kata = clean_teks(sel.isi).casefold()
        if kata in (BELUM_DIUKUR, TIDAK_TERSEDIA):
            return TIDAK_TERSEDIA if kata == TIDAK_TERSEDIA else None
    if kolom.jenis is JenisIsian.PILIHAN:
        if read_teks(sel):
            raise ValueError(_PILIH)
        return None
    if indikator.jenis.is_kata:
        return read_kata(sel, indikator.skala) or None
    in_persen = nama in ("target", "realisasi") and indikator.in_persen
    bila_kosong = _BILA_KOSONG.get(nama, "Kosongkan sel ini bila angkanya belum ada.")
    return read_figure(sel, is_persen=in_persen, bila_kosong=bila_kosong)


def print_isi(kolom: Kolom, isi: Isi) -> str:
    """Return a value as pages print it; "" where there is none."""
    if isinstance(isi, Decimal):
        return format_rupiah(isi) if kolom.jenis is JenisIsian.RUPIAH else format_angka(isi)
    return str(isi or "")
