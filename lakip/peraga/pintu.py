"""The web pages, as one person after another asks them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from lakip.models import Pegawai


class PeragaanGagal(Exception):
    """A page did not do what it should; the message says which."""


class Pintu:
    """The door to the web pages, with a browser for everybody who came through it."""

    def __init__(self) -> None:
        self._browser: dict[int, Client] = {}

    def get(self, pegawai: Pegawai, url: str) -> bytes:
        """Return what an address shows or hands out; raises PeragaanGagal if it refuses."""
        response: Any = self._of(pegawai).get(url)
        _require_status(response, 200)
        return b"".join(response.streaming_content) if response.streaming else response.content

    def post(self, pegawai: Pegawai, name: str, *args: object, **isian: object) -> str:
        """Send a form and return where it leads; raises PeragaanGagal if it is refused."""
        browser = self._of(pegawai)
        isian["csrfmiddlewaretoken"] = browser.cookies["csrftoken"].value
        response: Any = browser.post(reverse(name, args=args), isian)
        _require_status(response, 302)
        url: str = response.url
        return url

    def _of(self, pegawai: Pegawai) -> Client:
        """Return the browser of a person; its first page has given it the CSRF token."""
        if pegawai.pk not in self._browser:
            browser = Client(enforce_csrf_checks=True, SERVER_NAME=settings.ALLOWED_HOSTS[0])
            browser.force_login(pegawai)
            browser.get(reverse("beranda"))
            self._browser[pegawai.pk] = browser
        return self._browser[pegawai.pk]


def _require_status(response: Any, status: int) -> None:
    if response.status_code != status:
        raise PeragaanGagal(f"{response.request['PATH_INFO']} menjawab {response.status_code}")
