"""The sheets of a reviu as PDFs to print: drafts of the statement and of the Catatan Hasil Reviu."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string

from lakip.exports.pdf import STATIS, ignore_tahap
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import Renderer
from lakip.isi.reviu import LembarReviu

# By the word of their address.
LEMBAR = {"pernyataan": "paper/konsep_pernyataan.html", "catatan": "paper/catatan_reviu.html"}


def build_lembar_reviu(jenis: str, lembar: LembarReviu) -> bytes:
    """Return a sheet as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user."""
    with Renderer() as renderer:
        renderer.send(
            Pekerjaan(
                html=render_to_string(LEMBAR[jenis], {"lembar": lembar}),
                statis=str(STATIS),
                bab_satu=jenis,
                pada=lembar.pada.isoformat(),
                memori=settings.PDF_BATAS_MEMORI,
            )
        )
        renderer.send(())
        return renderer.receive(ignore_tahap)
