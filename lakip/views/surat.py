"""The surat pengantar: written, numbered, handed out as PDF, cancelled."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import Terlambat, TindakanDitolak, may_keep_persuratan, require_persuratan
from lakip.exports.renderer import PdfGagal
from lakip.exports.surat_pengantar import build_surat
from lakip.forms.surat import SuratForm, begin, reopen
from lakip.forms.tugas import AlasanForm, TokenForm
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.isi.surat_pengantar import collect_surat
from lakip.models import Jejak, Laporan
from lakip.surat import SuratTampil, list_pemangku, list_peringatan, name_berkas, propose, read_surat
from lakip.views.berkas import give_out, open_stored
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt, refuse


@require_http_methods(["GET", "HEAD", "POST"])
def surat_baru(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = _get_persuratan(request, pk)
    at, today = now_at(laporan)
    if request.method != "POST":
        form = SuratForm(laporan=laporan, today=today, awal=begin(propose(laporan, at)))
        return _show_form(request, laporan, None, form)
    form = SuratForm(request.POST, laporan=laporan, today=today)
    kept: list[Jejak] = []

    def act(**isian: object) -> None:
        kept.append(engine.draft_surat(laporan.pk, request.user, **isian))  # type: ignore[arg-type]

    if refused := attempt(request, form, act, partial(_show_form, request, laporan, None, form)):
        return refused
    messages.success(request, "Konsep surat disimpan. Periksa, lalu nomori.")
    return redirect("surat", laporan.pk, kept[0].rincian["surat"])


@require_http_methods(["GET", "HEAD", "POST"])
def surat_ubah(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    laporan = _get_persuratan(request, pk)
    _, today = now_at(laporan)
    tampil = _get_surat(laporan, surat_pk)
    surat = tampil.surat
    if request.method != "POST":
        if not tampil.is_konsep:
            return redirect(surat)
        holders = list_pemangku(laporan, surat.tanggal).filter(pegawai=surat.pengirim_id)
        signs = next((satu for satu in holders if satu.kapasitas == surat.kapasitas), None)
        form = SuratForm(laporan=laporan, today=today, awal=reopen(surat, signs))
        return _show_form(request, laporan, tampil, form)
    form = SuratForm(request.POST, laporan=laporan, today=today)
    act = partial(engine.edit_surat, laporan.pk, request.user, surat.pk)
    if refused := attempt(request, form, act, partial(_show_form, request, laporan, tampil, form)):
        return refused
    messages.success(request, "Konsep surat disimpan.")
    return redirect(surat)


@require_safe
def surat(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    return _show_surat(request, get_laporan_utuh(request, pk), surat_pk)


@require_POST
def surat_nomori(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    """Give the letter its number, then build its PDF; without the PDF it has its number all the same."""
    laporan = get_laporan_utuh(request, pk)
    _get_surat(laporan, surat_pk)
    act = partial(engine.number_surat, laporan.pk, request.user, surat_pk)
    show_again = partial(_show_surat, request, laporan, surat_pk)
    if refused := attempt(request, TokenForm(request.POST), act, show_again):
        return refused
    tampil = _get_surat(laporan, surat_pk)
    messages.success(request, f"Surat ini bernomor {tampil.surat.nomor}; isinya tidak berubah lagi.")
    if not tampil.surat.dokumen_id:
        _build(request, laporan, tampil)
    return redirect(tampil.surat)


@require_POST
def surat_buat_pdf(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    """Build the PDF of a numbered letter once more, where that failed."""
    laporan = get_laporan_utuh(request, pk)
    tampil = _get_surat(laporan, surat_pk)
    try:
        _, today = now_at(laporan)
        require_persuratan(laporan, request.user, today)
    except TindakanDitolak as error:
        return _show_surat(request, laporan, surat_pk, status=refuse(request, error))
    if tampil.surat.nomor_id and not tampil.surat.dokumen_id:
        _build(request, laporan, tampil)
    return redirect(tampil.surat)


@require_POST
def surat_batalkan(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    tampil = _get_surat(laporan, surat_pk)
    form = AlasanForm(request.POST, auto_id="batalkan_%s")
    act = partial(engine.cancel_surat, laporan.pk, request.user, surat_pk)
    if refused := attempt(
        request, form, act, partial(_show_surat, request, laporan, surat_pk, batalkan_form=form)
    ):
        return refused
    tetap = f" Nomor {tampil.surat.nomor} tetap tercatat." if tampil.surat.nomor else ""
    messages.success(request, f"Surat dibatalkan.{tetap}")
    return redirect("persuratan", laporan.pk)


@require_safe
def surat_pdf(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponseBase:
    """Hand out the letter as it was kept; a konsep, or with ``?penerima=`` the sheet of one, is drawn now."""
    laporan = get_laporan_utuh(request, pk)
    tampil = _get_surat(laporan, surat_pk)
    hanya = None
    if asked := request.GET.get("penerima", ""):
        hanya = next((satu for satu in tampil.kepada if str(satu.pk) == asked), None)
        if hanya is None:
            raise Http404("Penerima ini tidak ada pada surat.")
    nama = name_berkas(tampil.surat)
    if tampil.dokumen and hanya is None:
        return give_out(open_stored(tampil.dokumen.berkas), nama, as_attachment=False)
    try:
        pdf = build_surat(collect_surat(tampil.surat, timezone.now(), hanya))
    except PdfGagal as error:
        messages.error(request, str(error))
        return _show_surat(request, laporan, surat_pk, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{nama}"'
    return response


def _build(request: AuthenticatedHttpRequest, laporan: Laporan, tampil: SuratTampil) -> None:
    """Build and keep the PDF; a failure is said, and the number stays."""
    at, surat = timezone.now(), tampil.surat
    try:
        pdf = build_surat(collect_surat(surat, at))
        engine.keep_surat(laporan.pk, request.user, surat.pk, pdf, name_berkas(surat), at=at)
    except Terlambat:
        pass  # another click has kept it
    except (PdfGagal, TindakanDitolak) as error:
        messages.error(request, f"PDF surat belum jadi: {error} Tekan “Buat PDF lagi”.")


def _show_form(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    tampil: SuratTampil | None,
    form: SuratForm,
    status: int = 200,
) -> HttpResponse:
    konteks = {"laporan": laporan, "tampil": tampil, "form": form}
    return render(request, "lakip/surat_pengantar/isian.html", konteks, status=status)


def _show_surat(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    surat_pk: int,
    batalkan_form: AlasanForm | None = None,
    status: int = 200,
) -> HttpResponse:
    tampil = _get_surat(laporan, surat_pk)
    at, today = now_at(laporan)
    konteks = {
        "laporan": laporan,
        "tampil": tampil,
        "surat": tampil.surat,
        "peringatan": list(list_peringatan(tampil.surat, at)) if tampil.is_konsep else [],
        "boleh_ubah": may_keep_persuratan(laporan, request.user, today),
        "nomori_form": TokenForm(auto_id=False),
        "batalkan_form": batalkan_form or AlasanForm(auto_id="batalkan_%s"),
    }
    return render(request, "lakip/surat_pengantar/surat.html", konteks, status=status)


def _get_persuratan(request: AuthenticatedHttpRequest, pk: int) -> Laporan:
    """Return a report whose papers the person may keep, today; 404, or 403 with a sentence."""
    laporan = get_laporan_utuh(request, pk)
    _, today = now_at(laporan)
    try:
        require_persuratan(laporan, request.user, today)
    except TindakanDitolak as error:
        raise PermissionDenied(str(error)) from error
    return laporan


def _get_surat(laporan: Laporan, surat_pk: int) -> SuratTampil:
    tampil = read_surat(laporan, surat_pk)
    if tampil is None:
        raise Http404("Surat ini tidak ada pada laporan ini.")
    return tampil
