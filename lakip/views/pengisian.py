"""How a page on which data is filled in answers: shown, saved, refused, or overtaken by somebody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from lakip.forms.isian import Beda
from lakip.http import AuthenticatedHttpRequest


class Formulir(Protocol):
    """One form or several that are saved together."""

    @property
    def tanda(self) -> str: ...
    @property
    def beda(self) -> list[Beda]: ...
    def is_valid(self) -> bool: ...
    def save(self) -> Any: ...


def fill_in(
    request: AuthenticatedHttpRequest,
    make: Callable[[QueryDict | None], Formulir],
    template: str,
    konteks: Mapping[str, Any],
    target: Callable[[], str],
) -> HttpResponse:
    """Answer a request for the form that ``make`` builds; once saved, go to ``target``.

    The form carries a mark of what the person saw. If that is no longer what is
    stored, it comes back (409) with both values; sent again, it is saved.
    """
    formulir = make(None)
    tanda, beda, status = formulir.tanda, [], 200
    if request.method == "POST":
        formulir = make(request.POST)
        is_stale = request.POST.get("tanda") != tanda
        is_valid = formulir.is_valid()
        beda = formulir.beda if is_stale else []
        if is_valid and not beda:
            formulir.save()
            messages.success(request, "Perubahan disimpan.")
            return redirect(target())
        status = 409 if beda else 422
    filled = {"formulir": formulir, "tanda": tanda, "beda": beda, "is_refused": status != 200}
    return render(request, template, {**konteks, **filled}, status=status)
