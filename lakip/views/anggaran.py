"""Pages of the budget tree: program, kegiatan, sub kegiatan."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lakip.forms.anggaran import AnggaranForm
from lakip.forms.tugas import AlasanForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.isi.anggaran import Belanja
from lakip.models import Anggaran, Laporan
from lakip.models.anggaran import JenisAnggaran
from lakip.urutan import move
from lakip.views.hak import edits_angka, read_hak, scope_of
from lakip.views.penghapusan import HapusForm, remove
from lakip.views.pengisian import fill_in
from sop.domain.angka import read_bulat

# What is added below a line.
RINCIAN = {JenisAnggaran.PROGRAM: JenisAnggaran.KEGIATAN, JenisAnggaran.KEGIATAN: JenisAnggaran.SUB_KEGIATAN}


@require_GET
def anggaran(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    scope, hak = scope_of(request, laporan), read_hak(request, laporan)
    belanja = Belanja(laporan, scope)
    by_pk, isi = belanja.by_kunci, belanja.read()
    first = {baris.induk_id: baris.pk for baris in reversed(by_pk.values())}
    last = {baris.induk_id: baris.pk for baris in by_pk.values()}
    rows = [(by_pk[pos.kunci], baris) for pos, baris in zip(belanja.pohon.baris, isi.baris, strict=True)]
    konteks = {
        "laporan": laporan,
        "baris_list": [(a, b, a.pk in first.values(), a.pk in last.values()) for a, b in rows],
        "total": isi.total,
        "hak": hak,
        "unit": request.user.unit if scope else None,
        "buka_form": AlasanForm(auto_id="buka_%s"),
    }
    return render(request, "lakip/anggaran/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
@edits_angka
def anggaran_baru(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    """Add a line; ``?induk=`` proposes where it stands."""
    baris = Anggaran(laporan=laporan, jenis=JenisAnggaran.PROGRAM)
    induk = read_bulat(request.GET.get("induk", ""))
    if induk is not None:
        baris.induk = get_object_or_404(laporan.anggaran_set.filter(jenis__in=RINCIAN), pk=induk)
        baris.jenis = RINCIAN[JenisAnggaran(baris.induk.jenis)]
    return _edit_baris(request, laporan, baris)


@require_http_methods(["GET", "POST"])
@edits_angka
def anggaran_edit(request: AuthenticatedHttpRequest, laporan: Laporan, baris_pk: int) -> HttpResponse:
    return _edit_baris(request, laporan, get_object_or_404(laporan.anggaran_set, pk=baris_pk))


def _edit_baris(request: AuthenticatedHttpRequest, laporan: Laporan, baris: Anggaran) -> HttpResponse:
    def make(data: QueryDict | None) -> AnggaranForm:
        return AnggaranForm(data, instance=baris)

    return fill_in(
        request,
        make,
        "lakip/anggaran/baris.html",
        {"laporan": laporan, "baris": baris, "hapus_form": HapusForm(_rows_of(baris)) if baris.pk else None},
        lambda: _place_of(laporan, baris),
    )


def _rows_of(baris: Anggaran) -> QuerySet[Anggaran]:
    """Return the line with those below it, which are deleted with it."""
    return Anggaran.objects.filter(Q(pk=baris.pk) | Q(induk=baris.pk) | Q(induk__induk=baris.pk))


@require_POST
@edits_angka
def anggaran_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, baris_pk: int) -> HttpResponse:
    baris = get_object_or_404(laporan.anggaran_set, pk=baris_pk)
    if remove(request, "Baris anggaran beserta rinciannya dihapus.", _rows_of(baris)):
        return redirect("anggaran", laporan.pk)
    return redirect("anggaran-edit", laporan.pk, baris_pk)


@require_POST
@edits_angka
def anggaran_geser(request: AuthenticatedHttpRequest, laporan: Laporan, baris_pk: int) -> HttpResponse:
    baris = get_object_or_404(laporan.anggaran_set, pk=baris_pk)
    move(laporan.anggaran_set.filter(induk=baris.induk_id), baris.pk, request.POST.get("arah", ""))
    return redirect(_place_of(laporan, baris))


def _place_of(laporan: Laporan, baris: Anggaran) -> str:
    return f"{reverse('anggaran', args=[laporan.pk])}#baris-{baris.pk}"
