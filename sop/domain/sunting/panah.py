"""Arrows of a symbol: added, taken away, and whether a hand has touched them."""

from dataclasses import replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import Asal
from sop.domain.suntingan import BELUM_DIPILIH, PanahSunting, SimbolSunting, Suntingan, replace_row


def add_panah(suntingan: Suntingan, place: int, letak: int) -> Suntingan:
    """Return the draft with one more arrow, still to be led somewhere, at symbol ``letak`` of a row."""
    return _with_panah(
        suntingan, place, letak, (*_panah_of(suntingan, place, letak), PanahSunting(ke=BELUM_DIPILIH))
    )


def remove_panah(suntingan: Suntingan, place: int, letak: int, nomor: int) -> Suntingan:
    """Return the draft without arrow ``nomor`` of symbol ``letak`` of a row."""
    panah = list(_panah_of(suntingan, place, letak))
    del panah[nomor]
    return _with_panah(suntingan, place, letak, tuple(panah))


def mark_by_hand(before: Suntingan, after: Suntingan) -> Suntingan:
    """Return ``after``, in which an inferred arrow that ``before`` does not draw is stated: by hand."""
    drawn = {(row.kunci, s.kolom, p.label, p.ke) for row in before.baris for s in row.simbol for p in s.panah}

    def mark(kunci: str, simbol: SimbolSunting) -> SimbolSunting:
        panah = (
            p
            if p.asal is Asal.TERSURAT or (kunci, simbol.kolom, p.label, p.ke) in drawn
            else replace(p, asal=Asal.TERSURAT, alasan="")
            for p in simbol.panah
        )
        return replace(simbol, panah=tuple(panah))

    baris = (replace(row, simbol=tuple(mark(row.kunci, s) for s in row.simbol)) for row in after.baris)
    return replace(after, baris=tuple(baris))


def _panah_of(suntingan: Suntingan, place: int, letak: int) -> tuple[PanahSunting, ...]:
    simbol = suntingan.baris[place].simbol[letak]
    if simbol.jenis is JenisSimbol.SELESAI:
        raise IndexError(letak)
    return simbol.panah


def _with_panah(suntingan: Suntingan, place: int, letak: int, panah: tuple[PanahSunting, ...]) -> Suntingan:
    row = suntingan.baris[place]
    simbol = list(row.simbol)
    simbol[letak] = replace(simbol[letak], panah=panah)
    return replace_row(suntingan, place, replace(row, simbol=tuple(simbol)))
