"""The right to change the figures and texts of a report, as every page that changes them asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse

from lakip.access import may_edit_isi
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.models import Laporan

P = ParamSpec("P")


def may_edit(request: AuthenticatedHttpRequest, laporan: Laporan) -> bool:
    """Whether the person may change what this report says, today."""
    _, today = now_at(laporan)
    return may_edit_isi(laporan, request.user, today)


def edits_isi(
    view: Callable[Concatenate[AuthenticatedHttpRequest, Laporan, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Hand the view the report itself if the person may change it; 404 or 403 otherwise.

    While a POST is answered the report is locked: neither the right nor what
    others have saved can change under it.
    """

    def open_report(request: AuthenticatedHttpRequest, pk: int) -> Laporan:
        laporan = get_laporan(request, pk)
        if not may_edit(request, laporan):
            raise PermissionDenied
        return laporan

    @wraps(view)
    def checked(
        request: AuthenticatedHttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if request.method != "POST":
            return view(request, open_report(request, pk), *args, **kwargs)
        with transaction.atomic():
            Laporan.objects.select_for_update().filter(pk=pk).first()
            return view(request, open_report(request, pk), *args, **kwargs)

    return checked
