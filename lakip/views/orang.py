"""The page of people: who stands in each column of the report's SOP."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lakip import engine
from lakip.access import TindakanDitolak, is_keeper, is_owner
from lakip.forms.laporan import Orang, PenugasanForm
from lakip.forms.tugas import SerahkanForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.models import Laporan, Pemangku, Penugasan
from lakip.penugasan import propose_penugasan
from lakip.views.penolakan import refuse
from sop.domain.angka import read_bulat
from sop.models import Pelaksana, VersiSop


@require_safe
def orang(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return show_orang(request, get_laporan(request, pk))


def show_orang(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    *,
    status: int = 200,
    versi: VersiSop | None = None,
    refused: PenugasanForm | None = None,
    serahkan_form: SerahkanForm | None = None,
) -> HttpResponse:
    """Render the page; an empty column is filled in with the posts that fit by their names."""
    versi = versi or _versi_of(request, laporan)
    _, today = now_at(laporan)
    rows: dict[int, list[Penugasan]] = {}
    seated = Penugasan.objects.filter(laporan=laporan, pelaksana__versi=versi)
    proposed = propose_penugasan(laporan, versi)
    for satu in [*seated.select_related("jabatan", "pegawai", "unit"), *proposed]:
        rows.setdefault(satu.pelaksana_id, []).append(satu)
    holders: dict[int, list[Pemangku]] = {}
    posts = [satu.jabatan_id for kolom in rows.values() for satu in kolom if satu.jabatan_id]
    for pemangku in Pemangku.objects.on(today).filter(jabatan__in=posts).select_related("pegawai", "jabatan"):
        holders.setdefault(pemangku.jabatan_id, []).append(pemangku)
    pilihan = Orang(laporan.instansi)
    columns = []
    for pelaksana in Pelaksana.objects.filter(versi=versi):
        who = rows.get(pelaksana.pk, [])
        form = _form_of(pilihan, pelaksana, who)
        if refused is not None and refused.prefix == form.prefix:
            form = refused
        people = [(satu, holders.get(satu.jabatan_id or 0, [])) for satu in who]
        columns.append((pelaksana, people, form, any(satu.pk is None for satu in who)))
    context: dict[str, Any] = {
        "laporan": laporan,
        "versi": versi,
        "columns": columns,
        "is_owner": is_owner(laporan, request.user),
        "may_entrust": is_keeper(laporan, request.user),
        "serahkan_form": serahkan_form
        or SerahkanForm(instansi=laporan.instansi_id, kecuali=laporan.penanggung_jawab_id),
    }
    return render(request, "lakip/laporan/orang.html", context, status=status)


@require_POST
def orang_simpan(request: AuthenticatedHttpRequest, pk: int, pelaksana_pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    pelaksana = get_object_or_404(Pelaksana, pk=pelaksana_pk, versi__sop__instansi=laporan.instansi_id)
    form = PenugasanForm(request.POST, orang=Orang(laporan.instansi), pelaksana=pelaksana)
    if not form.is_valid():
        return show_orang(request, laporan, status=422, versi=pelaksana.versi, refused=form)
    try:
        engine.assign(
            laporan.pk,
            request.user,
            pelaksana,
            form.penugasan(),
            at=timezone.now(),
            token=form.cleaned_data["token"],
        )
    except TindakanDitolak as error:
        return show_orang(
            request, laporan, status=refuse(request, error), versi=pelaksana.versi, refused=form
        )
    messages.success(request, f"Kolom {pelaksana} disimpan.")
    further = "" if pelaksana.versi_id == laporan.versi_id else f"?versi={pelaksana.versi_id}"
    return redirect(reverse("laporan-orang", args=[laporan.pk]) + further)


def _versi_of(request: AuthenticatedHttpRequest, laporan: Laporan) -> VersiSop:
    """The SOP whose columns are shown: the report's own, or a further one it is to go on under."""
    further = read_bulat(request.GET.get("versi", ""))
    if further is None:
        return laporan.versi
    return get_object_or_404(VersiSop.objects.in_force(), pk=further, sop__instansi=laporan.instansi_id)


def _form_of(pilihan: Orang, pelaksana: Pelaksana, who: list[Penugasan]) -> PenugasanForm:
    initial = {
        "jabatan": [satu.jabatan_id for satu in who if satu.jabatan_id],
        "pegawai": [satu.pegawai_id for satu in who if satu.pegawai_id],
        "unit": [satu.unit_id for satu in who if satu.unit_id],
    }
    return PenugasanForm(orang=pilihan, pelaksana=pelaksana, initial=initial)
