"""How far the building of a LAKIP is, told to those who wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lakip.models import Laporan, Susunan, Terbitan
from lakip.models.terbitan import StatusSusunan

TIDAK_ADA_PEKERJA = "Pekerja penyusun dokumen tampaknya tidak berjalan; hubungi pengelola sistem."
TERPUTUS = "Penyusunan terputus sebelum selesai, dan tidak ada yang tersimpan setengah jadi."


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """The last order for a report: in words, in percent, and whether it goes on or is to be repeated."""

    teks: str
    persen: int
    is_berlangsung: bool
    is_diulangi: bool
    terbitan: Terbitan | None = None

    @property
    def is_disusun(self) -> bool:
        """Whether a worker is at it, or soon will be."""
        return self.is_berlangsung and not self.is_diulangi


def read_kemajuan(laporan: Laporan, at: datetime) -> Kemajuan | None:
    """Return how far the last order for a report is; None if nothing was ordered yet."""
    orders = Susunan.objects.filter(laporan=laporan).select_related("terbitan__dokumen")
    susunan = orders.last()
    if susunan is None:
        return None
    persen, status = susunan.kemajuan, StatusSusunan(susunan.status)
    if status is StatusSusunan.SELESAI:
        return Kemajuan("Dokumen selesai disusun.", 100, False, False, susunan.terbitan)
    if status is StatusSusunan.GAGAL:
        return Kemajuan(susunan.pesan, persen, False, True)
    if status is StatusSusunan.ANTRE and susunan.is_macet(at) and not _is_any_working(at):
        return Kemajuan(TIDAK_ADA_PEKERJA, persen, True, True)
    if status is StatusSusunan.ANTRE:
        return Kemajuan("Menunggu giliran disusun.", persen, True, False)
    if susunan.is_macet(at):
        return Kemajuan(TERPUTUS, persen, False, True)
    return Kemajuan(f"{susunan.tahap}.", persen, True, False)


def _is_any_working(at: datetime) -> bool:
    """Whether some worker is at another document."""
    begun = Susunan.objects.filter(status=StatusSusunan.BERJALAN)
    return any(not susunan.is_macet(at) for susunan in begun)
