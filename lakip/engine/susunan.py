"""Orders to build the LAKIP: given by a person, carried out by a worker, each with one result at most."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lakip.access import Terlambat, TindakanDitolak, describe_beku, require_active, require_kapasitas
from lakip.engine.meja import Meja
from lakip.engine.terbitan import require_pemilik
from lakip.models import Jejak, Pegawai, Susunan, Terbitan
from lakip.models.terbitan import SUSUNAN_TERBUKA, StatusSusunan


def order(
    laporan_pk: int,
    pegawai: Pegawai,
    *,
    at: datetime,
    tugas_pk: int | None = None,
    token: str | None = None,
) -> tuple[Susunan, bool]:
    """Order the LAKIP, for a step or, as the owner, for the report; say too whether a worker is to be called.

    A report has one open order: who asks again is answered with it, and if no worker goes on with it, it
    waits again from now. Raises TindakanDitolak where the LAKIP could not be kept.
    """
    require_active(pegawai)
    with transaction.atomic():
        if tugas_pk is None:
            meja, tugas = Meja.of_laporan(laporan_pk, at), None
        else:
            meja, tugas = Meja.of_tugas(tugas_pk, at)
        if before := _find_sent(token, pegawai):
            return before, False
        if tugas is None:
            require_pemilik(meja, pegawai)
        else:
            meja.require_open(tugas)
            require_kapasitas(meja.laporan, tugas, pegawai, meja.today)
        if beku := describe_beku(meja.laporan):
            raise TindakanDitolak(beku)
        waiting = Susunan.objects.filter(laporan=meja.laporan, status__in=SUSUNAN_TERBUKA).first()
        if waiting and not waiting.is_macet(at):
            return waiting, False
        susunan = waiting or Susunan(laporan=meja.laporan)
        susunan.tugas, susunan.pemohon, susunan.token = tugas, pegawai, token or None
        susunan.status, susunan.tahap, susunan.kemajuan = StatusSusunan.ANTRE, "", 0
        susunan.dipesan_pada, susunan.dimulai_pada = at, None
        susunan.save()
    return susunan, True


def _find_sent(token: str | None, pegawai: Pegawai) -> Susunan | None:
    """Return what the same form ordered before; raises Terlambat if somebody else has sent it."""
    sent = Susunan.objects.filter(token=token).first() if token else None
    if sent and sent.pemohon_id != pegawai.pk:
        raise Terlambat("Formulir ini sudah dikirim orang lain; muat ulang halamannya.")
    return sent


def begin(susunan_pk: int, *, at: datetime) -> Susunan | None:
    """Return an order as begun; None if it is over, or if its LAKIP was kept before a worker was killed."""
    with transaction.atomic():
        susunan = _lock(susunan_pk)
        if not susunan.is_terbuka:
            return None
        if jejak := Jejak.objects.filter(token=token_of(susunan)).first():
            _finish(susunan, jejak, at)
            return None
        susunan.status, susunan.dimulai_pada = StatusSusunan.BERJALAN, at
        susunan.tahap, susunan.kemajuan = "Membaca data", 0
        susunan.save(update_fields=["status", "dimulai_pada", "tahap", "kemajuan"])
    return susunan


def token_of(susunan: Susunan) -> str:
    """Return the token under which its LAKIP is kept, so that a second worker finds what the first kept."""
    return f"susunan-{susunan.pk}"


def finish(susunan_pk: int, jejak: Jejak, *, at: datetime) -> None:
    """End an order with what was kept."""
    with transaction.atomic():
        _finish(_lock(susunan_pk), jejak, at)


def fail(susunan_pk: int, pesan: str, *, at: datetime) -> None:
    """End an order with the sentence that says why nothing was kept; one that is over stays as it is."""
    with transaction.atomic():
        susunan = _lock(susunan_pk)
        if susunan.is_terbuka:
            susunan.status, susunan.pesan, susunan.selesai_pada = StatusSusunan.GAGAL, pesan, at
            susunan.save(update_fields=["status", "pesan", "selesai_pada"])


def _finish(susunan: Susunan, jejak: Jejak, at: datetime) -> None:
    susunan.status, susunan.kemajuan, susunan.selesai_pada = StatusSusunan.SELESAI, 100, at
    susunan.terbitan = Terbitan.objects.get(laporan=susunan.laporan_id, nomor=jejak.rincian["terbitan"])
    susunan.save(update_fields=["status", "kemajuan", "selesai_pada", "terbitan"])


def _lock(susunan_pk: int) -> Susunan:
    locked: Susunan = (
        Susunan.objects.select_for_update(of=("self",)).select_related("pemohon").get(pk=susunan_pk)
    )
    return locked
