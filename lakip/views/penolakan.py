"""How a refused act is answered: a sentence for the person, and the status of the page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.http import AuthenticatedHttpRequest


def attempt(
    request: AuthenticatedHttpRequest,
    form: Form,
    act: Callable[..., object],
    show_again: Callable[..., HttpResponse],
) -> HttpResponse | None:
    """Do what the form asks for; None once it is done, otherwise the page again with what was refused.

    The fields of the form are called like the parameters of ``act``.
    """
    if not form.is_valid():
        return show_again(status=refuse_form(request, form))
    try:
        act(at=timezone.now(), **form.cleaned_data)
    except TindakanDitolak as error:
        return show_again(status=refuse(request, error))
    return None


def refuse(request: AuthenticatedHttpRequest, error: TindakanDitolak) -> int:
    """Say why, and return the HTTP status: no right 403, too late 409, not yet 422."""
    messages.error(request, str(error))
    if isinstance(error, TidakBerhak):
        return 403
    return 409 if isinstance(error, Terlambat) else 422


def refuse_form(request: AuthenticatedHttpRequest, form: Form) -> int:
    """Say at the head of the page what is wrong in a form further down, and return the HTTP status."""
    nama, pesan_list = next(iter(form.errors.items()))
    is_shown = nama != NON_FIELD_ERRORS and not form[nama].is_hidden
    label = f"{form[nama].label}: " if is_shown else ""
    messages.error(request, f"Belum tersimpan. {label}{pesan_list[0]}")
    return 422
