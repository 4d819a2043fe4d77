"""The sheet of corrections as a PDF."""

from __future__ import annotations

from lakip.exports.kertas import build_kertas
from lakip.isi.koreksi import LembarKoreksi


def build_lembar_koreksi(lembar: LembarKoreksi) -> bytes:
    """Return the sheet as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user."""
    return build_kertas("paper/lembar_koreksi.html", {"lembar": lembar}, lembar.pada)
