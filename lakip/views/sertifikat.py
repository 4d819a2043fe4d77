"""The certificates of a person and of the office: uploaded, checked, revoked; never handed out."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from lakip.access import TindakanDitolak
from lakip.forms.tanda_tangan import SertifikatForm
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest
from lakip.tanda_tangan.simpanan import (
    MASA_INGAT,
    keep_sertifikat,
    list_sertifikat,
    may_revoke,
    revoke_sertifikat,
)
from lakip.views.penolakan import refuse, refuse_form

TANPA_INSTANSI = "Sertifikat disimpan oleh pegawai sebuah instansi; akun Anda tidak memilikinya."


@sensitive_post_parameters("passphrase")
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def sertifikat(request: AuthenticatedHttpRequest) -> HttpResponse:
    if request.user.instansi_id is None:
        raise PermissionDenied(TANPA_INSTANSI)
    if request.method != "POST":
        return _show(request)
    form = SertifikatForm(request.POST, request.FILES, is_pengelola=request.user.is_staff)
    if not form.is_valid():
        return _show(request, form, status=refuse_form(request, form))
    try:
        satu = keep_sertifikat(request.user, at=timezone.now(), **form.cleaned_data)
    except TindakanDitolak as error:
        return _show(request, status=refuse(request, error))
    messages.success(request, f"Sertifikat {satu.nama} tersimpan.")
    return redirect("sertifikat")


@require_POST
def sertifikat_cabut(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    satu = get_object_or_404(list_sertifikat(request.user), pk=pk)
    try:
        revoke_sertifikat(satu, request.user, at=timezone.now())
    except TindakanDitolak as error:
        return _show(request, status=refuse(request, error))
    messages.success(
        request, "Sertifikat dicabut dan kuncinya dihapus. Yang sudah ditandatangani dengannya tetap sah."
    )
    return redirect("sertifikat")


def _show(
    request: AuthenticatedHttpRequest, refused: SertifikatForm | None = None, status: int = 200
) -> HttpResponse:
    at = timezone.now()
    rows = [
        {
            "sertifikat": satu,
            "is_belum": satu.berlaku_sejak > at,
            "is_lewat": satu.berlaku_sampai < at,
            "is_segera": at <= satu.berlaku_sampai < at + MASA_INGAT,
            "may_revoke": not satu.dicabut_pada and may_revoke(satu, request.user),
        }
        for satu in list_sertifikat(request.user)
    ]
    konteks = {
        "rows": rows,
        "form": refused or SertifikatForm(is_pengelola=request.user.is_staff),
        "cabut_form": TokenForm(auto_id=False),
    }
    return render(request, "lakip/sertifikat/daftar.html", konteks, status=status)
