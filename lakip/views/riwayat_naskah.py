"""The history of one text: who saved it when, what differs between two versions, and one had back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lakip.forms.naskah import BandingkanForm, PulihkanForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.isi.sasaran import collect_kinerja
from lakip.kerangka import Tempat, find_tempat
from lakip.models import Laporan, Naskah, VersiNaskah
from lakip.models.naskah import SebabVersi
from lakip.penulisan import store_naskah
from lakip.teks import read_teks
from lakip.teks.perbedaan import compare_teks
from lakip.views.hak import get_laporan_utuh, may_write, writes_naskah


@require_GET
def naskah_riwayat(request: AuthenticatedHttpRequest, pk: int, naskah_pk: int) -> HttpResponse:
    """Show every version of a text, and two of them against each other: ``?dari=3&ke=5``."""
    laporan = get_laporan_utuh(request, pk)
    naskah = get_object_or_404(Naskah, pk=naskah_pk, laporan=laporan)
    return _show(request, laporan, find_tempat(laporan, naskah.bagian, naskah.sasaran_id))


@require_POST
def naskah_pulihkan(request: AuthenticatedHttpRequest, pk: int, naskah_pk: int, nomor: int) -> HttpResponse:
    naskah = get_object_or_404(Naskah, pk=naskah_pk, laporan=get_laporan(request, pk))
    return _restore(request, pk, naskah.bagian, naskah.sasaran_id, nomor=nomor)


@writes_naskah
def _restore(
    request: AuthenticatedHttpRequest, laporan: Laporan, tempat: Tempat, *, nomor: int
) -> HttpResponse:
    versi, naskah = get_object_or_404(VersiNaskah, naskah=tempat.naskah, nomor=nomor), tempat.naskah
    form = PulihkanForm(request.POST)
    if not form.is_valid() or form.cleaned_data["versi"] != naskah.versi:
        messages.error(request, "Teks ini baru saja disimpan lagi. Periksa versi terakhirnya lebih dulu.")
        return _show(request, laporan, tempat, status=409)
    store_naskah(
        naskah, versi.isi, request.user, collect_kinerja(laporan), at=timezone.now(), sebab=SebabVersi.PULIH
    )
    messages.success(request, f"Versi {nomor} dari “{tempat.bagian.judul}” berlaku lagi.")
    return redirect(tempat.url)


def _show(
    request: AuthenticatedHttpRequest, laporan: Laporan, tempat: Tempat, status: int = 200
) -> HttpResponse:
    naskah = tempat.naskah
    riwayat = list(
        naskah.riwayat.select_related("oleh").defer("isi", "angka", "oleh__password").order_by("-nomor")
    )
    akhir = riwayat[0].nomor if riwayat else 0
    asal = {"dari": riwayat[1].nomor if len(riwayat) > 1 else akhir, "ke": akhir}
    form = BandingkanForm({**asal, **request.GET.dict()}, riwayat=riwayat)
    konteks = {
        "laporan": laporan,
        "tempat": tempat,
        "riwayat": riwayat,
        "akhir": akhir,
        "form": form,
        "boleh_tulis": may_write(request, naskah),
        "pulihkan": PulihkanForm(initial={"versi": naskah.versi}),
    }
    if form.is_valid():
        dari, ke = (naskah.riwayat.get(nomor=form.cleaned_data[nama]) for nama in ("dari", "ke"))
        konteks |= {"dari": dari, "ke": ke, "beda": compare_teks(read_teks(dari.isi), read_teks(ke.isi))}
    elif riwayat:
        status = 422 if status == 200 else status
    return render(request, "lakip/naskah/riwayat.html", konteks, status=status)
