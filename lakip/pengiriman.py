"""What went to whom: the buku ekspedisi of a report, who still waits, what is lacking."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from lakip.domain.deret import join_deret
from lakip.domain.surat import find_penerima
from lakip.models import Laporan, PenerimaSurat, Pengiriman
from sop.domain.jenis_kerja import LembarKerja
from sop.models import Langkah


def list_kiriman(laporan: Laporan) -> list[Pengiriman]:
    """Return the rows of the buku ekspedisi, the earliest first."""
    rows = Pengiriman.objects.filter(laporan=laporan)
    return list(rows.select_related("penerima__surat__nomor", "bukti", "oleh", "dicatat_oleh"))


def penerima_menunggu(laporan: Laporan) -> QuerySet[PenerimaSurat]:
    """Return to whom a numbered letter of the report is addressed that has not been sent to them yet."""
    valid = PenerimaSurat.objects.filter(
        surat__laporan=laporan, surat__nomor__isnull=False, surat__batal_pada__isnull=True
    )
    return valid.filter(pengiriman__isnull=True).select_related("surat__nomor")


def lacks_kiriman(laporan: Laporan) -> list[str]:
    """Return, a sentence each, who was not sent the letter and whose receipt is missing.

    A tembusan need not be receipted.
    """
    waiting = penerima_menunggu(laporan).filter(is_tembusan=False).values_list("nama", flat=True)
    counted = Pengiriman.objects.filter(Q(penerima=None) | Q(penerima__is_tembusan=False), laporan=laporan)
    open_rows = counted.filter(diterima=None, alasan_tanpa="").values_list("kepada", flat=True)
    lacks = [f"Belum dikirim kepada {join_deret(waiting)}: catat pada “Pengiriman”."] if waiting else []
    if open_rows:
        lacks.append(
            f"Tanda terima dari {join_deret(open_rows)} belum ada: catat pada “Pengiriman”, "
            "atau tuliskan mengapa tidak ada."
        )
    return lacks


def propose_penerima(laporan: Laporan) -> str:
    """Return, one to a line, whom the SOP's rows of sending name, where no letter and no row does yet."""
    if Pengiriman.objects.filter(laporan=laporan).exists() or penerima_menunggu(laporan).exists():
        return ""
    rows = Langkah.objects.filter(versi=laporan.versi_id, lembar_kerja=LembarKerja.KIRIM)
    return "\n".join(find_penerima(" ".join(rows.values_list("kegiatan", flat=True))))
