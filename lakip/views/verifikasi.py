"""The public page behind the code of a document; it tells nothing of what is not signed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lakip.forms.verifikasi import BerkasForm, KodeForm
from lakip.models import Surat, Terbitan
from lakip.models.kode import format_kode, read_kode
from lakip.percobaan import hash_asal, is_terlalu_sering, record_percobaan
from lakip.sidik_berkas import SidikUploadHandler
from lakip.verifikasi import compare, describe, find_tertanda

KEPALA = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}
# Bytes around the file in what a form sends.
PEMBUNGKUS = 64 * 1024
TERLALU_BESAR = (
    f"Berkas ini lebih besar dari {settings.BERKAS_MAKS // 1024**2} MB, "
    "jadi bukan dokumen yang terdaftar di sini."
)


def for_public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a page without login, which no cache keeps, no search engine lists, and no site is told of."""

    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for nama, isi in KEPALA.items():
            response.headers[nama] = isi
        return response

    return opened


@for_public
@require_safe
def verifikasi(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and lead on to what is known of it."""
    form = KodeForm(request.GET if "kode" in request.GET else None)
    if form.is_valid():
        return redirect("verifikasi-kode", form.cleaned_data["kode"])
    return _show(request, "kode", 422 if form.errors else 200, form=form)


# It changes nothing and asks for no login: nobody could be made to send a file in another's name.
@csrf_exempt
@for_public
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi_kode(request: HttpRequest, kode: str) -> HttpResponse:
    """Tell what is known of a code and, of a file that is sent, whether it is the signed one.

    What cannot be a code is refused and not counted; an unknown one and that of a draft get the same answer.
    """
    dibaca = read_kode(kode)
    if dibaca is None:
        return _show(request, "kode", 404, form=KodeForm({"kode": kode}))
    asal, at = hash_asal(get_client_ip_address(request) or ""), timezone.now()
    if is_terlalu_sering(asal, at):
        return _show(request, "terlalu_sering", 429)
    naskah = find_tertanda(dibaca)
    if naskah is None:
        record_percobaan(asal, at)
        return _show(request, "tidak_dikenal", 404, kode=format_kode(dibaca), form=KodeForm())
    with timezone.override(naskah.laporan.instansi.zona):
        return _show_naskah(request, naskah)


def _show_naskah(request: HttpRequest, naskah: Terbitan | Surat) -> HttpResponse:
    show = partial(_show, request, "naskah", keterangan=describe(naskah))
    if request.method != "POST":
        return show(form=BerkasForm())
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.BERKAS_MAKS + PEMBUNGKUS:
        return show(413, form=BerkasForm(), ditolak=TERLALU_BESAR)
    request.upload_handlers = [SidikUploadHandler(request)]
    form = BerkasForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(422, form=form)
    return show(form=BerkasForm(), kecocokan=compare(naskah, form.sidik).value)


def _show(request: HttpRequest, nama: str, status: int = 200, **context: object) -> HttpResponse:
    return render(request, f"lakip/verifikasi/{nama}.html", context, status=status)
