"""Texts that are still those of last year's report: of its parts, of its analyses, and of its units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse

from lakip.domain.konsistensi import TemuanData
from lakip.domain.konsistensi_teks import check_salinan, simplify
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA
from lakip.isi.tempat import Tempat
from lakip.lifecycle import StatusLaporan
from lakip.models import Indikator, Laporan, Naskah, Penjelasan

JUDUL = {satu.kunci: satu.judul for satu in SISTEMATIKA} | {satu.kunci: satu.judul for satu in ANALISIS}
# What an office is, and how it introduces its report, may stay as it was.
BOLEH_TETAP = ("kata_pengantar", *(satu.kunci for satu in SISTEMATIKA if satu.is_tetap))
PENJELASAN = {
    "pendorong": "faktor pendorong",
    "penghambat": "kendala",
    "upaya": "upaya",
    "rekomendasi": "rekomendasi",
}


def find_salinan(
    laporan: Laporan, tempat_list: Iterable[tuple[Indikator, Tempat]]
) -> Iterator[tuple[Tempat, TemuanData]]:
    """Yield the texts that say what the report of the year before said at the same place.

    ``tempat_list`` are the indikator of ``laporan``, with what their units say, and where they stand.
    """
    earlier = Laporan.objects.filter(instansi=laporan.instansi_id, tahun=laporan.tahun - 1)
    asal = earlier.exclude(status=StatusLaporan.DIBATALKAN).first()
    if asal is not None:
        yield from _find_in_penjelasan(laporan, asal, tempat_list)
        yield from _find_in_naskah(laporan, asal)


def _find_in_naskah(laporan: Laporan, asal: Laporan) -> Iterator[tuple[Tempat, TemuanData]]:
    written = Naskah.objects.exclude(bagian__in=BOLEH_TETAP).select_related("sasaran")
    lalu = {_key(satu): satu.isi for satu in written.filter(laporan=asal)}
    for satu in written.filter(laporan=laporan):
        for temuan in check_salinan(satu.isi, lalu.get(_key(satu), ""), laporan.tahun):
            yield _place_of_naskah(laporan, satu), temuan


def _key(naskah: Naskah) -> tuple[str, str]:
    return naskah.bagian, simplify(naskah.sasaran.uraian) if naskah.sasaran else ""


def _place_of_naskah(laporan: Laporan, naskah: Naskah) -> Tempat:
    if naskah.sasaran is None:
        kunci, rincian = naskah.bagian, ""
        url = reverse("naskah-bagian", args=[laporan.pk, naskah.bagian])
    else:
        kunci, rincian = f"{naskah.bagian}-{naskah.sasaran.pk}", naskah.sasaran.uraian
        url = reverse("naskah-analisis", args=[laporan.pk, naskah.sasaran.pk, naskah.bagian])
    judul = JUDUL.get(naskah.bagian, naskah.bagian)
    return Tempat("Naskah", f"naskah-{kunci}", judul, rincian, url, is_naskah=True)


def _find_in_penjelasan(
    laporan: Laporan, asal: Laporan, tempat_list: Iterable[tuple[Indikator, Tempat]]
) -> Iterator[tuple[Tempat, TemuanData]]:
    said = Penjelasan.objects.filter(indikator__sasaran__laporan=asal).select_related("indikator")
    lalu: dict[int | str, Penjelasan] = {}
    for satu in said:
        lalu[satu.indikator_id] = lalu[simplify(satu.indikator.nama)] = satu
    for indikator, tempat in tempat_list:
        kini: Penjelasan | None = getattr(indikator, "penjelasan", None)
        dulu = lalu.get(indikator.asal_id or 0) or lalu.get(simplify(indikator.nama))
        if kini is None or dulu is None:
            continue
        for isian, nama in PENJELASAN.items():
            for temuan in check_salinan(getattr(kini, isian), getattr(dulu, isian), laporan.tahun, nama):
                yield tempat.explained, temuan
