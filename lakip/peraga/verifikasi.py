"""Somebody outside the office who was sent a signed document and asks whether it is genuine."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lakip.peraga.pintu import PeragaanGagal


class PeragaVerifikasi:
    """Looks at the public page as a guest, and drops the file there."""

    def __init__(self) -> None:
        self.browser = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])

    def check(self, kode: str, berkas: bytes) -> str:
        """Return a line that says the file is the signed one; raises PeragaanGagal if the page does not."""
        alamat = reverse("verifikasi-kode", args=[kode])
        response = self.browser.post(alamat, {"berkas": SimpleUploadedFile("LAKIP.pdf", berkas)})
        if response.status_code != 200 or "Sama persis dengan" not in response.content.decode():
            raise PeragaanGagal(f"{alamat} tidak mengenali berkas bertanda tangan")
        return "halaman verifikasi: sama persis dengan dokumen yang ditandatangani"
