"""The web pages, as one person after another asks them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from lakip.models import Pegawai


class PeragaanGagal(Exception):
    """A page did not do what it should; the message says which."""


def open_client(pegawai: Pegawai) -> Client:
    """Return a browser in which ``pegawai`` is logged in."""
    client = Client(enforce_csrf_checks=True, SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(pegawai)
    return client


def get(pegawai: Pegawai, url: str) -> bytes:
    """Return what an address shows or hands out; raises PeragaanGagal if it refuses."""
    response: Any = open_client(pegawai).get(url)
    require_status(response, 200)
    return b"".join(response.streaming_content) if response.streaming else response.content


def post(pegawai: Pegawai, name: str, *args: object, **isian: object) -> str:
    """Send a form and return where it leads; raises PeragaanGagal if it is refused."""
    client = open_client(pegawai)
    # The page that carries the form gives the CSRF token.
    client.get(reverse("beranda"))
    isian["csrfmiddlewaretoken"] = client.cookies["csrftoken"].value
    response: Any = client.post(reverse(name, args=args), isian)
    require_status(response, 302)
    url: str = response.url
    return url


def require_status(response: Any, status: int) -> None:
    """Raise PeragaanGagal, with the address, unless the page answers as it should."""
    if response.status_code != status:
        raise PeragaanGagal(f"{response.request['PATH_INFO']} menjawab {response.status_code}")
