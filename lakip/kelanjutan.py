"""What a new report takes over from an earlier one: what was promised, and the years behind it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from lakip.domain.capaian import StatusNilai
from lakip.kejanggalan import find_in_nilai
from lakip.models import BagianTambahan, Indikator, Laporan, Nilai, Sasaran

TARGET = ("target", "target_atas", "target_teks")
REALISASI = ("pembilang", "penyebut", "realisasi", "realisasi_teks", "status", "capaian_tercetak", "sumber")


def take_over(laporan: Laporan, asal: Laporan) -> None:
    """Give ``laporan``, which is still empty, the sasaran and indikator of ``asal`` with their rules.

    The years of ``asal`` become those it is compared with; quarters and the budget stay behind, for they
    speak of that year alone. What ``asal`` learns later is fetched by ``find_susulan``. The sections that the
    office added to the outline come along empty; for texts that stay see ``kelanjutan_naskah``.
    """
    sasaran_by_asal = {satu.pk: satu for satu in asal.sasaran_set.all()}
    indikator_by_asal = {satu.pk: satu for satu in Indikator.objects.filter(sasaran__laporan=asal)}
    nilai_list = list(
        Nilai.objects.filter(
            indikator__in=list(indikator_by_asal), triwulan__isnull=True, tahun__lte=laporan.tahun
        )
    )
    for sasaran in sasaran_by_asal.values():
        sasaran.pk, sasaran.laporan = None, laporan
    Sasaran.objects.bulk_create(sasaran_by_asal.values())
    for indikator in indikator_by_asal.values():
        indikator.asal_id = indikator.pk
        indikator.pk, indikator.sasaran = None, sasaran_by_asal[indikator.sasaran_id]
    Indikator.objects.bulk_create(indikator_by_asal.values())
    for nilai in nilai_list:
        nilai.pk, nilai.indikator = None, indikator_by_asal[nilai.indikator_id]
    Nilai.objects.bulk_create(nilai_list)
    bagian_list = list(BagianTambahan.objects.filter(laporan=asal, is_dihapus=False))
    for bagian in bagian_list:
        bagian.pk, bagian.laporan = None, laporan
    BagianTambahan.objects.bulk_create(bagian_list)


@dataclass(frozen=True, slots=True)
class Susulan:
    """Figures of earlier years that the report of ``tahun`` knows by now and this one does not.

    Each of ``nilai`` is unsaved: a year that is not here at all, or one that is here without a realisasi.
    """

    tahun: int
    nilai: tuple[Nilai, ...]

    @transaction.atomic
    def store(self) -> None:
        for nilai in self.nilai:
            nilai.save()


def find_susulan(laporan: Laporan) -> Susulan | None:
    """Return what may be fetched from the report this one was continued from; None if there is nothing.

    Nothing that is written here is overwritten: neither a realisasi, nor a target beside one that is missing.
    """
    linked = Indikator.objects.filter(sasaran__laporan=laporan, asal__isnull=False)
    by_asal = {
        satu.asal.pk: satu
        for satu in linked.select_related("asal__sasaran__laporan")
        # Words do not become figures, nor figures words.
        if satu.asal and satu.asal.jenis.is_kata == satu.jenis.is_kata
    }
    if not by_asal:
        return None
    wanted = Nilai.objects.filter(triwulan__isnull=True, tahun__lt=laporan.tahun)
    here = {(n.indikator_id, n.tahun): n for n in wanted.filter(indikator__sasaran__laporan=laporan)}
    found = []
    for nilai in wanted.filter(indikator__in=list(by_asal)):
        indikator = by_asal[nilai.indikator_id]
        satu = _complete(indikator, nilai, here.get((indikator.pk, nilai.tahun)))
        if satu is not None and not list(find_in_nilai(satu)):
            found.append(satu)
    years = (satu.asal.sasaran.laporan.tahun for satu in by_asal.values() if satu.asal)
    return Susulan(max(years), tuple(found)) if found else None


def _complete(indikator: Indikator, asal: Nilai, own: Nilai | None) -> Nilai | None:
    """Return the value of a year with what ``asal`` adds to it; None where it adds nothing."""
    if own is None:
        own = Nilai(indikator=indikator, tahun=asal.tahun)
    elif own.status != StatusNilai.BELUM_DIUKUR or asal.status == StatusNilai.BELUM_DIUKUR:
        return None
    own.indikator = indikator
    has_target = any(getattr(own, nama) not in (None, "") for nama in TARGET)
    for nama in REALISASI if has_target else (*TARGET, *REALISASI):
        setattr(own, nama, getattr(asal, nama))
    return own
