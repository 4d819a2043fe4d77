"""The budget tree: which line may stand under which, and what its parts add up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lakip.domain.capaian import Capaian
from lakip.domain.efisiensi import calculate_serapan

# What a line may stand under; "" is the top. A kegiatan stands at the top where the source names no program.
# Sumber: Permendagri 90/2019 (program, kegiatan, sub kegiatan).
INDUK_SAH: Mapping[str, tuple[str, ...]] = {
    "program": ("",),
    "kegiatan": ("program", ""),
    "sub_kegiatan": ("kegiatan",),
}


@dataclass(frozen=True, slots=True)
class PosAnggaran:
    """One line as it was entered; amounts are rupiah, None is unknown."""

    kunci: int
    induk: int | None
    pagu: Decimal | None
    realisasi: Decimal | None


@dataclass(frozen=True, slots=True)
class JumlahAnggaran:
    """Amounts of a line or of all of them, in rupiah; None as long as one part is unknown.

    ``tanpa_pagu`` and ``tanpa_realisasi`` count the lines that are still unknown.
    """

    pagu: Decimal | None
    realisasi: Decimal | None
    tanpa_pagu: int = 0
    tanpa_realisasi: int = 0

    @property
    def serapan(self) -> Capaian:
        """The share of the pagu that was spent, or the reason why it is not known."""
        return calculate_serapan(self.pagu, self.realisasi)


@dataclass(frozen=True, slots=True)
class BarisPohon:
    """One line in the order of the tree; ``tingkat`` counts from 0, ``rincian`` its direct parts."""

    kunci: int
    tingkat: int
    rincian: int
    jumlah: JumlahAnggaran


@dataclass(frozen=True, slots=True)
class PohonAnggaran:
    """All lines, each one before its parts, and their total."""

    baris: tuple[BarisPohon, ...]
    total: JumlahAnggaran


def sum_anggaran(pos_list: Iterable[PosAnggaran]) -> PohonAnggaran:
    """Return the tree with its sums; siblings keep the order they come in.

    Units: rupiah. A line with parts shows the sum of its parts, whatever was entered
    on the line itself. A sum with an unknown part is unknown, never the sum of the rest.

    Raises ValueError if a line stands under one that is not there, or under itself.

    Sumber: custom of the office; subtotals of the DPA.
    """
    rincian: dict[int | None, list[PosAnggaran]] = defaultdict(list)
    jumlah_pos = 0
    for pos in pos_list:
        rincian[pos.induk].append(pos)
        jumlah_pos += 1
    baris, total = _sum_below(None, 0, rincian)
    if len(baris) < jumlah_pos:
        reached = {b.kunci for b in baris}
        lost = sorted(pos.kunci for anak in rincian.values() for pos in anak if pos.kunci not in reached)
        raise ValueError(f"lines {lost} do not hang on the tree")
    return PohonAnggaran(tuple(baris), total)


def _sum_below(
    induk: int | None, tingkat: int, rincian: Mapping[int | None, list[PosAnggaran]]
) -> tuple[list[BarisPohon], JumlahAnggaran]:
    baris: list[BarisPohon] = []
    jumlah_list: list[JumlahAnggaran] = []
    for pos in rincian.get(induk, ()):
        below, jumlah = _sum_below(pos.kunci, tingkat + 1, rincian)
        parts = len(rincian.get(pos.kunci, ()))
        if not parts:
            jumlah = JumlahAnggaran(pos.pagu, pos.realisasi, pos.pagu is None, pos.realisasi is None)
        baris += [BarisPohon(pos.kunci, tingkat, parts, jumlah), *below]
        jumlah_list.append(jumlah)
    return baris, _add(jumlah_list)


def _add(jumlah_list: list[JumlahAnggaran]) -> JumlahAnggaran:
    return JumlahAnggaran(
        _sum([j.pagu for j in jumlah_list]),
        _sum([j.realisasi for j in jumlah_list]),
        sum(j.tanpa_pagu for j in jumlah_list),
        sum(j.tanpa_realisasi for j in jumlah_list),
    )


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None
