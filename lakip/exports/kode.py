"""The code of a document as it is printed: in groups, and as a QR that leads to the public page."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from lakip.models.kode import format_kode
from lakip.tanda_tangan.alamat import alamat_of


@dataclass(frozen=True, slots=True)
class KodeCetak:
    """What is printed of a code; ``qr`` is an SVG as a data: address."""

    teks: str
    alamat: str
    qr: str


def print_kode(kode: str) -> KodeCetak:
    """Return what is printed of a code; the same code gives the same."""
    alamat = alamat_of(kode)
    return KodeCetak(format_kode(kode), alamat, segno.make_qr(alamat, error="m").svg_data_uri(border=0))
