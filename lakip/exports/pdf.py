"""The LAKIP as a PDF: HTML from templates, rendered in a child process that is held on a short leash."""

from __future__ import annotations

import base64
import logging
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from lakip.domain.sistematika import SISTEMATIKA
from lakip.exports.daftar import list_headings
from lakip.exports.grafik import make_grafik
from lakip.exports.render_child import MEMORI_HABIS, PUSTAKA_TIDAK_ADA, Lampiran, Pekerjaan
from lakip.exports.xlsx import build_xlsx
from lakip.isi.bentuk import IsiLaporan
from lakip.isi.data import build_json

logger = logging.getLogger(__name__)

STATIS = Path(settings.BASE_DIR) / "static"
# The child renders what people wrote: it is not told the secrets of the application.
RAHASIA = ("LAKIP_", "DATABASE_", "DJANGO_")
SEBAB = {
    PUSTAKA_TIDAK_ADA: (
        "PDF belum dapat disusun karena pustaka sistem WeasyPrint belum terpasang. "
        "Minta pengelola menjalankan: apt-get install --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
    MEMORI_HABIS: (
        "PDF tidak dapat disusun karena memori tidak cukup. "
        "Bagi teks atau tabel yang sangat panjang, lalu coba lagi."
    ),
}
SEBAB_LAIN = "PDF tidak dapat disusun. Coba lagi; bila tetap gagal, sampaikan kepada pengelola sistem."


class PdfGagal(Exception):
    """A PDF that could not be built; the message is for the person who asked for it."""


def build_pdf(isi: IsiLaporan) -> bytes:
    """Return the report as a PDF/A-3a and PDF/UA-1, with its figures attached as XLSX and JSON.

    The same ``isi`` gives the same bytes. Raises PdfGagal, with a sentence for the user, if the rendering
    takes longer or needs more memory than settings allow, or fails in any other way.
    """
    nama = f"lakip-{isi.identitas.tahun}"
    lampiran = (
        _attach(f"{nama}.xlsx", "Angka laporan sebagai buku kerja", build_xlsx(isi)),
        _attach(f"{nama}.json", "Isi laporan sebagai data", build_json(isi)),
    )
    pekerjaan = Pekerjaan(
        html=render_html(isi),
        statis=str(STATIS),
        bab_satu="bab1",
        pada=isi.pada.isoformat(),
        memori=settings.PDF_BATAS_MEMORI,
        lampiran=lampiran,
    )
    return _run_child(pekerjaan)


def render_html(isi: IsiLaporan) -> str:
    """Return the whole document as HTML; its tables of contents are read off the parts that follow them."""
    context = {
        "isi": isi,
        "bagian": {bagian.kunci: bagian for bagian in SISTEMATIKA},
        "grafik": make_grafik(isi.sasaran, isi.identitas.tahun),
        "gaya_bagan": (STATIS / "css" / "bagan.css").read_text("utf-8"),
    }
    depan = render_to_string("paper/depan.html", context)
    badan = render_to_string("paper/badan.html", context)
    return render_to_string(
        "paper/laporan.html",
        {
            **context,
            "depan": depan,
            "badan": badan,
            "daftar_depan": list_headings(depan),
            "daftar_badan": list_headings(badan),
        },
    )


def _attach(nama: str, uraian: str, isi: bytes) -> Lampiran:
    return Lampiran(nama, uraian, "Data", base64.b64encode(isi).decode())


def _run_child(pekerjaan: Pekerjaan) -> bytes:
    try:
        child = subprocess.run(
            [sys.executable, "-m", "lakip.exports.render_child"],
            input=pekerjaan.to_json().encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={nama: isi for nama, isi in os.environ.items() if not nama.startswith(RAHASIA)},
            timeout=settings.PDF_BATAS_WAKTU,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PdfGagal(
            f"PDF belum selesai disusun dalam {settings.PDF_BATAS_WAKTU} detik. "
            "Bagi teks atau tabel yang sangat panjang, lalu coba lagi."
        ) from error
    if child.returncode:
        logger.error("render_child: %s, %s", child.returncode, child.stderr[-2000:].decode(errors="replace"))
        raise PdfGagal(SEBAB.get(child.returncode, SEBAB_LAIN))
    return child.stdout
