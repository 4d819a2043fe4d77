"""The built LAKIP: how far a new one is, and each of the old ones as it was."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.exports.lampiran_pdf import read_lampiran
from lakip.http import AuthenticatedHttpRequest
from lakip.isi.bacaan import BagianBaca, TeksBaca, list_bagian, read_bacaan
from lakip.kemajuan import read_kemajuan
from lakip.koreksi import digest_now
from lakip.models import Laporan, Naskah, Terbitan
from lakip.tanda_tangan.rangkaian import find_berkas, list_tampak
from lakip.views.berkas import give_out, open_stored
from lakip.views.hak import get_laporan_utuh


@require_safe
def susunan_kemajuan(request: AuthenticatedHttpRequest, pk: int) -> JsonResponse:
    """Tell a page that is looked at how far the building is."""
    kemajuan = read_kemajuan(get_laporan_utuh(request, pk), timezone.now())
    if kemajuan is None:
        raise Http404
    terbitan = kemajuan.terbitan
    return JsonResponse(
        {
            "teks": kemajuan.teks,
            "persen": kemajuan.persen,
            "berlangsung": kemajuan.is_berlangsung,
            "dokumen": terbitan.dokumen.get_absolute_url() if terbitan else None,
        }
    )


@dataclass(frozen=True, slots=True)
class TeksTerbit:
    """A text as the built LAKIP says it; ``riwayat`` is where it can be had back, if it was changed since."""

    teks: TeksBaca
    riwayat: str = ""


@require_safe
def terbitan(request: AuthenticatedHttpRequest, pk: int, nomor: int) -> HttpResponse:
    """Show one built LAKIP: its files, by whom and when, and its texts as they were."""
    laporan = get_laporan_utuh(request, pk)
    satu = _get_terbitan(laporan, nomor)
    berubah = _find_berubah(satu)
    context = {
        "laporan": laporan,
        "terbitan": satu,
        "berkas": find_berkas(satu),
        "tanda_tangan_list": list_tampak(satu),
        "is_sama": satu.hash_isi == digest_now(laporan, timezone.now()),
        "lampiran": sorted(_read_lampiran(satu)),
        "bagian_list": [(b, _list_teks(b, berubah)) for b in list_bagian(read_bacaan(satu.data))],
    }
    return render(request, "lakip/terbitan/terbitan.html", context)


@require_safe
def terbitan_lampiran(request: AuthenticatedHttpRequest, pk: int, nomor: int, nama: str) -> FileResponse:
    """Hand out a file that the PDF carries, to the byte."""
    lampiran = _read_lampiran(_get_terbitan(get_laporan_utuh(request, pk), nomor))
    if nama not in lampiran:
        raise Http404
    return give_out(BytesIO(lampiran[nama]), nama)


def _get_terbitan(laporan: Laporan, nomor: int) -> Terbitan:
    known = Terbitan.objects.select_related("dokumen", "oleh", "dibekukan_oleh")
    return get_object_or_404(known, laporan=laporan, nomor=nomor)


def _read_lampiran(terbitan: Terbitan) -> dict[str, bytes]:
    with open_stored(terbitan.dokumen.berkas) as berkas:
        return read_lampiran(berkas.read())


def _find_berubah(terbitan: Terbitan) -> dict[tuple[str, str], str]:
    """Return where the texts that were changed since stand in their history, by part and sasaran."""
    written = Naskah.objects.filter(laporan=terbitan.laporan_id).select_related("sasaran").defer("isi")
    return {
        (naskah.bagian, naskah.sasaran.uraian if naskah.sasaran else ""): (
            reverse("naskah-riwayat", args=[terbitan.laporan_id, naskah.pk])
            + f"?dari={versi}&ke={naskah.versi}"
        )
        for naskah in written
        if (versi := terbitan.naskah.get(str(naskah.pk))) and versi != naskah.versi
    }


def _list_teks(bagian: BagianBaca, berubah: dict[tuple[str, str], str]) -> list[TeksTerbit]:
    return [
        TeksTerbit(teks, berubah.get((teks.kunci, teks.uraian_sasaran), ""))
        for teks in bagian.teks
        if teks.isi
    ]
