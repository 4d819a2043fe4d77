"""Pages of the budget tree: program, kegiatan, sub kegiatan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lakip.domain.anggaran import PosAnggaran, sum_anggaran
from lakip.forms.anggaran import AnggaranForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.models import Anggaran, Laporan
from lakip.models.anggaran import JenisAnggaran
from lakip.urutan import move
from lakip.views.hak import edits_isi, may_edit
from lakip.views.pengisian import fill_in

# What is added below a line.
RINCIAN = {JenisAnggaran.PROGRAM: JenisAnggaran.KEGIATAN, JenisAnggaran.KEGIATAN: JenisAnggaran.SUB_KEGIATAN}


@require_GET
def anggaran(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    by_pk = {baris.pk: baris for baris in laporan.anggaran_set.all()}
    pohon = sum_anggaran(PosAnggaran(a.pk, a.induk_id, a.pagu_berlaku, a.realisasi) for a in by_pk.values())
    first = {baris.induk_id: baris.pk for baris in reversed(by_pk.values())}
    last = {baris.induk_id: baris.pk for baris in by_pk.values()}
    konteks = {
        "laporan": laporan,
        "baris_list": [
            (by_pk[b.kunci], b, b.kunci in first.values(), b.kunci in last.values()) for b in pohon.baris
        ],
        "total": pohon.total,
        "boleh_ubah": may_edit(request, laporan),
    }
    return render(request, "lakip/anggaran/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
@edits_isi
def anggaran_baru(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    """Add a line; ``?induk=`` proposes where it stands."""
    baris = Anggaran(laporan=laporan, jenis=JenisAnggaran.PROGRAM)
    induk = request.GET.get("induk", "")
    if induk.isdecimal():
        baris.induk = get_object_or_404(laporan.anggaran_set.filter(jenis__in=RINCIAN), pk=induk)
        baris.jenis = RINCIAN[JenisAnggaran(baris.induk.jenis)]
    return _edit_baris(request, laporan, baris)


@require_http_methods(["GET", "POST"])
@edits_isi
def anggaran_edit(request: AuthenticatedHttpRequest, laporan: Laporan, baris_pk: int) -> HttpResponse:
    return _edit_baris(request, laporan, get_object_or_404(laporan.anggaran_set, pk=baris_pk))


def _edit_baris(request: AuthenticatedHttpRequest, laporan: Laporan, baris: Anggaran) -> HttpResponse:
    def make(data: QueryDict | None) -> AnggaranForm:
        return AnggaranForm(data, instance=baris)

    return fill_in(
        request,
        make,
        "lakip/anggaran/baris.html",
        {"laporan": laporan, "baris": baris},
        lambda: _place_of(laporan, baris),
    )


@require_POST
@edits_isi
def anggaran_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, baris_pk: int) -> HttpResponse:
    get_object_or_404(laporan.anggaran_set, pk=baris_pk).delete()
    messages.success(request, "Baris anggaran beserta rinciannya dihapus.")
    return redirect("anggaran", laporan.pk)


@require_POST
@edits_isi
def anggaran_geser(request: AuthenticatedHttpRequest, laporan: Laporan, baris_pk: int) -> HttpResponse:
    baris = get_object_or_404(laporan.anggaran_set, pk=baris_pk)
    move(laporan.anggaran_set.filter(induk=baris.induk_id), baris.pk, request.POST.get("arah", ""))
    return redirect(_place_of(laporan, baris))


def _place_of(laporan: Laporan, baris: Anggaran) -> str:
    return f"{reverse('anggaran', args=[laporan.pk])}#baris-{baris.pk}"
