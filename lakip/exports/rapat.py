"""The papers of a meeting as PDF."""

from __future__ import annotations

from enum import StrEnum

from lakip.exports.kertas import build_kertas
from lakip.isi.rapat import IsiRapat


class KertasRapat(StrEnum):
    """Which paper; the values stand in addresses."""

    UNDANGAN = "undangan"
    DAFTAR_HADIR = "daftar-hadir"
    NOTULENSI = "notulensi"


TEMPLATE = {
    KertasRapat.UNDANGAN: "paper/undangan.html",
    KertasRapat.DAFTAR_HADIR: "paper/daftar_hadir.html",
    KertasRapat.NOTULENSI: "paper/notulensi.html",
}
# So many names stand in the letter itself; more are annexed.
DALAM_SURAT = 4


def build_rapat(kertas: KertasRapat, isi: IsiRapat) -> bytes:
    """Return one paper of a meeting; raises PdfGagal, with a sentence for the user."""
    konteks = {"isi": isi, "is_terlampir": len(isi.peserta) > DALAM_SURAT}
    return build_kertas(TEMPLATE[kertas], konteks, isi.pada)
