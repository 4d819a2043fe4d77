"""The sheet of corrections as a PDF."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string

from lakip.exports.pdf import STATIS, ignore_tahap
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import Renderer
from lakip.isi.koreksi import LembarKoreksi


def build_lembar_koreksi(lembar: LembarKoreksi) -> bytes:
    """Return the sheet as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user."""
    with Renderer() as renderer:
        renderer.send(
            Pekerjaan(
                html=render_to_string("paper/lembar_koreksi.html", {"lembar": lembar}),
                statis=str(STATIS),
                bab_satu="lembar-koreksi",
                pada=lembar.pada.isoformat(),
                memori=settings.PDF_BATAS_MEMORI,
            )
        )
        renderer.send(())
        return renderer.receive(ignore_tahap)
