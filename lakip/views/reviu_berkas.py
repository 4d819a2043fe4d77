"""The files of a reviu: drafts to print for both sides, and the built LAKIP for the reviewer."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.exports.lampiran_pdf import read_lampiran
from lakip.exports.lembar_reviu import LEMBAR, build_lembar_reviu
from lakip.exports.renderer import PdfGagal
from lakip.http import AuthenticatedHttpRequest
from lakip.isi.reviu import collect_lembar_reviu
from lakip.models import Laporan, Terbitan
from lakip.terbitan import find_terbaru
from lakip.views.berkas import give_out, open_stored
from lakip.views.hak import get_laporan_utuh
from lakip.views.pereviu import for_pereviu, show_ruang
from lakip.views.reviu import show_reviu


@require_safe
def reviu_konsep(request: AuthenticatedHttpRequest, pk: int, jenis: str) -> HttpResponseBase:
    laporan = get_laporan_utuh(request, pk)
    return _give_konsep(request, laporan, jenis, show_reviu)


@require_safe
@for_pereviu
def pereviu_konsep(request: AuthenticatedHttpRequest, laporan: Laporan, jenis: str) -> HttpResponseBase:
    return _give_konsep(request, laporan, jenis, show_ruang)


@require_safe
@for_pereviu
def pereviu_lakip(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponseBase:
    """Hand out the LAKIP that was built last."""
    dokumen = _require_terbaru(laporan).dokumen
    return give_out(open_stored(dokumen.berkas), dokumen.nama, as_attachment=False)


@require_safe
@for_pereviu
def pereviu_lampiran(request: AuthenticatedHttpRequest, laporan: Laporan, nama: str) -> HttpResponseBase:
    """Hand out a file that the LAKIP carries, to the byte."""
    with open_stored(_require_terbaru(laporan).dokumen.berkas) as berkas:
        lampiran = read_lampiran(berkas.read())
    if nama not in lampiran:
        raise Http404
    return give_out(BytesIO(lampiran[nama]), nama)


def _require_terbaru(laporan: Laporan) -> Terbitan:
    terbitan = find_terbaru(laporan)
    if terbitan is None:
        raise Http404("Dokumen LAKIP belum disusun.")
    return terbitan


def _give_konsep(
    request: AuthenticatedHttpRequest, laporan: Laporan, jenis: str, show: Callable[..., HttpResponse]
) -> HttpResponseBase:
    if jenis not in LEMBAR:
        raise Http404
    lembar = collect_lembar_reviu(laporan, _require_terbaru(laporan), timezone.now())
    try:
        pdf = build_lembar_reviu(jenis, lembar)
    except PdfGagal as error:
        messages.error(request, str(error))
        return show(request, laporan, status=503)
    nama = f"konsep-{jenis}-reviu-{laporan.tahun}.pdf"
    return give_out(BytesIO(pdf), nama, as_attachment=False)
