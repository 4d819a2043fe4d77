"""One written part as it will be on paper: its pages as images, with the numbers of the whole report."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lakip.exports.daftar import count_captions, fill_acuan, list_headings
from lakip.exports.pdf import STATIS, ignore_tahap
from lakip.exports.render_child import Pekerjaan
from lakip.exports.renderer import Renderer
from lakip.exports.tanda import find_tanda, strip_tanda
from lakip.isi.bentuk import IsiLaporan

CATATAN_KAKI = 'class="catatan-kaki"'


@dataclass(frozen=True, slots=True)
class Halaman:
    """The first pages of a part as PNG; ``jumlah`` is how many it has."""

    png: tuple[bytes, ...]
    jumlah: int


def render_pratinjau(isi: IsiLaporan, bagian_list: Sequence[str], kunci: str) -> str | None:
    """Return the HTML of one part of the report that ``render_bagian`` drew; None where it is not printed.

    ``kunci`` is that of the part, or ``1:efisiensi`` of an analysis of the first sasaran.
    """
    for ke, html in enumerate(bagian_list):
        if found := find_tanda(html, kunci):
            mulai, akhir = found
            lalu = "".join(bagian_list[:ke]) + html[:mulai]
            sebelum = list_headings(lalu)
            nama_by_id = count_captions(map(list_headings, bagian_list))
            return render_to_string(
                "paper/pratinjau.html",
                {
                    "isi": isi,
                    "jenis": "bab" if ke else "depan",
                    "tabel": len(sebelum.tabel),
                    "gambar": len(sebelum.gambar),
                    "catatan_kaki": lalu.count(CATATAN_KAKI),
                    "bab": next((satu.judul for satu in reversed(sebelum.judul) if satu.tanda == "h1"), ""),
                    "bagian": SafeString(strip_tanda(fill_acuan(html[mulai:akhir], nama_by_id))),
                },
            )
    return None


def make_renderer() -> Renderer:
    """Return the child process that draws pages; it gets ready while the HTML is made."""
    return Renderer("lakip.exports.pratinjau_child", min(settings.PDF_BATAS_LIHAT, settings.PDF_BATAS_WAKTU))


def draw_halaman(renderer: Renderer, html: str) -> Halaman:
    """Return the pages of ``html``; raises PdfGagal, with a sentence for the user."""
    renderer.send(Pekerjaan(html, str(STATIS), "", "", settings.PDF_BATAS_MEMORI))
    hasil = json.loads(renderer.receive(ignore_tahap))
    return Halaman(tuple(map(base64.b64decode, hasil["png"])), hasil["jumlah"])
