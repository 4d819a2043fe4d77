"""What the columns of an office's own workbook hold, told once and remembered."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lakip.access import TidakBerhak, require_active
from lakip.engine.meja import Meja
from lakip.engine.serahan import describe_penutupan, read_stored, require_newest, status_of
from lakip.models import Pegawai, Pemetaan, Serahan


@transaction.atomic
def map_columns(serahan_pk: int, pegawai: Pegawai, pemetaan: Pemetaan, *, at: datetime) -> Serahan:
    """Keep a mapping for the whole instansi and read the workbook with it; nothing is applied yet.

    Heads that were mapped before are mapped anew.

    Raises TidakBerhak, or Terlambat if the workbook has been applied or another one handed in.
    """
    require_active(pegawai)
    laporan_pk = Serahan.objects.values_list("format__laporan", flat=True).get(pk=serahan_pk)
    meja = Meja.of_laporan(laporan_pk, at)
    serahan = Serahan.objects.select_related("format__unit", "format__laporan__instansi").get(pk=serahan_pk)
    if closed := describe_penutupan(meja.laporan, serahan.format.unit, pegawai, meja.today):
        raise TidakBerhak(closed)
    require_newest(serahan)
    serahan.pemetaan, _ = Pemetaan.objects.update_or_create(
        instansi=meja.laporan.instansi,
        sidik=pemetaan.sidik,
        defaults={
            "lembar": pemetaan.lembar,
            "baris_kepala": pemetaan.baris_kepala,
            "kolom": pemetaan.kolom,
            "oleh": pegawai,
            "pada": at,
        },
    )
    serahan.status = status_of(read_stored(serahan))
    serahan.save(update_fields=["pemetaan", "status"])
    return serahan
