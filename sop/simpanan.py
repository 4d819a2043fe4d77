"""The states of a draft that were saved: what undo and redo go back to, gone once it is decided."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, Min

from sop.domain.suntingan import Suntingan
from sop.domain.suntingan_json import suntingan_from_json, suntingan_to_json
from sop.models import Simpanan, VersiSop

# How many states of a draft are kept.
SIMPANAN_MAKS = 100


def read_simpanan(simpanan: Simpanan) -> Suntingan:
    """Return the draft as it was saved."""
    return suntingan_from_json(simpanan.isi)


def current(versi: VersiSop) -> Simpanan | None:
    """Return the state that the draft says now; None while it was never edited."""
    found: Simpanan | None = Simpanan.objects.filter(versi=versi, nomor=versi.posisi).first()
    return found


def earlier(versi: VersiSop) -> Simpanan | None:
    """Return the state that undo goes back to."""
    return Simpanan.objects.filter(versi=versi, nomor__lt=versi.posisi).order_by("-nomor").first()


def later(versi: VersiSop) -> Simpanan | None:
    """Return the state that redo goes on to."""
    return Simpanan.objects.filter(versi=versi, nomor__gt=versi.posisi).order_by("nomor").first()


def find_bounds(versi: VersiSop) -> tuple[bool, bool]:
    """Return whether undo has a state to go back to, and redo one to go on to."""
    ends = Simpanan.objects.filter(versi=versi).aggregate(awal=Min("nomor"), akhir=Max("nomor"))
    if ends["awal"] is None:
        return False, False
    return ends["awal"] < versi.posisi, ends["akhir"] > versi.posisi


def keep_simpanan(versi: VersiSop, suntingan: Suntingan, *, oleh: str, at: datetime) -> Simpanan:
    """Keep a state of the draft behind the one that it says now; what was undone is dropped."""
    rows = Simpanan.objects.filter(versi=versi)
    nomor = versi.posisi + 1
    rows.filter(nomor__gt=versi.posisi).delete()
    rows.filter(nomor__lte=nomor - SIMPANAN_MAKS).delete()
    isi = suntingan_to_json(suntingan)
    kept: Simpanan = Simpanan.objects.create(versi=versi, nomor=nomor, isi=isi, oleh=oleh, pada=at)
    return kept


def drop_simpanan(versi: VersiSop) -> None:
    """Forget what the draft said on the way: it has been decided."""
    Simpanan.objects.filter(versi=versi).delete()
