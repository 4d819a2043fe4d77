"""The LAKIP as a Word document: the HTML of the PDF, written once more by a child process."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys

from django.conf import settings

from lakip.exports.pdf import STATIS, render_html
from lakip.exports.render_child import MEMORI_HABIS, PUSTAKA_TIDAK_ADA
from lakip.exports.renderer import RAHASIA
from lakip.isi.bentuk import IsiLaporan

logger = logging.getLogger(__name__)

SEBAB = {
    PUSTAKA_TIDAK_ADA: (
        "Dokumen Word belum dapat disusun karena pustaka sistem WeasyPrint, yang menggambar grafiknya, belum "
        "terpasang. Minta pengelola menjalankan: apt-get install --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
    MEMORI_HABIS: (
        "Dokumen Word tidak dapat disusun karena memori tidak cukup. "
        "Bagi teks atau tabel yang sangat panjang, lalu coba lagi."
    ),
}
SEBAB_LAIN = (
    "Dokumen Word tidak dapat disusun. Coba lagi; bila tetap gagal, sampaikan kepada pengelola sistem."
)


class DocxGagal(Exception):
    """A Word document that could not be built; the message is for the person who asked for it."""


def build_docx(isi: IsiLaporan) -> bytes:
    """Return the report as a Word document: what the PDF says, with native tables, captions and footnotes.

    The same ``isi`` gives the same bytes. Raises DocxGagal, with a sentence for the user, if it takes longer
    or needs more memory than settings allow for the PDF, or fails in any other way.
    """
    pekerjaan = {"html": render_html(isi), "statis": str(STATIS), "memori": settings.PDF_BATAS_MEMORI}
    try:
        child = subprocess.run(
            [sys.executable, "-m", "lakip.exports.word.child"],
            input=json.dumps(pekerjaan).encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={nama: isi for nama, isi in os.environ.items() if not nama.startswith(RAHASIA)},
            timeout=settings.PDF_BATAS_WAKTU,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocxGagal(
            f"Dokumen Word belum selesai disusun dalam {settings.PDF_BATAS_WAKTU} detik. "
            "Bagi teks atau tabel yang sangat panjang, lalu coba lagi."
        ) from error
    if child.returncode:
        logger.error("word.child: %s, %s", child.returncode, child.stderr[-2000:].decode(errors="replace"))
        raise DocxGagal(SEBAB.get(child.returncode, SEBAB_LAIN))
    return child.stdout
