"""The library of SOPs: one's own, those that other instansi share, and the yearly evaluation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sop.evaluasi import EvaluasiDitolak, due_by_versi, record_evaluasi
from sop.forms.pustaka import EVALUASI, CariSopForm, EvaluasiForm
from sop.lifecycle import StatusVersi
from sop.lingkup import pengguna_of
from sop.models import EvaluasiSop, HasilEvaluasi, Instansi, VersiSop
from sop.penetapan import bring_due_into_force
from sop.penyalinan import adopt
from sop.pustaka import build_pustaka, find_bersama, find_due, find_sop
from sop.views.versi import describe_versi, get_versi

SOP_PER_HALAMAN = 20


@require_safe
def sop_list(request: HttpRequest) -> HttpResponse:
    """The SOPs of one's instansi with their versions."""
    now = timezone.now()
    bring_due_into_force(now)
    form = CariSopForm(request.GET)
    keadaan = form.keadaan_dipilih
    rows = find_sop(pengguna_of(request), form.kata, "" if keadaan == EVALUASI else keadaan)
    if keadaan == EVALUASI:
        rows = find_due(rows, now)
    page = Paginator(rows, SOP_PER_HALAMAN).get_page(request.GET.get("page"))
    context = {"page": page, "daftar": build_pustaka(page.object_list, now), "form": form}
    return render(request, "sop/sop_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sop_evaluasi(request: HttpRequest, pk: int) -> HttpResponse:
    """The evaluations of an SOP, and the next one of its version in force."""
    now = timezone.now()
    bring_due_into_force(now)
    versi = get_versi(request, pk)
    may_record = request.user.has_perm("sop.tetapkan_versisop")
    today = now.astimezone(versi.sop.instansi.zona).date()
    form = EvaluasiForm(request.POST if request.method == "POST" else None, initial={"tanggal": today})
    if request.method == "POST":
        if not may_record:
            raise PermissionDenied
        if form.is_valid() and _record(request, versi, form):
            return redirect("sop-evaluasi", versi.pk)
    context = {
        "versi": versi,
        "form": form if form.is_bound or (may_record and versi.status == StatusVersi.BERLAKU) else None,
        "tempo": due_by_versi([versi]).get(versi.pk),
        "hari_ini": today,
        "evaluasi_list": EvaluasiSop.objects.filter(versi__sop=versi.sop_id)
        .select_related("versi")
        .order_by("-tanggal", "-pk"),
    }
    return render(request, "sop/evaluasi.html", context, status=422 if form.errors else 200)


@require_safe
@permission_required("sop.add_sop", raise_exception=True)
def bersama_list(request: HttpRequest) -> HttpResponse:
    """What other instansi share."""
    bring_due_into_force(timezone.now())
    page = Paginator(find_bersama(pengguna_of(request)), SOP_PER_HALAMAN).get_page(request.GET.get("page"))
    return render(request, "sop/bersama_list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("sop.add_sop", raise_exception=True)
def bersama_versi(request: HttpRequest, pk: int) -> HttpResponse:
    """A version that another instansi shares; a POST makes a draft of one's own of it."""
    bring_due_into_force(timezone.now())
    pengguna = pengguna_of(request)
    versi: VersiSop = get_object_or_404(find_bersama(pengguna), pk=pk)
    may_copy = request.user.has_perm("sop.add_versisop")
    instansi = Instansi.objects.filter(pk=pengguna.instansi_id or 0).first() if may_copy else None
    if request.method == "POST":
        if instansi is None:
            raise PermissionDenied
        salinan = adopt(versi, instansi)
        messages.success(request, "Disalin menjadi draf. Lengkapi nomor, tanggal, dan pengesahannya.")
        return redirect("admin:sop_versisop_change", salinan.pk)
    return render(request, "sop/bersama_versi.html", {**describe_versi(versi), "penyalin": instansi})


def _record(request: HttpRequest, versi: VersiSop, form: EvaluasiForm) -> bool:
    """Whether the evaluation could be recorded; otherwise the form says why not."""
    isian = form.cleaned_data
    try:
        record_evaluasi(
            versi.pk,
            tanggal=isian["tanggal"],
            hasil=HasilEvaluasi(isian["hasil"]),
            catatan=isian["catatan"],
            oleh=str(request.user),
            at=timezone.now(),
        )
    except EvaluasiDitolak as ditolak:
        form.add_error(None, str(ditolak))
        return False
    messages.success(request, "Evaluasi dicatat.")
    return True
