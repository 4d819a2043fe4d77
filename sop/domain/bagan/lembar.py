"""The whole form laid out, on one sheet or cut between rows into several."""

from collections.abc import Callable
from functools import cache
from string import ascii_uppercase

from sop.domain.bagan.denah import Denah, make_denah
from sop.domain.bagan.formulir import Formulir
from sop.domain.bagan.gambar import Bagan
from sop.domain.bagan.rencana import Rencana, make_rencana
from sop.domain.bagan.tabel import Kepala, Tabel, fit_tabel, make_kepala, row_height

LEBAR_A4 = 2670
# What an actor's column is given where there is room, and the most that all of them take of the form.
_KOLOM_LAPANG = 220
_PERSEN_PELAKSANA = 44
_TEPI = 2

Perencana = Callable[[range], Rencana]


def lay_out(form: Formulir, *, lebar: int = LEBAR_A4, tinggi_maksimum: int | None = None) -> Bagan:
    """Return the form as it is drawn: table, symbols, arrows and words with their coordinates.

    Units: 1/10 mm, all whole numbers. ``lebar`` is the width aimed at (the default is A4 landscape
    within its margins); a form whose symbols and words need more becomes wider. With
    ``tinggi_maksimum`` the form is cut between rows into sheets no higher than that; an arrow that
    is cut ends in a connector, whose letter stands on both sheets. A single row higher than a sheet
    has a sheet of its own that exceeds it. All sheets are equally wide.

    The ids in ``form.alur`` must not be negative, and rows and columns of its symbols must exist.

    Sumber: PermenPANRB 35/2012, flowchart block: branching flowchart with one column per pelaksana.
    """
    rencanakan = cache(lambda langkah: make_rencana(form, langkah))
    total = min(len(form.pelaksana) * _KOLOM_LAPANG, lebar * _PERSEN_PELAKSANA // 100)
    while True:
        lembar = _cut(form, rencanakan, lebar, total, tinggi_maksimum)
        perlu = max(sum(rencana.lebar_kolom) for rencana in lembar)
        if perlu <= total:
            break
        total = perlu
    huruf = _name_connectors(lembar)
    gambar = [_draw(form, rencana, lebar, total, huruf, nomor, len(lembar)) for nomor, rencana in enumerate(lembar, 1)]
    return Bagan(tuple(gambar))


def _cut(
    form: Formulir, rencanakan: Perencana, lebar: int, total: int, tinggi_maksimum: int | None
) -> list[Rencana]:
    """Cut the form into sheets, each with as many rows as it can hold."""
    banyak = len(form.langkah)
    if tinggi_maksimum is None:
        return [rencanakan(range(banyak))]
    lembar = []
    awal = 0
    while awal < banyak or not lembar:
        akhir = _guess(form, rencanakan, lebar, total, tinggi_maksimum, awal)
        while akhir > awal + 1:
            denah = _measure(form, rencanakan(range(awal, akhir)), lebar, total)[2]
            if denah.batas[-1] + 2 * _TEPI <= tinggi_maksimum:
                break
            akhir -= 1
        lembar.append(rencanakan(range(awal, akhir)))
        awal = akhir
    return lembar


def _guess(form: Formulir, rencanakan: Perencana, lebar: int, total: int, tinggi: int, awal: int) -> int:
    """The most rows that could stand on a sheet, by their words alone."""
    tabel, kepala, _ = _measure(form, rencanakan(range(awal, awal)), lebar, total)
    akhir, sisa = awal, tinggi - kepala.bawah
    while akhir < len(form.langkah) and sisa > 0:
        sisa -= row_height(tabel, form.langkah[akhir])
        akhir += 1
    return akhir


def _measure(form: Formulir, rencana: Rencana, lebar: int, total: int) -> tuple[Tabel, Kepala, Denah]:
    tabel = fit_tabel(form, lebar - 2 * _TEPI, rencana.lebar_kolom, total)
    kepala = make_kepala(tabel, form.judul_kolom, form.pelaksana)
    return tabel, kepala, make_denah(form, rencana, tabel, kepala)


def _name_connectors(lembar: list[Rencana]) -> dict[int, str]:
    """Name each symbol that arrows reach from another sheet: A, B, ... Z, AA, AB, ..."""
    tujuan = dict.fromkeys(
        simpul.tujuan for r in lembar for simpul in r.kisi.simpul.values() if simpul.tujuan is not None
    )
    return {simbol: _letters(nomor) for nomor, simbol in enumerate(tujuan)}


def _letters(nomor: int) -> str:
    depan, huruf = divmod(nomor, len(ascii_uppercase))
    return (_letters(depan - 1) if depan else "") + ascii_uppercase[huruf]
