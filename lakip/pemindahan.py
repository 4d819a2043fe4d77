"""Reports that could be moved to another version of their SOP, and what would become of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip.access import is_frozen
from lakip.domain.pemindahan import plan_pindah
from lakip.domain.peralihan import Peralihan, Rencana
from lakip.lifecycle import TERBUKA, StatusLaporan, StatusTugas
from lakip.models import Laporan, TandaTangan, Terbitan, Tugas
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.querysets import LaporanQuerySet
from sop.lifecycle import StatusVersi
from sop.models import Pelaksana, Simbol, VersiSop
from sop.storage import load_berkas_by_versi

# A report that is finished or cancelled keeps the version under which it was carried out.
DAPAT_PINDAH = (StatusLaporan.DISIAPKAN, StatusLaporan.BERJALAN, StatusLaporan.DITANGGUHKAN)


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where the work of one open symbol goes on; ``is_sepadan`` if that is what it was before."""

    dari: int
    ke: int
    is_sepadan: bool
    is_tertahan: bool


@dataclass(frozen=True)
class Rujukan:
    """One report with the plan of its move; what it gives are keys of the database.

    ``tugas`` are its open visits by the number of their symbol in the old document.
    """

    laporan: Laporan
    peralihan: Peralihan
    rencana: Rencana
    tugas: Mapping[int, int]
    simbol_lama: list[int]
    simbol_baru: list[int]
    kolom_lama: list[int]
    kolom_baru: list[int]

    @cached_property
    def tujuan(self) -> list[Tujuan]:
        """Where open work goes on; of several that go on at one symbol what stood there, or the first."""
        first: dict[int, Tujuan] = {}
        for satu in sorted(self.rencana.kedudukan, key=lambda satu: not satu.is_sepadan):
            if satu.tempat:
                dari, ke = self.simbol_lama[satu.dari], self.simbol_baru[satu.tempat.simbol]
                is_tertahan = satu.tempat.simbol in self.rencana.tertahan
                first.setdefault(ke, Tujuan(dari, ke, satu.is_sepadan, is_tertahan))
        return list(first.values())

    @cached_property
    def letak(self) -> dict[int, int]:
        """For each symbol the one of the new version at which a visit of it counts."""
        return {self.simbol_lama[a]: self.simbol_baru[b] for a, b in self.peralihan.padanan.simbol.items()}

    @cached_property
    def asal_kolom(self) -> dict[int, int]:
        """For each column of the new version the one whose people stand there."""
        return {self.kolom_baru[b]: self.kolom_lama[a] for a, b in self.peralihan.padanan.pelaksana.items()}


