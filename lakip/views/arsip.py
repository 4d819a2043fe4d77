"""The archive of a report: made, handed out, and how long it is kept."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lakip import engine
from lakip.access import is_keeper, is_owner
from lakip.arsip.buat import make_arsip
from lakip.forms.arsip import ArsipForm, PenyusutanForm
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.lifecycle import StatusLaporan
from lakip.models import Arsip, Laporan, PenyusutanArsip
from lakip.retensi import read_retensi
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt


@require_GET
def arsip(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _show(request, get_laporan_utuh(request, pk))


@require_POST
def arsip_buat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    form = ArsipForm(request.POST)
    act = partial(make_arsip, laporan, request.user)
    if refused := attempt(request, form, act, partial(_show, request, laporan, buat=form)):
        return refused
    messages.success(request, "Arsip dibuat dan disimpan.")
    return redirect("arsip", laporan.pk)


@require_POST
def arsip_penyusutan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    form = PenyusutanForm(request.POST, auto_id="susut_%s")
    act = partial(engine.note_penyusutan, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(_show, request, laporan, susut=form)):
        return refused
    messages.success(request, "Dicatat; pengingatnya tidak muncul lagi.")
    return redirect("arsip", laporan.pk)


def _show(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    *,
    buat: Form | None = None,
    susut: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    _, today = now_at(laporan)
    retensi = read_retensi(laporan, today)
    made = Arsip.objects.filter(laporan=laporan)
    may_note = retensi.jatuh_tempo and is_keeper(laporan, request.user)
    konteks = {
        "laporan": laporan,
        "is_selesai": laporan.status == StatusLaporan.SELESAI,
        "arsip_list": made.select_related("dokumen", "oleh").order_by("-nomor"),
        "form": (buat or ArsipForm()) if is_owner(laporan, request.user) else None,
        "retensi": retensi,
        "penyusutan_list": PenyusutanArsip.objects.filter(laporan=laporan).select_related("oleh"),
        "susut_form": (
            susut or PenyusutanForm(auto_id="susut_%s", initial={"masa": retensi.jatuh_tempo})
            if may_note
            else None
        ),
    }
    return render(request, "lakip/arsip/arsip.html", konteks, status=status)
