"""The child process that draws the pages of a foreign PDF as images; without Django, like ``render_child``.

Reads a line of JSON from standard input: a ``Pekerjaan`` whose ``html`` is the PDF in base64. Writes an empty
line and JSON to standard output: ``halaman``, each with ``isi`` in base64 and its ``akhiran``, or
``galat``, one of the words below.
"""

import base64
import json
import sys
from io import BytesIO
from typing import Any

from lakip.exports.render_child import DPI, Pekerjaan, limit, serve

RUSAK, TERKUNCI, TERLALU_BANYAK = "rusak", "terkunci", "terlalu banyak"
HALAMAN_TERBANYAK = 4
# The longest side of a page, in pixels; a sheet larger than A4 is drawn coarser.
SISI_TERPANJANG = 2_000
TITIK_PER_INCI = 72
MUTU_JPEG = 85
# Somebody waits for it: it steps back less than a document that is built.
MUNDUR = 4


def main() -> int:
    return serve(draw)


def draw(pekerjaan: Pekerjaan) -> bytes:
    """Return the pages, or why there are none, in JSON."""
    limit(pekerjaan.memori, MUNDUR)
    return json.dumps(_draw_all(base64.b64decode(pekerjaan.html))).encode()


def _draw_all(pdf: bytes) -> dict[str, Any]:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        dokumen = PdfDocument(pdf)
        if len(dokumen) > HALAMAN_TERBANYAK:
            return {"galat": TERLALU_BANYAK}
        # Fields of a form, and the seal of an electronic signature, are drawn as a reader shows them.
        dokumen.init_forms()
        halaman = [_draw_halaman(satu) for satu in dokumen]
    except PdfiumError as error:
        return {"galat": TERKUNCI if error.err_code == FPDF_ERR_PASSWORD else RUSAK}
    return {"halaman": halaman} if halaman else {"galat": RUSAK}


def _draw_halaman(halaman: Any) -> dict[str, str]:
    """Return a page as PNG or JPEG, whichever is smaller: writing or a photograph of it."""
    skala = min(DPI / TITIK_PER_INCI, SISI_TERPANJANG / max(halaman.get_size()))
    gambar = halaman.render(scale=skala).to_pil().convert("RGB")
    png, jpeg = BytesIO(), BytesIO()
    gambar.save(png, "PNG", optimize=True)
    gambar.save(jpeg, "JPEG", quality=MUTU_JPEG, optimize=True)
    akhiran, isi = min(((".png", png), (".jpg", jpeg)), key=lambda satu: len(satu[1].getvalue()))
    return {"isi": base64.b64encode(isi.getvalue()).decode(), "akhiran": akhiran}


if __name__ == "__main__":
    sys.exit(main())
