"""The performance part of a report: sasaran with their indikator, calculated and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lakip.domain.angka import format_persen
from lakip.domain.capaian import (
    Polaritas,
    RataCapaian,
    calculate_capaian,
    compare_printed,
    format_aturan,
    mean_capaian,
)
from lakip.domain.predikat import Skala, classify
from lakip.isi.bentuk_kinerja import IsiIndikator, IsiPenjelasan, format_beda
from lakip.isi.nilai import read_nilai, read_triwulan
from lakip.models import Indikator, Laporan, Nilai, Penjelasan

# More columns than these, besides the year of the report, do not fit a page.
TAHUN_LALU_TERBANYAK = 4


class Kinerja:
    """The indikator of one report and all their values, read in two queries."""

    def __init__(self, laporan: Laporan, skala: Skala) -> None:
        self.tahun = laporan.tahun
        self.skala = skala
        self.by_sasaran: dict[int, list[Indikator]] = defaultdict(list)
        indikator_list = Indikator.objects.filter(sasaran__laporan=laporan).select_related(
            "unit", "penjelasan"
        )
        by_pk = {satu.pk: satu for satu in indikator_list}
        for indikator in by_pk.values():
            self.by_sasaran[indikator.sasaran_id].append(indikator)
        self.nilai: dict[int, dict[int, Nilai]] = defaultdict(dict)
        self.triwulan: dict[int, list[Nilai]] = defaultdict(list)
        known = Nilai.objects.filter(indikator__sasaran__laporan=laporan, tahun__lte=laporan.tahun)
        for nilai in known:
            nilai.indikator = by_pk[nilai.indikator_id]
            if nilai.triwulan is None:
                self.nilai[nilai.indikator_id][nilai.tahun] = nilai
            elif nilai.tahun == self.tahun:
                self.triwulan[nilai.indikator_id].append(nilai)
        earlier = {tahun for by_tahun in self.nilai.values() for tahun in by_tahun if tahun < self.tahun}
        self.tahun_lalu = tuple(sorted(earlier))[-TAHUN_LALU_TERBANYAK:]

    def read(self, sasaran: int, nomor: int) -> tuple[IsiIndikator, ...]:
        """Return the indikator of one sasaran, numbered below its ``nomor``."""
        urut = enumerate(self.by_sasaran[sasaran], start=1)
        return tuple(self._read(indikator, f"{nomor}.{ke}") for ke, indikator in urut)

    def _read(self, indikator: Indikator, nomor: str) -> IsiIndikator:
        by_tahun = self.nilai[indikator.pk]
        kini = read_nilai(indikator, by_tahun.get(self.tahun) or Nilai(indikator=indikator, tahun=self.tahun))
        tercetak = by_tahun[self.tahun].capaian_tercetak if self.tahun in by_tahun else None
        return IsiIndikator(
            nomor=nomor,
            nama=indikator.nama,
            satuan=indikator.satuan,
            is_iku=indikator.is_iku,
            aturan=format_aturan(indikator.aturan),
            kini=kini,
            lalu=tuple(
                read_nilai(indikator, by_tahun[tahun]) if tahun in by_tahun else None
                for tahun in self.tahun_lalu
            ),
            predikat=classify(kini.capaian.persen, self.skala) or "",
            tercetak=tercetak,
            beda=None if tercetak is None else compare_printed(tercetak, kini.capaian),
            target_renstra=indikator.target_renstra,
            tahun_renstra=indikator.tahun_renstra,
            capaian_renstra=calculate_capaian(
                indikator.target_renstra, kini.realisasi, indikator.aturan, kini.status
            ),
            standar_nasional=indikator.standar_nasional,
            sumber_standar=indikator.sumber_standar,
            triwulan=read_triwulan(indikator, by_tahun.get(self.tahun), self.triwulan[indikator.pk]),
            unit=indikator.unit.nama if indikator.unit else "",
            polaritas=Polaritas(indikator.polaritas),
            skala=tuple(indikator.skala),
            penjelasan=_read_penjelasan(indikator),
        )


def _read_penjelasan(indikator: Indikator) -> IsiPenjelasan:
    satu: Penjelasan | None = getattr(indikator, "penjelasan", None)
    if satu is None:
        return IsiPenjelasan()
    return IsiPenjelasan(
        satu.pendorong.strip(),
        satu.penghambat.strip(),
        satu.upaya.strip(),
        satu.rekomendasi.strip(),
        satu.bukti.strip(),
    )


def mean_of(indikator_list: Sequence[IsiIndikator], skala: Skala) -> tuple[RataCapaian, str]:
    """Return the mean capaian of these indikator, and its predikat or ""."""
    rata = mean_capaian(indikator.kini.capaian for indikator in indikator_list)
    return rata, classify(rata.persen, skala) or ""


def notes_on(indikator_list: Sequence[IsiIndikator]) -> tuple[str, ...]:
    """Return what has to stand under a table of these indikator.

    First by which rule each capaian is calculated, then limits that applied, what could not be
    calculated and why, and where the source printed another percentage.
    """
    by_aturan: dict[str, list[str]] = defaultdict(list)
    for indikator in indikator_list:
        by_aturan[indikator.aturan].append(indikator.nomor)
    rumus = [f"Capaian indikator {', '.join(nomor)}: {aturan}." for aturan, nomor in by_aturan.items()]
    return (*rumus, *(note for indikator in indikator_list for note in _notes(indikator)))


def _notes(indikator: IsiIndikator) -> list[str]:
    capaian, awal = indikator.kini.capaian, f"Indikator {indikator.nomor}"
    notes = []
    if indikator.kini.rumus:
        notes.append(f"{awal}: realisasi = {indikator.kini.rumus}.")
    if capaian.alasan:
        notes.append(f"{awal} tidak dapat dihitung: {capaian.alasan}.")
    if capaian.catatan and capaian.mentah is not None:
        mentah = (
            "" if capaian.mentah == capaian.persen else f"; sebelum dibatasi {format_persen(capaian.mentah)}"
        )
        notes.append(f"{awal}: {capaian.catatan}{mentah}.")
    if indikator.beda and indikator.tercetak is not None:
        notes.append(f"* {awal}: {format_beda(indikator.tercetak, indikator.beda)}.")
    if indikator.triwulan:
        notes += [f"{awal}: {temuan}" for temuan in indikator.triwulan.temuan]
    return notes
