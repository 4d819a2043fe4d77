"""Meetings: called, changed, called off, printed, and all evidence of one on a page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import (
    may_keep_persuratan,
    may_mencatat_rapat,
    may_menjawab_tindak_lanjut,
    require_persuratan,
)
from lakip.exports.kalender_rapat import build_ics
from lakip.exports.rapat import KertasRapat, build_rapat
from lakip.exports.renderer import PdfGagal
from lakip.forms.rapat import BerkasRapatForm, RapatForm, initial_rapat, propose_rapat
from lakip.forms.tugas import AlasanForm, TokenForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, get_tugas, now_at
from lakip.isi.rapat import IsiRapat, collect_rapat
from lakip.models import Laporan, Rapat
from lakip.models.rapat import JenisBerkasRapat
from lakip.undangan_rapat import send_undangan
from lakip.views.hak import get_laporan_utuh, require_utuh
from lakip.views.penolakan import attempt
from sop.domain.angka import read_bulat


def get_rapat(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> Rapat:
    """Return a meeting the person may see, or raise 404; 403 for people of one unit who do not record it."""
    laporan = get_laporan(request, pk)
    related = Rapat.objects.select_related("nomor", "pengundang", "pemimpin", "notulis", "tugas")
    rapat = get_object_or_404(related, pk=rapat_pk, laporan=laporan)
    rapat.laporan = laporan
    if not may_mencatat_rapat(rapat, request.user, now_at(laporan)[1]):
        require_utuh(request, laporan)
    return rapat


@require_http_methods(["GET", "HEAD", "POST"])
def rapat_baru(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Call a meeting; with ``?tugas=`` at that step, to which one then goes back."""
    laporan = get_laporan_utuh(request, pk)
    asal = read_bulat(request.GET.get("tugas", ""))
    tugas = None if asal is None else get_tugas(request, asal)
    _, today = now_at(laporan)
    _require_mengatur(request, laporan)
    form = RapatForm(
        request.POST if request.method == "POST" else None,
        laporan=laporan,
        initial=propose_rapat(laporan, request.user, today),
    )
    show = partial(_show_form, request, laporan, form)
    if request.method != "POST":
        return show()
    act = partial(engine.call_rapat, laporan.pk, request.user, tugas=tugas.pk if tugas else None)
    if refused := attempt(request, form, act, show):
        return refused
    messages.success(request, "Rapat dibuat. Cetak undangannya, atau kirim lewat e-mail.")
    return redirect(Rapat.objects.filter(laporan=laporan).latest("pk"))


