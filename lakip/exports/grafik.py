"""The bar chart of capaian by sasaran, as places on a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip.domain.angka import format_persen
from lakip.domain.capaian import SERATUS
from lakip.isi.bentuk import IsiSasaran

# Units of 1/10 mm: the drawing is as wide as the text of a page (1600), with room left and right for words.
KIRI = 240
PANJANG = 1100
TINGGI_BARIS = 64
# Where every sasaran is near its target the axis still reaches so far, in percent.
SUMBU_TERPENDEK = Decimal(120)


@dataclass(frozen=True, slots=True)
class Batang:
    """One bar: its words left and right, its upper edge and its length."""

    label: str
    nilai: str
    atas: int
    panjang: int


@dataclass(frozen=True, slots=True)
class Grafik:
    """The chart; ``seratus`` is where the line of 100% stands, ``uraian`` says it in words."""

    batang: tuple[Batang, ...]
    tinggi: int
    seratus: int
    uraian: str


def make_grafik(sasaran_list: Sequence[IsiSasaran]) -> Grafik:
    """Return the chart of the mean capaian of each sasaran; below 0 there is no bar, only the figure."""
    persen = [sasaran.rata.persen for sasaran in sasaran_list]
    sumbu = max([SUMBU_TERPENDEK, *(satu for satu in persen if satu is not None)])
    batang = tuple(
        Batang(
            label=f"Sasaran {sasaran.nomor}",
            nilai="tidak dapat dihitung" if satu is None else format_persen(satu),
            atas=nomor * TINGGI_BARIS,
            panjang=int(PANJANG * max(satu or 0, Decimal(0)) / sumbu),
        )
        for nomor, (sasaran, satu) in enumerate(zip(sasaran_list, persen, strict=True))
    )
    uraian = "; ".join(f"{satu.label} {satu.nilai}" for satu in batang)
    return Grafik(batang, len(batang) * TINGGI_BARIS, KIRI + int(PANJANG * SERATUS / sumbu), uraian)
