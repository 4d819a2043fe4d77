"""The report's papers on one page: orders, meetings, the surat pengantar, its sending, the archive."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lakip.access import may_keep_persuratan, readable_surat_masuk
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.models import Arsip, Pengiriman, Rapat
from lakip.perintah import list_perintah
from lakip.surat import list_surat
from lakip.views.hak import get_laporan_utuh


@require_safe
def persuratan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    _, today = now_at(laporan)
    context = {
        "laporan": laporan,
        "boleh_ubah": may_keep_persuratan(laporan, request.user, today),
        "disposisi_list": list_perintah(laporan),
        "surat_masuk_list": readable_surat_masuk(request.user, today).filter(laporan=laporan),
        "rapat_list": Rapat.objects.filter(laporan=laporan).select_related("nomor"),
        "surat_list": list_surat(laporan),
        "pengiriman_list": Pengiriman.objects.filter(laporan=laporan).select_related("penerima", "bukti"),
        "arsip_list": Arsip.objects.filter(laporan=laporan).select_related("dokumen", "oleh"),
    }
    return render(request, "lakip/persuratan/daftar.html", context)
