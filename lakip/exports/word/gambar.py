"""Images of the document: drawings as pages of WeasyPrint that are made pixels of, and files from texts."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from lakip.exports.render_child import DPI, make_fetcher

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
BIDANG = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
URAIAN = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
LUKISAN = "lukisan:"
# What drawings are made pixels with: fine enough for small letters in print.
DPI_LUKISAN = 200
MM_PER_INCI = 25.4
# CSS counts so many pixels of an image to the inch.
DPI_CSS = 96
HURUF = "".join(
    f"@font-face {{ font-family: Arimo; font-weight: {tebal}; src: url(fonts/arimo/Arimo-{nama}.ttf); }}"
    for tebal, nama in ((400, "Regular"), (700, "Bold"))
)


@dataclass(frozen=True, slots=True)
class Gambar:
    """An image file with the size in millimetres at which it would stand by itself."""

    isi: bytes
    lebar: float
    tinggi: float

    def fit(self, lebar: float, tinggi: float) -> tuple[float, float]:
        """Return its size in millimetres within this room, never larger than it is."""
        skala = min(1, lebar / self.lebar, tinggi / self.tinggi)
        return self.lebar * skala, self.tinggi * skala


def take_drawings(html: str) -> tuple[str, list[str]]:
    """Return the HTML with an ``img`` in the place of each drawing, and the drawings."""
    lukisan: list[str] = []

    def replace(satu: re.Match[str]) -> str:
        lukisan.append(satu[0])
        # Title and description come first in every drawing; titles of its parts follow.
        uraian = {nama: " ".join(teks.split()) for nama, teks in reversed(URAIAN.findall(satu[0]))}
        alt = ". ".join(filter(None, (uraian.get("title"), uraian.get("desc")))).replace('"', "&quot;")
        return f'<img src="{LUKISAN}{len(lukisan) - 1}" alt="{alt}">'

    return SVG.sub(replace, html), lukisan


def draw(lukisan: Sequence[str], statis: Path) -> list[Gambar]:
    """Return drawings in 1/10 mm as PNG, each of its own size."""
    if not lukisan:
        return []
    import pypdfium2
    from weasyprint import HTML

    ukuran = [tuple(float(satu) / 10 for satu in _bidang(svg)) for svg in lukisan]
    halaman = "".join(
        f"@page l{i} {{ size: {lebar}mm {tinggi}mm; margin: 0; }} .l{i} {{ page: l{i}; }}"
        for i, (lebar, tinggi) in enumerate(ukuran)
    )
    isi = "".join(f'<div class="l{i}">{svg}</div>' for i, svg in enumerate(lukisan))
    gaya = f"{HURUF}{halaman} body {{ margin: 0; }} svg {{ display: block; width: 100%; }}"
    sumber = HTML(
        string=f'<html lang="id"><style>{gaya}</style><body>{isi}</body></html>',
        base_url=f"{statis.as_uri()}/",
        url_fetcher=make_fetcher(statis),
    )
    pdf = pypdfium2.PdfDocument(sumber.write_pdf())
    return [
        Gambar(_to_png(pdf[i].render(scale=DPI_LUKISAN / 72).to_pil()), lebar, tinggi)
        for i, (lebar, tinggi) in enumerate(ukuran)
    ]


def _bidang(svg: str) -> tuple[str, str]:
    found = BIDANG.search(svg)
    if found is None:
        raise ValueError("a drawing without viewBox has no size")
    return found[1], found[2]


def read_gambar(alamat: str) -> Gambar | None:
    """Return the image of a data URI, in a format that Word knows; None for any other address."""
    kepala, _, isi = unescape(alamat).partition(";base64,")
    if not kepala.startswith("data:image/"):
        return None
    berkas = base64.b64decode(isi)
    asli = Image.open(BytesIO(berkas))
    gambar = ImageOps.exif_transpose(asli)
    lebar, tinggi = (satu * MM_PER_INCI / DPI_CSS for satu in gambar.size)
    if asli.format not in ("PNG", "JPEG") or gambar.size != asli.size:
        berkas = _to_png(gambar)
    return Gambar(berkas, lebar, tinggi)


def shrink(gambar: Gambar, lebar: float) -> bytes:
    """Return the file for an image that is printed so wide, in millimetres: no finer than in the PDF."""
    asli = Image.open(BytesIO(gambar.isi))
    piksel = round(lebar * DPI / MM_PER_INCI)
    if asli.width <= piksel * 1.5:
        return gambar.isi
    kecil = asli.resize((piksel, round(asli.height * piksel / asli.width)), Image.Resampling.LANCZOS)
    if asli.format != "JPEG":
        return _to_png(kecil)
    keluaran = BytesIO()
    kecil.save(keluaran, "JPEG", quality=85)
    return keluaran.getvalue()


def _to_png(gambar: Image.Image) -> bytes:
    keluaran = BytesIO()
    gambar.save(keluaran, "PNG")
    return keluaran.getvalue()
