"""A signature of which nobody knows whether it came about: what happened, and the three ways to settle it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lakip.engine.penyelesaian_tanda_tangan import (
    can_download,
    may_settle,
    settle_as_failed,
    settle_with_download,
    settle_with_file,
)
from lakip.forms.pindaian import BerkasTertandaForm
from lakip.forms.tugas import AlasanForm, TokenForm
from lakip.http import AuthenticatedHttpRequest
from lakip.models import Jejak, Laporan, TandaTangan
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.tanda_tangan.pemeriksaan import order_pemeriksaan
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt

# What is chosen on the page: its form, its verb.
CARA: dict[str, tuple[type[Form], Callable[..., Jejak]]] = {
    "unggah": (BerkasTertandaForm, settle_with_file),
    "unduh": (TokenForm, settle_with_download),
    "tidak-jadi": (AlasanForm, settle_as_failed),
}


@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan_selesaikan(request: AuthenticatedHttpRequest, pk: int, tanda_tangan_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    satu = _get_tanda_tangan(laporan, tanda_tangan_pk)
    if request.method != "POST":
        return _show(request, satu, {})
    cara = request.POST.get("cara", "")
    if cara not in CARA:
        raise Http404
    make_form, settle = CARA[cara]
    form = make_form(request.POST, request.FILES)
    act = partial(settle, satu.pk, request.user)
    if refused := attempt(request, form, act, partial(_show, request, satu, {cara: form})):
        return refused
    fresh = _get_tanda_tangan(laporan, tanda_tangan_pk)
    if fresh.dokumen is not None:
        order_pemeriksaan(fresh.pk)
    messages.success(request, _say(fresh))
    if fresh.tugas is not None and fresh.tugas.is_terbuka:
        return redirect(fresh.tugas)
    return redirect("tanda-tangan-list", laporan.pk)


def _get_tanda_tangan(laporan: Laporan, pk: int) -> TandaTangan:
    rows = TandaTangan.objects.select_related(
        "laporan__instansi", "laporan__penanggung_jawab", "oleh", "tugas", "sebelum", "dokumen"
    )
    return get_object_or_404(rows, pk=pk, laporan=laporan)


def _show(
    request: AuthenticatedHttpRequest, satu: TandaTangan, refused: dict[str, Form], status: int = 200
) -> HttpResponse:
    context = {
        "laporan": satu.laporan,
        "tanda_tangan": satu,
        "is_menggantung": satu.status == StatusTandaTangan.BELUM_DIKETAHUI,
        "boleh": may_settle(satu, request.user),
        "bisa_unduh": can_download(satu),
        "unggah_form": refused.get("unggah") or BerkasTertandaForm(),
        "unduh_form": refused.get("unduh") or TokenForm(auto_id=False),
        "tidak_jadi_form": refused.get("tidak-jadi") or AlasanForm(),
        "refused": next(iter(refused.values()), None),
    }
    return render(request, "lakip/tanda_tangan/selesaikan.html", context, status=status)


def _say(satu: TandaTangan) -> str:
    if satu.status == StatusTandaTangan.TIDAK_JADI:
        return "Dicatat: tanda tangan tidak jadi. Dokumennya dapat ditandatangani lagi."
    if satu.status == StatusTandaTangan.GUGUR:
        return f"Berkasnya disimpan, tetapi tanda tangannya tidak berlaku. {satu.gugur_sebab}"
    return "Berkas bertanda tangan disimpan; tanda tangannya jadi."
