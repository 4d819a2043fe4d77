"""Characters that the font on paper has, for PDF/A allows no others."""

import unicodedata
from collections.abc import Iterable, Set
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

PENGGANTI = "□"  # shows the reader that a character is missing here


def read_huruf(berkas: Iterable[Path]) -> frozenset[str]:
    """Return the characters that every one of these font files can draw."""
    cmap = [TTFont(satu, lazy=True).getBestCmap().keys() for satu in berkas]
    return frozenset(map(chr, frozenset.intersection(*map(frozenset, cmap))))


def replace_missing(teks: str, huruf: Set[str]) -> str:
    """Return ``teks`` in characters of ``huruf`` only.

    Accents are composed first. Controls and what is never seen (joiners, variation selectors) are
    left out, other spaces become plain ones, and the rest becomes a square that is seen.
    """
    teks = unicodedata.normalize("NFC", teks)
    ganti = {ord(satu): _replacement(satu) for satu in set(teks) - huruf - set("\t\n")}
    return teks.translate(ganti)


def _replacement(huruf: str) -> str:
    match unicodedata.category(huruf):
        case "Cc" | "Cf" | "Mn" | "Me":
            return ""
        case "Zs" | "Zl" | "Zp":
            return " "
        case _:
            return PENGGANTI
