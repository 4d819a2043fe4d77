"""What stands in each cell of a unit's row, by the key of its column, and which of them are open."""

from __future__ import annotations

from lakip.domain.capaian import Polaritas, StatusNilai
from lakip.domain.konsolidasi import TRIWULAN
from lakip.isi.bentuk_kinerja import format_nilai
from lakip.isi.nilai import read_target
from lakip.models import Anggaran, Indikator
from lakip.models.kinerja import STATUS_NILAI
from lakip.unit.baris import BarisIndikator
from lakip.unit.lembar import Isi, Kolom
from lakip.unit.tersimpan import NilaiTersimpan

_KATA = dict(STATUS_NILAI)
BELUM_DIUKUR = _KATA[StatusNilai.BELUM_DIUKUR.value]
TIDAK_TERSEDIA = _KATA[StatusNilai.TIDAK_TERSEDIA.value]
PENJELASAN = ("pendorong", "penghambat", "upaya", "rekomendasi", "bukti")


def read_sel_indikator(baris: BarisIndikator) -> dict[str, Isi]:
    """Return the cells of an indikator as they are handed out; ``None`` and ``""`` are empty.

    A realisasi that follows from its components is left to them.
    """
    indikator, kini = baris.indikator, baris.read(baris.tahun)
    has_komponen = bool(indikator.hitungan and baris.kini.dari_komponen)
    sel: dict[str, Isi] = {
        "nomor": baris.nomor,
        "sasaran": indikator.sasaran.uraian,
        "nama": indikator.nama,
        "satuan": indikator.satuan,
        "lalu": _read_realisasi(baris.read(baris.tahun - 1)),
        "target": _read_target(kini),
        "pembilang": kini.pembilang if indikator.hitungan else None,
        "penyebut": kini.penyebut if indikator.hitungan else None,
        "realisasi": None if has_komponen else kini.hasil,
        "status": TIDAK_TERSEDIA if kini.status == StatusNilai.TIDAK_TERSEDIA else None,
    }
    for nomor in TRIWULAN:
        nilai = baris.read(baris.tahun, nomor)
        sel[f"target_{nomor}"] = _read_target(nilai)
        sel[f"realisasi_{nomor}"] = _read_realisasi(nilai)
    for kunci in PENJELASAN:
        sel[kunci] = getattr(baris.penjelasan_tersimpan, kunci, "")
    return sel


def read_sel_anggaran(satu: Anggaran) -> dict[str, Isi]:
    """Return the cells of a line of the budget as they are handed out."""
    return {nama: getattr(satu, nama) for nama in ("kode", "nama", "pagu", "pagu_perubahan", "realisasi")}


def is_terbuka(kolom: Kolom, indikator: Indikator | None) -> bool:
    """Whether the unit fills in the cell of this column for this indikator, or for a line of the budget.

    Components are asked for only where the realisasi is calculated from them; a range cannot stand in
    one cell, so the target of its quarters stays with the report.
    """
    if indikator is None:
        return kolom.is_isian
    if kolom.kunci in ("pembilang", "penyebut"):
        return bool(indikator.hitungan)
    if kolom.kunci.startswith("target_"):
        return indikator.polaritas != Polaritas.RENTANG
    return kolom.is_isian


def _read_target(nilai: NilaiTersimpan) -> Isi:
    target = read_target(nilai)
    return format_nilai(target) if isinstance(target, tuple) else target


def _read_realisasi(nilai: NilaiTersimpan) -> Isi:
    return TIDAK_TERSEDIA if nilai.status == StatusNilai.TIDAK_TERSEDIA else nilai.hasil
