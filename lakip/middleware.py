"""What holds for every page: the clock of the office, and a way back from where only forms are sent."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone

from lakip.access import is_pereviu
from lakip.kalender import KalenderTidakSiap
from lakip.models import Pegawai


class OfficeTimeMiddleware:
    """Show moments in the time zone of the person's instansi (WIB, WITA or WIT)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        instansi = getattr(request.user, "instansi", None)
        if instansi is None:
            return self.get_response(request)
        with timezone.override(instansi.zona):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in a sentence that the hours of the office are not known, instead of failing."""
        if not isinstance(exception, KalenderTidakSiap):
            return None
        return render(request, "lakip/kalender_tidak_siap.html", {"pesan": exception}, status=503)


class HanyaReviuMiddleware:
    """Show a reviewer of the APIP the rooms of the reviu and what needs no login; nothing else is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, Pegawai) or not is_pereviu(user):
            return None
        nama = (request.resolver_match.url_name if request.resolver_match else "") or ""
        if nama == "beranda":
            return redirect("pereviu-daftar")
        if nama.startswith("pereviu-") or nama == "keluar" or not getattr(view, "login_required", True):
            return None
        raise Http404


class HanyaKirimanMiddleware:
    """Say so where an address that only takes what a form sends is opened as a page.

    People get there when their session has ended: they send a form, log in, and are led on to its address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        page = render(request, "405.html", {"halaman": page_above(request.path)}, status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def page_above(path: str) -> str:
    """Return the nearest address above ``path`` at which there is a page."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    try:
        match = resolve(above)
    except Resolver404:
        return page_above(above)
    return above if match.url_name != "tugas-lakukan" else page_above(above)
