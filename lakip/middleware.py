"""The clock of the pages: everybody reads the time of their own office."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lakip.kalender import KalenderTidakSiap


class OfficeTimeMiddleware:
    """Show moments in the time zone of the person's instansi (WIB, WITA or WIT)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        instansi = getattr(request.user, "instansi", None)
        if instansi is None:
            return self.get_response(request)
        with timezone.override(ZoneInfo(instansi.zona_waktu)):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in a sentence that the hours of the office are not known, instead of failing."""
        if not isinstance(exception, KalenderTidakSiap):
            return None
        return render(request, "lakip/kalender_tidak_siap.html", {"pesan": exception}, status=503)
