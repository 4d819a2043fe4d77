"""Which built LAKIP counts."""

from __future__ import annotations

from lakip.access import is_frozen
from lakip.models import Laporan, Terbitan


def find_terbaru(laporan: Laporan) -> Terbitan | None:
    """Return the LAKIP that was built last; all that it says is only read if asked for."""
    known = Terbitan.objects.filter(laporan=laporan).select_related("dokumen", "oleh")
    return known.defer("data", "naskah").last()


def find_beku(laporan: Laporan) -> Terbitan | None:
    """Return the LAKIP that was handed up for approval; None before, and after a return has opened it."""
    terbitan = find_terbaru(laporan)
    return terbitan if terbitan and terbitan.dibekukan_pada and is_frozen(laporan) else None