@require_http_methods(["GET", "HEAD", "POST"])
def rapat_ubah(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    _require_mengatur(request, rapat.laporan)
    form = RapatForm(
        request.POST if request.method == "POST" else None,
        laporan=rapat.laporan,
        initial=initial_rapat(rapat),
    )
    show = partial(_show_form, request, rapat.laporan, form, rapat)
    if request.method != "POST":
        return show()
    if refused := attempt(request, form, partial(engine.change_rapat, pk, request.user, rapat.pk), show):
        return refused
    messages.success(request, "Rapat diubah. Sampaikan lagi undangannya kepada peserta.")
    return redirect(rapat)


@require_safe
def rapat_detail(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    return show_rapat(request, get_rapat(request, pk, rapat_pk))


def show_rapat(
    request: AuthenticatedHttpRequest, rapat: Rapat, *, status: int = 200, **forms: Form
) -> HttpResponse:
    """Render all evidence of a meeting; ``forms`` are those that were refused."""
    laporan = rapat.laporan
    at, today = now_at(laporan)
    peserta = list(rapat.peserta.all())
    tindak_lanjut = list(rapat.tindak_lanjut.select_related("penanggung"))
    berkas = list(rapat.berkas.select_related("dokumen"))
    is_berlangsung = at >= rapat.mulai and not rapat.batal_pada
    is_tercatat = bool(rapat.notulensi_pada) or any(satu.kehadiran for satu in peserta)
    konteks: dict[str, Any] = {
        "laporan": laporan,
        "rapat": rapat,
        "peserta_list": peserta,
        "hadir": sum(bool(satu.kehadiran) for satu in peserta),
        "keputusan_list": list(rapat.keputusan.all()),
        "tindak_list": [
            (satu, may_menjawab_tindak_lanjut(laporan, satu, request.user)) for satu in tindak_lanjut
        ],
        "foto_list": [satu for satu in berkas if satu.jenis == JenisBerkasRapat.FOTO],
        "pindaian_list": [satu for satu in berkas if satu.jenis != JenisBerkasRapat.FOTO],
        "today": today,
        "is_hari_ini": today >= rapat.mulai.astimezone(laporan.instansi.zona).date(),
        "is_berlangsung": is_berlangsung,
        "boleh_mengatur": may_keep_persuratan(laporan, request.user, today) and not rapat.batal_pada,
        "boleh_mencatat": may_mencatat_rapat(rapat, request.user, today) and not rapat.batal_pada,
        "is_tercatat": is_tercatat,
        "token_form": partial(TokenForm, auto_id=False),
        "batalkan_form": AlasanForm(auto_id="batalkan_%s"),
        "berkas_form": BerkasRapatForm(),
        **forms,
    }
    return render(request, "lakip/rapat/rapat.html", konteks, status=status)


@require_POST
def rapat_nomori(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    act = partial(engine.number_rapat, pk, request.user, rapat.pk)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_rapat, request, rapat)):
        return refused
    messages.success(request, "Undangan diberi nomor.")
    return redirect(rapat)


@require_POST
def rapat_batalkan(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    form = AlasanForm(request.POST, auto_id="batalkan_%s")
    act = partial(engine.cancel_rapat, pk, request.user, rapat.pk)
    if refused := attempt(request, form, act, partial(show_rapat, request, rapat, batalkan_form=form)):
        return refused
    messages.success(request, "Rapat dibatalkan. Beri tahu pesertanya.")
    return redirect(rapat)


@require_POST
def rapat_undang(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    """Send the invitation by e-mail; the meeting is kept whatever becomes of that."""
    rapat = get_rapat(request, pk, rapat_pk)

    def act(at: Any, token: str = "") -> None:
        require_persuratan(rapat.laporan, request.user, now_at(rapat.laporan)[1])
        hasil = send_undangan(_collect(rapat))
        say = messages.warning if hasil.kendala or not hasil.terkirim else messages.success
        say(request, hasil.kalimat)

    if refused := attempt(request, TokenForm(request.POST), act, partial(show_rapat, request, rapat)):
        return refused
    return redirect(rapat)


@require_safe
def rapat_ics(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    response = HttpResponse(build_ics(_collect(rapat)), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rapat-{rapat.pk}.ics"'
    return response


@require_safe
def rapat_pdf(request: AuthenticatedHttpRequest, pk: int, rapat_pk: int, kertas: str) -> HttpResponse:
    rapat = get_rapat(request, pk, rapat_pk)
    if kertas not in set(KertasRapat) or (kertas == KertasRapat.NOTULENSI and not rapat.notulensi_pada):
        raise Http404
    try:
        pdf = build_rapat(KertasRapat(kertas), _collect(rapat))
    except PdfGagal as error:
        messages.error(request, str(error))
        return show_rapat(request, rapat, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{kertas}-{rapat.pk}.pdf"'
    return response


def _require_mengatur(request: AuthenticatedHttpRequest, laporan: Laporan) -> None:
    """Raise PermissionDenied for who keeps no papers of the report: the form is not for them."""
    if not may_keep_persuratan(laporan, request.user, now_at(laporan)[1]):
        raise PermissionDenied("Rapat diatur oleh penanggung jawab laporan, atau pada langkah persuratannya.")


def _collect(rapat: Rapat) -> IsiRapat:
    url = settings.LAKIP_URL.rstrip("/") + rapat.get_absolute_url()
    return collect_rapat(rapat, timezone.now(), url)


def _show_form(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    form: RapatForm,
    rapat: Rapat | None = None,
    status: int = 200,
) -> HttpResponse:
    konteks = {"laporan": laporan, "form": form, "rapat": rapat}
    return render(request, "lakip/rapat/isian.html", konteks, status=status)
