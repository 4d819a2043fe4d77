"""The images of a report's texts: handed in, listed, given out."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lakip.access import TindakanDitolak
from lakip.forms.naskah import GambarForm
from lakip.gambar import keep_gambar
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.models import GambarNaskah, Laporan, Naskah
from lakip.views.berkas import JSON, give_out, open_stored
from lakip.views.hak import get_laporan_utuh, lock_if_post, may_write


@require_GET
def naskah_gambar(request: AuthenticatedHttpRequest, pk: int, gambar_pk: int) -> HttpResponseBase:
    laporan = get_laporan_utuh(request, pk)
    gambar = get_object_or_404(GambarNaskah, pk=gambar_pk, laporan=laporan)
    response = give_out(open_stored(gambar.berkas), Path(gambar.berkas.name or "").name, as_attachment=False)
    # An image never changes; another one has another address.
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@require_http_methods(["GET", "POST"])
def naskah_gambar_unggah(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Take an image in: from the editor, which is answered in JSON, or from the page of all images."""
    with lock_if_post(request, pk):
        laporan = get_laporan(request, pk)
        if not _may_add(request, laporan):
            raise PermissionDenied
        if request.method == "GET":
            return _show(request, laporan, GambarForm())
        return _take_in(request, laporan)


def _may_add(request: AuthenticatedHttpRequest, laporan: Laporan) -> bool:
    """Whether the person may write in any text of the report."""
    own = laporan.naskah_set.filter(penulis=request.user).first()
    return may_write(request, own or Naskah(laporan=laporan))


def _take_in(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    is_json = request.get_preferred_type(["text/html", JSON]) == JSON
    form = GambarForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            gambar = keep_gambar(laporan, form.cleaned_data["berkas"], request.user, at=timezone.now())
        except TindakanDitolak as error:
            form.add_error("berkas", str(error))
        else:
            if is_json:
                return JsonResponse({"url": gambar.get_absolute_url(), "nama": gambar.nama})
            messages.success(request, f"Gambar “{gambar.nama}” disimpan.")
            return redirect("naskah-gambar-unggah", laporan.pk)
    if is_json:
        return JsonResponse({"pesan": " ".join(map(str, form["berkas"].errors))}, status=422)
    return _show(request, laporan, form, status=422)


def _show(
    request: AuthenticatedHttpRequest, laporan: Laporan, form: GambarForm, status: int = 200
) -> HttpResponse:
    konteks = {"laporan": laporan, "form": form, "gambar_list": GambarNaskah.objects.filter(laporan=laporan)}
    return render(request, "lakip/naskah/gambar.html", konteks, status=status)
