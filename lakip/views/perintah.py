"""Orders: given on a page of their own at a step, printed, taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.exports.perintah import build_perintah
from lakip.exports.renderer import PdfGagal
from lakip.forms.perintah import DisposisiForm, LisanForm, PerintahForm
from lakip.forms.tugas import AlasanForm
from lakip.http import AuthenticatedHttpRequest, get_tugas, now_at
from lakip.isi.perintah import collect_perintah
from lakip.models import Disposisi
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt
from lakip.views.tugas import show_tugas
from sop.domain.jenis_kerja import LembarKerja


@require_http_methods(["GET", "HEAD", "POST"])
def disposisi_beri(request: AuthenticatedHttpRequest, pk: int, tugas_pk: int) -> HttpResponse:
    return _order(request, pk, tugas_pk, DisposisiForm, engine.give_disposisi, "Disposisi diberikan.")


@require_http_methods(["GET", "HEAD", "POST"])
def perintah_lisan(request: AuthenticatedHttpRequest, pk: int, tugas_pk: int) -> HttpResponse:
    return _order(request, pk, tugas_pk, LisanForm, engine.record_lisan, "Penugasan lisan dicatat.")


def _order(
    request: AuthenticatedHttpRequest,
    pk: int,
    tugas_pk: int,
    make_form: type[PerintahForm],
    verb: Callable[..., object],
    said: str,
) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    tugas = get_tugas(request, tugas_pk)
    if tugas.laporan_id != laporan.pk or tugas.simbol.lembar_kerja != LembarKerja.PERINTAH:
        raise Http404
    form = make_form(
        request.POST if request.method == "POST" else None,
        laporan=laporan,
        pegawai=request.user,
        today=now_at(laporan)[1],
    )
    is_lisan = make_form is LisanForm

    def show(status: int = 200) -> HttpResponse:
        konteks = {"laporan": laporan, "tugas": tugas, "form": form, "is_lisan": is_lisan}
        return render(request, "lakip/perintah/beri.html", konteks, status=status)

    if request.method != "POST":
        return show()
    if refused := attempt(request, form, partial(verb, tugas.pk, request.user), show):
        return refused
    messages.success(request, said)
    return redirect(tugas)


@require_safe
def disposisi_pdf(request: AuthenticatedHttpRequest, pk: int, disposisi_pk: int) -> HttpResponse:
    disposisi = _get_disposisi(request, pk, disposisi_pk)
    try:
        pdf = build_perintah(collect_perintah(disposisi, timezone.now()))
    except PdfGagal as error:
        messages.error(request, str(error))
        return show_tugas(request, get_tugas(request, disposisi.tugas_id), status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{disposisi.cara}-{disposisi.tanggal}.pdf"'
    return response


@require_POST
def disposisi_tarik(request: AuthenticatedHttpRequest, pk: int, disposisi_pk: int) -> HttpResponse:
    disposisi = _get_disposisi(request, pk, disposisi_pk)
    tugas = get_tugas(request, disposisi.tugas_id)
    act = partial(engine.withdraw_disposisi, pk, request.user, disposisi.pk)
    show_again = partial(show_tugas, request, tugas)
    if refused := attempt(request, AlasanForm(request.POST), act, show_again):
        return refused
    messages.success(request, "Perintah ditarik; catatannya tetap tersimpan.")
    return redirect(tugas)


def _get_disposisi(request: AuthenticatedHttpRequest, pk: int, disposisi_pk: int) -> Disposisi:
    """Return an order of a report the person may see all of, or raise 404."""
    laporan = get_laporan_utuh(request, pk)
    orders = Disposisi.objects.select_related("surat", "oleh").filter(laporan=laporan)
    disposisi = get_object_or_404(orders, pk=disposisi_pk)
    disposisi.laporan = laporan
    return disposisi
