"""Who of the APIP may see a report, and who answers its remarks."""

from __future__ import annotations

from datetime import date

from lakip.access.isi import may_edit_isi
from lakip.access.langkah import is_owner
from lakip.access.penolakan import TidakBerhak
from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Pegawai, Pereviu


def is_pereviu(pegawai: Pegawai) -> bool:
    """Whether the person belongs to no instansi and keeps nothing: a reviewer of the APIP, who sees only
    the reports to which they were invited.
    """
    return pegawai.instansi_id is None and not pegawai.is_superuser and not pegawai.is_staff


def find_pereviu(laporan: Laporan, pegawai: Pegawai) -> Pereviu | None:
    """Return the invitation by which ``pegawai`` may see the report; None if there is none that holds."""
    if not pegawai.is_active or not is_pereviu(pegawai):
        return None
    rows = Pereviu.objects.aktif().filter(reviu__laporan=laporan, pegawai=pegawai)
    return rows.select_related("reviu", "pegawai").first()


def require_pereviu(laporan: Laporan, pegawai: Pegawai) -> Pereviu:
    """Return the invitation of the reviewer; raises TidakBerhak for everybody else."""
    pereviu = find_pereviu(laporan, pegawai)
    if pereviu is None:
        raise TidakBerhak("Hanya pereviu APIP yang diundang untuk laporan ini yang dapat melakukannya.")
    return pereviu


def may_answer_reviu(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may answer the remarks of the APIP now: the owner, and who may edit."""
    if laporan.status != StatusLaporan.BERJALAN:
        return False
    return is_owner(laporan, pegawai) or may_edit_isi(laporan, pegawai, tanggal)
