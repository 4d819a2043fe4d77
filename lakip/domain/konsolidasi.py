"""Konsolidasi: what the quarters of one indikator come to for the year, and how that came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lakip.domain.angka import format_angka, round_half_up
from lakip.domain.deret import join_deret

TRIWULAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
DESIMAL_RATA = 4  # as many as a value keeps

NilaiTriwulan = Decimal | str


class Konsolidasi(StrEnum):
    """How the year follows from its quarters."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    RATA_RATA = "rata_rata"
    TERTINGGI = "tertinggi"


@dataclass(frozen=True, slots=True)
class Gabungan:
    """What the quarters come to.

    ``nilai`` is that of the year, None as long as a quarter it needs is missing; ``sementara`` is what
    the known ones come to until then. ``rumus`` has the numbers put in, ``alasan`` says which quarter
    is missing or why nothing can be said, ``catatan`` which one is missing without being needed.
    ``is_dibulatkan`` says that the value was divided and may have been rounded.
    """

    nilai: NilaiTriwulan | None = None
    sementara: NilaiTriwulan | None = None
    rumus: str = ""
    alasan: str = ""
    catatan: str = ""
    is_dibulatkan: bool = False


def combine_triwulan(
    nilai: Mapping[int, NilaiTriwulan | None], cara: Konsolidasi | None, skala: Sequence[str] = ()
) -> Gabungan:
    """Return what the quarters come to; one that is None or left out is missing, and is never taken for 0.

    Units: the satuan of the indikator; a mean has at most four decimals, rounded half up. Predicates of
    ``skala``, worst to best, have a last and a highest, but no sum.

    Sumber: jumlah, rata-rata and nilai terakhir by custom of the offices (jenis konsolidasi periode).
    """
    known = {triwulan: satu for triwulan in TRIWULAN if (satu := nilai.get(triwulan)) is not None}
    if not known:
        return Gabungan(alasan="nilai triwulan belum diisi")
    if cara is None:
        return Gabungan(alasan="cara menggabungkan triwulan belum ditentukan")
    figures = [satu for satu in known.values() if isinstance(satu, Decimal)]
    if len(figures) < len(known):
        if cara in (Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA):
            return Gabungan(alasan="predikat tidak dapat dijumlahkan atau dirata-rata")
        if cara is Konsolidasi.TERTINGGI and not set(known.values()) <= set(skala):
            return Gabungan(alasan="ada predikat yang tidak terdapat dalam skala indikator")
    hasil, rumus = _apply(known, figures, cara, skala)
    missing = [triwulan for triwulan in TRIWULAN if triwulan not in known]
    belum = f"{_name(missing)} belum ada nilainya" if missing else ""
    is_rata = cara is Konsolidasi.RATA_RATA
    if missing and (cara is not Konsolidasi.TERAKHIR or 4 in missing):
        return Gabungan(sementara=hasil, rumus=rumus, alasan=belum, is_dibulatkan=is_rata)
    return Gabungan(hasil, rumus=rumus, catatan=belum, is_dibulatkan=is_rata)


def differs(tahun: NilaiTriwulan, gabungan: Gabungan) -> bool:
    """Return whether the year's own value says something else than its quarters, as far as these are known.

    What was divided is compared at the decimals that the year's value has.
    """
    hasil = gabungan.nilai
    if hasil is None:
        return False
    if gabungan.is_dibulatkan and isinstance(tahun, Decimal) and isinstance(hasil, Decimal):
        hasil = round_half_up(hasil, max(0, -int(tahun.normalize().as_tuple().exponent)))
    return hasil != tahun


def _apply(
    known: Mapping[int, NilaiTriwulan], figures: Sequence[Decimal], cara: Konsolidasi, skala: Sequence[str]
) -> tuple[NilaiTriwulan, str]:
    deret = " + ".join(f"({format_angka(satu)})" if satu < 0 else format_angka(satu) for satu in figures)
    match cara:
        case Konsolidasi.JUMLAH:
            jumlah = sum(figures, Decimal(0))
            return jumlah, f"{deret} = {format_angka(jumlah)}"
        case Konsolidasi.RATA_RATA:
            rata = round_half_up(sum(figures, Decimal(0)) / len(figures), DESIMAL_RATA)
            return rata, f"({deret}) / {len(figures)} = {format_angka(rata)}"
        case Konsolidasi.TERAKHIR:
            asal = max(known)
        case Konsolidasi.TERTINGGI if figures:
            asal = max(known, key=lambda triwulan: (known[triwulan], -triwulan))
        case Konsolidasi.TERTINGGI:
            asal = max(known, key=lambda triwulan: (skala.index(str(known[triwulan])), -triwulan))
    hasil = known[asal]
    return hasil, f"{_name([asal])} = {format_angka(hasil) if isinstance(hasil, Decimal) else hasil}"


def _name(triwulan: Sequence[int]) -> str:
    return f"triwulan {join_deret(TRIWULAN[satu] for satu in triwulan)}"
