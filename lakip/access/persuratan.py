"""Who keeps the letters and meetings of a report, and who may read a secret letter."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from lakip.access.langkah import is_owner, turns_of
from lakip.access.penolakan import TidakBerhak, TindakanDitolak
from lakip.lembar_kerja import room_of
from lakip.lifecycle import StatusLaporan
from lakip.models import Disposisi, Laporan, Pegawai, Pemangku, Rapat, SuratMasuk, TindakLanjut, Tugas
from lakip.models.surat import SifatSurat
from sop.domain.jenis_kerja import LembarKerja


def may_keep_persuratan(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may keep the report's letters, meetings and their papers now.

    The owner may from the first day, and after the end too: receipts come in late. While the report runs so
    may whoever has a step of such work on the desk.
    """
    if is_owner(laporan, pegawai):
        return laporan.status != StatusLaporan.DIBATALKAN
    if laporan.status != StatusLaporan.BERJALAN:
        return False
    return any(room_of(tugas.simbol).is_persuratan for tugas in turns_of(laporan, pegawai, tanggal))


def require_persuratan(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> None:
    """Raise TidakBerhak for who may not keep the papers of the report, TindakanDitolak if it is cancelled."""
    if laporan.status == StatusLaporan.DIBATALKAN:
        raise TindakanDitolak("Laporan ini sudah dibatalkan.")
    if not may_keep_persuratan(laporan, pegawai, tanggal):
        raise TidakBerhak(
            f"Ini pekerjaan penanggung jawab laporan, {laporan.penanggung_jawab}, atau yang sedang "
            "mengerjakan langkah persuratannya."
        )


def readable_surat_masuk(pegawai: Pegawai, tanggal: date) -> QuerySet[SuratMasuk]:
    """Return the letters in the agenda of the person's instansi of which they may read page and scan.

    One that is rahasia only who entered it reads, the owner of its report, who gives or gave its disposisi,
    to whose post that went and stands, and who keeps the organisation.
    """
    letters = SuratMasuk.objects.filter(instansi=pegawai.instansi_id)
    if pegawai.is_staff:
        return letters
    held = Pemangku.objects.on(tanggal).filter(pegawai=pegawai).values("jabatan")
    addressed = Disposisi.objects.filter(kepada__in=held, ditarik_pada__isnull=True)
    giving = Tugas.objects.waiting_for(pegawai, tanggal).filter(
        simbol__langkah__lembar_kerja=LembarKerja.PERINTAH
    )
    return letters.filter(
        ~Q(sifat=SifatSurat.RAHASIA)
        | Q(oleh=pegawai)
        | Q(laporan__penanggung_jawab=pegawai)
        | Q(laporan__in=giving.values("laporan"))
        | Q(pk__in=Disposisi.objects.filter(oleh=pegawai, surat__isnull=False).values("surat"))
        | Q(pk__in=addressed.filter(surat__isnull=False).values("surat"))
    )


def may_mencatat_rapat(rapat: Rapat, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may say who came to a meeting and what came of it.

    Who keeps the papers may, and who leads the meeting or writes for it, unless the report is cancelled.
    """
    if may_keep_persuratan(rapat.laporan, pegawai, tanggal):
        return True
    takes_part = pegawai.is_active and pegawai.pk in (rapat.pemimpin_id, rapat.notulis_id)
    return takes_part and rapat.laporan.status != StatusLaporan.DIBATALKAN


def require_mencatat_rapat(rapat: Rapat, pegawai: Pegawai, tanggal: date) -> None:
    """Raise TidakBerhak for who may not write down what came of the meeting."""
    if not may_mencatat_rapat(rapat, pegawai, tanggal):
        raise TidakBerhak(
            f"Hasil rapat dicatat oleh notulis, {rapat.notulis}, pemimpin rapat, atau yang mengurus "
            "persuratan laporan ini."
        )


def may_menjawab_tindak_lanjut(laporan: Laporan, satu: TindakLanjut, pegawai: Pegawai) -> bool:
    """Whether ``pegawai`` may answer what a meeting asked for: who is to do it, and the report's owner."""
    answers = satu.penanggung_id == pegawai.pk or is_owner(laporan, pegawai)
    return answers and laporan.status != StatusLaporan.DIBATALKAN


def require_menjawab_tindak_lanjut(laporan: Laporan, satu: TindakLanjut, pegawai: Pegawai) -> None:
    """Raise TidakBerhak for who may not answer what a meeting asked for."""
    if not may_menjawab_tindak_lanjut(laporan, satu, pegawai):
        raise TidakBerhak(f"Tindak lanjut ini dijawab oleh {satu.penanggung}, yang bertanggung jawab.")
