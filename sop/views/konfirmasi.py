"""The owner's word on what was inferred."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sop.domain.angka import read_bulat
from sop.konfirmasi import TidakDapatDikonfirmasi, confirm, find_simpulan
from sop.storage import load_confirmed
from sop.views.versi import describe_versi, get_versi


@require_http_methods(["GET", "HEAD", "POST"])
def sop_konfirmasi(request: HttpRequest, pk: int) -> HttpResponse:
    """The question before all that was inferred is confirmed; a POST confirms what it names."""
    versi = get_versi(request, pk)
    if not request.user.has_perm("sop.tetapkan_versisop"):
        raise PermissionDenied
    if request.method != "POST":
        terbuka = [s for s in find_simpulan(versi, load_confirmed(versi)) if not s.is_dikonfirmasi]
        return render(request, "sop/konfirmasi.html", {"versi": versi, "simpulan": terbuka})
    try:
        banyak = confirm(
            versi.pk,
            read_bulat(request.POST.get("ubahan", "")),
            request.POST.getlist("simpulan"),
            oleh=str(request.user),
            at=timezone.now(),
        )
    except TidakDapatDikonfirmasi as tidak:
        messages.error(request, str(tidak))
        return render(request, "sop/sop_versi.html", describe_versi(versi), status=409)
    messages.success(request, f"{banyak} simpulan dikonfirmasi.")
    return redirect(reverse("sop-versi", args=[versi.pk]) + "#simpulan")
