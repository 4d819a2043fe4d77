"""Two versions of an SOP on one sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sop.domain.banding import lay_side_by_side
from sop.forms.versi import PilihBandingForm
from sop.kaitan import menit_per_hari
from sop.models import VersiSop
from sop.storage import load_confirmed_by_versi
from sop.views.versi import get_versi


@require_safe
def sop_banding(request: HttpRequest, pk: int, lama_pk: int) -> HttpResponse:
    """What is different in a version, as on paper, against another of the same SOP."""
    baru = get_versi(request, pk)
    form = PilihBandingForm(request.GET or None, sop=baru.sop_id, initial={"lama": lama_pk, "baru": pk})
    if form.is_valid():
        return redirect("sop-banding", form.cleaned_data["baru"].pk, form.cleaned_data["lama"].pk)
    lama = get_object_or_404(VersiSop, pk=lama_pk, sop=baru.sop_id)
    berkas = load_confirmed_by_versi([lama.pk, baru.pk])
    context = {
        "baru": baru,
        "lama": lama,
        "form": form,
        "banding": lay_side_by_side(berkas[lama.pk], berkas[baru.pk], menit_per_hari(baru.sop.instansi)),
    }
    return render(request, "sop/banding.html", context)
