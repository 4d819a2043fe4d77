"""The questions that are asked about reports and their visits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from lakip.lifecycle import AKTIF, TERBUKA, StatusLaporan, StatusTugas

if TYPE_CHECKING:
    from lakip.models import Laporan, Pegawai, Penugasan, Tugas  # noqa: F401 - named in strings


def standing_in(pegawai: Pegawai, tanggal: date) -> Q:
    """Return the condition on Penugasan under which ``pegawai`` stands in the column on ``tanggal``."""
    holds = Q(jabatan__pemangku__mulai__lte=tanggal) & (
        Q(jabatan__pemangku__selesai__isnull=True) | Q(jabatan__pemangku__selesai__gte=tanggal)
    )
    as_pejabat = Q(jabatan__pemangku__pegawai=pegawai) & holds
    in_unit = Q(unit__isnull=False, unit=pegawai.unit_id) if pegawai.unit_id else Q(pk__in=[])
    return Q(pegawai=pegawai) | as_pejabat | in_unit


class LaporanQuerySet(models.QuerySet["Laporan"]):
    def visible_to(self, pegawai: Pegawai) -> LaporanQuerySet:
        """Reports of one's own instansi; all of them for who keeps the system."""
        if pegawai.is_lintas_instansi:
            return self
        return self.filter(instansi=pegawai.instansi_id) if pegawai.instansi_id else self.none()


class TugasQuerySet(models.QuerySet["Tugas"]):
    def visible_to(self, pegawai: Pegawai) -> TugasQuerySet:
        """Visits of the reports one may see."""
        if pegawai.is_lintas_instansi:
            return self
        instansi = pegawai.instansi_id
        return self.filter(laporan__instansi=instansi) if instansi else self.none()

    def terbuka(self) -> TugasQuerySet:
        return self.filter(status__in=TERBUKA)

    def with_names(self) -> TugasQuerySet:
        """Visits with all that is shown of them, in one query."""
        return self.select_related("simbol__langkah", "simbol__pelaksana", "pelaku", "dicatat_oleh")

    def waiting_for(self, pegawai: Pegawai, tanggal: date) -> TugasQuerySet:
        """What lies on the desk of ``pegawai``: their own work, and free work of their columns."""
        from lakip.models import Penugasan

        standing: models.QuerySet[Penugasan] = Penugasan.objects.filter(
            standing_in(pegawai, tanggal),
            laporan=OuterRef("laporan"),
            pelaksana=OuterRef("simbol__pelaksana"),
        )
        # Also what was handed to them and waits to be begun.
        own = Q(pelaku=pegawai)
        free = Q(status=StatusTugas.MENUNGGU, pelaku__isnull=True) & Exists(standing)
        return self.visible_to(pegawai).filter(
            own | free, status__in=AKTIF, laporan__status=StatusLaporan.BERJALAN
        )
