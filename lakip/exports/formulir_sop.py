"""The official form of an SOP as a PDF."""

from __future__ import annotations

from lakip.exports.kertas import build_kertas
from lakip.exports.pdf import STATIS
from lakip.isi.formulir_sop import IsiFormulir


def build_formulir_sop(isi: IsiFormulir) -> bytes:
    """Return the form as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user.

    The identity block first, then the flowchart over as many pages as it needs, all A4 landscape.

    Sumber: PermenPANRB 35/2012, identity and flowchart blocks.
    """
    gaya = "".join((STATIS / "css" / nama).read_text("utf-8") for nama in ("bagan.css", "paper-bagan.css"))
    return build_kertas("paper/formulir_sop.html", {"isi": isi, "gaya_bagan": gaya}, isi.pada)
