"""Statements of an APIP, as files that an office hands in."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw


def make_pindaian(nama: str = "pernyataan.png") -> ContentFile[bytes]:
    """A scanned sheet."""
    gambar = Image.new("RGB", (620, 877), "white")
    ImageDraw.Draw(gambar).text((60, 60), "PERNYATAAN TELAH DIREVIU", fill="black")
    hasil = BytesIO()
    gambar.save(hasil, "PNG")
    return ContentFile(hasil.getvalue(), name=nama)


def make_pdf(halaman: int = 1, sandi: str = "") -> ContentFile[bytes]:
    """A PDF of so many empty pages, locked with a password if there is one."""
    hasil = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(halaman):
            pdf.add_blank_page(page_size=(595, 842))
        kunci = pikepdf.Encryption(owner="pemilik", user=sandi) if sandi else False
        pdf.save(hasil, encryption=kunci)
    return ContentFile(hasil.getvalue(), name="pernyataan.pdf")
