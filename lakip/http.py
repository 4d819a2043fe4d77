"""Requests of people who are logged in, and what they may look up."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from lakip.access import unit_scope
from lakip.models import Laporan, Pegawai, Tugas, UnitKerja


class AuthenticatedHttpRequest(HttpRequest):
    """A request behind the login."""

    user: Pegawai


def get_laporan(request: AuthenticatedHttpRequest, pk: int) -> Laporan:
    """Return a report the person may see, or raise 404."""
    visible = Laporan.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("instansi", "versi__sop", "penanggung_jawab"), pk=pk)


def get_tugas(request: AuthenticatedHttpRequest, pk: int) -> Tugas:
    """Return a visit of a report the person may see, or raise 404."""
    tugas = Tugas.objects.visible_to(request.user).select_related(
        "laporan__instansi",
        "laporan__versi__sop",
        "laporan__penanggung_jawab",
        "simbol__langkah__versi",
        "simbol__pelaksana",
        "pelaku",
        "dicatat_oleh",
        "dari__pelaku",
        "dari__simbol__langkah",
        "dari__simbol__pelaksana",
    )
    return get_object_or_404(tugas, pk=pk)


def get_unit(request: AuthenticatedHttpRequest, laporan: Laporan, pk: int) -> UnitKerja:
    """Return a unit whose rows the person may see, or raise 404; 403 if the person belongs to another one."""
    unit = get_object_or_404(UnitKerja, pk=pk, instansi=laporan.instansi_id)
    if unit_scope(laporan, request.user, now_at(laporan)[1]) not in (None, unit.pk):
        raise PermissionDenied(f"Halaman ini milik {unit}, sedangkan Anda tercatat di {request.user.unit}.")
    return unit


def now_at(laporan: Laporan) -> tuple[datetime, date]:
    """Return the present moment, and the date it is at the office."""
    at = timezone.now()
    return at, at.astimezone(laporan.instansi.zona).date()
