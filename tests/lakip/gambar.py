"""Images as people hand them in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def make_gambar(
    nama: str = "foto.jpg", ukuran: tuple[int, int] = (40, 30), mode: str = "RGB", **simpan: Any
) -> SimpleUploadedFile:
    """Return a black image, in the format that its name says."""
    isi = BytesIO()
    Image.new(mode, ukuran, 0).save(isi, "PNG" if nama.endswith("png") else "JPEG", **simpan)
    return SimpleUploadedFile(nama, isi.getvalue())
