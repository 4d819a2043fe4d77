"""Building the LAKIP and keeping it where it was built."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile

from lakip import engine
from lakip.access import TindakanDitolak, require_kapasitas, require_owner
from lakip.exports.pdf import PdfGagal, build_pdf
from lakip.isi import collect_isi
from lakip.models import Jejak, Laporan, Pegawai, Tugas


def susun_lakip(
    laporan: Laporan, pegawai: Pegawai, *, at: datetime, tugas: Tugas | None = None, token: str | None = None
) -> Jejak:
    """Build the PDF from what the report says now, and keep it with the step, or with the report.

    Raises TindakanDitolak with what went wrong; then nothing is kept.
    """
    # Asked before the engine asks: who may not keep it, does not make the office's machine build it.
    if tugas is None:
        require_owner(laporan, pegawai)
    else:
        today = at.astimezone(laporan.instansi.zona).date()
        require_kapasitas(laporan, tugas, pegawai, today)
    isi = collect_isi(laporan, at)
    try:
        pdf = build_pdf(isi)
    except PdfGagal as error:
        raise TindakanDitolak(str(error)) from error
    berkas = ContentFile(pdf, name=f"LAKIP-{laporan.tahun}-{laporan.versi.sop.kunci}.pdf")
    tugas_pk = tugas.pk if tugas else None
    return engine.issue(laporan.pk, pegawai, isi, berkas, at=at, tugas_pk=tugas_pk, token=token)
