"""The surat pengantar as a PDF."""

from __future__ import annotations

from lakip.exports.kertas import build_kertas
from lakip.exports.kode import print_kode
from lakip.isi.surat_pengantar import IsiSuratPengantar


def build_surat(isi: IsiSuratPengantar) -> bytes:
    """Return the letter as a PDF/A-3a and PDF/UA-1; raises PdfGagal, with a sentence for the user.

    Sumber: the form of a surat pengantar in the tata naskah dinas of the regions.
    """
    kode = print_kode(isi.kode) if isi.nomor else None
    return build_kertas("paper/surat_pengantar.html", {"isi": isi, "kode": kode}, isi.pada)
