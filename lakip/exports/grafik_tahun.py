"""Charts of indikator over the years: a column for each realisasi, a broken line at each target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip.domain.kalimat import cut_teks
from lakip.exports.grafik import (
    HURUF,
    LEBAR,
    LEBAR_HURUF,
    Garis,
    Grafik,
    Jenis,
    Kotak,
    Lembar,
    Rata,
    Teks,
    count_huruf,
    find_range,
    label_of,
)
from lakip.isi.bentuk_kinerja import IsiIndikator, NilaiTahun

CARA = "Batang penuh: realisasi; garis putus-putus: target; setiap indikator menurut skalanya sendiri."
# What stands where there is no value.
TIADA = "–"
ANTARA = 40
BATANG_TERLEBAR = 90
# Heights inside one panel, from its upper edge.
ATAS = 84
ALAS = 250
TAHUN = 284
TARGET = 316
TINGGI_PANEL = 352
PANEL_TERBANYAK = 3


@dataclass(frozen=True, slots=True)
class Panel:
    """The room of one indikator on the drawing."""

    x: int
    y: int
    lebar: int


def draw_tahun(
    kunci: str, judul: str, indikator_list: Sequence[IsiIndikator], tahun_list: Sequence[int]
) -> Grafik:
    """Return one panel for each indikator, two in a row where their figures are short enough."""
    sebaris = _count_sebaris(indikator_list, tahun_list)
    lebar = (LEBAR - (sebaris - 1) * ANTARA) // sebaris
    lembar = Lembar()
    for ke, indikator in enumerate(indikator_list):
        panel = Panel(ke % sebaris * (lebar + ANTARA), ke // sebaris * TINGGI_PANEL, lebar)
        _draw_panel(lembar, panel, indikator, tahun_list)
    uraian = "; ".join(_describe(satu, tahun_list) for satu in indikator_list)
    return lembar.finish(kunci, judul, uraian, CARA, -(-len(indikator_list) // sebaris) * TINGGI_PANEL)


def count_panel(indikator_list: Sequence[IsiIndikator], tahun_list: Sequence[int]) -> int:
    """Return how many indikator one figure takes."""
    return PANEL_TERBANYAK * _count_sebaris(indikator_list, tahun_list)


def _count_sebaris(indikator_list: Sequence[IsiIndikator], tahun_list: Sequence[int]) -> int:
    printed = (
        words
        for indikator in indikator_list
        for nilai in (*indikator.lalu, indikator.kini)
        if nilai
        for words in (_realisasi(nilai), f"target {nilai.target_teks}")
    )
    needed = (max(map(len, printed), default=0) + 1) * LEBAR_HURUF * len(tahun_list)
    return 2 if needed <= (LEBAR - ANTARA) // 2 else 1


def _draw_panel(lembar: Lembar, panel: Panel, indikator: IsiIndikator, tahun_list: Sequence[int]) -> None:
    by_tahun = _by_tahun(indikator)
    drawn = [by_tahun[tahun] for tahun in tahun_list if tahun in by_tahun]
    low, high = find_range([nilai for satu in drawn for nilai in (satu.realisasi, satu.target)])

    def y_of(nilai: Decimal) -> int:
        return panel.y + ALAS - int((ALAS - ATAS) * (nilai - low) / (high - low))

    nol, kolom = y_of(Decimal(0)), panel.lebar // len(tahun_list)
    judul = label_of(indikator, panel.lebar - 2 * HURUF)
    lembar.teks.append(Teks(panel.x, panel.y + 32, judul, is_tebal=True))
    lembar.garis.append(Garis(panel.x, nol, panel.x + panel.lebar, nol, Jenis.SUMBU))
    for ke, tahun in enumerate(tahun_list):
        tengah = panel.x + kolom * ke + kolom // 2
        lembar.teks.append(Teks(tengah, panel.y + TAHUN, str(tahun), Rata.TENGAH))
        if tahun in by_tahun:
            _draw_nilai(lembar, by_tahun[tahun], tengah, panel.y, kolom, y_of)
        else:
            lembar.teks.append(Teks(tengah, nol - 10, TIADA, Rata.TENGAH, is_tebal=True))


def _draw_nilai(
    lembar: Lembar, nilai: NilaiTahun, tengah: int, y: int, kolom: int, y_of: Callable[[Decimal], int]
) -> None:
    """Draw the column of one year with its target; ``y`` is the upper edge of the panel."""
    muat, setengah = count_huruf(kolom), min(BATANG_TERLEBAR, kolom // 2) // 2
    atas = y_of(Decimal(0))
    target_list = [y_of(batas) for batas in _targets(nilai)]
    for garis in target_list:
        ends = tengah - setengah - 16, garis, tengah + setengah + 16, garis
        lembar.garis.append(Garis(*ends, Jenis.TARGET))
    if isinstance(nilai.realisasi, Decimal):
        atas, dasar = sorted((y_of(nilai.realisasi), atas))
        lembar.kotak.append(Kotak(tengah - setengah, atas, 2 * setengah, dasar - atas))
        # The figure stands above a line that would run through it.
        atas = min([atas, *(garis for garis in target_list if garis > atas - HURUF - 14)])
    target = f"target {nilai.target_teks}"
    target = cut_teks(target if len(target) <= muat else nilai.target_teks, muat)
    lembar.teks.append(Teks(tengah, y + TARGET, target, Rata.TENGAH))
    lembar.teks.append(Teks(tengah, atas - 10, cut_teks(_realisasi(nilai), muat), Rata.TENGAH, is_tebal=True))


def _by_tahun(indikator: IsiIndikator) -> dict[int, NilaiTahun]:
    return {nilai.tahun: nilai for nilai in (*indikator.lalu, indikator.kini) if nilai}


def _targets(nilai: NilaiTahun) -> tuple[Decimal, ...]:
    match nilai.target:
        case Decimal() as satu:
            return (satu,)
        case (bawah, atas):
            return bawah, atas
        case _:
            return ()


def _realisasi(nilai: NilaiTahun) -> str:
    return nilai.realisasi_teks if nilai.realisasi is not None else TIADA


def _describe(indikator: IsiIndikator, tahun_list: Sequence[int]) -> str:
    by_tahun = _by_tahun(indikator)
    words = (
        f"{tahun} {by_tahun[tahun].realisasi_teks} (target {by_tahun[tahun].target_teks})"
        if tahun in by_tahun
        else f"{tahun} tidak ada data"
        for tahun in tahun_list
    )
    return f"{label_of(indikator)}: {', '.join(words)}"
