"""The buku ekspedisi as a PDF."""

from __future__ import annotations

from lakip.exports.kertas import build_kertas
from lakip.isi.buku_ekspedisi import BukuEkspedisi


def build_buku_ekspedisi(buku: BukuEkspedisi) -> bytes:
    """Return the book as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user."""
    return build_kertas("paper/buku_ekspedisi.html", {"buku": buku}, buku.pada)
