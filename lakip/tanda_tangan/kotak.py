"""What is seen of a signature: who signed, in which capacity.

The QR code to the public page stands beside it already, printed with the document.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string

from lakip.exports.pdf import STATIS, ignore_tahap
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import Renderer
from lakip.tanda_tangan.penyedia import Penanda
from lakip.tanda_tangan.ukuran import LEBAR_MM, TINGGI_MM


def build_kotak(penanda: Penanda, pada: datetime) -> bytes:
    """Return a PDF of one page, the size of the place it is drawn into; raises PdfGagal.

    Sumber: custom of the offices that sign electronically: "Ditandatangani secara elektronik oleh", post,
    name, NIP.
    """
    konteks = {"penanda": penanda, "lebar": LEBAR_MM, "tinggi": TINGGI_MM, "pada": pada}
    with Renderer() as renderer:
        renderer.send(
            Pekerjaan(
                html=render_to_string("paper/kotak_tanda_tangan.html", konteks),
                statis=str(STATIS),
                bab_satu="kotak",
                pada=pada.isoformat(),
                memori=settings.PDF_BATAS_MEMORI,
            )
        )
        renderer.send(())
        return renderer.receive(ignore_tahap)
