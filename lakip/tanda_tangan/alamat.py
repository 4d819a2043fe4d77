"""Where the public finds what stands behind the code of a document."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def alamat_of(kode: str) -> str:
    """Return the whole address, as it stands in a QR code and in print."""
    return settings.LAKIP_URL.rstrip("/") + reverse("verifikasi-kode", args=[kode])
