"""Signing a LAKIP or a letter, and the list of what was signed of a report."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak, kapasitas_in
from lakip.engine.tanda_tangan import find_setuju
from lakip.http import AuthenticatedHttpRequest, get_tugas, now_at
from lakip.lifecycle import StatusLaporan
from lakip.models import Jejak, Surat, TandaTangan, Tugas
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan
from lakip.tanda_tangan.diminta import find_diminta
from lakip.tanda_tangan.pembubuhan import put_tanda_tangan
from lakip.tanda_tangan.penanda import find_penanda_lain
from lakip.tanda_tangan.penyedia import HasilBelumDiketahui
from lakip.tanda_tangan.rangkaian import MEDAN_SURAT, name_medan
from lakip.terbitan import find_terbaru
from lakip.views.hak import get_laporan_utuh, require_utuh
from lakip.views.halaman_tanda_tangan import HalamanTandaTangan
from lakip.views.halaman_tugas import HalamanTugas
from lakip.views.penolakan import refuse, refuse_form
from sop.domain.angka import read_bulat
from sop.storage import load_alur

RAHASIA = ("passphrase", "nik", "totp")
BELUM_DIKETAHUI = (
    "Hasil tanda tangan belum diketahui: layanannya tidak menjawab. Permintaan tidak diulang sendiri; "
    "periksa dahulu hasilnya."
)


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Put a paraf or a signature on the LAKIP, and finish the step with consent."""
    tugas = get_tugas(request, pk)
    require_utuh(request, tugas.laporan)
    halaman = _read_halaman(request, tugas)
    show = partial(_show, request, halaman, {"tugas": tugas, "laporan": tugas.laporan})
    if request.method != "POST":
        return show()
    ask = partial(engine.ask_tanda_tangan, tugas.pk, request.user)
    if not halaman.is_sendiri and (refused := _sign(request, halaman, ask, show)):
        return refused
    try:
        engine.complete(
            tugas.pk,
            request.user,
            at=timezone.now(),
            keputusan=find_setuju(load_alur(tugas.simbol.langkah.versi_id), tugas.simbol_id),
            terbitan=read_bulat(request.POST.get("terbitan", "")),
        )
    except TindakanDitolak as error:
        # What was signed is kept; the page now offers to finish the step.
        refuse(request, error)
        return redirect("tanda-tangan", tugas.pk)
    kata = "Paraf dibubuhkan" if halaman.is_paraf else "LAKIP ditandatangani"
    selesai = get_tugas(request, pk).laporan.status == StatusLaporan.SELESAI
    lanjut = "laporan selesai" if selesai else "pekerjaan berlanjut ke langkah berikutnya"
    messages.success(request, f"{kata}; {lanjut}.")
    return redirect(tugas.laporan)


@sensitive_post_parameters(*RAHASIA)
@require_http_methods(["GET", "HEAD", "POST"])
def surat_tanda_tangan(request: AuthenticatedHttpRequest, pk: int, surat_pk: int) -> HttpResponse:
    """Sign a letter that has its number."""
    laporan = get_laporan_utuh(request, pk)
    rows = Surat.objects.select_related("dokumen", "pengirim", "nomor", "laporan__instansi")
    surat = get_object_or_404(rows, pk=surat_pk, laporan=laporan, dokumen__isnull=False)
    halaman = HalamanTandaTangan(
        surat,
        JenisTandaTangan.TANDA_TANGAN,
        MEDAN_SURAT,
        request.user,
        surat.kapasitas if surat.pengirim_id == request.user.pk else None,
        timezone.now(),
        "Surat ini sudah dibatalkan." if surat.batal_pada else "",
    )
    show = partial(_show, request, halaman, {"surat": surat, "laporan": laporan})
    if request.method != "POST":
        return show()

    def ask(penyedia: PenyediaTandaTangan, *, at: Any, terbitan: object) -> Jejak:
        return engine.ask_tanda_tangan_surat(surat.pk, request.user, penyedia, at=at)

    if refused := _sign(request, halaman, ask, show):
        return refused
    messages.success(request, "Surat ditandatangani.")
    return redirect(surat)


@require_safe
def tanda_tangan_list(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Who has signed what of the report, and what came of examining it."""
    laporan = get_laporan_utuh(request, pk)
    rows = TandaTangan.objects.filter(laporan=laporan).select_related(
        "oleh", "dokumen", "tugas", "terbitan__laporan", "surat__laporan", "surat__nomor"
    )
    rows = rows.defer("terbitan__data", "terbitan__naskah")
    return render(request, "lakip/tanda_tangan/daftar.html", {"laporan": laporan, "tanda_tangan_list": rows})


def _read_halaman(request: AuthenticatedHttpRequest, tugas: Tugas) -> HalamanTandaTangan:
    """Return what the page shows of the newest LAKIP; 404 where nothing is to be signed."""
    diminta, terbitan = find_diminta(tugas.simbol), find_terbaru(tugas.laporan)
    if diminta is None or terbitan is None:
        raise Http404("Langkah ini tidak meminta paraf atau tanda tangan.")
    at, today = now_at(tugas.laporan)
    langkah = HalamanTugas(tugas, request.user, at, {})
    kapasitas = kapasitas_in(tugas.laporan, tugas, request.user, today) if langkah.is_mine else None
    penghalang = " ".join(langkah.kurang)
    if kapasitas and not penghalang:
        penghalang = find_penanda_lain(tugas, terbitan, request.user.nama, kapasitas)
    return HalamanTandaTangan(
        terbitan, diminta, name_medan(tugas.simbol_id), request.user, kapasitas, at, penghalang
    )


@sensitive_variables("form")
def _sign(
    request: AuthenticatedHttpRequest, halaman: HalamanTandaTangan, ask: Any, show: Any
) -> HttpResponse | None:
    """Ask for the signature and have it put; None once it stands, otherwise the page that tells."""
    if halaman.kapasitas is None:
        return show(status=refuse(request, TidakBerhak("Dokumen ini bukan untuk Anda tanda tangani.")))
    form = halaman.make_form(request.POST)
    if not form.is_valid():
        return show(form, status=refuse_form(request, form))
    data = form.cleaned_data
    try:
        jenis, penyedia = halaman.find_penyedia(data["cara"])
        jejak = ask(jenis, terbitan=data["terbitan"], at=timezone.now())
        rows = TandaTangan.objects.select_related("oleh", "laporan__instansi", "sebelum")
        put_tanda_tangan(rows.get(pk=jejak.rincian["tanda_tangan"]), penyedia, form.rahasia)
    except HasilBelumDiketahui:
        messages.warning(request, BELUM_DIKETAHUI)
        return redirect(request.path)
    except TindakanDitolak as error:
        return show(halaman.make_form(pilihan=data["cara"]), status=refuse(request, error))
    return None


def _show(
    request: AuthenticatedHttpRequest,
    halaman: HalamanTandaTangan,
    konteks: dict[str, object],
    form: object = None,
    status: int = 200,
) -> HttpResponse:
    isi = {**konteks, "halaman": halaman, "form": form or halaman.make_form()}
    return render(request, "lakip/tanda_tangan/bubuhkan.html", isi, status=status)
