"""The first page: what waits for me, and on whose desk my reports are."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.http import AuthenticatedHttpRequest, now_at
from lakip.kerangka import find_menunggu
from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Tugas
from lakip.perintah import list_baru
from lakip.posisi import locate
from lakip.rapat import list_tindak_lanjut_of
from lakip.retensi import list_jatuh_tempo
from lakip.reviu import find_menunggu_jawaban
from lakip.unit.keadaan import find_ditunggu

HIDUP = (StatusLaporan.DISIAPKAN, StatusLaporan.BERJALAN, StatusLaporan.DITANGGUHKAN)


@require_safe
def beranda(request: AuthenticatedHttpRequest) -> HttpResponse:
    at = timezone.now()
    live = Laporan.objects.visible_to(request.user).filter(status__in=HIDUP)
    posisi_list = locate(live.select_related("instansi", "versi", "penanggung_jawab"), at)
    mine = set(Tugas.objects.waiting_for(request.user, timezone.localdate(at)).values_list("pk", flat=True))
    desk = [
        (posisi, tugas, waktu) for posisi in posisi_list for tugas, waktu in posisi.aktif if tugas.pk in mine
    ]
    # The latest first; what has no due moment last.
    desk.sort(key=lambda row: (row[2].batas is None, row[2].batas or at))
    unit = request.user.unit_id
    diminta = [(satu, satu.tenggat < now_at(satu.laporan)[1]) for satu in find_ditunggu(unit)] if unit else []
    konteks = {
        "desk": desk,
        "diminta": diminta,
        "tulisan": find_menunggu(request.user),
        "perintah_list": list_baru(request.user, timezone.localdate(at)),
        "tindak_lanjut": [
            (satu, satu.tenggat < now_at(satu.rapat.laporan)[1])
            for satu in list_tindak_lanjut_of(request.user)
        ],
        "direviu": find_menunggu_jawaban(request.user),
        "posisi_list": posisi_list,
        "retensi_list": list_jatuh_tempo(request.user, timezone.localdate(at)),
    }
    return render(request, "lakip/beranda.html", konteks)
