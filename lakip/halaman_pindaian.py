"""Signed papers as images: every page of a scan or a PDF, drawn anew within bounds."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from PIL import Image

from lakip.access import TindakanDitolak
from lakip.exports.pdf import STATIS, ignore_tahap
from lakip.exports.pindaian_child import HALAMAN_TERBANYAK, RUSAK, TERKUNCI, TERLALU_BANYAK
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import PdfGagal, Renderer
from lakip.gambar import AKHIRAN, draw_anew
from lakip.uploads import AWALAN, PINDAIAN, clean_nama

PDF = ".pdf"
SEBAB = {
    RUSAK: "Berkas “{}” bukan PDF yang utuh; simpan atau pindai kembali, lalu unggah lagi.",
    TERKUNCI: "Berkas “{}” dikunci dengan kata sandi; simpan tanpa kata sandi, lalu unggah lagi.",
    TERLALU_BANYAK: (
        "Berkas “{}” terlalu banyak halamannya; unggah pernyataannya saja, paling banyak "
        f"{HALAMAN_TERBANYAK} halaman."
    ),
}


class PindaianGagal(PdfGagal):
    dokumen = "Pindaian"


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page as an image of so many pixels; ``akhiran`` is the ending of its file, ".png" or ".jpg"."""

    isi: bytes
    akhiran: str
    lebar: int
    tinggi: int


def draw_halaman(berkas: File[bytes]) -> list[Halaman]:
    """Return the pages of a PDF, JPEG or PNG as images; the file is left as it was, to be read again.

    Raises TindakanDitolak, with what to do, if it is none of these, too large, locked or broken.
    """
    nama = clean_nama(berkas.name or "")
    akhiran = Path(nama).suffix.lower()
    if akhiran not in PINDAIAN:
        raise TindakanDitolak(f"Berkas “{nama}” tidak dapat diterima; kirim sebagai PDF, JPG, atau PNG.")
    if (berkas.size or 0) > settings.BERKAS_MAKS:
        raise TindakanDitolak(
            f"Berkas “{nama}” terlalu besar; paling besar {settings.BERKAS_MAKS // 1024**2} MB."
        )
    berkas.seek(0)
    try:
        if akhiran != PDF:
            gambar, jenis = draw_anew(nama, berkas)
            return [_measure(gambar, AKHIRAN[jenis])]
        isi = berkas.read()
    finally:
        berkas.seek(0)
    if not isi.startswith(AWALAN[PDF]):
        raise TindakanDitolak(SEBAB[RUSAK].format(nama))
    return _draw_pdf(nama, isi)


def _draw_pdf(nama: str, isi: bytes) -> list[Halaman]:
    pekerjaan = Pekerjaan(
        html=base64.b64encode(isi).decode(),
        statis=str(STATIS),
        bab_satu="",
        pada="",
        memori=settings.PDF_BATAS_MEMORI,
    )
    try:
        with Renderer("lakip.exports.pindaian_child", settings.PDF_BATAS_LIHAT, PindaianGagal) as renderer:
            renderer.send(pekerjaan)
            hasil = json.loads(renderer.receive(ignore_tahap))
    except PindaianGagal as error:
        raise TindakanDitolak(str(error)) from error
    if galat := hasil.get("galat"):
        raise TindakanDitolak(SEBAB[galat].format(nama))
    return [_measure(base64.b64decode(satu["isi"]), satu["akhiran"]) for satu in hasil["halaman"]]


def _measure(isi: bytes, akhiran: str) -> Halaman:
    with Image.open(BytesIO(isi)) as gambar:
        return Halaman(isi, akhiran, gambar.width, gambar.height)
