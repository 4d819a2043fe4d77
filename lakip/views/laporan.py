"""Pages of reports: list, new, the report itself, its record, and the verbs of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import KolomKosong, TindakanDitolak, is_frozen, is_owner, may_keep_persuratan
from lakip.exports.xes import write_xes
from lakip.forms.laporan import LanjutkanForm, LaporanForm, SaringForm
from lakip.forms.tugas import AlasanForm, SerahkanForm, TokenForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.isi.log import read_log
from lakip.kemajuan import read_kemajuan
from lakip.lifecycle import StatusLaporan
from lakip.models import Dokumen, Jejak, Laporan, Penangguhan, Terbitan, Tugas
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.pemindahan import find_versi_baru
from lakip.peta import draw_peta
from lakip.posisi import forecast, locate, measure
from lakip.querysets import LaporanQuerySet
from lakip.tanda_tangan.menunggu import is_lakip_menunggu
from lakip.tanda_tangan.rangkaian import find_berkas, list_tampak
from lakip.terbitan import find_beku
from lakip.views.berkas import give_out
from lakip.views.hak import get_laporan_utuh, scope_of
from lakip.views.orang import show_orang
from lakip.views.penolakan import attempt, refuse, refuse_form
from sop.domain.bagan.lembar import lay_out
from sop.domain.bagan.uraian import describe_rows
from sop.penetapan import bring_due_into_force

PER_HALAMAN = 20


@require_safe
def laporan_list(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = SaringForm(request.GET)
    laporan = form.narrow(Laporan.objects.visible_to(request.user))
    laporan = laporan.select_related("instansi", "penanggung_jawab")
    at = timezone.now()
    rows: Sequence[Laporan] | LaporanQuerySet = laporan
    if "terlambat" in form.asked:
        running = laporan.filter(status=StatusLaporan.BERJALAN)
        rows = [posisi.laporan for posisi in locate(running, at) if posisi.is_terlambat]
    page = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "posisi_list": locate(page.object_list, at)}
    return render(request, "lakip/laporan/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def laporan_baru(request: AuthenticatedHttpRequest) -> HttpResponse:
    if request.user.instansi is None:
        raise PermissionDenied("Laporan dibuat oleh pegawai instansinya sendiri.")
    bring_due_into_force(timezone.now())
    form = LaporanForm(
        request.POST or None,
        instansi=request.user.instansi,
        pegawai=request.user,
        today=timezone.localdate(),
        surat=request.GET.get("surat"),
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            laporan = engine.create(
                data["versi"],
                request.user,
                data["tahun"],
                data["tenggat"],
                at=timezone.now(),
                asal=data["asal"],
                surat=data["surat"],
            )
        except TindakanDitolak as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Laporan dibuat. Periksa orang di setiap kolom, lalu mulai.")
            return redirect("laporan-orang", laporan.pk)
    return render(request, "lakip/laporan/baru.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def laporan_detail(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return show_laporan(request, get_laporan(request, pk))


def show_laporan(
    request: AuthenticatedHttpRequest, laporan: Laporan, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Render the report's page; ``forms`` are those that were refused, with what was written in them."""
    at, today = now_at(laporan)
    bring_due_into_force(at)
    [posisi] = locate([laporan], at)
    tugas_list = list(Tugas.objects.filter(laporan=laporan).with_names())
    waiting = Tugas.objects.waiting_for(request.user, today).filter(laporan=laporan)
    peta = draw_peta(laporan, tugas_list, posisi.jam_kerja, at)
    context = {
        "laporan": laporan,
        "posisi": posisi,
        "perkiraan": forecast(posisi, at),
        "penangguhan": Penangguhan.objects.filter(laporan=laporan, selesai__isnull=True).first(),
        "bagan": lay_out(peta),
        "uraian": describe_rows(peta),
        "mine": list(waiting.values_list("pk", flat=True)),
        # None: they are closed to who sees only the rows of a unit.
        "dokumen_list": None if scope_of(request, laporan) else _dokumen_of(laporan)[:5],
        "penutup": _penutup_of(laporan),
        "is_owner": is_owner(laporan, request.user),
        "is_beku": is_frozen(laporan),
        "versi_baru": find_versi_baru(laporan),
        # Called by the template: a token of its own for every form.
        "token_form": partial(TokenForm, auto_id=False),
        "tangguhkan_form": AlasanForm(auto_id="tangguhkan_%s"),
        "batalkan_form": AlasanForm(auto_id="batalkan_%s"),
        "lanjutkan_sop_form": LanjutkanForm(laporan=laporan),
        **forms,
    }
    return render(request, "lakip/laporan/detail.html", context, status=status)


@require_POST
def laporan_mulai(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    act = partial(engine.start, laporan.pk, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_laporan, request, laporan)):
        return refused
    messages.success(request, "Laporan dimulai; langkah pertama sudah di meja yang bertugas.")
    return redirect(laporan)


