"""When the figures of a report are locked, and when all that it says is frozen."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count, F, FilteredRelation, Max, Q

from lakip.domain.pembekuan import MEMBUKA, Pos, find_pembekuan
from lakip.lifecycle import TERBUKA, StatusLaporan, StatusTugas
from lakip.models import Laporan, Terbitan, Tugas
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.tanggal import format_tanggal
from sop.models import Simbol

# A row that was passed over leaves the figures as they are, too.
_DILALUI = (StatusTugas.SELESAI, StatusTugas.DILEWATI)


def is_dianalisis(laporan: Laporan) -> bool:
    """Whether the figures were analysed and that work is not open again."""
    return analysed_at(laporan) is not None


def describe_kunci(laporan: Laporan) -> str:
    """Return why the figures cannot be changed once they are analysed, and who opens them; "" before."""
    if beku := describe_beku(laporan):
        return beku
    pada = analysed_at(laporan)
    if pada is None:
        return ""
    tanggal = format_tanggal(pada.astimezone(laporan.instansi.zona).date())
    return (
        f"Analisis sudah selesai pada {tanggal}, sehingga angka laporan ini dikunci. Bila perlu diubah, "
        f"penanggung jawab, {laporan.penanggung_jawab}, membukanya kembali dengan alasan "
        "di halaman Kinerja atau Anggaran."
    )


def analysed_at(laporan: Laporan) -> datetime | None:
    """Return when the figures were last analysed; None if they were not, or that work is open again.

    Analysed they are in the last row of the SOP that says so, or, where none does, in its first row of
    writing. Until work at or before that row is open, as after a return, they stay as they were analysed.
    """
    if laporan.status == StatusLaporan.DISIAPKAN:
        return None
    simbol = analysis_simbol(laporan)
    if simbol is None:
        return None
    visits = Tugas.objects.filter(laporan=laporan, letak__langkah__versi=laporan.versi_id)
    at_or_before = Q(letak__langkah__urutan__lt=simbol.langkah.urutan) | Q(
        letak__langkah=simbol.langkah_id, letak__urutan__lte=simbol.urutan
    )
    found = visits.aggregate(
        selesai=Max("ditutup_pada", filter=Q(letak=simbol, status__in=_DILALUI)),
        terbuka=Count("pk", filter=at_or_before & Q(status__in=TERBUKA)),
    )
    selesai: datetime | None = found["selesai"]
    return None if found["terbuka"] else selesai


def analysis_simbol(laporan: Laporan) -> Simbol | None:
    """Return the symbol of the report's SOP at which its figures are analysed; None where there is none."""
    rows = Simbol.objects.filter(
        langkah__versi=laporan.versi_id,
        langkah__lembar_kerja__in=(LembarKerja.ANALISIS, LembarKerja.SUSUN),
    ).select_related("langkah")
    analysis, writing = None, None
    for simbol in rows:
        if simbol.langkah.lembar_kerja == LembarKerja.ANALISIS:
            analysis = simbol
        else:
            writing = writing or simbol
    return analysis or writing


def is_frozen(laporan: Laporan) -> bool:
    """Whether the report was handed up for approval and no work before that is open again."""
    return frozen_at(laporan) is not None


def describe_beku(laporan: Laporan) -> str:
    """Return why nothing can be changed once the report is handed up, and what opens it; "" before."""
    pada = frozen_at(laporan)
    if pada is None:
        return ""
    tanggal = format_tanggal(pada.astimezone(laporan.instansi.zona).date())
    return (
        f"LAKIP ini diajukan untuk persetujuan pada {tanggal}, sehingga isinya dibekukan. Isinya terbuka "
        "lagi hanya bila laporan dikembalikan: oleh yang memutuskan persetujuannya, atau oleh penanggung "
        f"jawab, {laporan.penanggung_jawab}, yang kembali ke langkah sebelumnya dengan alasan."
    )


def frozen_at(laporan: Laporan) -> datetime | None:
    """Return since when the report is handed up for approval; None if it is not, or earlier work is open.

    Under a further SOP that neither works on the content nor hands it up it stays as it was.
    """
    if laporan.status == StatusLaporan.DISIAPKAN:
        return None
    simbol_list = (
        Simbol.objects.filter(langkah__versi=laporan.versi_id)
        .select_related("langkah")
        .annotate(
            tugas_di_sini=FilteredRelation("kunjungan", condition=Q(kunjungan__laporan=laporan.pk)),
            status=F("tugas_di_sini__status"),
            ditutup_pada=F("tugas_di_sini__ditutup_pada"),
        )
    )
    pos_list = [_read_pos(list(rows)) for _, rows in groupby(simbol_list, key=attrgetter("pk"))]
    if MEMBUKA.isdisjoint(pos.pekerjaan for pos in pos_list):
        return Terbitan.objects.filter(laporan=laporan).values_list("dibekukan_pada", flat=True).last()
    return find_pembekuan(pos_list)


def _read_pos(rows: list[Any]) -> Pos:
    """Read one symbol, which stands in ``rows`` with each of its visits."""
    status = {row.status for row in rows}
    return Pos(
        rows[0].lembar_kerja,
        is_terbuka=not status.isdisjoint(TERBUKA),
        is_dicapai=not status <= {None, StatusTugas.TERTAHAN, StatusTugas.DIBATALKAN},
        is_dilalui=not status.isdisjoint(_DILALUI),
        ditutup_pada=max((row.ditutup_pada for row in rows if row.ditutup_pada), default=None),
    )
