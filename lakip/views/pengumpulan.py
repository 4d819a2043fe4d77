"""The board of units: their forms are made, handed out and downloaded, and units excused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from lakip import engine
from lakip.engine.pengumpulan import last_tenggat, mark_opened
from lakip.exports.format_unit import write_format
from lakip.exports.unduhan_format import name_format, name_zip, zip_formats
from lakip.forms.pengumpulan import FormatForm, TenggatForm, UnitForm
from lakip.forms.tugas import AlasanForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, get_unit, now_at
from lakip.models import FormatData, Jejak, Laporan
from lakip.views.hak import get_laporan_utuh, scope_of
from lakip.views.papan_pengumpulan import Papan
from lakip.views.penolakan import attempt
from sop.exports.buku import XLSX


@require_safe
def pengumpulan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Show the board; who belongs to a unit is led to the page of that unit."""
    laporan = get_laporan(request, pk)
    own = scope_of(request, laporan)
    if own is not None:
        return redirect("format-unit", laporan.pk, own)
    return show_papan(request, laporan)


def show_papan(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    *,
    status: int = 200,
    refused: dict[int, Form] | None = None,
) -> HttpResponse:
    at, _ = now_at(laporan)
    papan = Papan(laporan, request.user, at, refused)
    return render(
        request, "lakip/pengumpulan/daftar.html", {"laporan": laporan, "papan": papan}, status=status
    )


@require_POST
def format_buat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    _, today = now_at(laporan)
    form = FormatForm(request.POST, laporan=laporan, rentang=(today, last_tenggat(laporan, today)))
    act = partial(engine.make_format, laporan.pk, request.user)
    done = "Format dibuat. Unduh dan periksa, lalu sampaikan kepada unitnya."
    return _carry_out(request, laporan, form, act, done)


@require_POST
def format_sampaikan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    form = UnitForm(request.POST, laporan=laporan)
    act = partial(engine.hand_out, laporan.pk, request.user)
    done = "Tercatat sudah disampaikan. Kirimkan pesannya kepada setiap unit."
    return _carry_out(request, laporan, form, act, done)


@require_POST
def format_tenggat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    _, today = now_at(laporan)
    form = TenggatForm(request.POST, laporan=laporan, rentang=(today, last_tenggat(laporan, today)))
    act = partial(engine.move_tenggat, laporan.pk, request.user)
    return _carry_out(request, laporan, form, act, "Tenggat diubah. Kirimkan pesannya kepada unit itu.")


@require_POST
def format_tanpa(request: AuthenticatedHttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    unit = get_unit(request, laporan, unit_pk)
    form = AlasanForm(request.POST, auto_id=f"tanpa{unit.pk}_%s")
    act = partial(engine.excuse, laporan.pk, request.user, unit)
    done = f"{unit} dinyatakan tanpa serahan."
    return _carry_out(request, laporan, form, act, done, refused={unit.pk: form})


def _carry_out(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    form: Form,
    act: Callable[..., Jejak],
    done: str,
    *,
    refused: dict[int, Form] | None = None,
) -> HttpResponse:
    """Do what a form of the board asks for and say so; or show the board again with what was refused."""
    if answer := attempt(request, form, act, partial(show_papan, request, laporan, refused=refused)):
        return answer
    messages.success(request, done)
    return redirect("pengumpulan", laporan.pk)


@require_safe
def format_unduh(request: AuthenticatedHttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Hand out the workbook of one unit; in the hands of its own people it counts as opened."""
    laporan = get_laporan(request, pk)
    unit = get_unit(request, laporan, unit_pk)
    satu = get_object_or_404(
        FormatData.objects.select_related("unit", "laporan__instansi"), laporan=laporan, unit=unit
    )
    if request.method == "GET":
        mark_opened(satu, request.user, now_at(laporan)[0])
    return _download(write_format(satu), XLSX, name_format(satu))


@require_safe
def format_zip(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    format_list = FormatData.objects.filter(laporan=laporan).select_related("unit", "laporan__instansi")
    if not format_list:
        raise Http404("Format data belum dibuat.")
    return _download(zip_formats(format_list), "application/zip", name_zip(laporan))


def _download(berkas: bytes, jenis: str, nama: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=nama)
    return HttpResponse(berkas, content_type=jenis, headers={"Content-Disposition": disposition})