@require_POST
def laporan_tangguhkan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    form = AlasanForm(request.POST, auto_id="tangguhkan_%s")
    act = partial(engine.suspend, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(show_laporan, request, laporan, tangguhkan_form=form)):
        return refused
    messages.success(request, "Laporan ditangguhkan; waktunya berhenti berjalan.")
    return redirect(laporan)


@require_POST
def laporan_lanjutkan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    act = partial(engine.resume, laporan.pk, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_laporan, request, laporan)):
        return refused
    messages.success(request, "Laporan dilanjutkan.")
    return redirect(laporan)


@require_POST
def laporan_batalkan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    form = AlasanForm(request.POST, auto_id="batalkan_%s")
    act = partial(engine.cancel, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(show_laporan, request, laporan, batalkan_form=form)):
        return refused
    messages.success(request, "Laporan dibatalkan; riwayatnya tetap tersimpan.")
    return redirect(laporan)


@require_POST
def laporan_lanjutkan_sop(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Go on under a further SOP; where its columns are still empty, the page of people comes first."""
    laporan = get_laporan(request, pk)
    form = LanjutkanForm(request.POST, laporan=laporan)
    if not form.is_valid():
        return show_laporan(request, laporan, status=refuse_form(request, form), lanjutkan_sop_form=form)
    versi, token = form.cleaned_data["versi"], form.cleaned_data["token"]
    try:
        engine.continue_under(laporan.pk, request.user, versi, at=timezone.now(), token=token)
    except KolomKosong as error:
        return show_orang(request, laporan, status=refuse(request, error), versi=versi)
    except TindakanDitolak as error:
        return show_laporan(request, laporan, status=refuse(request, error), lanjutkan_sop_form=form)
    messages.success(request, f"Laporan dilanjutkan dengan {versi.judul}.")
    return redirect(laporan)


@require_POST
def laporan_serahkan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Give the report into the care of a colleague; the form stands on the page of people."""
    laporan = get_laporan(request, pk)
    form = SerahkanForm(request.POST, instansi=laporan.instansi_id)
    act = partial(engine.entrust, laporan.pk, request.user)
    if refused := attempt(request, form, act, partial(show_orang, request, laporan, serahkan_form=form)):
        return refused
    messages.success(request, f"Laporan sekarang menjadi tanggung jawab {form.cleaned_data['kepada']}.")
    return redirect("laporan-orang", laporan.pk)


@require_safe
def laporan_riwayat(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    at, _ = now_at(laporan)
    [posisi] = locate([laporan], at)
    kunjungan = Tugas.objects.filter(laporan=laporan).with_names()
    jejak = Jejak.objects.filter(laporan=laporan).select_related("pegawai", "tugas__simbol__langkah")
    context = {
        "laporan": laporan,
        "kunjungan": [(tugas, measure(tugas, posisi.jam_kerja, at)) for tugas in kunjungan],
        "jejak_list": jejak.order_by("-nomor"),
    }
    return render(request, "lakip/laporan/riwayat.html", context)


@require_safe
def laporan_xes(request: AuthenticatedHttpRequest, pk: int) -> FileResponse:
    """The record of the visits as a log in XES, for tools that mine processes."""
    laporan = get_laporan(request, pk)
    return give_out(
        BytesIO(write_xes(read_log(laporan))), f"riwayat-{laporan.tahun}.xes", jenis="application/xml"
    )


@require_safe
def laporan_dokumen(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    at, today = now_at(laporan)
    built = Terbitan.objects.filter(laporan=laporan).select_related("oleh", "dokumen__tugas__simbol__langkah")
    beku = find_beku(laporan)
    context = {
        "laporan": laporan,
        "terbitan_list": built.defer("data").order_by("-nomor"),
        "kemajuan": read_kemajuan(laporan, at),
        "dokumen_list": _dokumen_of(laporan).exclude(jenis=JenisDokumen.LAKIP),
        "beku": beku,
        "berkas": find_berkas(beku) if beku else None,
        "tanda_tangan_list": list_tampak(beku) if beku else [],
        "is_menunggu": beku is not None and is_lakip_menunggu(laporan),
        "boleh_unggah": may_keep_persuratan(laporan, request.user, today),
        "is_owner": is_owner(laporan, request.user),
        "token_form": TokenForm(auto_id=False),
    }
    return render(request, "lakip/laporan/dokumen.html", context)


def _penutup_of(laporan: Laporan) -> Jejak | Dokumen | None:
    """What is to be known of a report that moves no more: why it was cancelled, or the LAKIP it led to."""
    if laporan.status == StatusLaporan.DIBATALKAN:
        cancelled = Jejak.objects.filter(laporan=laporan, tindakan=Tindakan.BATALKAN)
        return cancelled.select_related("pegawai").last()
    if laporan.status == StatusLaporan.SELESAI:
        return _dokumen_of(laporan).filter(jenis=JenisDokumen.LAKIP, ditarik_pada=None).first()
    return None


def _dokumen_of(laporan: Laporan) -> Any:
    left = Dokumen.objects.filter(laporan=laporan).select_related("oleh", "tugas__simbol__langkah")
    return left.order_by("-pada", "-pk")
