"""Arrows follow what they lead to when it is renamed, and go on when it is taken away."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI
from sop.domain.suntingan import (
    BELUM_DIPILIH,
    BERIKUT,
    PanahSunting,
    SimbolSunting,
    Suntingan,
    name_tujuan,
    number_simbol,
)


def change_panah(
    suntingan: Suntingan, change: Callable[[SimbolSunting, str], tuple[PanahSunting, ...]]
) -> Suntingan:
    """Return the draft with the arrows that ``change`` gives each symbol, told by what arrows call it."""
    baris = tuple(
        replace(
            row,
            simbol=tuple(
                replace(s, panah=tuple(dict.fromkeys(change(s, name_tujuan(row.kunci, urutan)))))
                for urutan, s in enumerate(row.simbol, 1)
            ),
        )
        for row in suntingan.baris
    )
    return replace(suntingan, baris=baris)


def first_panah(simbol: SimbolSunting) -> PanahSunting | None:
    """Return the arrow by which the work goes on, one without a label or with "ya" before others."""
    return min(simbol.panah, key=lambda p: p.label.strip().casefold() not in ("", "ya"), default=None)


def rename_tujuan(suntingan: Suntingan, names: Mapping[str, str]) -> Suntingan:
    """Return the draft with arrows that lead to the new name wherever they led to an old one."""
    return change_panah(suntingan, lambda s, _: tuple(replace(p, ke=names.get(p.ke, p.ke)) for p in s.panah))


def settle(suntingan: Suntingan) -> Suntingan:
    """Return the draft in which an arrow to a row or a symbol that is not there has still to be led."""
    known = {SELESAI, BERIKUT, *(row.kunci for row in suntingan.baris), *number_simbol(suntingan)}

    def lead(simbol: SimbolSunting, _: str) -> tuple[PanahSunting, ...]:
        return tuple(p if p.ke in known else replace(p, ke=BELUM_DIPILIH) for p in simbol.panah)

    return change_panah(suntingan, lead)


def bypass(suntingan: Suntingan, nama: str) -> Suntingan:
    """Return the draft in which no arrow leads to the symbol ``nama`` any more, which still stands there.

    What led to it goes on to where its ``first_panah`` leads.
    """
    names = list(number_simbol(suntingan))
    place = names.index(nama)
    before = names[place - 1] if place else None
    following = names[place + 1] if place + 1 < len(names) else BELUM_DIPILIH
    onward = _onward(suntingan, nama)
    explicit = following if onward == BERIKUT else onward

    def go_on(simbol: SimbolSunting, own: str) -> tuple[PanahSunting, ...]:
        # What comes next to the symbol before comes by itself once this one is gone.
        sequential = {BERIKUT: onward} if own == before else {}
        return tuple(replace(p, ke={nama: explicit, **sequential}.get(p.ke, p.ke)) for p in simbol.panah)

    return change_panah(suntingan, go_on)


def _onward(suntingan: Suntingan, nama: str) -> str:
    simbol = next(
        s
        for row in suntingan.baris
        for urutan, s in enumerate(row.simbol, 1)
        if name_tujuan(row.kunci, urutan) == nama
    )
    if simbol.jenis is JenisSimbol.SELESAI:
        return SELESAI
    first = first_panah(simbol)
    return first.ke if first and first.ke != nama else BELUM_DIPILIH
