"""Correcting: the built LAKIP is read and marked part by part; the remarks are answered on one page."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import is_frozen, is_owner
from lakip.exports.lembar_koreksi import build_lembar_koreksi
from lakip.exports.renderer import PdfGagal
from lakip.forms.koreksi import (
    CatatanKoreksiForm,
    JawabanKoreksiForm,
    LampiranKoreksiForm,
    UbahCatatanForm,
)
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest, get_tugas
from lakip.isi.bacaan import BagianBaca, list_bagian, read_bacaan
from lakip.koreksi import catatan_of, digest_berlaku, list_paraf, list_putaran
from lakip.lembar_kerja import room_of
from lakip.lembar_koreksi import collect_lembar
from lakip.letak_koreksi import LetakKoreksi
from lakip.models import CatatanKoreksi, Laporan, Terbitan, Tugas
from lakip.terbitan import find_terbaru
from lakip.views.hak import get_laporan_utuh, require_utuh
from lakip.views.halaman_koreksi import list_baris, read_hak_menjawab
from lakip.views.halaman_tugas import HalamanTugas
from lakip.views.penolakan import attempt
from sop.domain.angka import read_bulat


@require_GET
def koreksi(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return _show_koreksi(request, get_laporan_utuh(request, pk))


@require_POST
def koreksi_jawab(request: AuthenticatedHttpRequest, pk: int, nomor: int) -> HttpResponse:
    """Answer a remark; with ``?tugas=`` one goes back to that step."""
    laporan = get_laporan_utuh(request, pk)
    form = JawabanKoreksiForm(request.POST, auto_id=f"jawab-{nomor}-%s")
    act = partial(engine.answer_catatan, laporan.pk, request.user, nomor)
    if refused := attempt(request, form, act, partial(_show_koreksi, request, laporan, (nomor, form))):
        return refused
    messages.success(request, f"Catatan {nomor} dijawab.")
    asal = read_bulat(request.GET.get("tugas", ""))
    return redirect("koreksi", laporan.pk) if asal is None else redirect(get_tugas(request, asal))


@require_POST
def koreksi_lampirkan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    act = partial(engine.annex_koreksi, laporan.pk, request.user)
    form = LampiranKoreksiForm(request.POST)
    if refused := attempt(request, form, act, partial(_show_koreksi, request, laporan)):
        return refused
    ikut = "dilampirkan" if form.cleaned_data["is_dilampirkan"] else "tidak dilampirkan"
    messages.success(request, f"Lembar koreksi {ikut} pada dokumen LAKIP yang disusun berikutnya.")
    return redirect("koreksi", laporan.pk)


@require_safe
def koreksi_lembar(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    try:
        pdf = build_lembar_koreksi(collect_lembar(laporan, timezone.now()))
    except PdfGagal as error:
        messages.error(request, str(error))
        return _show_koreksi(request, laporan, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="lembar-koreksi-{laporan.tahun}.pdf"'
    return response


def _show_koreksi(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    refused: tuple[int, JawabanKoreksiForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    at = timezone.now()
    hak, letak = read_hak_menjawab(laporan, request.user, at), LetakKoreksi(laporan, request.user, at)
    konteks = {
        "laporan": laporan,
        "putaran_list": [
            (putaran, list_baris(putaran.catatan, letak, hak, refused)) for putaran in list_putaran(laporan)
        ],
        "paraf_list": list_paraf(laporan, digest_berlaku(laporan, at)),
        "may_annex": is_owner(laporan, request.user) and not is_frozen(laporan),
        "lampiran_form": LampiranKoreksiForm(
            initial={"is_dilampirkan": not laporan.is_koreksi_dilampirkan}, auto_id=False
        ),
    }
    return render(request, "lakip/koreksi/daftar.html", konteks, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def koreksi_baca(request: AuthenticatedHttpRequest, pk: int, bagian: str = "") -> HttpResponse:
    """Read one part of the newest LAKIP, and mark it if it is one's turn; without a part, all of it."""
    tugas = _get_pemeriksaan(request, pk)
    terbitan = find_terbaru(tugas.laporan)
    if terbitan is None:
        raise Http404
    part_list = list_bagian(read_bacaan(terbitan.data))
    satu = next((part for part in part_list if part.kunci == bagian), None)
    if bagian and satu is None:
        raise Http404
    show = partial(_show_baca, request, tugas, terbitan, part_list, satu)
    if request.method != "POST":
        return show()
    form = CatatanKoreksiForm(request.POST, bagian=satu)
    act = partial(engine.add_catatan, tugas.pk, request.user)
    if satu and satu.teks:
        act = partial(act, bagian=satu.kunci)
    if refused := attempt(request, form, act, partial(show, form)):
        return refused
    messages.success(request, "Catatan disimpan.")
    return redirect(request.path)


