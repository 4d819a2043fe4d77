"""Building the LAKIP: ordered on a page, carried out by a worker, kept where it was ordered."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.engine import susunan as pesanan
from lakip.engine.terbitan import read_versi_naskah
from lakip.exports.pdf import PdfGagal, build_pdf
from lakip.isi import IsiLaporan, collect_isi
from lakip.models import Jejak, Laporan, Pegawai, Susunan
from lakip.models.kode import make_kode

logger = logging.getLogger(__name__)

GAGAL = "Dokumen tidak dapat disusun. Coba lagi; bila tetap gagal, sampaikan kepada pengelola sistem."


def order_lakip(
    laporan: Laporan,
    pegawai: Pegawai,
    *,
    at: datetime,
    tugas_pk: int | None = None,
    token: str | None = None,
) -> Susunan:
    """Order the LAKIP and call a worker for it, unless one is at it already.

    Raises TindakanDitolak for who may not have it built now.
    """
    susunan, is_waiting = engine.order(laporan.pk, pegawai, at=at, tugas_pk=tugas_pk, token=token)
    if is_waiting and settings.SUSUN_LANGSUNG:
        build(susunan.pk)
    elif is_waiting:
        async_task("lakip.susun.build", susunan.pk, task_name=f"susunan {susunan.pk}")
    return susunan


def build(susunan_pk: int) -> None:
    """Carry out an order, as a worker; to call it again does no harm, whatever became of the first call."""
    susunan = pesanan.begin(susunan_pk, at=timezone.now())
    if susunan is None:
        return
    try:
        jejak = _build(susunan)
    except (PdfGagal, TindakanDitolak) as error:
        pesanan.fail(susunan.pk, str(error), at=timezone.now())
    except BaseException:
        # Also what ends a worker that takes too long.
        pesanan.fail(susunan.pk, GAGAL, at=timezone.now())
        raise
    else:
        pesanan.finish(susunan.pk, jejak, at=timezone.now())


def _build(susunan: Susunan) -> Jejak:
    def report(tahap: str, persen: int) -> None:
        Susunan.objects.filter(pk=susunan.pk).update(tahap=tahap, kemajuan=persen)

    isi, versi_naskah = _collect(susunan.laporan_id)
    kode = make_kode()
    pdf = build_pdf(isi, report, kode)
    report("Menyimpan", 99)
    tahun, kunci = isi.identitas.tahun, isi.sop[-1].berkas.kunci
    return engine.issue(
        susunan.laporan_id,
        susunan.pemohon,
        isi,
        ContentFile(pdf, name=f"LAKIP-{tahun}-{kunci}.pdf"),
        at=timezone.now(),
        tugas_pk=susunan.tugas_id,
        versi_naskah=versi_naskah,
        kode=kode,
        token=pesanan.token_of(susunan),
    )


def _collect(laporan_pk: int) -> tuple[IsiLaporan, dict[str, int]]:
    """Read what the report says, and the versions of its texts, while nobody can change either."""
    with transaction.atomic():
        locked = Laporan.objects.select_for_update(of=("self",)).select_related("instansi")
        laporan = locked.get(pk=laporan_pk)
        return collect_isi(laporan, timezone.now()), read_versi_naskah(laporan)
