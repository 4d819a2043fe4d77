"""Signatures that lapse with the decision they sealed."""

from __future__ import annotations

from datetime import datetime

from lakip.access import Terlambat
from lakip.models import TandaTangan, Tugas
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.tanda_tangan.diminta import find_diminta


def lapse_tanda_tangan(tugas: Tugas, sebab: str, at: datetime) -> dict[str, object]:
    """Void the signature of a visit whose decision is taken back; return what the record tells of it.

    Its file stays, and the next signature is put on the one before. Raises Terlambat if somebody has signed
    the same file after it.
    """
    if find_diminta(tugas.simbol) is None:
        return {}
    satu = TandaTangan.objects.filter(tugas=tugas, terbitan__isnull=False, status=StatusTandaTangan.JADI)
    found = satu.select_related("oleh").first()
    if found is None:
        return {}
    later = TandaTangan.objects.filter(sebelum=found.dokumen_id).exclude(status=StatusTandaTangan.TIDAK_JADI)
    if berikut := later.exclude(status=StatusTandaTangan.GUGUR).select_related("oleh").first():
        raise Terlambat(
            f"Sesudah Anda, {berikut.oleh} sudah membubuhkan {berikut.get_jenis_display().lower()} pada "
            "berkas yang sama, jadi langkah ini tidak dapat ditarik kembali."
        )
    found.status, found.gugur_pada, found.gugur_sebab = StatusTandaTangan.GUGUR, at, sebab
    found.save(update_fields=["status", "gugur_pada", "gugur_sebab"])
    return {"tanda_tangan_gugur": found.pk}
