"""Characters that the font on paper has, for PDF/A allows no others."""

import unicodedata
from collections.abc import Iterable, Set
from pathlib import Path

from fontTools.ttLib import TTFont

PENGGANTI = "□"  # shows the reader that a character is missing here
DIBIARKAN = frozenset("\t\n\xad")  # a soft hyphen is a wish of the writer
# By Unicode category: controls, joiners and marks of direction are never seen, whatever the font has.
TAK_TERLIHAT = ("Cc", "Cf")
PEMISAH_BARIS = ("Zl", "Zp")


def read_huruf(berkas: Iterable[Path]) -> frozenset[str]:
    """Return the characters that every one of these font files can draw."""
    cmap = [frozenset(TTFont(satu, lazy=True).getBestCmap()) for satu in berkas]
    return frozenset(map(chr, frozenset.intersection(*cmap)))


def replace_missing(teks: str, huruf: Set[str]) -> str:
    """Return ``teks`` in characters of ``huruf`` only.

    Accents are composed first. What is never seen is left out, other spaces and line separators become
    plain spaces, and whatever else the font lacks becomes a square that is seen.
    """
    teks = unicodedata.normalize("NFC", teks)
    return teks.translate({ord(satu): _replacement(satu, huruf) for satu in set(teks) - DIBIARKAN})


def _replacement(satu: str, huruf: Set[str]) -> str:
    kategori = unicodedata.category(satu)
    if kategori in TAK_TERLIHAT:
        return ""
    if kategori in PEMISAH_BARIS:
        return " "
    if satu in huruf:
        return satu
    if kategori.startswith("M"):  # an accent or a variation selector that could not be composed
        return ""
    return " " if kategori == "Zs" else PENGGANTI
