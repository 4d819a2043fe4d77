"""Reading a page as the person in front of it does: what its form would send."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client

from lakip.models import Pegawai


def client_of(pegawai: Pegawai) -> Client:
    client = Client()
    client.force_login(pegawai)
    return client


def read_formulir(response: HttpResponse, **changes: str) -> dict[str, str]:
    """Return what the page's form would send, with some fields written anew; ``__`` stands for a hyphen."""
    konteks: Any = response.context  # type: ignore[attr-defined]
    formulir = konteks["formulir"]
    forms = [formulir] if isinstance(formulir, BaseForm) else list(formulir)
    sent = {bf.html_name: bf.value() for form in forms for bf in form}
    sent = {nama: "" if isi is None else str(isi) for nama, isi in sent.items() if isi is not False}
    return (
        sent | {"tanda": konteks["tanda"]} | {nama.replace("__", "-"): isi for nama, isi in changes.items()}
    )
