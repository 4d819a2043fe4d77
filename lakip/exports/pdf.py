"""The LAKIP as a PDF: HTML from templates, rendered by a child process, with its figures attached."""

from __future__ import annotations

import base64
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lakip.domain.sistematika import SISTEMATIKA
from lakip.exports.bab import list_bab, list_lampiran
from lakip.exports.daftar import count_captions, fill_acuan, list_headings, make_unique
from lakip.exports.kode import KodeCetak, print_kode
from lakip.exports.pernyataan import attach_pernyataan, draw_pernyataan
from lakip.exports.render_child import Lampiran, Pekerjaan
from lakip.exports.renderer import Lapor, PdfGagal, Renderer
from lakip.exports.tanda import strip_tanda
from lakip.exports.teks import Kertas
from lakip.exports.xlsx import build_xlsx
from lakip.isi.bentuk import IsiLaporan
from lakip.isi.data import build_json

__all__ = ("PdfGagal", "build_pdf", "render_html")

STATIS = Path(settings.BASE_DIR) / "static"
_BAGIAN = {bagian.kunci: bagian for bagian in SISTEMATIKA}


def ignore_tahap(tahap: str, persen: int) -> None:
    """Let nobody know how far it is."""


def build_pdf(isi: IsiLaporan, lapor: Lapor = ignore_tahap, kode: str = "") -> bytes:
    """Return the report as a PDF/A-3a and PDF/UA-1, with its figures attached as XLSX and JSON.

    The same ``isi`` and ``kode`` give the same bytes; without ``kode`` none is printed where it is signed.
    ``lapor`` is told, some dozens of times, what is being done and how many percent are done; what it raises
    ends the rendering. Raises PdfGagal, with a sentence for the user, if the rendering takes longer or needs
    more memory than settings allow, or fails in any other way.
    """
    nama = f"lakip-{isi.identitas.tahun}"
    # In this order: it gets ready while the HTML is made, and lays out pages while the attachments are.
    with Renderer() as renderer:
        renderer.send(
            Pekerjaan(
                html=render_html(isi, print_kode(kode) if kode else None),
                statis=str(STATIS),
                bab_satu="bab1",
                pada=isi.pada.isoformat(),
                memori=settings.PDF_BATAS_MEMORI,
            )
        )
        renderer.send(
            (
                _attach(f"{nama}.xlsx", "Angka laporan sebagai buku kerja", build_xlsx(isi)),
                _attach(f"{nama}.json", "Isi laporan sebagai data", build_json(isi)),
                *attach_pernyataan(isi),
            )
        )
        return renderer.receive(lapor)


def render_html(isi: IsiLaporan, kode: KodeCetak | None = None) -> str:
    """Return the whole document as HTML; its tables of contents are read off the parts that follow them."""
    depan, badan = render_bagian(isi, Kertas(isi), kode)
    daftar_depan, daftar_badan = list_headings(depan), list_headings(badan)
    nama_by_id = count_captions((daftar_depan, daftar_badan))
    return render_to_string(
        "paper/laporan.html",
        {
            "isi": isi,
            "bagian": _BAGIAN,
            "depan": SafeString(strip_tanda(fill_acuan(depan, nama_by_id))),
            "badan": SafeString(strip_tanda(fill_acuan(badan, nama_by_id))),
            "daftar_depan": daftar_depan,
            "daftar_badan": daftar_badan,
        },
    )


def render_bagian(isi: IsiLaporan, kertas: Kertas, kode: KodeCetak | None = None) -> tuple[str, ...]:
    """Return what stands before Bab I and what follows, as HTML; references have no words in it yet.

    Each written part stands between two marks, see ``lakip.exports.tanda``.
    """
    context = {
        "isi": isi,
        "bagian": _BAGIAN,
        "bab_list": list_bab(isi),
        "lampiran_list": list_lampiran(isi),
        "pernyataan": draw_pernyataan(isi),
        "kertas": kertas,
        "kode": kode,
        "gaya_bagan": (STATIS / "css" / "bagan.css").read_text("utf-8"),
    }
    return make_unique([render_to_string(f"paper/{nama}.html", context) for nama in ("depan", "badan")])


def _attach(nama: str, uraian: str, isi: bytes) -> Lampiran:
    return Lampiran(nama, uraian, "Data", base64.b64encode(isi).decode())
