"""Handing the LAKIP over: copies, the buku ekspedisi with its receipts, the upload to e-SAKIP Reviu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import may_keep_persuratan
from lakip.buku_ekspedisi import collect_buku
from lakip.exports.buku_ekspedisi import build_buku_ekspedisi
from lakip.exports.renderer import PdfGagal
from lakip.forms.kirim import (
    EmailForm,
    GandakanForm,
    KirimForm,
    TandaTerimaForm,
    TanpaTandaTerimaForm,
    UnggahanForm,
)
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.lakip_tertanda import find_lakip_tertanda, read_paket, read_tata_naskah
from lakip.models import Laporan, Penggandaan, Pengiriman, UnggahanReviu
from lakip.pengiriman import list_kiriman, penerima_menunggu, propose_penerima
from lakip.views.berkas import give_out, open_stored
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt


@require_GET
def kirim(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _show(request, get_laporan_utuh(request, pk))


@require_POST
def kirim_gandakan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "gandakan", GandakanForm, engine.copy_lakip, "Penggandaan dicatat.")


@require_POST
def kirim_catat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    make_form = partial(KirimForm, penerima=penerima_menunggu(laporan))
    return _act(request, pk, "kirim", make_form, engine.send_lakip, "Pengiriman dicatat di buku ekspedisi.")


@require_POST
def kirim_email(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    make_form = partial(EmailForm, penerima=penerima_menunggu(laporan))
    return _act(request, pk, "email", make_form, engine.mail_lakip, "Tautan LAKIP dikirim lewat e-mail.")


@require_POST
def unggahan_catat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    said = "Unggahan e-SAKIP Reviu dicatat."
    return _act(request, pk, "unggahan", UnggahanForm, engine.record_unggahan, said)


@require_POST
def kirim_hapus(request: AuthenticatedHttpRequest, pk: int, kiriman_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    row = _get_kiriman(laporan, kiriman_pk)
    act = partial(engine.remove_kiriman, laporan.pk, request.user, row.pk)
    if refused := attempt(request, TokenForm(request.POST), act, partial(_show, request, laporan)):
        return refused
    messages.success(request, f"Pengiriman kepada {row.kepada} dihapus dari buku ekspedisi.")
    return redirect("kirim", laporan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def tanda_terima(request: AuthenticatedHttpRequest, pk: int, kiriman_pk: int) -> HttpResponse:
    """Record the receipt of one row; made for a phone at the recipient's desk."""
    laporan = get_laporan_utuh(request, pk)
    row = _get_kiriman(laporan, kiriman_pk)
    if request.method != "POST":
        return _show_terima(request, laporan, row)
    form = TandaTerimaForm(request.POST, request.FILES, has_bukti=row.bukti_id is not None)
    act = partial(engine.record_tanda_terima, laporan.pk, request.user, row.pk)
    if refused := attempt(request, form, act, partial(_show_terima, request, laporan, row, terima=form)):
        return refused
    messages.success(request, f"Tanda terima dari {row.kepada} dicatat.")
    return redirect("kirim", laporan.pk)


