"""Images for the texts of a report: checked, drawn anew, and kept once."""

from __future__ import annotations

import hashlib
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile, File
from PIL import Image, ImageFile, ImageOps

from lakip.access import TindakanDitolak
from lakip.models import GambarNaskah, Laporan, Pegawai
from lakip.uploads import clean_nama

AKHIRAN = {"JPEG": ".jpg", "PNG": ".png"}
# The longest side on paper, 17 cm at 300 dpi, in pixels.
SISI_TERPANJANG = 2_000
# Beyond this an image is no photograph of a camera in use, in pixels.
PIKSEL_TERBANYAK = 60_000_000
MUTU_JPEG = 88


def keep_gambar(laporan: Laporan, berkas: File[bytes], oleh: Pegawai, *, at: datetime) -> GambarNaskah:
    """Return the image of the report that the file holds, kept anew unless it is there already.

    It is drawn again without what a camera writes beside it, such as where it stood, upright, on white,
    and no larger than paper shows. Raises TindakanDitolak if it is too large or no JPEG or PNG.
    """
    nama = clean_nama(berkas.name or "")
    if (berkas.size or 0) > settings.BERKAS_MAKS:
        raise TindakanDitolak(
            f"Gambar “{nama}” terlalu besar; paling besar {settings.BERKAS_MAKS // 1024**2} MB."
        )
    isi, jenis = draw_anew(nama, berkas)
    sha256 = hashlib.sha256(isi).hexdigest()
    if ada := GambarNaskah.objects.filter(laporan=laporan, sha256=sha256).first():
        return ada
    berkas_baru = ContentFile(isi, name=Path(nama).stem + AKHIRAN[jenis])
    gambar = GambarNaskah(laporan=laporan, nama=nama, berkas=berkas_baru, sha256=sha256, oleh=oleh, pada=at)
    gambar.save()
    return gambar


def draw_anew(nama: str, berkas: File[bytes]) -> tuple[bytes, str]:
    """Return a JPEG or PNG anew, bounded, and which of the two it is; raises as ``open_gambar`` does."""
    gambar, jenis = open_gambar(nama, berkas, SISI_TERPANJANG)
    hasil = BytesIO()
    gambar.save(hasil, jenis, quality=MUTU_JPEG, optimize=True)
    return hasil.getvalue(), jenis


def open_gambar(nama: str, berkas: IO[bytes] | File[bytes], sisi: int) -> tuple[Image.Image, str]:
    """Return an image, upright, on white, at most ``sisi`` pixels long, and whether it is JPEG or PNG.

    Raises TindakanDitolak if it has too many pixels or is neither.
    """
    # WeasyPrint, once it is loaded into a process, lets images pass there that are cut off.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(berkas, formats=tuple(AKHIRAN)) as asal:
            if asal.width * asal.height > PIKSEL_TERBANYAK:
                raise Image.DecompressionBombError
            jenis = asal.format or ""
            asal.draft("RGB", (sisi, sisi))
            gambar = _flatten(ImageOps.exif_transpose(asal))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TindakanDitolak(
            f"Gambar “{nama}” terlalu banyak pikselnya; kecilkan sampai paling banyak "
            f"{PIKSEL_TERBANYAK // 1_000_000} juta piksel."
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise TindakanDitolak(
            f"Berkas “{nama}” bukan gambar JPEG atau PNG yang utuh; simpan gambarnya sebagai JPEG atau PNG."
        ) from error
    gambar.thumbnail((sisi, sisi))
    return gambar, jenis


def _flatten(asal: Image.Image) -> Image.Image:
    """Return the image on white, in grey or in colours that every page knows."""
    if asal.mode in ("1", "L"):
        return asal.convert("L")
    if not asal.has_transparency_data:
        return asal.convert("RGB")
    atas = asal.convert("RGBA")
    alas = Image.new("RGBA", atas.size, "white")
    return Image.alpha_composite(alas, atas).convert("RGB")
