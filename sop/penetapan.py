"""Putting a version of an SOP into force, and out of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sop.domain.berkas import BerkasSop, content_hash, write_berkas
from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.pemeriksaan import find_problems
from sop.domain.temuan import Temuan, Tingkat
from sop.lifecycle import StatusVersi
from sop.models import Sop, VersiSop
from sop.storage import load_berkas


class BelumDapatDitetapkan(Exception):
    """A version that cannot be put into force, or out of it; the message says why."""


def list_temuan(berkas: BerkasSop) -> list[Temuan]:
    """Return all findings about a document: what keeps it from being written to a file, then the linter's.

    A version that was edited row by row may not be a document yet: a column
    named twice, no row at all.
    """
    try:
        read_berkas(write_berkas(berkas))
    except BerkasDitolak as ditolak:
        return [*ditolak.temuan, *find_problems(berkas)]
    return find_problems(berkas)


def lock_sop(versi_pk: int) -> Sop:
    """Return the SOP of a version, it and the version locked until the transaction ends."""
    return Sop.objects.select_for_update().get(versisop=versi_pk)


@transaction.atomic
def put_into_force(versi_pk: int, *, oleh: str, at: datetime) -> VersiSop:
    """Put a draft into force in place of the version before it.

    From then on the database refuses every change of its content. Raises
    BelumDapatDitetapkan if it is no draft, or with all findings that keep it
    from running. Sumber: PermenPANRB 35/2012; a change is a new revision.
    """
    # Nobody can change the version between the check and the hash.
    sop = lock_sop(versi_pk)
    versi: VersiSop = VersiSop.objects.get(pk=versi_pk)
    if versi.status != StatusVersi.DRAF:
        raise BelumDapatDitetapkan(f"Versi ini sudah {versi.get_status_display().lower()}.")
    berkas = load_berkas(versi)
    faults = [t for t in list_temuan(berkas) if t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN]
    if faults:
        raise BelumDapatDitetapkan("SOP ini belum dapat dijalankan. " + " ".join(map(str, faults)))
    for before in VersiSop.objects.filter(sop=sop).in_force():
        before.replace()
        before.berakhir_pada = at
        before.save(update_fields=["status", "berakhir_pada"])
    versi.put_into_force()
    versi.hash_isi = content_hash(berkas)
    versi.ditetapkan_pada, versi.ditetapkan_oleh = at, oleh
    versi.save(update_fields=["status", "hash_isi", "ditetapkan_pada", "ditetapkan_oleh"])
    return versi


@transaction.atomic
def revoke(versi_pk: int, *, at: datetime) -> VersiSop:
    """Withdraw a version; reports that run under it go on. Raises BelumDapatDitetapkan if not in force."""
    lock_sop(versi_pk)
    versi: VersiSop = VersiSop.objects.get(pk=versi_pk)
    if versi.status != StatusVersi.BERLAKU:
        raise BelumDapatDitetapkan("Hanya versi yang berlaku dapat dicabut.")
    versi.revoke()
    versi.berakhir_pada = at
    versi.save(update_fields=["status", "berakhir_pada"])
    return versi
