"""The paper of an order as a PDF."""

from __future__ import annotations

from lakip.exports.kertas import build_kertas
from lakip.isi.perintah import IsiPerintah


def build_perintah(isi: IsiPerintah) -> bytes:
    """Return the lembar disposisi on half folio, or of a spoken order its note; raises PdfGagal."""
    template = "paper/penugasan_lisan.html" if isi.is_lisan else "paper/disposisi.html"
    return build_kertas(template, {"isi": isi}, isi.pada)
