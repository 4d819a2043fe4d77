"""The child process that draws the pages of one part as images; without Django, like ``render_child``.

Reads a line of JSON from standard input (``Pekerjaan``); writes an empty line and JSON to standard output:
how many pages there are, as ``jumlah``, and the first of them as ``png``, in base64.
"""

import base64
import json
import sys
from io import BytesIO
from typing import Any

from lakip.exports.render_child import Pekerjaan, limit, read_source, serve

HALAMAN_TERBANYAK = 12
# Of an image to a point: A4 gets 893 pixels wide.
SKALA = 1.5
DPI = 110
# A writer waits for it: it steps back less than a document that is built.
MUNDUR = 4


def main() -> int:
    return serve(draw)


def draw(pekerjaan: Pekerjaan) -> bytes:
    """Return how many pages there are, and the first as images, in JSON."""
    from pypdfium2 import PdfDocument

    limit(pekerjaan.memori, MUNDUR)
    document = read_source(pekerjaan).render(dpi=DPI)
    pdf = PdfDocument(document.copy(document.pages[:HALAMAN_TERBANYAK]).write_pdf(dpi=DPI))
    hasil = {"jumlah": len(document.pages), "png": [_draw_png(halaman) for halaman in pdf]}
    return json.dumps(hasil).encode()


def _draw_png(halaman: Any) -> str:
    png = BytesIO()
    halaman.render(scale=SKALA).to_pil().save(png, "PNG", compress_level=4)
    return base64.b64encode(png.getvalue()).decode()


if __name__ == "__main__":
    sys.exit(main())
