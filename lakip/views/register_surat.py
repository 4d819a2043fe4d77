"""The register of letters: every number of a year, one for a letter made elsewhere, and cancelling."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.exports.register_surat import build_register
from lakip.forms.register_surat import BatalNomorForm, CariNomorForm, NomorForm
from lakip.http import AuthenticatedHttpRequest
from lakip.models import NomorSurat
from lakip.surat import describe_mundur
from lakip.views.penolakan import attempt
from sop.exports.buku import XLSX
from sop.models import Instansi

PER_HALAMAN = 30


@require_http_methods(["GET", "HEAD", "POST"])
def register_surat(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The register; a POST takes the next number for a letter that is made elsewhere."""
    instansi = _instansi_of(request)
    today = timezone.now().astimezone(instansi.zona).date()
    if request.method != "POST":
        return _show_register(request, instansi, NomorForm(initial={"tanggal": today}))
    form = NomorForm(request.POST)
    taken: list[NomorSurat] = []

    def act(**isian: object) -> None:
        taken.append(engine.take_nomor(instansi, request.user, **isian))  # type: ignore[arg-type]

    if refused := attempt(request, form, act, partial(_show_register, request, instansi, form)):
        return refused
    [nomor] = taken
    messages.success(request, f"Nomor {nomor} diambil. Tuliskan pada surat Anda.")
    if mundur := describe_mundur(instansi.pk, nomor.tanggal):
        messages.warning(request, mundur)
    return redirect("nomor-surat", nomor.pk)


@require_safe
def register_surat_xlsx(request: AuthenticatedHttpRequest) -> HttpResponse:
    instansi = _instansi_of(request)
    form = _search(request, instansi)
    rows = _nomor_of(request).filter(tahun=form.tahun_dipilih).select_related("batal_oleh").order_by("urut")
    buku = build_register(instansi, form.tahun_dipilih, rows, timezone.now())
    response = HttpResponse(buku, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="register-surat-{form.tahun_dipilih}.xlsx"'
    return response


@require_safe
def nomor_surat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _show_nomor(request, pk, BatalNomorForm())


@require_POST
def nomor_surat_batalkan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    nomor = get_object_or_404(_nomor_of(request), pk=pk)
    form = BatalNomorForm(request.POST)

    act = partial(engine.cancel_nomor, nomor.pk, request.user)
    if refused := attempt(request, form, act, partial(_show_nomor, request, pk, form)):
        return refused
    messages.success(request, f"Nomor {nomor} dibatalkan; nomornya tetap tercatat dan tidak dipakai lagi.")
    return redirect("nomor-surat", pk)


def _show_register(
    request: AuthenticatedHttpRequest, instansi: Instansi, nomor_form: NomorForm, status: int = 200
) -> HttpResponse:
    form = _search(request, instansi)
    rows = _nomor_of(request).filter(tahun=form.tahun_dipilih).order_by("-urut")
    if kata := form.kata:
        rows = rows.filter(Q(teks__icontains=kata) | Q(perihal__icontains=kata) | Q(tujuan__icontains=kata))
    page = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("page"))
    konteks = {"form": form, "page": page, "nomor_form": nomor_form, "instansi": instansi}
    return render(request, "lakip/register_surat/daftar.html", konteks, status=status)


def _show_nomor(
    request: AuthenticatedHttpRequest, pk: int, form: BatalNomorForm, status: int = 200
) -> HttpResponse:
    related = _nomor_of(request).select_related("surat", "rapat", "batal_oleh")
    nomor = get_object_or_404(related, pk=pk)
    pemakai = getattr(nomor, "surat", None) or getattr(nomor, "rapat", None)
    is_free = nomor.batal_pada is None and pemakai is None
    konteks = {
        "nomor": nomor,
        "pemakai": pemakai,
        "form": form,
        "is_free": is_free,
        "may_cancel": is_free and engine.may_cancel_nomor(nomor, request.user),
    }
    return render(request, "lakip/register_surat/nomor.html", konteks, status=status)


def _search(request: AuthenticatedHttpRequest, instansi: Instansi) -> CariNomorForm:
    tahun_list = _nomor_of(request).order_by("tahun").values_list("tahun", flat=True).distinct()
    today = timezone.now().astimezone(instansi.zona).date()
    return CariNomorForm(request.GET, tahun_list=list(tahun_list), today=today)


def _nomor_of(request: AuthenticatedHttpRequest) -> QuerySet[NomorSurat]:
    return NomorSurat.objects.filter(instansi=_instansi_of(request)).select_related("oleh", "laporan")


def _instansi_of(request: AuthenticatedHttpRequest) -> Instansi:
    if request.user.instansi is None:
        raise PermissionDenied("Register surat dibuka oleh pegawai instansinya sendiri.")
    return request.user.instansi
