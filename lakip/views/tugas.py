"""The page of one step, and the verbs that are done there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lakip import engine
from lakip.access import TindakanDitolak
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
from lakip.lifecycle import StatusLaporan
from lakip.models import Dokumen, Jejak, Tugas
from lakip.susun import susun_lakip
from lakip.views.halaman_tugas import HalamanTugas
from lakip.views.penolakan import refuse


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
    tugas = get_tugas(request, pk)
    try:
        make_form, act, said = PERBUATAN[perbuatan]
    except KeyError as error:
        raise Http404 from error
    form = make_form(tugas, request)
    if not form.is_valid():
        return show_tugas(request, tugas, status=422, refused={perbuatan: form})
    try:
        act(tugas, request, form.cleaned_data)
    except TindakanDitolak as error:
        code = refuse(request, error)
        return show_tugas(request, get_tugas(request, pk), status=code, refused={perbuatan: form})
    fresh = get_tugas(request, pk)
    done = fresh.laporan.status == StatusLaporan.SELESAI
    messages.success(request, "Tersimpan; laporan selesai." if done else said)
    # Stay while the step is still open, otherwise go to the report.
    return redirect(fresh if fresh.is_terbuka else fresh.laporan)


@require_POST
def tarik_dokumen(request: AuthenticatedHttpRequest, pk: int, dokumen_pk: int) -> HttpResponse:
    tugas = get_tugas(request, pk)
    dokumen = get_object_or_404(Dokumen, pk=dokumen_pk, tugas=tugas)
    form = TokenForm(request.POST)
    form.is_valid()
    try:
        engine.take_back(dokumen.pk, request.user, at=timezone.now(), token=form.cleaned_data.get("token"))
    except TindakanDitolak as error:
        return show_tugas(request, tugas, status=refuse(request, error))
    messages.success(request, f"Berkas {dokumen.nama} ditarik.")
    return redirect(tugas)


Data = dict[str, Any]
MakeForm = Callable[[Tugas, AuthenticatedHttpRequest], Form]
Act = Callable[[Tugas, AuthenticatedHttpRequest, Data], Jejak]


def _plain(form: type[Form]) -> MakeForm:
    return lambda tugas, request: form(request.POST, request.FILES)


def _keputusan_form(tugas: Tugas, request: AuthenticatedHttpRequest) -> Form:
    """The reason is asked for only where the exit leads back; the engine has the last word."""
    return (KeputusanBeralasanForm if "alasan" in request.POST else KeputusanForm)(request.POST)


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


def _ambil(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.take(tugas.pk, request.user, at=timezone.now(), token=data["token"])


def _lepas(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.release(tugas.pk, request.user, at=timezone.now(), token=data["token"])


def _tarik(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.withdraw(tugas.pk, request.user, at=timezone.now(), token=data["token"])


def _selesai(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.complete(
        tugas.pk,
        request.user,
        at=timezone.now(),
        keputusan=data["keputusan"],
        alasan=data.get("alasan", ""),
        token=data["token"],
    )


def _catat(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.note(tugas.pk, request.user, data["teks"], at=timezone.now(), token=data["token"])


def _lampirkan(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.attach(tugas.pk, request.user, data["berkas"], at=timezone.now(), token=data["token"])


def _serahkan(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.hand_over(
        tugas.pk, request.user, data["kepada"], data["alasan"], at=timezone.now(), token=data["token"]
    )


def _ambil_alih(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.take_over(tugas.pk, request.user, data["alasan"], at=timezone.now(), token=data["token"])


def _kertas(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.record_on_paper(
        tugas.pk,
        request.user,
        data["pelaku"],
        data["bukti"],
        at=timezone.now(),
        keputusan=data.get("keputusan", ""),
        alasan=data["alasan"],
        token=data["token"],
    )


def _lewati(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.skip(
        tugas.pk,
        request.user,
        data["alasan"],
        at=timezone.now(),
        keputusan=data.get("keputusan", ""),
        token=data["token"],
    )


def _kembali(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return engine.return_to(
        tugas.pk,
        request.user,
        data["simbol"].pk,
        data["alasan"],
        at=timezone.now(),
        token=data["token"],
    )


def _susun(tugas: Tugas, request: AuthenticatedHttpRequest, data: Data) -> Jejak:
    return susun_lakip(tugas.laporan, request.user, at=timezone.now(), tugas=tugas, token=data["token"])


# What can be done to a step: its form, its verb, and what is said when it is done.
PERBUATAN: dict[str, tuple[MakeForm, Act, str]] = {
    "ambil": (_plain(TokenForm), _ambil, "Langkah ini sekarang Anda kerjakan."),
    "lepas": (_plain(TokenForm), _lepas, "Langkah dikembalikan kepada kolomnya."),
    "selesai": (_keputusan_form, _selesai, "Tersimpan; pekerjaan berlanjut ke langkah berikutnya."),
    "catat": (_plain(CatatanForm), _catat, "Catatan disimpan."),
    "lampirkan": (_plain(BerkasForm), _lampirkan, "Berkas dilampirkan."),
    "susun": (_plain(TokenForm), _susun, "Dokumen LAKIP selesai disusun."),
    "serahkan": (_serahkan_form, _serahkan, "Langkah diserahkan."),
    "ambil-alih": (_plain(AlasanForm), _ambil_alih, "Langkah ini Anda ambil alih."),
    "kertas": (_kertas_form, _kertas, "Tindakan di atas kertas dicatat beserta buktinya."),
    "tarik": (_plain(TokenForm), _tarik, "Langkah ditarik kembali; perbaiki lalu selesaikan lagi."),
    "lewati": (_lewati_form, _lewati, "Langkah dilewati dan dicatat sebagai penyimpangan."),
    "kembali": (_kembali_form, _kembali, "Pekerjaan kembali ke langkah yang dipilih."),
}
