"""The hash of a file that somebody only wants compared: taken while it arrives, and nothing of it kept."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class BerkasSidik(UploadedFile):  # type: ignore[type-arg]
    """What is left of a file: its name, its size in bytes, and ``sidik``, its SHA-256."""

    def __init__(self, nama: str, ukuran: int, sidik: str) -> None:
        super().__init__(BytesIO(), nama, size=ukuran)
        self.sidik = sidik


class SidikUploadHandler(FileUploadHandler):
    """Hashes what arrives, and lets it go."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.digest.update(raw_data)

    def file_complete(self, file_size: int) -> BerkasSidik:
        return BerkasSidik(self.file_name or "", file_size, self.digest.hexdigest())
