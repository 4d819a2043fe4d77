"""Saving the draft of an SOP while it is edited: never over what somebody else saved, and undone at will."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from sop.batas_suntingan import find_excess
from sop.domain.isian import BerkasDitolak
from sop.domain.suntingan import Suntingan, close_suntingan, open_berkas
from sop.domain.tanggal import format_tanggal
from sop.lifecycle import StatusVersi
from sop.models import Simpanan, VersiSop
from sop.penetapan import lock_sop
from sop.simpanan import current, earlier, keep_simpanan, later, read_simpanan
from sop.storage import fill_versi, load_berkas

# How long after a save somebody is taken to be still at work on the draft.
MASIH_BEKERJA = timedelta(minutes=15)


class TidakDapatDisimpan(Exception):
    """A draft that cannot be saved as it stands; the message says why."""


class SudahBerubah(TidakDapatDisimpan):
    """Somebody has saved the draft since it was opened; the message says who, and when."""


class BukanDraf(TidakDapatDisimpan):
    """The version has been decided since it was opened."""


def open_draf(versi: VersiSop) -> Suntingan:
    """Return the draft as it was last saved, arrows that lead nowhere yet included."""
    simpanan = current(versi)
    return read_simpanan(simpanan) if simpanan else open_berkas(load_berkas(versi))


def find_other_editor(versi: VersiSop, oleh: str, at: datetime) -> str:
    """Return a sentence about somebody else who saved the draft just now, or nothing."""
    simpanan = current(versi)
    if simpanan is None or simpanan.oleh == oleh or at - simpanan.pada > MASIH_BEKERJA:
        return ""
    return f"{_tell_saved(versi, simpanan)} Mungkin ia masih menyunting; sepakati siapa yang meneruskan."


@transaction.atomic
def save(versi_pk: int, dasar: int | None, suntingan: Suntingan, *, oleh: str, at: datetime) -> VersiSop:
    """Save the draft, which was opened when its ``ubahan`` was ``dasar``; return it as it now stands.

    A draft that says the same as before is left as it is. Raises BukanDraf, SudahBerubah, or BerkasDitolak
    with all that is too much or too long to be saved.
    """
    versi = _lock_draf(versi_pk, dasar)
    before = open_draf(versi)
    if suntingan == before:
        return versi
    if excess := find_excess(suntingan):
        raise BerkasDitolak(excess)
    if not versi.posisi:
        versi.posisi = keep_simpanan(versi, before, oleh=oleh, at=at).nomor
    return _turn_to(versi, keep_simpanan(versi, suntingan, oleh=oleh, at=at).nomor, suntingan)


def undo(versi_pk: int, dasar: int, *, oleh: str, at: datetime) -> VersiSop:
    """Return the draft as it was before the last save; as it is if there is nothing before it.

    Raises BukanDraf or SudahBerubah.
    """
    return _go_to(earlier, versi_pk, dasar, oleh, at)


def redo(versi_pk: int, dasar: int, *, oleh: str, at: datetime) -> VersiSop:
    """Return the draft as it was before ``undo``; as it is if nothing was undone.

    Raises BukanDraf or SudahBerubah.
    """
    return _go_to(later, versi_pk, dasar, oleh, at)


@transaction.atomic
def _go_to(
    find: Callable[[VersiSop], Simpanan | None], versi_pk: int, dasar: int, oleh: str, at: datetime
) -> VersiSop:
    versi = _lock_draf(versi_pk, dasar)
    simpanan = find(versi)
    if simpanan is None:
        return versi
    # Who made the draft say this again, and when, is what another editor is told.
    simpanan.oleh, simpanan.pada = oleh, at
    simpanan.save(update_fields=["oleh", "pada"])
    return _turn_to(versi, simpanan.nomor, read_simpanan(simpanan))


def _turn_to(versi: VersiSop, nomor: int, suntingan: Suntingan) -> VersiSop:
    versi.posisi = nomor
    versi.ubahan += 1
    fill_versi(versi, close_suntingan(suntingan))
    return versi


def _lock_draf(versi_pk: int, dasar: int | None) -> VersiSop:
    lock_sop(versi_pk)
    versi: VersiSop = VersiSop.objects.select_related("sop__instansi").get(pk=versi_pk)
    if versi.status != StatusVersi.DRAF:
        status = versi.get_status_display().lower()
        raise BukanDraf(f"Versi ini sudah {status} dan tidak dapat disunting lagi; buat versi baru darinya.")
    if versi.ubahan != dasar:
        simpanan = current(versi)
        told = _tell_saved(versi, simpanan) if simpanan else "Draf ini sudah diubah sejak Anda membukanya."
        raise SudahBerubah(f"{told} Yang Anda tulis belum disimpan, dan masih ada di halaman ini.")
    return versi


def _tell_saved(versi: VersiSop, simpanan: Simpanan) -> str:
    pada = simpanan.pada.astimezone(versi.sop.instansi.zona)
    return f"Draf ini disimpan {simpanan.oleh} pada {format_tanggal(pada.date())} pukul {pada:%H.%M}."
