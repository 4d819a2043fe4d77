"""What is handed out of an SOP: its file, the logo of its instansi."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from sop.domain.berkas import write_berkas
from sop.domain.bpmn import write_bpmn
from sop.exports.buku import XLSX
from sop.exports.formulir_xlsx import write_formulir
from sop.lingkup import limit_to_instansi, pengguna_of
from sop.models import Instansi, VersiSop
from sop.storage import load_berkas
from sop.views.versi import get_versi


@require_safe
def sop_unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as a file that can be imported again."""
    versi = get_versi(request, pk)
    return attach(versi, "json", "application/json", write_berkas(load_berkas(versi)))


@require_safe
def sop_buku(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as a workbook that can be changed and brought in again."""
    versi = get_versi(request, pk)
    return attach(versi, "xlsx", XLSX, write_formulir(load_berkas(versi), timezone.now()))


@require_safe
def sop_bpmn(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as BPMN 2.0, for other systems that run or draw procedures."""
    versi = get_versi(request, pk)
    return attach(versi, "bpmn", "application/xml", write_bpmn(load_berkas(versi)))


def attach(versi: VersiSop, akhiran: str, jenis: str, isi: str | bytes) -> HttpResponse:
    """Return a file that says what a version says, to be saved."""
    response = HttpResponse(isi, content_type=jenis)
    response.headers["Content-Disposition"] = f'attachment; filename="{name_berkas(versi, akhiran)}"'
    return response


def name_berkas(versi: VersiSop, akhiran: str) -> str:
    """Return the name of a file that says what a version says."""
    return f"{versi.sop.kunci}-versi-{versi.nomor_versi}.{akhiran}"


@require_safe
def sop_logo(request: HttpRequest, pk: int) -> FileResponse:
    """The logo in the kop of an instansi."""
    instansi = get_object_or_404(limit_to_instansi(Instansi.objects.all(), pengguna_of(request), "pk"), pk=pk)
    if not instansi.logo:
        raise Http404
    return FileResponse(instansi.logo.open())
