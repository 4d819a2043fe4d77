"""What came of a meeting: who came, the notulensi, photographs, and the answers to what is to be done."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lakip import engine
from lakip.access import may_menjawab_tindak_lanjut
from lakip.forms.rapat import BerkasRapatForm, HadirForm, JawabTindakLanjutForm, NotulensiForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.models import TindakLanjut
from lakip.views.hak import require_utuh
from lakip.views.penolakan import attempt
from lakip.views.rapat import get_rapat, show_rapat


@require_http_methods(["GET", "HEAD", "POST"])
def rapat_hadir(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    """Tick who came, on the spot."""
    rapat = get_rapat(request, pk, rapat_pk)
    form = HadirForm(request.POST if request.method == "POST" else None, peserta=list(rapat.peserta.all()))

    def show(status: int = 200) -> HttpResponse:
        konteks = {"laporan": rapat.laporan, "rapat": rapat, "form": form}
        return render(request, "lakip/rapat/hadir.html", konteks, status=status)

    if request.method != "POST":
        return show()
    if refused := attempt(request, form, partial(engine.mark_hadir, pk, request.user, rapat.pk), show):
        return refused
    messages.success(request, "Kehadiran dicatat.")
    return redirect(rapat)


@require_http_methods(["GET", "HEAD", "POST"])
def rapat_notulensi(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    form = NotulensiForm(request.POST if request.method == "POST" else None, rapat=rapat)

    def show(status: int = 200) -> HttpResponse:
        answered = rapat.tindak_lanjut.filter(is_dilakukan__isnull=False).select_related("penanggung")
        konteks = {"laporan": rapat.laporan, "rapat": rapat, "form": form, "dijawab_list": answered}
        return render(request, "lakip/rapat/notulensi.html", konteks, status=status)

    if request.method != "POST":
        return show()
    if refused := attempt(request, form, partial(engine.write_notulensi, pk, request.user, rapat.pk), show):
        return refused
    messages.success(request, "Notulensi disimpan.")
    return redirect("rapat-notulensi", pk, rapat.pk) if "tambah" in request.POST else redirect(rapat)


@require_POST
def rapat_berkas(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    form = BerkasRapatForm(request.POST, request.FILES)
    act = partial(engine.attach_rapat, pk, request.user, rapat.pk)
    if refused := attempt(request, form, act, partial(show_rapat, request, rapat, berkas_form=form)):
        return refused
    messages.success(request, f"{len(form.cleaned_data['berkas'])} berkas dilampirkan.")
    return redirect(rapat)


@require_http_methods(["GET", "HEAD", "POST"])
def tindak_lanjut(request: AuthenticatedHttpRequest, pk: int, tindak_pk: int) -> HttpResponse:
    """Answer what a meeting asked for; who is to do it may, also from a unit."""
    laporan = get_laporan(request, pk)
    related = TindakLanjut.objects.select_related("rapat", "penanggung", "dijawab_oleh")
    satu = get_object_or_404(related, pk=tindak_pk, rapat__laporan=laporan)
    boleh = may_menjawab_tindak_lanjut(laporan, satu, request.user)
    if not boleh:
        require_utuh(request, laporan)
    jawaban = "" if satu.is_dilakukan is None else "ya" if satu.is_dilakukan else "tidak"
    initial = {"is_dilakukan": jawaban, "hasil": satu.hasil}
    form = JawabTindakLanjutForm(request.POST if request.method == "POST" else None, initial=initial)

    def show(status: int = 200) -> HttpResponse:
        konteks = {
            "laporan": laporan,
            "satu": satu,
            "form": form,
            "boleh": boleh,
            "is_lewat": satu.is_dilakukan is None and satu.tenggat < now_at(laporan)[1],
        }
        return render(request, "lakip/rapat/tindak_lanjut.html", konteks, status=status)

    if request.method != "POST":
        return show()
    act = partial(engine.answer_tindak_lanjut, laporan.pk, request.user, satu.pk)
    if refused := attempt(request, form, act, show):
        return refused
    messages.success(request, "Tindak lanjut dijawab.")
    return redirect("beranda" if satu.penanggung_id == request.user.pk else satu.rapat)
