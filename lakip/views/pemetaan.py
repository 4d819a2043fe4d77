"""Where a person tells what the columns of an office's own workbook hold."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lakip.access import TindakanDitolak
from lakip.domain.kepala_kolom import propose_isian
from lakip.engine.pemetaan import map_columns
from lakip.forms.pemetaan import PemetaanForm
from lakip.http import AuthenticatedHttpRequest
from lakip.imports.buku_kerja import open_buku
from lakip.imports.cuplikan import Cuplikan, read_cuplikan
from lakip.imports.kepala_buku import Kepala
from lakip.imports.pemetaan import find_kepala_of
from lakip.models import Laporan, Pemetaan, Serahan, UnitKerja
from lakip.models.pengumpulan import TERTUNDA
from lakip.unit.lembar import ANGGARAN, INDIKATOR, TANDA
from lakip.views.berkas import open_stored
from lakip.views.penolakan import refuse
from lakip.views.unit import fills_unit


@require_http_methods(["GET", "POST"])
@fills_unit
def serahan_petakan(
    request: AuthenticatedHttpRequest, laporan: Laporan, unit: UnitKerja, nomor: int
) -> HttpResponse:
    rows = Serahan.objects.select_related("pemetaan__oleh").filter(~Q(berkas=""))
    satu = get_object_or_404(rows, format__laporan=laporan, format__unit=unit, nomor=nomor)
    if request.method == "GET" and satu.status not in TERTUNDA:
        return redirect("serahan", laporan.pk, unit.pk, nomor)
    cuplikan = _read(satu, request.POST or request.GET)
    usulan = _propose(cuplikan.kepala, laporan)
    form, status = PemetaanForm(cuplikan, usulan), 200
    if request.method == "POST":
        form = PemetaanForm(cuplikan, usulan, request.POST)
        status = 422
        if form.is_valid():
            try:
                map_columns(satu.pk, request.user, form.pemetaan, at=timezone.now())
            except TindakanDitolak as error:
                status = refuse(request, error)
            else:
                messages.success(request, "Pemetaan kolom disimpan; periksa hasil bacaannya.")
                return redirect("serahan", laporan.pk, unit.pk, nomor)
    context = {"laporan": laporan, "unit": unit, "serahan": satu, "cuplikan": cuplikan, "form": form}
    return render(request, "lakip/pemetaan/pemetaan.html", context, status=status)


def _read(serahan: Serahan, dipilih: Mapping[str, str]) -> Cuplikan:
    """Return what is shown of the workbook; 404 for a form of this system, whose columns are known."""
    with open_stored(serahan.berkas) as berkas, open_buku(berkas.read()) as buku:
        if TANDA in buku.lembar:
            raise Http404
        places = find_kepala_of(buku, serahan.pemetaan) if serahan.pemetaan else []
        return read_cuplikan(buku, dipilih, places[0] if places else None)


def _propose(kepala: Kepala, laporan: Laporan) -> dict[int, str]:
    """Return what the columns were told to hold, or else what they seem to."""
    stored = Pemetaan.objects.filter(instansi=laporan.instansi, sidik=kepala.sidik).first()
    if stored:
        return {kolom: isian for isian, kolom in stored.kolom.items()}
    usulan = propose_isian(kepala.judul, laporan.tahun)
    bagian = ANGGARAN if usulan.is_anggaran else INDIKATOR
    return {kolom: f"{bagian}.{kunci}" for kolom, kunci in usulan.isian.items()}
