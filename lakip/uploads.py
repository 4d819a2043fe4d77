"""Files that people hand in: bounded, of a known kind, and hashed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.base import File

from lakip.access import TindakanDitolak
from lakip.models import Dokumen, Pegawai, Serahan, SuratMasuk
from lakip.models.dokumen import JenisDokumen

# What an office hands around, and how such a file begins; text files begin anyhow.
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AWALAN: dict[str, bytes] = {
    ".pdf": b"%PDF-",
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".pptx": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
    ".zip": _ZIP,
    ".doc": _OLE,
    ".xls": _OLE,
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".txt": b"",
    ".csv": b"",
}
NAMA_MAKS = 200
PINDAIAN = frozenset({".pdf", ".jpg", ".jpeg", ".png"})


def make_dokumen(
    berkas: File[bytes], jenis: JenisDokumen, oleh: Pegawai, at: datetime, *, ukuran_maks: int | None = None
) -> Dokumen:
    """Return a Dokumen of the file; both are stored when it is saved.

    ``ukuran_maks`` is in bytes, by default what may be uploaded.

    Raises TindakanDitolak if the file is empty, too large, or not what its name says.
    """
    nama = clean_nama(berkas.name or "")
    suffix = Path(nama).suffix.lower()
    if suffix not in AWALAN:
        raise TindakanDitolak(
            f"Berkas “{nama}” tidak dapat diterima; kirim sebagai {', '.join(sorted(AWALAN))}."
        )
    if not berkas.size:
        raise TindakanDitolak(f"Berkas “{nama}” kosong.")
    maks = ukuran_maks or settings.BERKAS_MAKS
    if berkas.size > maks:
        raise TindakanDitolak(f"Berkas “{nama}” terlalu besar; paling besar {maks // 1024**2} MB.")
    digest = hashlib.sha256()
    for nomor, chunk in enumerate(berkas.chunks()):
        if nomor == 0 and not chunk.startswith(AWALAN[suffix]):
            raise TindakanDitolak(
                f"Isi berkas “{nama}” bukan {suffix[1:].upper()}; periksa kembali berkasnya."
            )
        digest.update(chunk)
    berkas.seek(0)
    berkas.name = nama
    return Dokumen(
        jenis=jenis,
        nama=nama,
        berkas=berkas,
        ukuran=berkas.size,
        sha256=digest.hexdigest(),
        oleh=oleh,
        pada=at,
    )


def require_pindaian(dokumen: Dokumen) -> None:
    """Raise TindakanDitolak unless the file is what a scanner or a camera makes."""
    if Path(dokumen.nama).suffix.lower() not in PINDAIAN:
        raise TindakanDitolak(f"Berkas “{dokumen.nama}” bukan pindaian; kirim sebagai PDF, JPG, atau PNG.")


def clean_nama(nama: str) -> str:
    """Return the name without folders or signs that cannot be seen, its ending kept where it is too long."""
    visible = "".join(huruf for huruf in nama.replace("\\", "/") if huruf.isprintable())
    path = Path(Path(visible).name)
    return path.stem[: NAMA_MAKS - len(path.suffix)] + path.suffix[:NAMA_MAKS]


def discard(satu: Dokumen | Serahan | SuratMasuk) -> None:
    """Remove the file of a row that was not kept."""
    # A stored file has a name of its own.
    if satu.berkas.name != satu.nama:
        satu.berkas.delete(save=False)
