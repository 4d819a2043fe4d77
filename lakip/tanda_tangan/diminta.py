"""What a step asks of who decides it: a signature, a paraf, or neither."""

from __future__ import annotations

from lakip.models.tanda_tangan import JenisTandaTangan
from sop.domain.alur import JenisSimbol
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Simbol

DIMINTA = {
    LembarKerja.KOREKSI: JenisTandaTangan.PARAF,
    LembarKerja.PERSETUJUAN: JenisTandaTangan.TANDA_TANGAN,
}


def find_diminta(simbol: Simbol) -> JenisTandaTangan | None:
    """Return what a decision on the LAKIP is sealed with; None where nothing is decided.

    Sumber: the SOPs: who corrects puts a paraf (*memaraf*), who approves signs.
    """
    return DIMINTA.get(simbol.lembar_kerja) if simbol.jenis == JenisSimbol.KEPUTUSAN else None
