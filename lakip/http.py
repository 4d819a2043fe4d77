"""Requests of people who are logged in, and what they may look up."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from lakip.models import Laporan, Pegawai, Tugas


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


def now_at(laporan: Laporan) -> tuple[datetime, date]:
    """Return the present moment, and the date it is at the office."""
    at = timezone.now()
    return at, at.astimezone(laporan.instansi.zona).date()
