"""Rules for one line of the budget; amounts are rupiah, None is unknown and asks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from statistics import median

from lakip.domain.angka import format_rupiah
from lakip.domain.konsistensi import Aturan, TemuanData

# An amount below the one, among amounts of which the middle one is above the other, lacks its thousands.
RUPIAH_TERKECIL = Decimal(1_000)
RUPIAH_BIASA = Decimal(1_000_000)


def check_rincian(kolom: str, sendiri: Decimal | None, jumlah: Decimal | None) -> Iterator[TemuanData]:
    """Ask about an amount of a line with parts that is not the sum of these; ``kolom`` names the amount.

    Sumber: custom of the office; subtotals of the DPA.
    """
    if sendiri is not None and jumlah is not None and sendiri != jumlah:
        yield TemuanData(
            Aturan.RINCIAN,
            f"{kolom.capitalize()} tertulis {format_rupiah(sendiri)}, sedangkan rinciannya berjumlah "
            f"{format_rupiah(jumlah)} (selisih {format_rupiah(abs(sendiri - jumlah))}). Laporan memakai "
            "jumlah rinciannya: perbaiki rincian yang keliru, atau jelaskan.",
            (sendiri, jumlah),
            kolom,
        )


def check_pagu(pagu: Decimal | None, realisasi: Decimal | None) -> Iterator[TemuanData]:
    """Ask about more money spent than there was."""
    if pagu is not None and realisasi is not None and realisasi > pagu:
        yield TemuanData(
            Aturan.MELEBIHI_PAGU,
            f"Realisasi {format_rupiah(realisasi)} melebihi pagu {format_rupiah(pagu)} "
            f"sebesar {format_rupiah(realisasi - pagu)}. Periksa kedua angkanya, atau jelaskan.",
            (pagu, realisasi),
        )


def check_pagu_pk(pagu_pk: Decimal | None, pagu: Decimal | None) -> Iterator[TemuanData]:
    """Ask about another pagu in the Perjanjian Kinerja than in the APBD that it was signed upon."""
    if pagu_pk is not None and pagu is not None and pagu_pk != pagu:
        yield TemuanData(
            Aturan.PAGU_PK,
            f"Pagu pada Perjanjian Kinerja {format_rupiah(pagu_pk)}, pagu murni {format_rupiah(pagu)} "
            f"(selisih {format_rupiah(abs(pagu_pk - pagu))}). Perbaiki angka yang keliru, atau jelaskan.",
            (pagu_pk, pagu),
        )


def check_rupiah(kolom: str, nilai: Decimal | None, biasa: Decimal | None) -> Iterator[TemuanData]:
    """Ask about an amount that is implausibly small beside the ``biasa`` one of its column."""
    if nilai is None or biasa is None or not 0 < nilai < RUPIAH_TERKECIL or biasa < RUPIAH_BIASA:
        return
    yield TemuanData(
        Aturan.BESARAN,
        f"{kolom.capitalize()} {format_rupiah(nilai)} terlalu kecil di antara baris lain, yang umumnya "
        f"{format_rupiah(biasa)}. Tulis dalam rupiah penuh, atau jelaskan.",
        (nilai,),
        kolom,
    )


def find_biasa(nilai_list: Iterable[Decimal | None]) -> Decimal | None:
    """Return the middle one of the known amounts; None where there is none."""
    known = [nilai for nilai in nilai_list if nilai is not None]
    return median(known) if known else None
