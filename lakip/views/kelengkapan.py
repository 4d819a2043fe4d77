"""The page that tells whether the report is complete: what each list asks for, what was found, what lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lakip import engine
from lakip.access import may_answer_periksa
from lakip.forms.kelengkapan import TIDAK, YA, JawabanButirForm
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.kelengkapan import ButirDiperiksa, DaftarDiperiksa, examine, group
from lakip.models import Laporan
from lakip.views.hak import get_laporan_utuh
from lakip.views.penolakan import attempt


@dataclass(frozen=True, slots=True)
class BarisButir:
    """One thing on a list, with the form that answers it where this person may."""

    isi: ButirDiperiksa
    form: JawabanButirForm | None


@dataclass(frozen=True, slots=True)
class Lembar:
    """One list as the page shows it: by kelompok what lacks, and then all else."""

    isi: DaftarDiperiksa
    kurang: Mapping[str, list[BarisButir]]
    lain: Mapping[str, list[BarisButir]]


@require_GET
def kelengkapan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _show(request, get_laporan_utuh(request, pk))


@require_POST
def kelengkapan_jawab(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    form = JawabanButirForm(request.POST)
    act = partial(engine.answer_butir, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(_show, request, laporan, form)):
        return refused
    messages.success(request, "Jawaban dicatat.")
    return redirect("kelengkapan", laporan.pk)


def _show(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    refused: JawabanButirForm | None = None,
    status: int = 200,
) -> HttpResponse:
    at, today = now_at(laporan)
    may_answer = may_answer_periksa(laporan, request.user, today)
    daftar_list = examine(laporan, at)
    baris_list = [
        [
            BarisButir(satu, _offer(satu, f"{satu.jenis}-{ke}-%s", refused) if may_answer else None)
            for ke, satu in enumerate(daftar.butir)
        ]
        for daftar in daftar_list
    ]
    konteks = {
        "laporan": laporan,
        "lembar_list": [
            Lembar(
                daftar,
                kurang=_group(baris for baris in rows if baris.isi.is_kurang),
                lain=_group(baris for baris in rows if not baris.isi.is_kurang),
            )
            for daftar, rows in zip(daftar_list, baris_list, strict=True)
        ],
        "menahan": [
            satu for daftar in daftar_list for satu in daftar.butir if satu.is_kurang and satu.butir.is_wajib
        ],
        "hanya_kurang": "kurang" in request.GET,
    }
    return render(request, "lakip/kelengkapan/daftar.html", konteks, status=status)


def _group(baris_list: Iterable[BarisButir]) -> Mapping[str, list[BarisButir]]:
    return group(baris_list, lambda baris: baris.isi.butir.kelompok)


def _offer(satu: ButirDiperiksa, auto_id: str, refused: JawabanButirForm | None) -> JawabanButirForm | None:
    """Offer the form of an answer where no rule tells; what was refused stands there again."""
    if not satu.can_be_answered:
        return None
    asked = {"jenis": satu.jenis.value, "nomor": satu.butir.nomor, "uraian": satu.butir.uraian}
    data = None
    if refused is not None and all(refused[nama].data == isian for nama, isian in asked.items()):
        data = refused.data
    initial = dict(asked)
    if satu.jawaban is not None:
        initial["terpenuhi"] = YA if satu.jawaban.is_terpenuhi else TIDAK
        initial["keterangan"] = satu.jawaban.keterangan
    return JawabanButirForm(data, initial=initial, auto_id=auto_id)
