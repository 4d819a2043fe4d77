"""The LAKIP as a PDF: as it stands now, or built and kept."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lakip.exports.pdf import PdfGagal, build_pdf
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.isi import collect_isi
from lakip.susun import susun_lakip
from lakip.views.hak import get_laporan_utuh
from lakip.views.laporan import show_laporan
from lakip.views.penolakan import attempt


@require_safe
def laporan_pdf(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Show the report as it stands at this moment; nothing is kept."""
    laporan = get_laporan_utuh(request, pk)
    try:
        pdf = build_pdf(collect_isi(laporan, timezone.now()))
    except PdfGagal as error:
        messages.error(request, str(error))
        return show_laporan(request, laporan, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="LAKIP-{laporan.tahun}.pdf"'
    return response


@require_POST
def laporan_susun(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Build the PDF and keep it with the report, as its owner."""
    laporan = get_laporan(request, pk)
    act = partial(susun_lakip, laporan, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_laporan, request, laporan)):
        return refused
    messages.success(request, "Dokumen LAKIP selesai disusun dan disimpan.")
    return redirect("laporan-dokumen", laporan.pk)
