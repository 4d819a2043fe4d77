"""LibreOffice, asked to open a file and to save it again."""

from __future__ import annotations

import subprocess
from pathlib import Path

DETIK = 120


def convert(berkas: bytes, nama: str, bentuk: str, folder: Path) -> bytes:
    """Let LibreOffice open a file and save it as ``bentuk``, as a person would, with a profile of its own."""
    asal = folder / nama
    asal.write_bytes(berkas)
    hasil = folder / "hasil"
    command = [
        "soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--norestore",
        "--convert-to", bentuk, "--outdir", str(hasil), str(asal),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=DETIK)
    [satu] = hasil.iterdir()
    return satu.read_bytes()
