"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

# Fonts are measured at this size, in points.
UKURAN = 20
# A column asks for no more than this, in twips: what is longer takes more lines.
TERLEBAR = 5400


@dataclass(slots=True)
class Kolom:
    """What a column asks for in twips: its longest word, its longest line; ``is_tetap`` wants no more."""

    tersempit: int
    terlebar: int
    is_tetap: bool = False

    def want(self, tersempit: int, terlebar: int) -> None:
        self.tersempit = max(self.tersempit, tersempit)
        self.terlebar = max(self.terlebar, terlebar, tersempit)


@lru_cache(maxsize=4)
def load_huruf(berkas: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(berkas, UKURAN)


def measure(teks: str, huruf: ImageFont.FreeTypeFont, ukuran: float) -> int:
    """Return the width in twips of a line set in so many points."""
    return round(huruf.getlength(teks) * ukuran / UKURAN * 20)


def share(kolom: Sequence[Kolom], lebar: int) -> list[int]:
    """Return the widths of the columns, which together are as wide as the table.

    As browsers do it: nobody gets less than the longest word while there is room, and what is left goes to
    those with longer lines.
    """
    sempit, penuh = sum(k.tersempit for k in kolom), sum(k.terlebar for k in kolom)
    if sempit >= lebar:
        hasil = [k.tersempit * lebar // sempit for k in kolom]
    elif penuh > lebar:
        sisa, minta = lebar - sempit, penuh - sempit
        hasil = [k.tersempit + (k.terlebar - k.tersempit) * sisa // minta for k in kolom]
    else:
        lentur = [0 if k.is_tetap else k.terlebar for k in kolom]
        jumlah = sum(lentur) or 1
        hasil = [
            k.terlebar + (lebar - penuh) * bagian // jumlah for k, bagian in zip(kolom, lentur, strict=True)
        ]
    hasil[-1] += lebar - sum(hasil)
    return hasil
