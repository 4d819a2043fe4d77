"""Opening the figures again after their analysis: back to the row in which they were analysed."""

from __future__ import annotations

from datetime import datetime

from lakip.access import TindakanDitolak, analysed_at, analysis_simbol, require_owner
from lakip.engine.meja import once
from lakip.engine.penyimpangan import return_to, returnable
from lakip.lifecycle import AKTIF, StatusLaporan
from lakip.models import Jejak, Laporan, Pegawai, Tugas


def reopen_analysis(
    laporan_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Go back to the analysis, as the owner and with a reason, so that figures may be changed.

    Of several open branches the first is taken from which there is a way back; the
    work of the others that stands on the analysis is made void with it.
    """

    def act() -> Jejak:
        laporan = Laporan.objects.get(pk=laporan_pk)
        require_owner(laporan, pegawai)
        if laporan.status != StatusLaporan.BERJALAN:
            status = laporan.get_status_display().lower()
            raise TindakanDitolak(f"Laporan ini {status}; angkanya tidak dapat dibuka kembali.")
        simbol = analysis_simbol(laporan)
        if simbol is None or analysed_at(laporan) is None:
            raise TindakanDitolak("Angka laporan ini tidak sedang dikunci; langsung saja diubah.")
        for tugas in Tugas.objects.filter(laporan=laporan, status__in=AKTIF).select_related("laporan"):
            if simbol.pk in returnable(tugas):
                return return_to(tugas.pk, pegawai, simbol.pk, alasan, at=at, token=token)
        raise TindakanDitolak(
            "Dari langkah yang sekarang terbuka belum ada jalan kembali ke analisis; "
            "selesaikan dahulu cabang yang ditunggu."
        )

    return once(pegawai, token, act)
