"""Pages of the performance data: sasaran, indikator, and their values by year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lakip.forms.kinerja import FormulirIndikator, SasaranForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.isi.bentuk import IsiTriwulan
from lakip.isi.kinerja import Kinerja
from lakip.isi.nilai import read_triwulan
from lakip.isi.skala import read_skala_of
from lakip.models import Indikator, Laporan, Sasaran
from lakip.urutan import move, next_urutan
from lakip.views.hak import edits_isi, may_edit
from lakip.views.pengisian import fill_in


@require_GET
def kinerja(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    data = Kinerja(laporan, read_skala_of(laporan.instansi_id).predikat)
    sasaran_list = [
        (sasaran, list(zip(data.by_sasaran[sasaran.pk], data.read(sasaran.pk, nomor), strict=True)))
        for nomor, sasaran in enumerate(laporan.sasaran_set.all(), start=1)
    ]
    konteks = {"laporan": laporan, "sasaran_list": sasaran_list, "boleh_ubah": may_edit(request, laporan)}
    return render(request, "lakip/kinerja/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
@edits_isi
def sasaran_baru(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    return _edit_sasaran(
        request, laporan, Sasaran(laporan=laporan, urutan=next_urutan(laporan.sasaran_set.all()))
    )


@require_http_methods(["GET", "POST"])
@edits_isi
def sasaran_edit(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    return _edit_sasaran(request, laporan, get_object_or_404(laporan.sasaran_set, pk=sasaran_pk))


def _edit_sasaran(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran: Sasaran) -> HttpResponse:
    return fill_in(
        request,
        lambda data: SasaranForm(data, instance=sasaran),
        "lakip/kinerja/sasaran.html",
        {"laporan": laporan, "sasaran": sasaran},
        lambda: _place_of(laporan, sasaran),
    )


@require_POST
@edits_isi
def sasaran_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    get_object_or_404(laporan.sasaran_set, pk=sasaran_pk).delete()
    messages.success(request, "Sasaran dihapus.")
    return redirect("kinerja", laporan.pk)


@require_POST
@edits_isi
def sasaran_geser(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    sasaran = get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    move(laporan.sasaran_set.all(), sasaran.pk, request.POST.get("arah", ""))
    return redirect(_place_of(laporan, sasaran))


@require_http_methods(["GET", "POST"])
@edits_isi
def indikator_baru(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    sasaran = get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    indikator = Indikator(sasaran=sasaran, urutan=next_urutan(sasaran.indikator_set.all()))
    return _edit_indikator(request, laporan, indikator)


@require_http_methods(["GET", "POST"])
@edits_isi
def indikator_edit(request: AuthenticatedHttpRequest, laporan: Laporan, indikator_pk: int) -> HttpResponse:
    return _edit_indikator(request, laporan, _get_indikator(laporan, indikator_pk))


def _edit_indikator(
    request: AuthenticatedHttpRequest, laporan: Laporan, indikator: Indikator
) -> HttpResponse:
    return fill_in(
        request,
        lambda data: FormulirIndikator(indikator, laporan.tahun, data),
        "lakip/kinerja/indikator.html",
        {"laporan": laporan, "indikator": indikator, "triwulan": _load_triwulan(laporan, indikator)},
        lambda: _place_of(laporan, indikator.sasaran),
    )


def _load_triwulan(laporan: Laporan, indikator: Indikator) -> IsiTriwulan | None:
    """Return what the stored quarters of the report's year come to."""
    nilai_list = list(indikator.nilai_set.filter(tahun=laporan.tahun)) if indikator.pk else []
    setahun = next((nilai for nilai in nilai_list if nilai.triwulan is None), None)
    return read_triwulan(indikator, setahun, [nilai for nilai in nilai_list if nilai.triwulan])


@require_POST
@edits_isi
def indikator_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, indikator_pk: int) -> HttpResponse:
    indikator = _get_indikator(laporan, indikator_pk)
    indikator.delete()
    messages.success(request, "Indikator dihapus.")
    return redirect(_place_of(laporan, indikator.sasaran))


@require_POST
@edits_isi
def indikator_geser(request: AuthenticatedHttpRequest, laporan: Laporan, indikator_pk: int) -> HttpResponse:
    indikator = _get_indikator(laporan, indikator_pk)
    move(indikator.sasaran.indikator_set.all(), indikator.pk, request.POST.get("arah", ""))
    return redirect(_place_of(laporan, indikator.sasaran))


def _get_indikator(laporan: Laporan, pk: int) -> Indikator:
    indikator_list = Indikator.objects.filter(sasaran__laporan=laporan).select_related("sasaran")
    return get_object_or_404(indikator_list, pk=pk)


def _place_of(laporan: Laporan, sasaran: Sasaran) -> str:
    return f"{reverse('kinerja', args=[laporan.pk])}#sasaran-{sasaran.pk}"
