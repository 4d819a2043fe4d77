"""Putting a version of an SOP into force, and out of it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.shortcuts import get_object_or_404

from sop.domain.berkas import BerkasSop, content_hash, write_berkas
from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.pemeriksaan import find_problems
from sop.domain.tanggal import format_tanggal
from sop.domain.temuan import Temuan, Tingkat
from sop.lifecycle import StatusVersi
from sop.models import Sop, VersiSop, ZonaWaktu
from sop.simpanan import drop_simpanan
from sop.storage import load_berkas


class BelumDapatDitetapkan(Exception):
    """A version that cannot be put into force, or out of it; the message says why."""


def list_temuan(berkas: BerkasSop) -> list[Temuan]:
    """Return all findings about a document: the linter's, in the words of the form.

    Where these would let it run but it cannot be written to a file and read again, that comes first, in the
    words of the file.
    """
    found = find_problems(berkas)
    if any(t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN for t in found):
        return found
    try:
        read_berkas(write_berkas(berkas))
    except BerkasDitolak as ditolak:
        return [*ditolak.temuan, *found]
    return found


def lock_sop(versi_pk: int) -> Sop:
    """Return the SOP of a version, it and the version locked until the transaction ends.

    Raises Http404 if the version was deleted since it was asked for.
    """
    sop: Sop = get_object_or_404(Sop.objects.select_for_update(), versisop=versi_pk)
    return sop


@transaction.atomic
def put_into_force(
    versi_pk: int, *, oleh: str, at: datetime, mulai: date | None = None, ubahan: int | None = None
) -> VersiSop:
    """Decide a draft: it is in force from the day ``mulai``, by the clock of its instansi, or at once.

    From then on the database refuses every change of its content; until the day the version before it stays
    in force. ``ubahan`` is the state of the draft that was read before deciding. Raises BelumDapatDitetapkan
    if it is no draft, was changed since, or the day is past, or with all findings that keep it from running.
    Sumber: PermenPANRB 35/2012; a change is a new revision.
    """
    # Nobody can change the version between the check and the hash.
    sop = lock_sop(versi_pk)
    _promote_due(sop, at)
    versi: VersiSop = VersiSop.objects.get(pk=versi_pk)
    if versi.status != StatusVersi.DRAF:
        raise BelumDapatDitetapkan(f"Versi ini sudah {versi.get_status_display().lower()}.")
    if ubahan not in (None, versi.ubahan):
        raise BelumDapatDitetapkan("Draf ini diubah sejak halaman ini dibuka; periksa lagi, lalu tetapkan.")
    today = at.astimezone(sop.instansi.zona).date()
    mulai = mulai or today
    if mulai < today:
        raise BelumDapatDitetapkan("Tanggal mulai berlaku sudah lewat; pilih hari ini atau sesudahnya.")
    berkas = load_berkas(versi)
    faults = [t for t in list_temuan(berkas) if t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN]
    if faults:
        raise BelumDapatDitetapkan("SOP ini belum dapat dijalankan. " + " ".join(map(str, faults)))
    if mulai > today:
        _require_none_scheduled(sop)
        versi.schedule()
    else:
        _replace_in_force(sop, at)
        versi.put_into_force()
    versi.hash_isi, versi.mulai_berlaku = content_hash(berkas), mulai
    versi.ditetapkan_pada, versi.ditetapkan_oleh = at, oleh
    versi.save(update_fields=["status", "hash_isi", "mulai_berlaku", "ditetapkan_pada", "ditetapkan_oleh"])
    drop_simpanan(versi)
    return versi


@transaction.atomic
def revoke(versi_pk: int, *, at: datetime) -> VersiSop:
    """Withdraw a version in force or still to come; reports that run under it go on.

    Raises BelumDapatDitetapkan if it is neither.
    """
    _promote_due(lock_sop(versi_pk), at)
    versi: VersiSop = VersiSop.objects.get(pk=versi_pk)
    if versi.status not in (StatusVersi.TERJADWAL, StatusVersi.BERLAKU):
        raise BelumDapatDitetapkan("Hanya versi yang berlaku atau akan berlaku dapat dicabut.")
    versi.revoke()
    versi.berakhir_pada = at
    versi.save(update_fields=["status", "berakhir_pada"])
    return versi


def bring_due_into_force(at: datetime) -> None:
    """Put every version into force whose day has come; asked before whatever depends on what is in force."""
    due = VersiSop.objects.due(max(at.astimezone(ZoneInfo(zona)).date() for zona in ZonaWaktu.values))
    for versi_pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            _promote_due(lock_sop(versi_pk), at)


def _promote_due(sop: Sop, at: datetime) -> None:
    """Put the scheduled version of a locked SOP into force if its day has come, from the beginning of it."""
    zona = sop.instansi.zona
    for versi in VersiSop.objects.filter(sop=sop).due(at.astimezone(zona).date()):
        _replace_in_force(sop, datetime.combine(versi.mulai_berlaku, time.min, zona))
        versi.put_into_force()
        versi.save(update_fields=["status"])


def _replace_in_force(sop: Sop, at: datetime) -> None:
    for before in VersiSop.objects.filter(sop=sop).in_force():
        before.replace()
        before.berakhir_pada = at
        before.save(update_fields=["status", "berakhir_pada"])


def _require_none_scheduled(sop: Sop) -> None:
    lain = VersiSop.objects.filter(sop=sop, status=StatusVersi.TERJADWAL).first()
    if lain:
        raise BelumDapatDitetapkan(
            f"Versi {lain.nomor_versi} sudah akan berlaku {format_tanggal(lain.mulai_berlaku)}; "
            "cabut versi itu dahulu, atau tetapkan versi ini mulai hari ini."
        )
