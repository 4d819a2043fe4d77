"""The LAKIP as a Word document: the HTML of the PDF, written once more by a child process."""

from __future__ import annotations

from django.conf import settings

from lakip.exports.pdf import STATIS, ignore_tahap, render_html
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import PdfGagal, Renderer
from lakip.isi.bentuk import IsiLaporan


class DocxGagal(PdfGagal):
    """A Word document that could not be built."""

    dokumen = "Dokumen Word"


def build_docx(isi: IsiLaporan) -> bytes:
    """Return the report as a Word document: what the PDF says, with native tables, captions and footnotes.

    The same ``isi`` gives the same bytes. Raises DocxGagal, with a sentence for the user, if it takes longer
    or needs more memory than settings allow for the PDF, or fails in any other way.
    """
    with Renderer("lakip.exports.word.child", gagal=DocxGagal) as renderer:
        renderer.send(Pekerjaan(render_html(isi), str(STATIS), "", "", settings.PDF_BATAS_MEMORI))
        return renderer.receive(ignore_tahap)
