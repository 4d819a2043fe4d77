"""Deleting rows of data: only as the person saw them who asked for it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet

from lakip.http import AuthenticatedHttpRequest

TERSUSUL = (
    "Belum dihapus: isinya berubah sejak Anda membuka halaman ini. Periksa dahulu, lalu hapus sekali lagi."
)


class HapusForm(forms.Form):
    """Carries the mark of what goes with the row, as it was seen."""

    tanda = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *rows: QuerySet[Any]) -> None:
        super().__init__(auto_id=False, initial={"tanda": _mark(rows)})


def remove(request: AuthenticatedHttpRequest, sukses: str, *rows: QuerySet[Any]) -> bool:
    """Delete the first of ``rows``, which takes the others along, and say so.

    Nothing is deleted, which is said instead, if any of them is not as the person saw it.
    """
    if request.POST.get("tanda") != _mark(rows):
        messages.error(request, TERSUSUL)
        return False
    rows[0].delete()
    messages.success(request, sukses)
    return True


def _mark(rows: tuple[QuerySet[Any], ...]) -> str:
    shown = [list(satu.order_by("pk").values()) for satu in rows]
    return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()
