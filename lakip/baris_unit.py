"""The rows for which one unit answers: its indikator with their values, and its lines of the budget."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lakip.isi.anggaran import Belanja
from lakip.models import Anggaran, Indikator, Laporan, Nilai, Penjelasan


@dataclass(slots=True)
class BarisIndikator:
    """One indikator with its number in the report and what is stored of it.

    ``kini`` is the year of the report, ``lalu`` the year before; a quarter that has no row is not in
    ``triwulan``. Rows that are not there yet are unsaved ones.
    """

    nomor: str
    indikator: Indikator
    kini: Nilai
    lalu: Nilai | None
    penjelasan: Penjelasan
    triwulan: dict[int, Nilai] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JumlahBaris:
    """How many rows a unit has."""

    indikator: int
    anggaran: int


class BarisUnit:
    """All rows of one unit in one report; as many queries for ten rows as for one."""

    def __init__(self, laporan: Laporan, unit: int) -> None:
        self.laporan = laporan
        self.indikator = self._load_indikator(unit)
        self.anggaran = [satu for satu in load_leaves(laporan) if satu.unit_id == unit]

    def _load_indikator(self, unit: int) -> list[BarisIndikator]:
        nomor = number_indikator(self.laporan)
        own = Indikator.objects.filter(sasaran__laporan=self.laporan, unit=unit)
        by_pk = {satu.pk: satu for satu in own.select_related("sasaran", "penjelasan")}
        tahun = self.laporan.tahun
        kini: dict[int, Nilai] = {}
        lalu: dict[int, Nilai] = {}
        triwulan: dict[int, dict[int, Nilai]] = defaultdict(dict)
        for nilai in Nilai.objects.filter(indikator__in=list(by_pk), tahun__in=(tahun, tahun - 1)):
            nilai.indikator = by_pk[nilai.indikator_id]
            if nilai.triwulan is None:
                (kini if nilai.tahun == tahun else lalu)[nilai.indikator_id] = nilai
            elif nilai.tahun == tahun:
                triwulan[nilai.indikator_id][nilai.triwulan] = nilai
        return [
            BarisIndikator(
                nomor=nomor[pk],
                indikator=satu,
                kini=kini.get(pk) or Nilai(indikator=satu, tahun=tahun),
                lalu=lalu.get(pk),
                penjelasan=getattr(satu, "penjelasan", None) or Penjelasan(indikator=satu),
                triwulan=triwulan[pk],
            )
            for pk, satu in by_pk.items()
        ]


def number_indikator(laporan: Laporan) -> dict[int, str]:
    """Return the number of each indikator as the report prints it, e.g. ``1.2``."""
    place: dict[int, list[int]] = defaultdict(list)
    for pk, sasaran in Indikator.objects.filter(sasaran__laporan=laporan).values_list("pk", "sasaran"):
        place[sasaran].append(pk)
    sasaran_list = laporan.sasaran_set.values_list("pk", flat=True)
    return {
        pk: f"{nomor}.{ke}"
        for nomor, sasaran in enumerate(sasaran_list, start=1)
        for ke, pk in enumerate(place[sasaran], start=1)
    }


def load_leaves(laporan: Laporan) -> list[Anggaran]:
    """Return the lines without parts in the order of the tree, each with the unit that answers for it.

    A line without a unit of its own goes with the nearest line above it that has one; the rows that
    come back carry it in ``unit_id`` without being changed in the database. The lines above each are
    loaded in ``induk``.
    """
    belanja = Belanja(laporan)
    for satu in belanja.by_kunci.values():
        satu.induk = belanja.by_kunci.get(satu.induk_id or 0)
    leaves = [belanja.by_kunci[baris.kunci] for baris in belanja.pohon.baris if not baris.rincian]
    for leaf in leaves:
        leaf.unit = belanja.unit_of(leaf)
    return leaves


def find_induk(satu: Anggaran) -> Iterator[Anggaran]:
    """Yield the lines above one, the nearest first."""
    while satu.induk is not None:
        satu = satu.induk
        yield satu


def count_by_unit(laporan: Laporan) -> dict[int, JumlahBaris]:
    """Return how many rows each unit has; a unit without any is not in it."""
    indikator_list = Indikator.objects.filter(sasaran__laporan=laporan, unit__isnull=False)
    indikator = Counter(indikator_list.values_list("unit", flat=True))
    anggaran = Counter(satu.unit_id for satu in load_leaves(laporan) if satu.unit_id is not None)
    return {
        unit: JumlahBaris(indikator[unit], anggaran[unit])
        for unit in {*indikator, *anggaran}
        if unit is not None
    }