@require_POST
def tanda_terima_tanpa(request: AuthenticatedHttpRequest, pk: int, kiriman_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    row = _get_kiriman(laporan, kiriman_pk)
    form = TanpaTandaTerimaForm(request.POST, auto_id="tanpa_%s")
    act = partial(engine.do_without_receipt, laporan.pk, request.user, row.pk)
    if refused := attempt(request, form, act, partial(_show_terima, request, laporan, row, tanpa=form)):
        return refused
    messages.success(request, f"Dicatat: {row.kepada} tanpa tanda terima.")
    return redirect("kirim", laporan.pk)


@require_safe
def buku_ekspedisi(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    at, _ = now_at(laporan)
    try:
        pdf = build_buku_ekspedisi(collect_buku(laporan, at))
    except PdfGagal as error:
        messages.error(request, str(error))
        return _show(request, laporan, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="buku-ekspedisi-{laporan.tahun}.pdf"'
    return response


@require_safe
def paket_reviu(request: AuthenticatedHttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the signed LAKIP under the name that e-SAKIP Reviu is given."""
    laporan = get_laporan_utuh(request, pk)
    paket = read_paket(laporan)
    if paket.dokumen is None:
        messages.error(request, paket.kendala)
        return _show(request, laporan, status=409)
    return give_out(open_stored(paket.dokumen.berkas), paket.nama)


def _act(
    request: AuthenticatedHttpRequest,
    pk: int,
    nama: str,
    make_form: Callable[..., Form],
    verb: Callable[..., object],
    said: str,
) -> HttpResponse:
    """Do what one form of the page asks for; refused, the page comes back with what was written in it."""
    laporan = get_laporan_utuh(request, pk)
    form = make_form(request.POST, request.FILES, auto_id=f"{nama}_%s")
    act = partial(verb, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(_show, request, laporan, {nama: form})):
        return refused
    messages.success(request, said)
    return redirect("kirim", laporan.pk)


def _show(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    refused: dict[str, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    _, today = now_at(laporan)
    refused = refused or {}
    konteks: dict[str, Any] = {
        "laporan": laporan,
        "boleh_ubah": may_keep_persuratan(laporan, request.user, today),
        "kiriman_list": list_kiriman(laporan),
        "penggandaan_list": Penggandaan.objects.filter(laporan=laporan).select_related("oleh"),
        "unggahan_list": UnggahanReviu.objects.filter(laporan=laporan).select_related("bukti", "oleh"),
        "paket": read_paket(laporan),
        "hapus_form": TokenForm(auto_id=False),
        "refused": next(iter(refused.values()), None),
    }
    if konteks["boleh_ubah"]:
        penerima = penerima_menunggu(laporan)
        hari = {"tanggal": today}
        konteks["gandakan_form"] = refused.get("gandakan") or GandakanForm(
            auto_id="gandakan_%s", initial=hari
        )
        kirim_awal = hari | {"kepada": propose_penerima(laporan)}
        konteks["kirim_form"] = refused.get("kirim") or KirimForm(
            auto_id="kirim_%s", initial=kirim_awal, penerima=penerima
        )
        konteks["unggahan_form"] = refused.get("unggahan") or UnggahanForm(
            auto_id="unggahan_%s", initial=hari
        )
        if read_tata_naskah(laporan).is_email_boleh and penerima and find_lakip_tertanda(laporan):
            konteks["email_form"] = refused.get("email") or EmailForm(auto_id="email_%s", penerima=penerima)
    return render(request, "lakip/kirim/kirim.html", konteks, status=status)


def _show_terima(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    row: Pengiriman,
    *,
    terima: TandaTerimaForm | None = None,
    tanpa: TanpaTandaTerimaForm | None = None,
    status: int = 200,
) -> HttpResponse:
    at, today = now_at(laporan)
    if not may_keep_persuratan(laporan, request.user, today):
        raise PermissionDenied("Tanda terima dicatat oleh yang mengurus persuratan laporan ini.")
    awal = {
        "diterima": row.diterima or today,
        "jam_diterima": row.jam_diterima or (None if row.diterima else at.astimezone(laporan.instansi.zona)),
        "nama_penerima": row.nama_penerima,
        "jabatan_penerima": row.jabatan_penerima,
    }
    konteks = {
        "laporan": laporan,
        "kiriman": row,
        "form": terima or TandaTerimaForm(initial=awal, has_bukti=row.bukti_id is not None),
        "tanpa_form": None
        if row.diterima
        else tanpa or TanpaTandaTerimaForm(auto_id="tanpa_%s", initial={"alasan": row.alasan_tanpa}),
    }
    return render(request, "lakip/kirim/tanda_terima.html", konteks, status=status)


def _get_kiriman(laporan: Laporan, pk: int) -> Pengiriman:
    rows = Pengiriman.objects.select_related("penerima__surat__nomor", "bukti")
    return get_object_or_404(rows, pk=pk, laporan=laporan)