class Pemindahan:
    """All plans for moves to one version; documents are read once, however many reports there are."""

    def __init__(self, versi: VersiSop, laporan_list: Iterable[Laporan]) -> None:
        self.versi = versi
        self.laporan_list = list(laporan_list)
        versi_pk = {versi.pk, *(laporan.versi_id for laporan in self.laporan_list)}
        berkas = load_berkas_by_versi(versi_pk)
        self._peralihan = {pk: Peralihan(berkas[pk], berkas[versi.pk]) for pk in versi_pk}
        simbol = Simbol.objects.filter(langkah__versi__in=versi_pk)
        self._simbol = _group(simbol.values_list("langkah__versi", "pk"))
        kolom = Pelaksana.objects.filter(versi__in=versi_pk)
        self._kolom = _group(kolom.values_list("versi", "pk"))
        visits = Tugas.objects.filter(laporan__in=self.laporan_list).exclude(status=StatusTugas.DIBATALKAN)
        self._visits: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for laporan, *visit in visits.values_list("laporan", "pk", "letak", "status"):
            self._visits[laporan].append(tuple(visit))

    @cached_property
    def _penghalang(self) -> dict[int, str]:
        newest = {
            satu.laporan_id: satu
            for satu in Terbitan.objects.filter(laporan__in=self.laporan_list)
            .only("laporan", "nomor", "dibekukan_pada")
            .order_by("nomor")
        }
        void = (StatusTandaTangan.TIDAK_JADI, StatusTandaTangan.GUGUR)
        signed = TandaTangan.objects.filter(terbitan__in=newest.values()).exclude(status__in=void)
        taken = set(signed.values_list("terbitan", flat=True))
        return {
            laporan.pk: _describe_penghalang(laporan, newest[laporan.pk], taken)
            for laporan in self.laporan_list
            if laporan.pk in newest
        }

    def plan(self, laporan: Laporan, dipilih: Mapping[int, int] | None = None, halangan: str = "") -> Rujukan:
        """Return the plan for one report; ``dipilih`` says where open visits are to go on, both by key.

        ``halangan`` is what the caller knows to be in the way.
        """
        lama, baru = self._simbol[laporan.versi_id], self._simbol[self.versi.pk]
        number = {pk: nomor for nomor, pk in enumerate(lama)}
        # A key that belongs elsewhere is none of the places that are offered.
        chosen = {pk: baru.index(simbol) if simbol in baru else -1 for pk, simbol in (dipilih or {}).items()}
        visits = [(pk, number[letak], s) for pk, letak, s in self._visits[laporan.pk] if letak in number]
        terbuka = {simbol: pk for pk, simbol, status in visits if status in TERBUKA}
        peralihan = self._peralihan[laporan.versi_id]
        rencana = plan_pindah(
            peralihan,
            sorted(terbuka),
            {simbol for _, simbol, status in visits if status not in TERBUKA},
            dipilih={simbol: chosen[pk] for simbol, pk in terbuka.items() if pk in chosen},
            penghalang=[satu for satu in (halangan, self._penghalang.get(laporan.pk, "")) if satu],
        )
        kolom = self._kolom[laporan.versi_id], self._kolom[self.versi.pk]
        return Rujukan(laporan, peralihan, rencana, terbuka, lama, baru, *kolom)


def list_pindahan(versi: VersiSop) -> LaporanQuerySet:
    """Return the reports that run, or wait to begin, under an earlier version of the same SOP."""
    earlier = Laporan.objects.filter(
        versi__sop=versi.sop_id, versi__nomor_versi__lt=versi.nomor_versi, status__in=DAPAT_PINDAH
    )
    return earlier.select_related("instansi", "versi", "penanggung_jawab")


def find_versi_baru(laporan: Laporan) -> VersiSop | None:
    """Return the version in force to which the report could be moved; None if its own is in force."""
    if laporan.status not in DAPAT_PINDAH:
        return None
    versi = laporan.versi
    return VersiSop.objects.in_force().filter(sop=versi.sop_id, nomor_versi__gt=versi.nomor_versi).first()


def describe_tujuan(laporan: Laporan, versi: VersiSop) -> str:
    """Return why a report cannot be moved to ``versi``, whatever its state; "" if it can."""
    if laporan.versi.sop_id != versi.sop_id or laporan.versi.nomor_versi >= versi.nomor_versi:
        return "Laporan hanya dapat dipindahkan ke versi yang lebih baru dari SOP-nya sendiri."
    if versi.status != StatusVersi.BERLAKU:
        return "Versi ini tidak sedang berlaku, jadi laporan belum dapat dipindahkan ke sini."
    if laporan.status not in DAPAT_PINDAH:
        return f"Laporan ini {laporan.get_status_display().lower()}, jadi tetap pada versinya."
    return ""


def _describe_penghalang(laporan: Laporan, terbitan: Terbitan, taken: set[int]) -> str:
    if terbitan.dibekukan_pada and is_frozen(laporan):
        return (
            "LAKIP ini sudah diajukan, dengan tempat paraf dan tanda tangan menurut versi lama. Selesaikan "
            "menurut versi itu, atau pindahkan sesudah laporan dikembalikan."
        )
    if terbitan.pk in taken:
        return (
            f"Terbitan {terbitan.nomor} sudah diparaf atau sedang ditandatangani secara elektronik, di "
            "tempat menurut versi lama. Susun dokumen LAKIP kembali, lalu pindahkan."
        )
    return ""


def _group(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for kunci, satu in pairs:
        groups[kunci].append(satu)
    return groups