def _show_baca(
    request: AuthenticatedHttpRequest,
    tugas: Tugas,
    terbitan: Terbitan,
    part_list: tuple[BagianBaca, ...],
    bagian: BagianBaca | None,
    refused: CatatanKoreksiForm | None = None,
    status: int = 200,
) -> HttpResponse:
    halaman = HalamanTugas(tugas, request.user, timezone.now(), {})
    form = None
    if halaman.may_contribute:
        form = refused or CatatanKoreksiForm(bagian=bagian, initial={"terbitan": terbitan.nomor})
    nomor = part_list.index(bagian) if bagian else -1
    konteks = {
        "tugas": tugas,
        "terbitan": terbitan,
        "bagian_list": part_list,
        "bagian": bagian,
        "sebelumnya": part_list[nomor - 1] if nomor > 0 else None,
        "berikutnya": part_list[nomor + 1] if nomor + 1 < len(part_list) else None,
        "form": form,
        "catatan_list": list(catatan_of(tugas)),
        "halaman": halaman,
    }
    return render(request, "lakip/koreksi/baca.html", konteks, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def catatan_koreksi(request: AuthenticatedHttpRequest, pk: int, nomor: int) -> HttpResponse:
    """Word a remark of one's own anew."""
    tugas = _get_pemeriksaan(request, pk)
    catatan = get_object_or_404(catatan_of(tugas), nomor=nomor)
    if request.method != "POST":
        return _show_catatan(request, tugas, catatan, UbahCatatanForm(initial={"teks": catatan.teks}))
    form = UbahCatatanForm(request.POST)
    act = partial(engine.edit_catatan, tugas.pk, request.user, nomor)
    if refused := attempt(request, form, act, partial(_show_catatan, request, tugas, catatan, form)):
        return refused
    messages.success(request, f"Catatan {nomor} diubah.")
    return redirect(tugas)


@require_POST
def catatan_koreksi_hapus(request: AuthenticatedHttpRequest, pk: int, nomor: int) -> HttpResponse:
    tugas = _get_pemeriksaan(request, pk)
    catatan = get_object_or_404(catatan_of(tugas), nomor=nomor)
    again = UbahCatatanForm(initial={"teks": catatan.teks})
    act = partial(engine.remove_catatan, tugas.pk, request.user, nomor)
    show_again = partial(_show_catatan, request, tugas, catatan, again)
    if refused := attempt(request, TokenForm(request.POST), act, show_again):
        return refused
    messages.success(request, f"Catatan {nomor} dihapus.")
    return redirect(tugas)


def _show_catatan(
    request: AuthenticatedHttpRequest,
    tugas: Tugas,
    catatan: CatatanKoreksi,
    form: UbahCatatanForm,
    status: int = 200,
) -> HttpResponse:
    konteks = {"tugas": tugas, "catatan": catatan, "form": form, "hapus_form": TokenForm(auto_id=False)}
    return render(request, "lakip/koreksi/catatan.html", konteks, status=status)


def _get_pemeriksaan(request: AuthenticatedHttpRequest, pk: int) -> Tugas:
    """Return a visit in which the LAKIP is read and marked, or raise 404; 403 for people of one unit."""
    tugas = get_tugas(request, pk)
    require_utuh(request, tugas.laporan)
    if not room_of(tugas.simbol).is_pemeriksaan:
        raise Http404
    return tugas
