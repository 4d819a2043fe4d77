"""The agenda of letters that come in: list, entry, and one letter with its scan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lakip import engine
from lakip.access import TindakanDitolak, readable_surat_masuk
from lakip.engine.surat_masuk import SuratSudahDicatat
from lakip.forms.surat_masuk import CariSuratForm, SuratMasukForm
from lakip.http import AuthenticatedHttpRequest
from lakip.models import SuratMasuk
from lakip.views.berkas import give_out, open_stored
from lakip.views.penolakan import refuse

PER_HALAMAN = 20


@require_safe
def surat_masuk_list(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = CariSuratForm(request.GET)
    surat = _surat_of(request).select_related("laporan__instansi")
    if kata := form.kata:
        surat = surat.filter(Q(nomor__icontains=kata) | Q(asal__icontains=kata) | Q(perihal__icontains=kata))
    page = Paginator(surat, PER_HALAMAN).get_page(request.GET.get("page"))
    return render(request, "lakip/surat_masuk/daftar.html", {"form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def surat_masuk_baru(request: AuthenticatedHttpRequest) -> HttpResponse:
    _require_instansi(request)
    if request.method != "POST":
        return _show_baru(request, SuratMasukForm(initial={"diterima": timezone.localdate()}))
    form = SuratMasukForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_baru(request, form, status=422)
    try:
        surat = engine.keep_surat_masuk(request.user, at=timezone.now(), **form.cleaned_data)
    except SuratSudahDicatat as error:
        ada = _surat_of(request).filter(pk=error.surat.pk).first()
        return _show_baru(request, form, status=refuse(request, error), ada=ada)
    except TindakanDitolak as error:
        return _show_baru(request, form, status=refuse(request, error))
    messages.success(request, "Surat masuk dicatat.")
    return redirect("surat-masuk-detail", surat.pk)


@require_safe
def surat_masuk_detail(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    related = _surat_of(request).select_related("laporan__instansi", "oleh")
    return render(request, "lakip/surat_masuk/surat.html", {"surat": get_object_or_404(related, pk=pk)})


@require_safe
def surat_masuk_berkas(request: AuthenticatedHttpRequest, pk: int) -> FileResponse:
    """Hand out the scan; a PDF opens, an image is saved."""
    surat = get_object_or_404(_surat_of(request), pk=pk)
    is_pdf = surat.nama.lower().endswith(".pdf")
    return give_out(open_stored(surat.berkas), surat.nama, as_attachment=not is_pdf)


def _show_baru(
    request: AuthenticatedHttpRequest, form: SuratMasukForm, status: int = 200, **konteks: Any
) -> HttpResponse:
    return render(request, "lakip/surat_masuk/baru.html", {"form": form, **konteks}, status=status)


def _surat_of(request: AuthenticatedHttpRequest) -> QuerySet[SuratMasuk]:
    _require_instansi(request)
    return readable_surat_masuk(request.user, timezone.localdate())


def _require_instansi(request: AuthenticatedHttpRequest) -> None:
    if request.user.instansi_id is None:
        raise PermissionDenied("Agenda surat masuk dibuka oleh pegawai instansinya sendiri.")
