"""Signed on paper: the frozen file is printed there, the scan comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak, require_persuratan
from lakip.forms.pindaian import PindaianForm
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.models import Jejak, Laporan, Surat
from lakip.tanda_tangan.menunggu import Menunggu, read_lakip, read_surat
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt


@require_http_methods(["GET", "HEAD", "POST"])
def pindaian(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = _get_persuratan(request, pk)
    act = partial(engine.keep_pindaian, laporan.pk, request.user)
    kembali = partial(redirect, "laporan-dokumen", laporan.pk)
    return _answer(request, laporan, partial(read_lakip, laporan), act, kembali)


@require_http_methods(["GET", "HEAD", "POST"])
def surat_pindaian(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    laporan = _get_persuratan(request, pk)
    rows = Surat.objects.select_related("dokumen", "pengirim", "nomor")
    surat = get_object_or_404(rows, pk=surat_pk, laporan=laporan)
    act = partial(engine.keep_pindaian_surat, surat.pk, request.user)
    return _answer(request, laporan, partial(read_surat, surat), act, partial(redirect, surat), surat)


def _get_persuratan(request: AuthenticatedHttpRequest, pk: int) -> Laporan:
    """Return the report to who may keep its papers; a scan takes long to be read for who may not."""
    laporan = get_laporan_utuh(request, pk)
    try:
        require_persuratan(laporan, request.user, now_at(laporan)[1])
    except TidakBerhak as error:
        raise PermissionDenied(str(error)) from error
    except TindakanDitolak:
        pass  # a cancelled report may be looked at; the verb says why nothing is kept there
    return laporan


def _answer(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    read: Callable[[], Menunggu],
    act: Callable[..., Jejak],
    kembali: Callable[[], HttpResponse],
    surat: Surat | None = None,
) -> HttpResponse:
    form = PindaianForm(request.POST, request.FILES) if request.method == "POST" else PindaianForm()

    def show(status: int = 200) -> HttpResponse:
        context: dict[str, object] = {"laporan": laporan, "surat": surat, "form": form}
        try:
            context["menunggu"] = read()
        except TindakanDitolak as error:
            context["alasan"] = str(error)
        return render(request, "lakip/tanda_tangan/pindaian.html", context, status=status)

    if request.method != "POST":
        return show()
    if refused := attempt(request, form, act, show):
        return refused
    messages.success(request, "Pindaian disimpan; dokumen ini sekarang tercatat sudah ditandatangani.")
    return kembali()
