"""The rows for which one unit answers: its indikator with their values, and its lines of the budget."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip.domain.konsolidasi import TRIWULAN
from lakip.isi.anggaran import Belanja
from lakip.models import Anggaran, Indikator, Laporan, Nilai, Penjelasan
from lakip.unit.tersimpan import BELUM_TERSIMPAN, NilaiTersimpan

Waktu = tuple[int, int | None]  # a year, or a quarter of it


class BarisIndikator:
    """One indikator with its number in the report and what is stored of it.

    ``kini`` is the year of the report, ``lalu`` the year before; a quarter that has no row is not in
    ``triwulan``. Rows that are not there yet are unsaved ones. Most rows are only read: what is stored is
    known by ``read``, and a row is made of it when it is asked for.
    """

    def __init__(
        self,
        nomor: str,
        indikator: Indikator,
        tahun: int,
        nilai: Mapping[Waktu, NilaiTersimpan],
        penjelasan: Penjelasan | None,
    ) -> None:
        self.nomor = nomor
        self.indikator = indikator
        self.tahun = tahun
        self.tersimpan = nilai
        self.penjelasan_tersimpan = penjelasan

    def read(self, tahun: int, triwulan: int | None = None) -> NilaiTersimpan:
        """Return what is stored of a year or a quarter; all empty where nothing is."""
        return self.tersimpan.get((tahun, triwulan), BELUM_TERSIMPAN)

    def open(self, triwulan: int | None = None) -> Nilai:
        """Return the row of the year or of a quarter, to be changed."""
        if tersimpan := self.tersimpan.get((self.tahun, triwulan)):
            return tersimpan.open(self.indikator)
        return Nilai(indikator=self.indikator, tahun=self.tahun, triwulan=triwulan)

    @cached_property
    def kini(self) -> Nilai:
        return self.open()

    @cached_property
    def lalu(self) -> Nilai | None:
        tersimpan = self.tersimpan.get((self.tahun - 1, None))
        return tersimpan.open(self.indikator) if tersimpan else None

    @cached_property
    def triwulan(self) -> dict[int, Nilai]:
        return {nomor: self.open(nomor) for nomor in TRIWULAN if (self.tahun, nomor) in self.tersimpan}

    @cached_property
    def penjelasan(self) -> Penjelasan:
        return self.penjelasan_tersimpan or Penjelasan(indikator=self.indikator)


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
        laporan, tahun = self.laporan, self.laporan.tahun
        nomor = number_indikator(laporan)
        own = {"indikator__sasaran__laporan": laporan, "indikator__unit": unit}
        penjelasan = {satu.indikator_id: satu for satu in Penjelasan.objects.filter(**own)}
        nilai: dict[int, dict[Waktu, NilaiTersimpan]] = defaultdict(dict)
        rows = Nilai.objects.filter(**own, tahun__in=(tahun, tahun - 1)).order_by()
        for satu in map(NilaiTersimpan._make, rows.values_list(*NilaiTersimpan._fields)):
            nilai[satu.indikator_id][satu.tahun, satu.triwulan] = satu
        indikator = Indikator.objects.filter(sasaran__laporan=laporan, unit=unit)
        return [
            BarisIndikator(nomor[satu.pk], satu, tahun, nilai[satu.pk], penjelasan.get(satu.pk))
            for satu in indikator.prefetch_related("sasaran")
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
