"""The sheet Asal of our own workbook: where symbols and arrows are known from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sop.domain.berkas import Asal
from sop.domain.isian import MAX_TEKS
from sop.domain.panah_teks import read_panah
from sop.domain.suntingan import BarisSunting, PanahSunting, SimbolSunting
from sop.imports.formulir_prosedur import Prosedur
from sop.imports.lembar import Lembar
from sop.lembar_formulir import KEPALA_ASAL

_LANGKAH, _SIMBOL, _, _PANAH, _ASAL, _ALASAN, _KEGIATAN = range(1, len(KEPALA_ASAL) + 1)


def apply_asal(lembar: Lembar, prosedur: Prosedur, baris_list: Sequence[BarisSunting]) -> list[BarisSunting]:
    """Return the rows with what the sheet says of the origin of their symbols and arrows.

    A row is known by its kegiatan where no other row has the same, else by its kunci. What is said of a row,
    a symbol or an arrow that is there no more is past: who changed it has said so.
    """
    by_kunci = {baris.kunci: baris for baris in baris_list}
    banyak = Counter(baris.kegiatan for baris in baris_list)
    kunci_of = {b.kegiatan: b.kunci for b in baris_list if b.kegiatan and banyak[b.kegiatan] == 1}
    for y in range(2, lembar.tinggi + 1):
        baris = by_kunci.get(kunci_of.get(lembar.text(y, _KEGIATAN), lembar.text(y, _LANGKAH)))
        urutan = lembar.text(y, _SIMBOL).strip()
        if not urutan.isdecimal() and lembar.is_filled(y):
            lembar.reject(y, _SIMBOL, "Tulis urutan simbol di dalam langkahnya, misalnya 1.")
        elif baris and 0 < int(urutan or 0) <= len(baris.simbol):
            simbol = list(baris.simbol)
            simbol[int(urutan) - 1] = _mark(lembar, y, prosedur, simbol[int(urutan) - 1])
            by_kunci[baris.kunci] = replace(baris, simbol=tuple(simbol))
    return list(by_kunci.values())


def _mark(lembar: Lembar, y: int, prosedur: Prosedur, simbol: SimbolSunting) -> SimbolSunting:
    """Return the symbol with itself, or one arrow of it, marked as line ``y`` of the sheet says."""
    asal = lembar.choose(y, _ASAL, Asal) or Asal.DISIMPULKAN
    alasan = lembar.text(y, _ALASAN, MAX_TEKS)
    if not lembar.text(y, _PANAH).strip():
        return replace(simbol, asal=asal, alasan=alasan)
    try:
        [dikatakan] = read_panah(lembar.text(y, _PANAH), [simbol.jenis])
    except ValueError as error:
        lembar.reject(y, _PANAH, str(error))
        return simbol
    tujuan: list[PanahSunting] = []
    for satu in dikatakan:
        with suppress(ValueError):  # its target is there no more
            tujuan.append(prosedur.resolve(satu))
    return replace(
        simbol,
        panah=tuple(
            replace(p, asal=asal, alasan=alasan) if PanahSunting(p.label, p.ke) in tujuan else p
            for p in simbol.panah
        ),
    )
