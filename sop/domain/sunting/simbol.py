"""Symbols of a row: put, moved, changed, taken away, and put in another order."""

from collections.abc import Mapping
from dataclasses import replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import Asal
from sop.domain.panah_teks import default_panah
from sop.domain.sunting.tujuan import bypass, first_panah, rename_tujuan
from sop.domain.suntingan import (
    BELUM_DIPILIH,
    PanahSunting,
    SimbolSunting,
    Suntingan,
    name_tujuan,
    replace_row,
)


def draw_row(suntingan: Suntingan, place: int, wanted: Mapping[str, JenisSimbol]) -> Suntingan:
    """Return the draft in which a row has just the ``wanted`` symbols, by the kunci of their columns.

    What is new stands behind what was there. One symbol that goes while one comes was moved: it keeps its
    arrows. What is put or changed by hand is stated, no longer inferred.
    """
    row = suntingan.baris[place]
    gone = [s.kolom for s in row.simbol if s.kolom not in wanted]
    come = [kolom for kolom in wanted if kolom not in {s.kolom for s in row.simbol}]
    if len(gone) == len(come) == 1:
        moved = tuple(
            replace(s, kolom=come[0], asal=Asal.TERSURAT, alasan="") if s.kolom == gone[0] else s
            for s in row.simbol
        )
        return draw_row(replace_row(suntingan, place, replace(row, simbol=moved)), place, wanted)
    for kolom in gone:
        suntingan = remove_simbol(suntingan, place, kolom)
    row = suntingan.baris[place]
    kept = tuple(_change_jenis(s, wanted[s.kolom]) for s in row.simbol)
    added = tuple(SimbolSunting(kolom, wanted[kolom], panah=_new_panah(wanted[kolom])) for kolom in come)
    return replace_row(suntingan, place, replace(row, simbol=(*kept, *added)))


def remove_simbol(suntingan: Suntingan, place: int, kolom: str) -> Suntingan:
    """Return the draft without a symbol; arrows to it go on to where it led.

    Those to the last symbol of a row stay: they lead to the row, which most likely gets another one.
    """
    row = suntingan.baris[place]
    letak = next(n for n, s in enumerate(row.simbol) if s.kolom == kolom)
    if len(row.simbol) > 1:
        suntingan = bypass(suntingan, name_tujuan(row.kunci, letak + 1))
        row = suntingan.baris[place]
    without = replace_row(suntingan, place, replace(row, simbol=row.simbol[:letak] + row.simbol[letak + 1 :]))
    later = range(letak + 2, len(row.simbol) + 1)
    return rename_tujuan(without, {name_tujuan(row.kunci, n): name_tujuan(row.kunci, n - 1) for n in later})


def swap_simbol(suntingan: Suntingan, place: int, letak: int) -> Suntingan:
    """Return the draft in which the symbols at ``letak`` of a row and behind it have changed places."""
    row = suntingan.baris[place]
    satu, dua = row.simbol[letak], row.simbol[letak + 1]
    simbol = (*row.simbol[:letak], dua, satu, *row.simbol[letak + 2 :])
    names = name_tujuan(row.kunci, letak + 1), name_tujuan(row.kunci, letak + 2)
    swapped = replace_row(suntingan, place, replace(row, simbol=simbol))
    return rename_tujuan(swapped, dict(zip(names, reversed(names), strict=True)))


def _change_jenis(simbol: SimbolSunting, jenis: JenisSimbol) -> SimbolSunting:
    """The symbol as another kind, with the arrows that still fit."""
    if jenis is simbol.jenis:
        return simbol
    return replace(simbol, jenis=jenis, asal=Asal.TERSURAT, alasan="", panah=_fit_panah(simbol, jenis))


def _fit_panah(simbol: SimbolSunting, jenis: JenisSimbol) -> tuple[PanahSunting, ...]:
    new, first = _new_panah(jenis), first_panah(simbol)
    if jenis is JenisSimbol.SELESAI or first is None:
        return new
    if jenis is JenisSimbol.KEPUTUSAN:
        others = tuple(p for p in simbol.panah if p is not first)
        return (replace(first, label=first.label or new[0].label), *(others or new[1:]))
    if simbol.jenis is JenisSimbol.KEPUTUSAN:
        return (replace(first, label=""),)
    return simbol.panah


def _new_panah(jenis: JenisSimbol) -> tuple[PanahSunting, ...]:
    """The arrows of a new symbol; where the tidak of a decision leads is still to be chosen."""
    tidak = (PanahSunting("tidak", BELUM_DIPILIH),) if jenis is JenisSimbol.KEPUTUSAN else ()
    return (*default_panah(jenis), *tidak)
