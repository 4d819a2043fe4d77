"""Pages of the performance data: sasaran, indikator, and their values by year."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lakip import engine
from lakip.forms.kinerja import FormulirIndikator, SasaranForm
from lakip.forms.tugas import AlasanForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.isi.bentuk_kinerja import IsiTriwulan
from lakip.isi.kinerja import Kinerja
from lakip.isi.konsistensi import open_temuan
from lakip.isi.nilai import read_triwulan
from lakip.isi.skala import read_skala_of
from lakip.kelanjutan import find_susulan
from lakip.models import Indikator, Laporan, Naskah, Nilai, Penjelasan, Sasaran
from lakip.penulisan import follow_sasaran
from lakip.urutan import move, next_urutan
from lakip.views.hak import edits_angka, read_hak, scope_of
from lakip.views.penghapusan import HapusForm, remove
from lakip.views.pengisian import fill_in
from lakip.views.penolakan import attempt


@require_GET
def kinerja(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return show_kinerja(request, get_laporan(request, pk))


def show_kinerja(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    *,
    status: int = 200,
    buka_form: AlasanForm | None = None,
) -> HttpResponse:
    """Render the list; ``buka_form`` is the one that was refused. Who is of a unit sees its rows."""
    data = Kinerja(laporan, read_skala_of(laporan.instansi_id).predikat)
    scope, hak = scope_of(request, laporan), read_hak(request, laporan)
    sasaran_list = []
    for nomor, sasaran in enumerate(laporan.sasaran_set.all(), start=1):
        rows = zip(data.by_sasaran[sasaran.pk], data.read(sasaran.pk, nomor), strict=True)
        shown = [(satu, isi) for satu, isi in rows if scope in (None, satu.unit_id)]
        if shown or scope is None:
            sasaran_list.append((nomor, sasaran, shown))
    konteks = {
        "laporan": laporan,
        "sasaran_list": sasaran_list,
        "jumlah_temuan": sum(scope in (None, satu.tempat.unit) for satu in open_temuan(laporan)),
        "hak": hak,
        "unit": request.user.unit if scope else None,
        "buka_form": buka_form or AlasanForm(auto_id="buka_%s"),
        "susulan": find_susulan(laporan) if hak.boleh_ubah else None,
    }
    return render(request, "lakip/kinerja/daftar.html", konteks, status=status)


@require_POST
def analisis_buka(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Open the figures again after their analysis, as the owner and with a reason."""
    laporan = get_laporan(request, pk)
    form = AlasanForm(request.POST, auto_id="buka_%s")
    act = partial(engine.reopen_analysis, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(show_kinerja, request, laporan, buka_form=form)):
        return refused
    messages.success(request, "Analisis dibuka kembali; angka dapat diubah sampai analisis selesai lagi.")
    return redirect("kinerja", laporan.pk)


