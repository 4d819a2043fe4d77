"""The page of one written part: to read, and to write in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lakip.access import describe_beku
from lakip.domain.blok import list_blok
from lakip.forms.naskah import GambarForm, NaskahForm
from lakip.http import AuthenticatedHttpRequest
from lakip.isi.acuan import find_acuan_putus, list_acuan
from lakip.isi.draf import draft
from lakip.isi.gambar import count_tanpa_uraian
from lakip.isi.pertentangan import figures_for, find_in_naskah
from lakip.isi.sasaran import collect_kinerja
from lakip.isi.tahun_lama import find_in_naskah as find_tahun_lama
from lakip.kerangka import Tempat, find_tempat, list_tempat
from lakip.models import Laporan, Naskah, VersiNaskah
from lakip.penulisan import confirm_naskah, store_naskah
from lakip.teks import from_polos, read_teks
from lakip.teks.perbedaan import compare_teks
from lakip.views.berkas import JSON
from lakip.views.hak import get_laporan_utuh, may_write, writes_naskah


@require_http_methods(["GET", "POST"])
def naskah_bagian(
    request: AuthenticatedHttpRequest, pk: int, bagian: str, sasaran_pk: int | None = None
) -> HttpResponse:
    """Show one part: to write in for who may, to read for everybody else; with ``?draf=1`` beside a draft."""
    if request.method == "POST":
        return _write(request, pk, bagian, sasaran_pk)
    laporan = get_laporan_utuh(request, pk)
    tempat = find_tempat(laporan, bagian, sasaran_pk)
    form = NaskahForm(naskah=tempat.naskah) if may_write(request, tempat.naskah) else None
    return _show(request, laporan, tempat, form, is_draf="draf" in request.GET)


@require_GET
def naskah_acuan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """List what texts can refer to: in JSON for the editor, and as a page with what points nowhere."""
    laporan = get_laporan_utuh(request, pk)
    acuan_list = list_acuan(laporan)
    if request.get_preferred_type(["text/html", JSON]) == JSON:
        return JsonResponse({"acuan": [{"kunci": satu.kunci, "nama": str(satu)} for satu in acuan_list]})
    putus = [(tempat, find_acuan_putus(tempat.naskah.isi, acuan_list)) for tempat in list_tempat(laporan)]
    konteks = {"laporan": laporan, "acuan_list": acuan_list, "putus": [satu for satu in putus if satu[1]]}
    return render(request, "lakip/naskah/acuan.html", konteks)


@writes_naskah
def _write(request: AuthenticatedHttpRequest, laporan: Laporan, tempat: Tempat) -> HttpResponse:
    naskah = tempat.naskah
    form = NaskahForm(request.POST, naskah=naskah)
    if not form.is_valid():
        return _show(request, laporan, tempat, form, status=422)
    isi = form.cleaned_data["isi"]
    if isi != naskah.isi and _is_overtaken(naskah, form.cleaned_data["versi"]):
        return _show(request, laporan, tempat, NaskahForm(naskah=naskah, isi=isi), status=409, bentrok=isi)
    at = timezone.now()
    store_naskah(naskah, isi, request.user, collect_kinerja(laporan), at=at)
    if form.cleaned_data.get("masih_berlaku"):
        confirm_naskah(naskah, request.user, at=at)
    messages.success(request, f"“{tempat.bagian.judul}” disimpan.")
    if form.gambar_asing:
        messages.warning(
            request,
            f"{len(form.gambar_asing)} gambar milik laporan lain tidak ikut tersimpan; unduh gambarnya di "
            "sana, lalu pasang di sini dengan tombol Gambar.",
        )
    return redirect(tempat.url)


def _is_overtaken(naskah: Naskah, seen: int) -> bool:
    """Whether the text is another one now than its writer saw; who only confirmed it has not changed it."""
    if naskah.versi == seen:
        return False
    before = VersiNaskah.objects.filter(naskah=naskah.pk, nomor=seen).first()
    return (before.isi if before else "") != naskah.isi


def _show(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    tempat: Tempat,
    form: NaskahForm | None,
    status: int = 200,
    *,
    is_draf: bool = False,
    bentrok: str | None = None,
) -> HttpResponse:
    kinerja, naskah, kunci = collect_kinerja(laporan), tempat.naskah, tempat.bagian.kunci
    sasaran = kinerja.by_sasaran[tempat.sasaran.pk] if tempat.sasaran else None
    draf = None
    if form and sasaran and is_draf:
        draf = from_polos(draft(sasaran, kunci))
        if not naskah.isi:
            form.initial["isi"] = draf
    konteks = {
        "laporan": laporan,
        "tempat": tempat,
        "form": form,
        "beku": "" if form else describe_beku(laporan),
        "is_bentrok": bentrok is not None,
        "beda": () if bentrok is None else compare_teks(read_teks(naskah.isi), read_teks(bentrok)),
        "kinerja": kinerja,
        "sasaran": sasaran,
        "draf": draf,
        "pertentangan": find_in_naskah(naskah, figures_for(naskah, kinerja)),
        "tahun_lama": find_tahun_lama(naskah, laporan.tahun),
    }
    if form:
        konteks |= {
            "blok_list": list_blok(len(kinerja.by_sasaran)),
            "acuan_putus": _find_acuan_putus(laporan, naskah.isi),
            "gambar_form": GambarForm(),
            "tanpa_uraian": count_tanpa_uraian(naskah.isi),
        }
    return render(request, "lakip/naskah/bagian.html", konteks, status=status)


def _find_acuan_putus(laporan: Laporan, isi: str) -> tuple[str, ...]:
    """Return the references of a text that point nowhere; the report is numbered only if it has any."""
    return find_acuan_putus(isi, list_acuan(laporan)) if '<a href="#' in isi else ()
