"""What a unit handed in: taken in, looked at before it is applied, and given out again."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lakip.access import TindakanDitolak
from lakip.engine.serahan import apply_serahan, describe_penutupan, read_stored, receive
from lakip.exports.buku_bertanda import mark_faults
from lakip.forms.unit import TerapkanForm, UnggahForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, get_unit, now_at
from lakip.imports.isi_serahan import Perubahan
from lakip.models import FormatData, Serahan
from lakip.models.pengumpulan import TERTUNDA, StatusSerahan
from lakip.views.berkas import give_out, open_stored
from lakip.views.penolakan import attempt, refuse, refuse_form
from lakip.views.unit import show_unit
from sop.exports.buku import XLSX
from sop.imports.penjaga_buku import BukuDitolak


@require_POST
def serahan_unggah(request: AuthenticatedHttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    unit = get_unit(request, laporan, unit_pk)
    format_data = get_object_or_404(FormatData, laporan=laporan, unit=unit)
    form = UnggahForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_unit(request, laporan, unit, status=refuse_form(request, form), unggah_form=form)
    try:
        satu = receive(format_data.pk, request.user, form.cleaned_data["berkas"], at=timezone.now())
    except TindakanDitolak as error:
        return show_unit(request, laporan, unit, status=refuse(request, error))
    is_bertemuan = satu.status == StatusSerahan.BERTEMUAN
    is_unmapped = is_bertemuan and satu.pemetaan_id is None and read_stored(satu).is_bebas
    return redirect("serahan-petakan" if is_unmapped else "serahan", pk, unit_pk, satu.nomor)


@require_safe
def serahan(request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int) -> HttpResponse:
    return show_serahan(request, pk, unit_pk, nomor)


def show_serahan(
    request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int, *, status: int = 200
) -> HttpResponse:
    """Render what was handed in: what it would change and what is wrong with it, or what it has changed."""
    satu = _get_serahan(request, pk, unit_pk, nomor)
    laporan, unit = satu.format.laporan, satu.format.unit
    newest = Serahan.objects.filter(format=satu.format).last()
    is_newest = newest is not None and newest.pk == satu.pk
    isi = read_stored(satu) if is_newest and satu.status in TERTUNDA else None
    context = {
        "laporan": laporan,
        "unit": unit,
        "serahan": satu,
        "is_terbaru": is_newest,
        "terbaru": newest,
        "isi": isi,
        "perubahan_list": isi.perubahan if isi else [Perubahan("", "", *baris) for baris in satu.perubahan],
        "bentrok": [perubahan for perubahan in isi.perubahan if perubahan.is_bentrok] if isi else [],
        "tertutup": describe_penutupan(laporan, unit, request.user, now_at(laporan)[1]),
        "form": TerapkanForm(initial={"tanda": isi.tanda}) if isi else None,
    }
    return render(request, "lakip/serahan/serahan.html", context, status=status)


@require_POST
def serahan_terapkan(request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int) -> HttpResponse:
    satu = _get_serahan(request, pk, unit_pk, nomor)
    act = partial(apply_serahan, satu.pk, request.user)
    again = partial(show_serahan, request, pk, unit_pk, nomor)
    if refused := attempt(request, TerapkanForm(request.POST), act, again):
        return refused
    messages.success(request, f"Serahan {nomor} diterapkan; angkanya sudah masuk ke laporan.")
    return redirect("format-unit", pk, unit_pk)


@require_safe
def serahan_berkas(request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int) -> FileResponse:
    """Hand out the workbook as it came."""
    satu = _get_buku(request, pk, unit_pk, nomor)
    return give_out(open_stored(satu.berkas), satu.nama, jenis=XLSX)


@require_safe
def serahan_bertanda(
    request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int
) -> FileResponse | HttpResponse:
    """Hand the workbook back with a comment on every cell that is to be mended."""
    satu = _get_buku(request, pk, unit_pk, nomor)
    try:
        with open_stored(satu.berkas) as berkas:
            marked = mark_faults(berkas.read(), read_stored(satu).temuan)
    except BukuDitolak:
        messages.error(
            request, "Berkas ini tidak dapat diberi tanda. Perbaikilah menurut daftar temuan di halaman ini."
        )
        return redirect("serahan", pk, unit_pk, nomor)
    return give_out(BytesIO(marked), f"{Path(satu.nama).stem}-bertanda.xlsx", jenis=XLSX)


def _get_serahan(request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int) -> Serahan:
    laporan = get_laporan(request, pk)
    unit = get_unit(request, laporan, unit_pk)
    rows = Serahan.objects.select_related(
        "format__unit",
        "format__laporan__instansi",
        "format__laporan__penanggung_jawab",
        "oleh",
        "diterapkan_oleh",
        "pemetaan__oleh",
    )
    return get_object_or_404(rows, format__laporan=laporan, format__unit=unit, nomor=nomor)


def _get_buku(request: AuthenticatedHttpRequest, pk: int, unit_pk: int, nomor: int) -> Serahan:
    """Return what was handed in as a workbook; what was filled in on the web has none."""
    satu = _get_serahan(request, pk, unit_pk, nomor)
    if not satu.berkas:
        raise Http404
    return satu
