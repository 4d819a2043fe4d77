"""Handing out the files of a report to those who may see it."""

from __future__ import annotations

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lakip.http import AuthenticatedHttpRequest
from lakip.models import Dokumen, Laporan
from lakip.views.berkas import give_out, open_stored
from lakip.views.hak import require_utuh


@require_safe
def dokumen(request: AuthenticatedHttpRequest, pk: int) -> FileResponse:
    """Hand out one file, but not to who is confined to a unit; a PDF opens, anything else is saved."""
    visible = Laporan.objects.visible_to(request.user)
    files = Dokumen.objects.select_related("laporan__instansi")
    satu = get_object_or_404(files, pk=pk, laporan__in=visible)
    require_utuh(request, satu.laporan)
    is_pdf = satu.nama.lower().endswith(".pdf")
    return give_out(open_stored(satu.berkas), satu.nama, as_attachment=not is_pdf)
