"""The official form of an SOP, to be printed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.exports.formulir_sop import build_formulir_sop
from lakip.exports.renderer import PdfGagal
from lakip.isi.formulir_sop import collect_formulir
from sop.views.unduhan import name_berkas
from sop.views.versi import get_versi, sop_versi


@require_safe
def sop_formulir(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as its official form, as a PDF."""
    versi = get_versi(request, pk)
    try:
        pdf = build_formulir_sop(collect_formulir(versi, timezone.now()))
    except PdfGagal as error:
        messages.error(request, str(error))
        response: HttpResponse = sop_versi(request, pk)
        response.status_code = 503
        return response
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name_berkas(versi, "pdf")}"'
    return response
