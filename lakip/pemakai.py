"""Reports as those who carry out a version of an SOP."""

from __future__ import annotations

from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan
from sop.models import VersiSop


def count_berjalan(versi: VersiSop) -> int:
    """Return how many reports run under a version, those that are held for the moment among them."""
    return Laporan.objects.filter(
        versi=versi, status__in=(StatusLaporan.BERJALAN, StatusLaporan.DITANGGUHKAN)
    ).count()
