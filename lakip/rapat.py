"""Meetings as pages ask for them: who holds which post, who is called, what is still to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Pegawai, Pemangku, Penugasan, TindakLanjut
from lakip.models.rapat import JenisTindakLanjut


def read_kapasitas(people: Iterable[Pegawai], tanggal: date) -> dict[int, str]:
    """Return the post of each person on a day, with Plt. or Plh. before it; the own before an acting one."""
    held = Pemangku.objects.on(tanggal).filter(pegawai__in=list(people)).select_related("jabatan")
    # In the order of the alphabet definitif comes before plh and plt; the first that is read stays.
    return {satu.pegawai_id: satu.kapasitas for satu in held.order_by("-jenis", "-pk")}


def people_in(laporan: Laporan, kolom: Iterable[int], unit: Iterable[int], tanggal: date) -> set[int]:
    """Return the keys of who stands in the columns of the report, or belongs to the units, on a day."""
    seats = Penugasan.objects.filter(laporan=laporan, pelaksana__in=list(kolom))
    holders = Pemangku.objects.on(tanggal).filter(jabatan__in=seats.values("jabatan"))
    of_unit = [*unit, *seats.filter(unit__isnull=False).values_list("unit", flat=True)]
    found = {
        *seats.filter(pegawai__isnull=False).values_list("pegawai", flat=True),
        *holders.values_list("pegawai", flat=True),
    }
    active = Pegawai.objects.filter(instansi=laporan.instansi_id, is_active=True)
    return {
        *active.filter(pk__in=found).values_list("pk", flat=True),
        *active.filter(unit__in=of_unit).values_list("pk", flat=True),
    }


def list_terbuka(laporan: Laporan) -> QuerySet[TindakLanjut]:
    """Return what meetings of the report asked for and nobody has answered yet."""
    return TindakLanjut.objects.filter(rapat__laporan=laporan, is_dilakukan__isnull=True)


def list_perbaikan(laporan: Laporan) -> QuerySet[TindakLanjut]:
    """Return what of it must be answered before the report is handed on."""
    return list_terbuka(laporan).filter(jenis=JenisTindakLanjut.PERBAIKAN)


def list_tindak_lanjut_of(pegawai: Pegawai) -> QuerySet[TindakLanjut]:
    """Return what a person is still to do, in reports that were not cancelled, the most urgent first."""
    own = TindakLanjut.objects.filter(penanggung=pegawai, is_dilakukan__isnull=True)
    alive = own.exclude(rapat__laporan__status=StatusLaporan.DIBATALKAN)
    return alive.select_related("rapat__laporan__instansi").order_by("tenggat", "pk")
