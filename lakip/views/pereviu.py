"""The rooms of a reviewer of the APIP: the reports they were invited to, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.core import signing
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import TindakanDitolak, find_pereviu
from lakip.domain.kelengkapan import JenisDaftar
from lakip.forms.reviu import CatatanReviuForm, DesakanForm, FormulirReviuForm, PernyataanForm
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest
from lakip.kelengkapan import examine
from lakip.models import JawabanReviu, Laporan
from lakip.reviu import list_undangan
from lakip.undangan_reviu import read_undangan
from lakip.views.halaman_reviu import HalamanReviu
from lakip.views.penolakan import attempt

P = ParamSpec("P")
UNGGAH = ["GET", "HEAD", "POST"]


def for_pereviu(
    view: Callable[Concatenate[AuthenticatedHttpRequest, Laporan, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Hand the view the report, on the clock of its office, to its reviewers; 404 otherwise."""

    @wraps(view)
    def checked(
        request: AuthenticatedHttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        related = ("instansi", "versi__sop", "penanggung_jawab")
        laporan = get_object_or_404(Laporan.objects.select_related(*related), pk=pk)
        if find_pereviu(laporan, request.user) is None:
            raise Http404
        with timezone.override(laporan.instansi.zona):
            return view(request, laporan, *args, **kwargs)

    return checked


@require_safe
def pereviu_daftar(request: AuthenticatedHttpRequest) -> HttpResponse:
    return render(request, "lakip/reviu/daftar.html", {"undangan_list": list_undangan(request.user)})


@require_safe
def pereviu_terima(request: AuthenticatedHttpRequest, tanda: str) -> HttpResponse:
    """Open the report to who came by the link in the e-mail."""
    try:
        pereviu = engine.confirm_pereviu(read_undangan(tanda), request.user, timezone.now())
    except signing.BadSignature as error:
        raise Http404 from error
    except TindakanDitolak as error:
        messages.error(request, str(error))
        return redirect("beranda")
    return redirect("pereviu-ruang", pereviu.reviu.laporan_id)


@require_safe
@for_pereviu
def pereviu_ruang(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    return show_ruang(request, laporan)


def show_ruang(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    *,
    catat: Form | None = None,
    tolak: tuple[int, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the room of one report; ``catat`` or ``tolak``, by the number of its remark, was refused."""
    halaman = HalamanReviu(laporan, request.user, timezone.now(), ditolak=tolak)
    if catat is None and halaman.terbitan:
        catat = CatatanReviuForm(initial={"terbitan": halaman.terbitan.nomor}, auto_id="catat_%s")
    context = {"laporan": laporan, "halaman": halaman, "catat_form": catat}
    return render(request, "lakip/reviu/ruang.html", context, status=status)


@require_POST
@for_pereviu
def pereviu_catat(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    form = CatatanReviuForm(request.POST, auto_id="catat_%s")
    act = partial(engine.add_catatan_reviu, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(show_ruang, request, laporan, catat=form)):
        return refused
    messages.success(request, "Catatan disimpan; instansi dapat membaca dan menjawabnya.")
    return redirect("pereviu-ruang", laporan.pk)


@require_POST
@for_pereviu
def pereviu_selesai(request: AuthenticatedHttpRequest, laporan: Laporan, nomor: int) -> HttpResponse:
    act = partial(engine.settle_catatan_reviu, laporan.pk, request.user, nomor)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_ruang, request, laporan)):
        return refused
    messages.success(request, f"Catatan {nomor} dinyatakan selesai.")
    return redirect("pereviu-ruang", laporan.pk)


@require_POST
@for_pereviu
def pereviu_tolak(request: AuthenticatedHttpRequest, laporan: Laporan, nomor: int) -> HttpResponse:
    form = DesakanForm(request.POST, auto_id=f"tolak-{nomor}-%s")
    act = partial(engine.insist_catatan_reviu, laporan.pk, request.user, nomor)
    again = partial(show_ruang, request, laporan, tolak=(nomor, form))
    if refused := attempt(request, form, act, again):
        return refused
    messages.success(request, f"Catatan {nomor} diminta dijawab lagi.")
    return redirect("pereviu-ruang", laporan.pk)


@require_http_methods(UNGGAH)
@for_pereviu
def pereviu_formulir(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    """Show the form of the reviu with what the rules found, and keep what is ticked."""
    found = {satu.daftar.jenis: satu for satu in examine(laporan, timezone.now())}[JenisDaftar.REVIU]
    answered = {satu.nomor: satu for satu in JawabanReviu.objects.filter(reviu__laporan=laporan)}
    form = FormulirReviuForm(
        request.POST if request.method == "POST" else None, butir_list=found.butir, jawaban=answered
    )

    def show(status: int = 200) -> HttpResponse:
        halaman = HalamanReviu(laporan, request.user, timezone.now())
        context = {"laporan": laporan, "form": form, "daftar": found.daftar, "halaman": halaman}
        return render(request, "lakip/reviu/formulir.html", context, status=status)

    if request.method != "POST":
        return show()
    act = partial(engine.fill_reviu, laporan.pk, request.user)
    if refused := attempt(request, form, act, show):
        return refused
    messages.success(request, "Formulir reviu disimpan.")
    return redirect("pereviu-ruang", laporan.pk)


@require_http_methods(UNGGAH)
@for_pereviu
def pereviu_pernyataan(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    return hand_in(request, laporan, "pereviu-ruang")


def hand_in(request: AuthenticatedHttpRequest, laporan: Laporan, kembali: str) -> HttpResponse:
    """Take in the statement, from the reviewer or the office; ``kembali`` is the page that it leads to."""
    halaman = HalamanReviu(laporan, request.user, timezone.now())
    form = PernyataanForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        terbitan_list=halaman.terbitan_list,
        initial={"terbitan": halaman.terbitan.nomor if halaman.terbitan else None},
    )

    def show(status: int = 200) -> HttpResponse:
        context = {"laporan": laporan, "form": form, "halaman": halaman, "kembali": kembali}
        return render(request, "lakip/reviu/pernyataan.html", context, status=status)

    if request.method != "POST":
        return show()
    act = partial(engine.hand_in_pernyataan, laporan.pk, request.user)
    if refused := attempt(request, form, act, show):
        return refused
    messages.success(
        request, "Pernyataan disimpan. Ia termuat dalam LAKIP setelah dokumennya disusun kembali."
    )
    return redirect(kembali, laporan.pk)


@require_POST
@for_pereviu
def pereviu_tarik(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    return take_back(request, laporan, "pereviu-ruang", partial(show_ruang, request, laporan))


def take_back(
    request: AuthenticatedHttpRequest, laporan: Laporan, kembali: str, show: Callable[..., HttpResponse]
) -> HttpResponse:
    """Take the statement back, for the reviewer or the office."""
    act = partial(engine.withdraw_pernyataan, laporan.pk, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, show):
        return refused
    messages.success(request, "Pernyataan ditarik; reviu dilanjutkan.")
    return redirect(kembali, laporan.pk)
