"""Who may see and change what a report says."""

from __future__ import annotations

from datetime import date

from lakip.access.kunci import is_dianalisis, is_frozen
from lakip.access.langkah import is_keeper, is_owner, turns_of
from lakip.lembar_kerja import is_answering, may_work_on_isi
from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Naskah, Pegawai, Penugasan
from lakip.querysets import standing_in


def may_edit_isi(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may change figures and texts now.

    Those are the owner, and whoever has a step of the report on the desk in
    whose room figures or texts are worked on. A finished, suspended or
    cancelled report is closed, and so is one that is frozen. For figures ask ``may_edit_angka``.
    """
    if laporan.status == StatusLaporan.DISIAPKAN:
        return is_owner(laporan, pegawai)
    if laporan.status != StatusLaporan.BERJALAN:
        return False
    works = is_owner(laporan, pegawai) or any(map(may_work_on_isi, turns_of(laporan, pegawai, tanggal)))
    return works and not is_frozen(laporan)


def may_write_naskah(laporan: Laporan, naskah: Naskah, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may change one text now: who may edit all, and the one who is to write it.

    To whom a text was given may write it while the report runs, without a step on the desk.
    """
    is_penulis = naskah.penulis_id == pegawai.pk and pegawai.instansi_id == laporan.instansi_id
    own = is_penulis and pegawai.is_active and laporan.status == StatusLaporan.BERJALAN
    return (own and not is_frozen(laporan)) or may_edit_isi(laporan, pegawai, tanggal)


def may_edit_angka(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may change figures now: as ``may_edit_isi``, until their analysis is complete."""
    return may_edit_isi(laporan, pegawai, tanggal) and not is_dianalisis(laporan)


def may_answer_periksa(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may say now what the checklists ask: the owner to the last, and who may edit.

    Some of it, as where the report was published, is only known once the report is finished.
    """
    owns = is_owner(laporan, pegawai) and laporan.status != StatusLaporan.DIBATALKAN
    return owns or may_edit_isi(laporan, pegawai, tanggal)


def may_answer_koreksi(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may answer remarks now: who may edit, and who has a step on the desk that asks it.

    To answer changes nothing of the content: a frozen report that came back to a box is answered for, too.
    """
    if may_edit_isi(laporan, pegawai, tanggal):
        return True
    return any(map(is_answering, turns_of(laporan, pegawai, tanggal)))


def unit_scope(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> int | None:
    """Return the unit to whose rows ``pegawai`` is confined; None for who sees all figures.

    All of them see the owner, who keeps the organisation, who stands in a column of the SOP, has a step of
    it on the desk or is to write one of its texts, and who belongs to no unit; the people of a unit see its
    own. A finished report is open to everybody of the office.
    """
    if pegawai.unit_id is None or laporan.status == StatusLaporan.SELESAI or is_keeper(laporan, pegawai):
        return None
    stands = Penugasan.objects.filter(standing_in(pegawai, tanggal), laporan=laporan).exists()
    writes = stands or Naskah.objects.filter(laporan=laporan, penulis=pegawai).exists()
    works = writes or any(turns_of(laporan, pegawai, tanggal))
    return None if works else pegawai.unit_id


def may_fill_unit(laporan: Laporan, unit: int, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may give the figures of a unit now: its own people, and who may edit all."""
    if laporan.status != StatusLaporan.BERJALAN or is_dianalisis(laporan) or is_frozen(laporan):
        return False
    own = pegawai.is_active and pegawai.instansi_id == laporan.instansi_id and pegawai.unit_id == unit
    return own or may_edit_isi(laporan, pegawai, tanggal)
