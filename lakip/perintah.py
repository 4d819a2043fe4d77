"""Orders as pages ask for them: those of a report or of a visit, and those that are for one person."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from lakip.lifecycle import StatusLaporan
from lakip.models import Disposisi, Laporan, Pegawai, Pemangku, Tugas

# So long an order stands on the first page of those it went to.
BARU = timedelta(days=14)


def list_perintah(laporan: Laporan) -> QuerySet[Disposisi]:
    """Return the orders of a report as they were given, with all that is shown of them."""
    return _with_names(Disposisi.objects.filter(laporan=laporan))


def list_perintah_in(tugas: Tugas) -> QuerySet[Disposisi]:
    """Return the orders that were given in one visit."""
    return _with_names(Disposisi.objects.filter(tugas=tugas))


def list_untuk(pegawai: Pegawai, tanggal: date, laporan: Laporan) -> QuerySet[Disposisi]:
    """Return the standing orders of a report to the posts that a person holds on ``tanggal``."""
    return _standing(pegawai, tanggal).filter(laporan=laporan)


def list_baru(pegawai: Pegawai, tanggal: date) -> QuerySet[Disposisi]:
    """Return the standing orders of the last days to the posts that a person holds, in running reports."""
    running = {"laporan__status": StatusLaporan.BERJALAN, "tanggal__gte": tanggal - BARU}
    return _standing(pegawai, tanggal).filter(**running).select_related("laporan__instansi")


def _standing(pegawai: Pegawai, tanggal: date) -> QuerySet[Disposisi]:
    held = Pemangku.objects.on(tanggal).filter(pegawai=pegawai).values("jabatan")
    orders = Disposisi.objects.filter(kepada__in=held, ditarik_pada__isnull=True).distinct()
    return _with_names(orders).order_by("-pada", "-pk")


def _with_names(orders: QuerySet[Disposisi]) -> QuerySet[Disposisi]:
    return orders.select_related("oleh", "surat").prefetch_related("kepada")