@require_POST
@edits_angka
def kinerja_lalu(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    """Fetch what the report of the year before has learned of earlier years since this one was made."""
    susulan = find_susulan(laporan)
    if susulan is None:
        messages.info(request, "Angka tahun-tahun sebelumnya sudah sama lengkapnya; tidak ada yang diambil.")
    else:
        susulan.store()
        messages.success(request, f"{len(susulan.nilai)} nilai diambil dari LAKIP {susulan.tahun}.")
    return redirect("kinerja", laporan.pk)


@require_http_methods(["GET", "POST"])
@edits_angka
def sasaran_baru(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    return _edit_sasaran(
        request, laporan, Sasaran(laporan=laporan, urutan=next_urutan(laporan.sasaran_set.all()))
    )


@require_http_methods(["GET", "POST"])
@edits_angka
def sasaran_edit(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    return _edit_sasaran(request, laporan, get_object_or_404(laporan.sasaran_set, pk=sasaran_pk))


def _edit_sasaran(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran: Sasaran) -> HttpResponse:
    return fill_in(
        request,
        lambda data: SasaranForm(data, instance=sasaran),
        "lakip/kinerja/sasaran.html",
        {
            "laporan": laporan,
            "sasaran": sasaran,
            "hapus_form": HapusForm(*_rows_of_sasaran(sasaran)) if sasaran.pk else None,
        },
        lambda: _place_of(laporan, sasaran),
    )


def _rows_of_sasaran(sasaran: Sasaran) -> tuple[QuerySet[Any], ...]:
    """Return the sasaran with all that is deleted with it."""
    return (
        Sasaran.objects.filter(pk=sasaran.pk),
        Indikator.objects.filter(sasaran=sasaran.pk),
        Nilai.objects.filter(indikator__sasaran=sasaran.pk),
        Penjelasan.objects.filter(indikator__sasaran=sasaran.pk),
        Naskah.objects.filter(sasaran=sasaran.pk),
    )


@require_POST
@edits_angka
def sasaran_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    sasaran = get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    with follow_sasaran(laporan, request.user, at=timezone.now()):
        is_removed = remove(request, "Sasaran dihapus.", *_rows_of_sasaran(sasaran))
    if is_removed:
        return redirect("kinerja", laporan.pk)
    return redirect("sasaran-edit", laporan.pk, sasaran_pk)


@require_POST
@edits_angka
def sasaran_geser(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    sasaran = get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    with follow_sasaran(laporan, request.user, at=timezone.now()):
        move(laporan.sasaran_set.all(), sasaran.pk, request.POST.get("arah", ""))
    return redirect(_place_of(laporan, sasaran))


@require_http_methods(["GET", "POST"])
@edits_angka
def indikator_baru(request: AuthenticatedHttpRequest, laporan: Laporan, sasaran_pk: int) -> HttpResponse:
    sasaran = get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    indikator = Indikator(sasaran=sasaran, urutan=next_urutan(sasaran.indikator_set.all()))
    return _edit_indikator(request, laporan, indikator)


@require_http_methods(["GET", "POST"])
@edits_angka
def indikator_edit(request: AuthenticatedHttpRequest, laporan: Laporan, indikator_pk: int) -> HttpResponse:
    return _edit_indikator(request, laporan, _get_indikator(laporan, indikator_pk))


def _edit_indikator(
    request: AuthenticatedHttpRequest, laporan: Laporan, indikator: Indikator
) -> HttpResponse:
    return fill_in(
        request,
        lambda data: FormulirIndikator(indikator, laporan.tahun, data),
        "lakip/kinerja/indikator.html",
        {
            "laporan": laporan,
            "indikator": indikator,
            "triwulan": _load_triwulan(laporan, indikator),
            "hapus_form": HapusForm(*_rows_of_indikator(indikator)) if indikator.pk else None,
        },
        lambda: _place_of(laporan, indikator.sasaran),
    )


def _rows_of_indikator(indikator: Indikator) -> tuple[QuerySet[Any], ...]:
    """Return the indikator with all that is deleted with it."""
    return (
        Indikator.objects.filter(pk=indikator.pk),
        Nilai.objects.filter(indikator=indikator.pk),
        Penjelasan.objects.filter(indikator=indikator.pk),
    )


def _load_triwulan(laporan: Laporan, indikator: Indikator) -> IsiTriwulan | None:
    """Return what the stored quarters of the report's year come to."""
    nilai_list = list(indikator.nilai_set.filter(tahun=laporan.tahun)) if indikator.pk else []
    setahun = next((nilai for nilai in nilai_list if nilai.triwulan is None), None)
    return read_triwulan(indikator, setahun, [nilai for nilai in nilai_list if nilai.triwulan])


@require_POST
@edits_angka
def indikator_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, indikator_pk: int) -> HttpResponse:
    indikator = _get_indikator(laporan, indikator_pk)
    if remove(request, "Indikator dihapus.", *_rows_of_indikator(indikator)):
        return redirect(_place_of(laporan, indikator.sasaran))
    return redirect("indikator-edit", laporan.pk, indikator_pk)


@require_POST
@edits_angka
def indikator_geser(request: AuthenticatedHttpRequest, laporan: Laporan, indikator_pk: int) -> HttpResponse:
    indikator = _get_indikator(laporan, indikator_pk)
    move(indikator.sasaran.indikator_set.all(), indikator.pk, request.POST.get("arah", ""))
    return redirect(_place_of(laporan, indikator.sasaran))


def _get_indikator(laporan: Laporan, pk: int) -> Indikator:
    indikator_list = Indikator.objects.filter(sasaran__laporan=laporan).select_related("sasaran")
    return get_object_or_404(indikator_list, pk=pk)


def _place_of(laporan: Laporan, sasaran: Sasaran) -> str:
    return f"{reverse('kinerja', args=[laporan.pk])}#sasaran-{sasaran.pk}"
