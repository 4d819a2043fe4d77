"""The page of one version: the form as on paper, what the linter finds, its history."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sop.domain.bagan import describe_rows, lay_out
from sop.domain.temuan import group_temuan
from sop.gambar import formulir_of
from sop.konfirmasi import find_simpulan
from sop.lingkup import limit_to_instansi, pengguna_of
from sop.models import VersiSop
from sop.penetapan import bring_due_into_force, list_temuan
from sop.storage import load_confirmed


@require_safe
def sop_versi(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: the form as on paper, what is inferred in it, what the linter finds, its history."""
    bring_due_into_force(timezone.now())
    versi = get_versi(request, pk)
    return render(request, "sop/sop_versi.html", describe_versi(versi))


def get_versi(request: HttpRequest, pk: int) -> VersiSop:
    """Return a version of the person's instansi; raises Http404 for any other."""
    rows = limit_to_instansi(
        VersiSop.objects.select_related("sop__instansi"), pengguna_of(request), "sop__instansi"
    )
    versi: VersiSop = get_object_or_404(rows, pk=pk)
    return versi


def describe_versi(versi: VersiSop) -> Mapping[str, object]:
    """Return what the page of a version shows."""
    berkas = load_confirmed(versi)
    form = formulir_of(versi, berkas)
    simpulan = find_simpulan(versi, berkas)
    return {
        "versi": versi,
        "instansi": versi.sop.instansi,
        "tanggal": [
            (label, getattr(versi, nama))
            for label, nama in zip(
                ("Tgl. pembuatan", "Tgl. revisi", "Tgl. efektif", "Tgl. pengesahan"),
                VersiSop.TANGGAL,
                strict=True,
            )
        ],
        "butir": [
            (str(VersiSop._meta.get_field(n).verbose_name), getattr(versi, n)) for n in VersiSop.DAFTAR
        ],
        "bagan": lay_out(form) if berkas.alur.simbol else None,
        "uraian": describe_rows(form),
        "simpulan": [satu for satu in simpulan if not satu.is_dikonfirmasi],
        "dikonfirmasi": [satu for satu in simpulan if satu.is_dikonfirmasi],
        "temuan": group_temuan(list_temuan(berkas)),
        "riwayat": VersiSop.objects.filter(sop=versi.sop_id),
    }
