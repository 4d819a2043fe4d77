"""The web pages, as one person after another asks them."""

from __future__ import annotations

import html
import re
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
        return self.post_to(pegawai, reverse(name, args=args), **isian)

    def post_to(self, pegawai: Pegawai, url: str, **isian: object) -> str:
        """Send a form to an address, as ``post`` does."""
        browser = self._of(pegawai)
        isian["csrfmiddlewaretoken"] = browser.cookies["csrftoken"].value
        response: Any = browser.post(url, isian)
        _require_status(response, 302)
        leads_to: str = response.url
        return leads_to

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


def read_hidden(page: bytes, nama: str) -> str:
    """Return the value of a hidden field; raises PeragaanGagal if the page has none of that name."""
    found = re.search(rf'name="{nama}" value="([^"]*)"', page.decode())
    if found is None:
        raise PeragaanGagal(f"isian {nama} tidak ada di halaman")
    return html.unescape(found[1])


def read_textarea(page: bytes) -> str:
    """Return the text that stands in the field ``isi``; "" where there is none."""
    found = re.search(r'<textarea[^>]*name="isi"[^>]*>(.*?)</textarea>', page.decode(), re.DOTALL)
    return html.unescape(found[1]).strip() if found else ""
