"""Where a signature is to be seen in a PDF, and what is to be seen there, as a service takes them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2

# Of the image that stands for a signature.
TITIK_PER_INCI = 300


@dataclass(frozen=True, slots=True)
class Tempat:
    """A rectangle on a page (from 1), in points from the lower left corner; ``tinggi_halaman`` in points."""

    halaman: int
    kiri: float
    bawah: float
    lebar: float
    tinggi: float
    tinggi_halaman: float

    @property
    def atas(self) -> float:
        """How far its upper edge lies below that of the page."""
        return self.tinggi_halaman - self.bawah - self.tinggi


def find_tempat(pdf: bytes, medan: str) -> Tempat:
    """Return where the field called ``medan`` stands; raises LookupError if the file has none."""
    with pikepdf.open(BytesIO(pdf)) as berkas:
        for nomor, halaman in enumerate(berkas.pages, 1):
            for anotasi in halaman.obj.get("/Annots", []):
                if str(anotasi.get("/T", "")) == medan:
                    kiri, bawah, kanan, atas = map(float, anotasi.Rect)
                    alas, puncak = float(halaman.mediabox[1]), float(halaman.mediabox[3])
                    return Tempat(nomor, kiri, bawah - alas, kanan - kiri, atas - bawah, puncak - alas)
    raise LookupError(f"no field {medan}")


def draw_kotak(kotak: bytes) -> str:
    """Return the box, a PDF of one page, as a PNG in base64."""
    hasil = BytesIO()
    with pypdfium2.PdfDocument(kotak) as pdf:
        pdf[0].render(scale=TITIK_PER_INCI / 72).to_pil().save(hasil, "PNG")
    return base64.b64encode(hasil.getvalue()).decode()
