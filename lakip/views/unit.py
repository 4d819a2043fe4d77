"""Pages of one unit: what is asked of it, what it has given, and filling that in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip.domain.anggaran import JumlahAnggaran
from lakip.engine.pengumpulan import mark_opened
from lakip.engine.serahan import declare_filled, describe_penutupan
from lakip.forms.tugas import TokenForm
from lakip.forms.unit import FormulirIsianAnggaran, FormulirIsianIndikator, UnggahForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, get_unit, now_at
from lakip.isi.bentuk_kinerja import IsiIndikator
from lakip.isi.kinerja import Kinerja
from lakip.isi.nilai import read_nilai, read_triwulan
from lakip.isi.skala import read_skala_of
from lakip.models import Anggaran, FormatData, Indikator, Laporan, Serahan, UnitKerja
from lakip.models.pengumpulan import TERTUNDA
from lakip.unit.baris import BarisUnit, load_leaves
from lakip.unit.kelengkapan import read_kelengkapan
from lakip.unit.keterlambatan import Keterlambatan
from lakip.views.hak import lock_if_post, scope_of
from lakip.views.pengisian import fill_in
from lakip.views.penolakan import attempt

P = ParamSpec("P")


def fills_unit(
    view: Callable[Concatenate[AuthenticatedHttpRequest, Laporan, UnitKerja, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Hand the view the report and the unit if the person may give its figures; 404 or 403 otherwise."""

    @wraps(view)
    def checked(
        request: AuthenticatedHttpRequest, pk: int, unit_pk: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        with lock_if_post(request, pk):
            laporan = get_laporan(request, pk)
            unit = get_unit(request, laporan, unit_pk)
            if closed := describe_penutupan(laporan, unit, request.user, now_at(laporan)[1]):
                raise PermissionDenied(closed)
            return view(request, laporan, unit, *args, **kwargs)

    return checked


@require_safe
def format_unit(request: AuthenticatedHttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    unit = get_unit(request, laporan, unit_pk)
    unopened = FormatData.objects.filter(laporan=laporan, unit=unit, dibuka_pada=None).first()
    if unopened and request.method == "GET":
        mark_opened(unopened, request.user, now_at(laporan)[0])
    return show_unit(request, laporan, unit)


def show_unit(
    request: AuthenticatedHttpRequest, laporan: Laporan, unit: UnitKerja, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Render the unit's page; ``forms`` are those that were refused."""
    at, today = now_at(laporan)
    satu = next((satu for satu in read_kelengkapan(laporan) if satu.unit.pk == unit.pk), None)
    riwayat = Serahan.objects.filter(format__laporan=laporan, format__unit=unit).reverse()
    serahan_list = list(riwayat.select_related("oleh", "diterapkan_oleh"))
    context = {
        "laporan": laporan,
        "unit": unit,
        "kelengkapan": satu,
        "terlambat": Keterlambatan(laporan, at).describe(satu) if satu else "",
        "tertutup": describe_penutupan(laporan, unit, request.user, today),
        "sees_all": scope_of(request, laporan) is None,
        "indikator_list": _read_indikator(laporan, unit),
        "anggaran_list": [
            (baris, JumlahAnggaran(baris.pagu_berlaku, baris.realisasi))
            for baris in _leaves_of(laporan, unit)
        ],
        "serahan_list": serahan_list,
        "menunggu": next((satu for satu in serahan_list[:1] if satu.status in TERTUNDA), None),
        "unggah_form": UnggahForm(),
        "token_form": TokenForm(auto_id="selesai_%s"),
        **forms,
    }
    return render(request, "lakip/unit/unit.html", context, status=status)


@require_http_methods(["GET", "POST"])
@fills_unit
def unit_indikator(
    request: AuthenticatedHttpRequest, laporan: Laporan, unit: UnitKerja, indikator_pk: int
) -> HttpResponse:
    rows = BarisUnit(laporan, unit.pk).indikator
    baris = next((satu for satu in rows if satu.indikator.pk == indikator_pk), None)
    if baris is None:
        raise Http404
    konteks = {
        "laporan": laporan,
        "unit": unit,
        "baris": baris,
        "kini": read_nilai(baris.indikator, baris.kini),
        "lalu": read_nilai(baris.indikator, baris.lalu) if baris.lalu else None,
        "triwulan": read_triwulan(baris.indikator, baris.kini, list(baris.triwulan.values())),
    }
    return fill_in(
        request,
        lambda data: FormulirIsianIndikator(baris, data),
        "lakip/unit/indikator.html",
        konteks,
        lambda: f"{_page_of(laporan, unit)}#indikator-{indikator_pk}",
    )


@require_http_methods(["GET", "POST"])
@fills_unit
def unit_anggaran(request: AuthenticatedHttpRequest, laporan: Laporan, unit: UnitKerja) -> HttpResponse:
    rows = _leaves_of(laporan, unit)
    return fill_in(
        request,
        lambda data: FormulirIsianAnggaran(rows, data),
        "lakip/unit/anggaran.html",
        {"laporan": laporan, "unit": unit},
        lambda: f"{_page_of(laporan, unit)}#anggaran",
    )


@require_POST
def unit_selesai(request: AuthenticatedHttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    unit = get_unit(request, laporan, unit_pk)
    act = partial(declare_filled, laporan.pk, request.user, unit)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_unit, request, laporan, unit)):
        return refused
    messages.success(request, f"Data {unit} diserahkan sebagaimana terisi sekarang.")
    return redirect("format-unit", laporan.pk, unit.pk)


def _page_of(laporan: Laporan, unit: UnitKerja) -> str:
    return reverse("format-unit", args=[laporan.pk, unit.pk])


def _leaves_of(laporan: Laporan, unit: UnitKerja) -> list[Anggaran]:
    return [satu for satu in load_leaves(laporan) if satu.unit_id == unit.pk]


def _read_indikator(laporan: Laporan, unit: UnitKerja) -> list[tuple[Indikator, IsiIndikator]]:
    """Return the unit's indikator, numbered as the report numbers them."""
    data = Kinerja(laporan, read_skala_of(laporan.instansi_id).predikat)
    sasaran_list = enumerate(laporan.sasaran_set.all(), start=1)
    pairs = (
        pair
        for nomor, sasaran in sasaran_list
        for pair in zip(data.by_sasaran[sasaran.pk], data.read(sasaran.pk, nomor), strict=True)
    )
    # Its name stands at the head of the page, not again in every row.
    return [(indikator, replace(isi, unit="")) for indikator, isi in pairs if indikator.unit_id == unit.pk]
