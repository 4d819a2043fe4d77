"""The whole form laid out, on one sheet or cut between rows into several."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from itertools import accumulate, pairwise
from string import ascii_uppercase

from sop.domain.alur import Alur
from sop.domain.bagan.denah import make_denah
from sop.domain.bagan.formulir import Formulir
from sop.domain.bagan.gambar import Bagan, Kotak, Lembar
from sop.domain.bagan.lukis import Pelukis
from sop.domain.bagan.rencana import Rencana, make_rencana
from sop.domain.bagan.tabel import Tabel, fit_tabel, make_garis, write_row
from sop.domain.bagan.uraian import describe_rows

LEBAR_A4 = 2670
_TEPI = 2


def lay_out(form: Formulir, *, lebar: int = LEBAR_A4, tinggi_maksimum: int | None = None) -> Bagan:
    """Return the form as it is drawn: table, symbols, arrows and words with their coordinates.

    Units: 1/10 mm, all whole numbers. ``lebar`` is the width aimed at (the default is A4 landscape
    within its margins); a form whose symbols and words need more becomes wider, for the paper to be
    scaled to it. With ``tinggi_maksimum`` (of a sheet as wide as ``lebar``, a wider one in proportion) the
    form is cut between rows into sheets; an arrow that is cut ends in a connector, whose letter
    stands on both sheets. A single row higher than a sheet has one of its own that exceeds it. All
    sheets have the same columns.

    The ids in ``form.alur`` must not be negative, and rows and columns of its symbols must exist.

    Sumber: PermenPANRB 35/2012, flowchart block: branching flowchart with one column per pelaksana.
    """
    rencanakan = cache(lambda langkah: make_rencana(form, langkah))
    kolom = [0] * len(form.pelaksana)
    while True:
        tabel = fit_tabel(form, lebar - 2 * _TEPI, kolom)
        tinggi = tinggi_maksimum and tinggi_maksimum * max(lebar, tabel.lebar) // lebar - 2 * _TEPI
        lembar = _cut(form, tabel, rencanakan, tinggi)
        perlu = [max(satu) for satu in zip(kolom, *(r.lebar_kolom for r in lembar), strict=True)]
        if perlu == kolom:
            break
        kolom = perlu
    huruf = _name_connectors(lembar)
    judul = [form.judul]
    if len(lembar) > 1:
        judul = [f"{form.judul}, lembar {nomor} dari {len(lembar)}" for nomor in range(1, len(lembar) + 1)]
    gambar = [
        _draw(form, tabel, rencana, huruf, nomor, judul[nomor - 1]) for nomor, rencana in enumerate(lembar, 1)
    ]
    return Bagan(tuple(gambar))


def _cut(
    form: Formulir, tabel: Tabel, rencanakan: Callable[[range], Rencana], tinggi: int | None
) -> list[Rencana]:
    """Cut the form into sheets, each with as many rows as it can hold.

    A sheet is tried first with the rows whose words are as high as those of the sheet before, and one more.
    """
    banyak = len(form.langkah)
    if tinggi is None or not banyak:
        return [rencanakan(range(banyak))]

    def surplus(awal: int, akhir: int) -> int:
        return _surplus(form, tabel, rencanakan(range(awal, akhir)), tinggi)

    batas = _least_bounds(form, tabel)
    muat = terbanyak = tinggi - batas[0]
    lembar: list[Rencana] = []
    awal = 0
    while awal < banyak:
        dicoba, paling_akhir = (
            bisect_left(batas, batas[awal] + satu, awal + 1, banyak) for satu in (muat, terbanyak)
        )
        akhir = _find_end(partial(surplus, awal), min(dicoba + 1, paling_akhir), paling_akhir)
        lembar.append(rencanakan(range(awal, akhir)))
        awal, muat = akhir, batas[akhir] - batas[awal]
    return lembar


def _find_end(surplus: Callable[[int], int], akhir: int, paling_akhir: int) -> int:
    """Return where a sheet ends that has no surplus: found upwards or downwards from ``akhir``."""
    if not surplus(akhir):
        while akhir < paling_akhir and not surplus(akhir + 1):
            akhir += 1
    while lewat := surplus(akhir):
        akhir -= lewat
    return akhir


def _surplus(form: Formulir, tabel: Tabel, rencana: Rencana, tinggi: int) -> int:
    """How many rows to try without: 0 where the sheet is not too high or has one row, else at least one.

    Rows at the foot as high as half of what is too much: fewer rows may need less room each.
    """
    batas = make_denah(form, rencana, tabel).batas
    if batas[-1] <= tinggi or len(rencana.langkah) == 1:
        return 0
    baris = [b - a for (n, _), (a, b) in zip(rencana.baris, pairwise(batas), strict=True) if n is not None]
    separuh = (batas[-1] - tinggi) // 2
    return max(1, sum(jumlah <= separuh for jumlah in accumulate(reversed(baris[1:]))))


def _least_bounds(form: Formulir, tabel: Tabel) -> tuple[int, ...]:
    """The lines between rows if these held words and symbols only: arrows need no less."""
    polos = replace(form, alur=Alur(form.alur.simbol, ()))
    return make_denah(polos, make_rencana(polos, range(len(form.langkah))), tabel).batas


def _draw(
    form: Formulir, tabel: Tabel, rencana: Rencana, huruf: dict[int, str], nomor: int, judul: str
) -> Lembar:
    denah = make_denah(form, rencana, tabel)
    pelukis = Pelukis(form, rencana, denah, huruf)
    tulisan = list(tabel.kepala.tulisan)
    for (langkah, _), (atas, bawah) in zip(rencana.baris, pairwise(denah.batas), strict=True):
        if langkah is not None:
            tulisan += write_row(tabel, form.langkah[langkah], atas, bawah)
    return Lembar(
        nomor=nomor,
        judul=judul,
        uraian=" ".join(f"{kalimat}." for kalimat in describe_rows(form, rencana.langkah)),
        bidang=Kotak(-_TEPI, -_TEPI, tabel.lebar + 2 * _TEPI, denah.batas[-1] + 2 * _TEPI),
        langkah=rencana.langkah,
        kepala=Kotak(0, 0, tabel.lebar, tabel.kepala.bawah),
        kolom=tabel.pelaksana,
        garis=tuple(make_garis(tabel, denah.batas)),
        tulisan=tuple(tulisan),
        simbol=tuple(pelukis.draw_simbol()),
        panah=tuple(pelukis.draw_panah()),
        label=tuple(pelukis.draw_label()),
    )


def _name_connectors(lembar: list[Rencana]) -> dict[int, str]:
    """Name each symbol that arrows reach from another sheet: A, B, ... Z, AA, AB, ..."""
    tujuan = dict.fromkeys(
        simpul.tujuan for r in lembar for simpul in r.kisi.simpul.values() if simpul.tujuan is not None
    )
    return {simbol: _letters(nomor) for nomor, simbol in enumerate(tujuan)}


def _letters(nomor: int) -> str:
    depan, huruf = divmod(nomor, len(ascii_uppercase))
    return (_letters(depan - 1) if depan else "") + ascii_uppercase[huruf]
