"""The LAKIP as a PDF: as it stands now, or ordered to be built and kept."""

from __future__ import annotations

from functools import partial
from time import monotonic

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lakip.exports.pdf import PdfGagal, build_pdf
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.isi import collect_isi
from lakip.susun import order_lakip
from lakip.tanda_tangan.rangkaian import find_berkas
from lakip.terbitan import find_beku
from lakip.views.hak import get_laporan_utuh
from lakip.views.laporan import show_laporan
from lakip.views.penolakan import attempt


@require_safe
def laporan_pdf(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Show the report as it stands at this moment, and keep nothing; a frozen one as kept or signed."""
    laporan = get_laporan_utuh(request, pk)
    if terbitan := find_beku(laporan):
        return redirect(find_berkas(terbitan) or terbitan.dokumen)
    akhir = monotonic() + settings.PDF_BATAS_LIHAT

    def report(tahap: str, persen: int) -> None:
        if monotonic() > akhir:
            raise PdfGagal("Laporan ini terlalu panjang untuk dilihat langsung: susun dokumennya lebih dulu.")

    try:
        pdf = build_pdf(collect_isi(laporan, timezone.now()), report)
    except PdfGagal as error:
        messages.error(request, str(error))
        return show_laporan(request, laporan, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="LAKIP-{laporan.tahun}.pdf"'
    return response


@require_POST
def laporan_susun(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Order the LAKIP to be kept with the report, as its owner; a frozen one is there already."""
    laporan = get_laporan(request, pk)
    if terbitan := find_beku(laporan):
        messages.info(request, f"Terbitan {terbitan.nomor} sudah diajukan dan dibekukan; inilah LAKIP-nya.")
        return redirect(terbitan)
    act = partial(order_lakip, laporan, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_laporan, request, laporan)):
        return refused
    messages.success(request, "Dokumen LAKIP disusun; kemajuannya tampak di sini.")
    return redirect("laporan-dokumen", laporan.pk)
