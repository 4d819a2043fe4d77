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
from lakip.views.berkas import give_out
from lakip.views.hak import get_laporan_utuh
from lakip.views.laporan import show_laporan

# Sumber: ISO/IEC 29500, registered with IANA.
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def laporan_docx(request: AuthenticatedHttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the report as it stands at this moment; nothing is kept."""
    laporan = get_laporan_utuh(request, pk)
    try:
        docx = build_docx(collect_isi(laporan, timezone.now()))
    except DocxGagal as error:
        messages.error(request, str(error))
        return show_laporan(request, laporan, status=503)
    return give_out(BytesIO(docx), f"LAKIP-{laporan.tahun}.docx", jenis=DOCX)
