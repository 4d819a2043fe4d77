"""The page of one step, and the verbs that are done there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lakip import engine
from lakip.forms.tugas import (
    AlasanForm,
    BerkasForm,
    CatatanForm,
    KembaliForm,
    KeputusanBeralasanForm,
    KeputusanForm,
    KertasForm,
    LewatiForm,
    SerahkanForm,
    TokenForm,
)
from lakip.http import AuthenticatedHttpRequest, get_tugas
from lakip.koreksi import describe_catatan
from lakip.lifecycle import StatusLaporan
from lakip.models import Dokumen, Pegawai, Susunan, Tugas
from lakip.susun import order_lakip
from lakip.views.halaman_tugas import HalamanTugas
from lakip.views.penolakan import attempt


@require_safe
def tugas_detail(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return show_tugas(request, get_tugas(request, pk))


def show_tugas(
    request: AuthenticatedHttpRequest,
    tugas: Tugas,
    *,
    status: int = 200,
    refused: dict[str, Form] | None = None,
) -> HttpResponse:
    """Render the page of a step; ``refused`` holds the form that was refused, with what was written in it."""
    halaman = HalamanTugas(tugas, request.user, timezone.now(), refused or {})
    return render(request, halaman.ruang.template, {"halaman": halaman, "tugas": tugas}, status=status)


@require_POST
def tugas_lakukan(request: AuthenticatedHttpRequest, pk: int, perbuatan: str) -> HttpResponse:
    """Do one thing to a step; whatever is refused comes back with what was written."""
    if perbuatan not in PERBUATAN:
        raise Http404
    make_form, act, said = PERBUATAN[perbuatan]
    tugas = get_tugas(request, pk)
    form = make_form(tugas, request)

    def show_again(status: int) -> HttpResponse:
        return show_tugas(request, get_tugas(request, pk), status=status, refused={perbuatan: form})

    if refused := attempt(request, form, partial(act, tugas, request.user), show_again):
        return refused
    fresh = get_tugas(request, pk)
    done = fresh.laporan.status == StatusLaporan.SELESAI
    messages.success(request, "Tersimpan; laporan selesai." if done else said)
    # Stay while the step is still open, otherwise go to the report.
    return redirect(fresh if fresh.is_terbuka else fresh.laporan)


@require_POST
def tarik_dokumen(request: AuthenticatedHttpRequest, pk: int, dokumen_pk: int) -> HttpResponse:
    tugas = get_tugas(request, pk)
    dokumen = get_object_or_404(Dokumen, pk=dokumen_pk, tugas=tugas)
    act = partial(engine.take_back, dokumen.pk, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_tugas, request, tugas)):
        return refused
    messages.success(request, f"Berkas {dokumen.nama} ditarik.")
    return redirect(tugas)


MakeForm = Callable[[Tugas, AuthenticatedHttpRequest], Form]
Act = Callable[..., object]


def _plain(form: type[Form]) -> MakeForm:
    return lambda tugas, request: form(request.POST, request.FILES)


def _keputusan_form(tugas: Tugas, request: AuthenticatedHttpRequest) -> Form:
    """The reason is asked for only where the exit leads back; the engine has the last word."""
    if "alasan" not in request.POST:
        return KeputusanForm(request.POST)
    return KeputusanBeralasanForm(request.POST, is_wajib=not describe_catatan(tugas))


def _serahkan_form(tugas: Tugas, request: AuthenticatedHttpRequest) -> Form:
    return SerahkanForm(request.POST, instansi=tugas.laporan.instansi_id)


def _kertas_form(tugas: Tugas, request: AuthenticatedHttpRequest) -> Form:
    halaman = HalamanTugas(tugas, request.user, timezone.now(), {})
    return KertasForm(
        request.POST, request.FILES, instansi=tugas.laporan.instansi_id, pilihan=halaman.pilihan
    )


def _lewati_form(tugas: Tugas, request: AuthenticatedHttpRequest) -> Form:
    halaman = HalamanTugas(tugas, request.user, timezone.now(), {})
    return LewatiForm(request.POST, pilihan=halaman.pilihan_maju)


def _kembali_form(tugas: Tugas, request: AuthenticatedHttpRequest) -> Form:
    return KembaliForm(request.POST, simbol=engine.returnable(tugas))


def _by_key(verb: Act) -> Act:
    """Hand the verb the key of the step: it reads the step again, under its lock."""
    return lambda tugas, pegawai, **isian: verb(tugas.pk, pegawai, **isian)


def _susun(tugas: Tugas, pegawai: Pegawai, **isian: Any) -> Susunan:
    return order_lakip(tugas.laporan, pegawai, tugas_pk=tugas.pk, **isian)


# What can be done to a step: its form, its verb, and what is said when it is done.
PERBUATAN: dict[str, tuple[MakeForm, Act, str]] = {
    "ambil": (_plain(TokenForm), _by_key(engine.take), "Langkah ini sekarang Anda kerjakan."),
    "lepas": (_plain(TokenForm), _by_key(engine.release), "Langkah dikembalikan kepada kolomnya."),
    "selesai": (
        _keputusan_form,
        _by_key(engine.complete),
        "Tersimpan; pekerjaan berlanjut ke langkah berikutnya.",
    ),
    "catat": (_plain(CatatanForm), _by_key(engine.note), "Catatan disimpan."),
    "lampirkan": (_plain(BerkasForm), _by_key(engine.attach), "Berkas dilampirkan."),
    "susun": (_plain(TokenForm), _susun, "Dokumen LAKIP disusun; kemajuannya tampak di halaman ini."),
    "serahkan": (_serahkan_form, _by_key(engine.hand_over), "Langkah diserahkan."),
    "ambil-alih": (_plain(AlasanForm), _by_key(engine.take_over), "Langkah ini Anda ambil alih."),
    "kertas": (
        _kertas_form,
        _by_key(engine.record_on_paper),
        "Tindakan di atas kertas dicatat beserta buktinya.",
    ),
    "tarik": (
        _plain(TokenForm),
        _by_key(engine.withdraw),
        "Langkah ditarik kembali; perbaiki lalu selesaikan lagi.",
    ),
    "lewati": (_lewati_form, _by_key(engine.skip), "Langkah dilewati dan dicatat sebagai penyimpangan."),
    "kembali": (_kembali_form, _by_key(engine.return_to), "Pekerjaan kembali ke langkah yang dipilih."),
}
