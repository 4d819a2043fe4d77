"""The full validation of what was signed here: a job, since it takes seconds, and its verdict kept."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django_q.tasks import async_task

from lakip.models import TandaTangan
from lakip.tanda_tangan.periksa import validate


def order_pemeriksaan(tanda_tangan_pk: int) -> None:
    """Have a worker examine the file of a signature; at once where documents are built at once."""
    if settings.SUSUN_LANGSUNG:
        keep_pemeriksaan(tanda_tangan_pk)
    else:
        async_task(
            "lakip.tanda_tangan.pemeriksaan.keep_pemeriksaan",
            tanda_tangan_pk,
            task_name=f"pemeriksaan {tanda_tangan_pk}",
        )


def keep_pemeriksaan(tanda_tangan_pk: int) -> None:
    """Examine every signature in the file and keep the verdicts, the earliest signature first."""
    satu = TandaTangan.objects.select_related("dokumen").get(pk=tanda_tangan_pk)
    if satu.dokumen is None:
        return
    with satu.dokumen.berkas.open("rb") as berkas:
        pdf: bytes = berkas.read()
    try:
        pemeriksaan: dict[str, object] = {"tanda_tangan": [verdik.as_json() for verdik in validate(pdf)]}
    except ValueError as error:
        pemeriksaan = {"tanda_tangan": [], "kalimat": str(error)}
    TandaTangan.objects.filter(pk=satu.pk).update(pemeriksaan=pemeriksaan, diperiksa_pada=timezone.now())
