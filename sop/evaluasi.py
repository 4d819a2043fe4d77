"""The yearly evaluation of an SOP in force: when it is due, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from sop.lifecycle import StatusVersi
from sop.models import EvaluasiSop, HasilEvaluasi, VersiSop
from sop.penetapan import lock_sop

# An evaluation this near is told beforehand.
HARI_SEBELUM = 30


class EvaluasiDitolak(Exception):
    """An evaluation that cannot be recorded; the message says why."""


@transaction.atomic
def record_evaluasi(
    versi_pk: int, *, tanggal: date, hasil: HasilEvaluasi, catatan: str, oleh: str, at: datetime
) -> EvaluasiSop:
    """Record that the version was evaluated; the next evaluation is due a year later.

    Sent twice it is recorded once.
    Raises EvaluasiDitolak if it is not in force, or the day lies ahead or before it came into force.

    Sumber: PermenPANRB 35/2012, monitoring and evaluation; at least once a year by custom of the offices.
    """
    lock_sop(versi_pk)
    versi = VersiSop.objects.select_related("sop__instansi").get(pk=versi_pk)
    if versi.status != StatusVersi.BERLAKU:
        raise EvaluasiDitolak("Hanya versi yang berlaku dapat dievaluasi.")
    if tanggal > at.astimezone(versi.sop.instansi.zona).date():
        raise EvaluasiDitolak("Tanggal evaluasi belum tiba; isi tanggal saat evaluasi dilakukan.")
    if tanggal < (mulai := first_day(versi)):
        raise EvaluasiDitolak(f"Versi ini baru berlaku sejak {mulai:%d-%m-%Y}; periksa tanggal evaluasinya.")
    evaluasi, _ = EvaluasiSop.objects.get_or_create(
        versi=versi, tanggal=tanggal, hasil=hasil, catatan=catatan, defaults={"oleh": oleh, "pada": at}
    )
    return evaluasi


def first_day(versi: VersiSop) -> date:
    """Return the day from which a version is in force, on the clock of its instansi.

    Raises ValueError for a draft.
    """
    if versi.ditetapkan_pada is None:
        raise ValueError("a draft is not in force")
    return versi.mulai_berlaku or versi.ditetapkan_pada.astimezone(versi.sop.instansi.zona).date()


def due_by_versi(versi_list: Iterable[VersiSop]) -> Mapping[int, date]:
    """Return by primary key when each version in force is to be evaluated next, in one query."""
    in_force = [versi for versi in versi_list if versi.status == StatusVersi.BERLAKU]
    last = dict(
        EvaluasiSop.objects.filter(versi__in=in_force).order_by("tanggal").values_list("versi", "tanggal")
    )
    return {versi.pk: _a_year_after(last.get(versi.pk) or first_day(versi)) for versi in in_force}


def _a_year_after(tanggal: date) -> date:
    # 29 February has no day a year later.
    bulan, hari = (3, 1) if (tanggal.month, tanggal.day) == (2, 29) else (tanggal.month, tanggal.day)
    return date(tanggal.year + 1, bulan, hari)
