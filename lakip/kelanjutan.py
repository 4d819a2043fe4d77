"""What a new report takes over from an earlier one: what was promised, and the years behind it."""

from __future__ import annotations

from lakip.models import Indikator, Laporan, Nilai, Sasaran


def take_over(laporan: Laporan, asal: Laporan) -> None:
    """Give ``laporan``, which is still empty, the sasaran and indikator of ``asal`` with their rules.

    The years of ``asal`` become those it is compared with; quarters, texts and the budget stay behind,
    for they speak of that year alone.
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
        indikator.pk, indikator.sasaran = None, sasaran_by_asal[indikator.sasaran_id]
    Indikator.objects.bulk_create(indikator_by_asal.values())
    for nilai in nilai_list:
        nilai.pk, nilai.indikator = None, indikator_by_asal[nilai.indikator_id]
    Nilai.objects.bulk_create(nilai_list)
