"""A paper of the office as a PDF: one page of HTML in the letterhead, without files inside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from lakip.exports.pdf import STATIS, ignore_tahap
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import Renderer

# The id of the heading of every paper.
JUDUL = "judul"


def build_kertas(template: str, konteks: Mapping[str, object], pada: datetime) -> bytes:
    """Return the paper as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user."""
    with Renderer() as renderer:
        renderer.send(
            Pekerjaan(
                html=render_to_string(template, dict(konteks)),
                statis=str(STATIS),
                bab_satu=JUDUL,
                pada=pada.isoformat(),
                memori=settings.PDF_BATAS_MEMORI,
            )
        )
        renderer.send(())
        return renderer.receive(ignore_tahap)
