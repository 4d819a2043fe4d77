"""The report's papers on one page: orders, meetings, the surat pengantar, its sending, the archive."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lakip.access import may_keep_persuratan
from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.models import Arsip, Disposisi, Pengiriman, Rapat, Surat
from lakip.views.hak import get_laporan_utuh


@require_safe
def persuratan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    _, today = now_at(laporan)
    context = {
        "laporan": laporan,
        "boleh_ubah": may_keep_persuratan(laporan, request.user, today),
        "disposisi_list": Disposisi.objects.filter(laporan=laporan).select_related("oleh", "surat"),
        "rapat_list": Rapat.objects.filter(laporan=laporan).select_related("nomor"),
        "surat_list": Surat.objects.filter(laporan=laporan).select_related("nomor", "dokumen"),
        "pengiriman_list": Pengiriman.objects.filter(laporan=laporan).select_related("penerima", "bukti"),
        "arsip_list": Arsip.objects.filter(laporan=laporan).select_related("dokumen", "oleh"),
    }
    return render(request, "lakip/persuratan/daftar.html", context)
