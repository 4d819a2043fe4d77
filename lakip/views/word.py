"""The LAKIP as a Word document, for offices that must send one."""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.exports.docx import DocxGagal, build_docx
from lakip.http import AuthenticatedHttpRequest
from lakip.isi import collect_isi
from lakip.isi.sidik import digest_isi
from lakip.terbitan import find_beku
from lakip.views.berkas import give_out
from lakip.views.hak import get_laporan_utuh
from lakip.views.laporan import show_laporan

# Sumber: ISO/IEC 29500, registered with IANA.
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def laporan_docx(request: AuthenticatedHttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the report as it stands at this moment, and keep nothing; a frozen one only as it was."""
    laporan = get_laporan_utuh(request, pk)
    isi = collect_isi(laporan, timezone.now())
    if (beku := find_beku(laporan)) and beku.hash_isi != digest_isi(isi):
        messages.error(
            request,
            f"Sejak terbitan {beku.nomor} dibekukan, keterangan di luar laporan ini berubah, misalnya nama "
            "atau lambang instansi, sehingga dokumen Word tidak akan sama dengannya. Pakai PDF-nya.",
        )
        return show_laporan(request, laporan, status=409)
    try:
        docx = build_docx(isi)
    except DocxGagal as error:
        messages.error(request, str(error))
        return show_laporan(request, laporan, status=503)
    return give_out(BytesIO(docx), f"LAKIP-{laporan.tahun}.docx", jenis=DOCX)
