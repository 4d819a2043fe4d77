"""Scans for tests: a page with a QR code, a little askew, as a PDF or an image."""

from __future__ import annotations

from io import BytesIO

import segno
from django.core.files.base import ContentFile
from PIL import Image

from lakip.tanda_tangan.alamat import alamat_of


def make_halaman(kode: str = "") -> Image.Image:
    """Return an A4 page at 150 dpi; without ``kode`` nothing can be read on it."""
    halaman = Image.new("L", (1240, 1754), "white")
    if kode:
        qr = BytesIO()
        segno.make_qr(alamat_of(kode), error="m").save(qr, kind="png", scale=5, border=4)
        with Image.open(qr) as gambar:
            halaman.paste(gambar.convert("L"), (150, 1250))
    return halaman.rotate(1.5, fillcolor="white")


def make_scan(*kode: str, jenis: str = "PDF") -> ContentFile[bytes]:
    """Return the scan of a page for each code; an empty code is a page on which none can be read."""
    first, *rest = (make_halaman(satu) for satu in kode)
    hasil = BytesIO()
    more = {"save_all": True, "append_images": rest, "resolution": 150} if jenis == "PDF" else {}
    first.save(hasil, jenis, **more)
    return ContentFile(hasil.getvalue(), name=f"pindaian.{jenis.lower()}")
