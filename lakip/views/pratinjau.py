"""One written part as it will be on paper, while it is being written."""

from __future__ import annotations

import hashlib

from django.core.cache import caches
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.exports.pdf import render_bagian
from lakip.exports.pratinjau import Halaman, draw_halaman, make_renderer, render_pratinjau
from lakip.exports.renderer import PdfGagal, Renderer
from lakip.exports.teks import Kertas
from lakip.http import AuthenticatedHttpRequest
from lakip.isi import collect_isi
from lakip.isi.acuan import find_acuan_putus, read_acuan
from lakip.isi.gambar import find_kunci
from lakip.kerangka import Tempat, find_tempat
from lakip.models import Laporan
from lakip.views.hak import get_laporan_utuh

TIDAK_DICETAK = "Bagian ini belum ditulis, sehingga belum dicetak."


@require_safe
def naskah_pratinjau(
    request: AuthenticatedHttpRequest, pk: int, bagian: str, sasaran_pk: int | None = None
) -> HttpResponse:
    """Show the pages of one part, drawn anew where what they say has changed."""
    laporan = get_laporan_utuh(request, pk)
    tempat = find_tempat(laporan, bagian, sasaran_pk)
    konteks: dict[str, object] = {"laporan": laporan, "tempat": tempat}
    try:
        with make_renderer() as renderer:
            konteks |= _draw(renderer, laporan, tempat)
    except PdfGagal as error:
        konteks["pesan"] = str(error)
        return render(request, "lakip/naskah/pratinjau.html", konteks, status=503)
    return render(request, "lakip/naskah/pratinjau.html", konteks)


@require_safe
def naskah_pratinjau_halaman(
    request: AuthenticatedHttpRequest, pk: int, sidik: str, nomor: int
) -> HttpResponse:
    """Hand out one page as an image; what is not kept any more is drawn again with the page that shows it."""
    laporan = get_laporan_utuh(request, pk)
    halaman: Halaman | None = caches["pratinjau"].get(_key(laporan, sidik))
    if halaman is None or not 1 <= nomor <= len(halaman.png):
        raise Http404("Gambar halaman ini tidak disimpan lagi; muat ulang pratinjaunya.")
    response = HttpResponse(halaman.png[nomor - 1], content_type="image/png")
    # What the address names never changes.
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def _draw(renderer: Renderer, laporan: Laporan, tempat: Tempat) -> dict[str, object]:
    """Return the pages of a part under what tells them from others, and its references that point nowhere."""
    isi, teks = collect_isi(laporan, timezone.now()), tempat.naskah.isi
    bagian_list = render_bagian(isi, Kertas(isi, dibaca=find_kunci([teks])))
    html = render_pratinjau(isi, bagian_list, _kunci(laporan, tempat))
    if html is None:
        return {"pesan": TIDAK_DICETAK}
    sidik = hashlib.sha256(html.encode()).hexdigest()
    halaman: Halaman | None = caches["pratinjau"].get(_key(laporan, sidik))
    if halaman is None:
        halaman = draw_halaman(renderer, html)
        caches["pratinjau"].set(_key(laporan, sidik), halaman)
    return {
        "sidik": sidik,
        "halaman": halaman,
        "acuan_putus": find_acuan_putus(teks, read_acuan(bagian_list)),
    }


def _kunci(laporan: Laporan, tempat: Tempat) -> str:
    if tempat.sasaran is None:
        return tempat.bagian.kunci
    urutan = [satu.pk for satu in laporan.sasaran_set.all()]
    return f"{urutan.index(tempat.sasaran.pk) + 1}:{tempat.bagian.kunci}"


def _key(laporan: Laporan, sidik: str) -> str:
    return f"{laporan.pk}-{sidik}"
