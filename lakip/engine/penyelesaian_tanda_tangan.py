"""Settling a signature that was asked for and whose answer was lost: by looking, never by asking again."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.files.base import File

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.engine.meja import require_reason
from lakip.engine.tanda_tangan import fail_tanda_tangan, keep_tanda_tangan
from lakip.models import Jejak, Pegawai, TandaTangan
from lakip.models.tanda_tangan import PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.bsre import Bsre, can_verify, is_tersedia
from lakip.tanda_tangan.kembalian import describe_fault, read_sertifikat
from lakip.tanda_tangan.penyedia import Hasil
from lakip.tanda_tangan.rangkaian import TERPUTUS, read_sebelum
from sop.domain.tanggal import format_tanggal


def settle_with_file(
    tanda_tangan_pk: int, pegawai: Pegawai, berkas: File[bytes], *, at: datetime, token: str | None = None
) -> Jejak:
    """Keep the file that the service shows as signed; its verdict is asked where BSrE is configured.

    Raises TindakanDitolak unless it is the file that was sent with a new, valid signature at its end.
    """
    satu = _find(tanda_tangan_pk, pegawai)
    # The file that was sent may itself be larger than what people upload.
    batas = satu.sebelum.ukuran + settings.BERKAS_MAKS
    if (berkas.size or 0) > batas:
        raise TindakanDitolak(f"Berkas ini terlalu besar; paling besar {batas // 1024**2} MB.")
    return _keep(satu, pegawai, berkas.read(), "diunggah", at, token)


def settle_with_download(
    tanda_tangan_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None
) -> Jejak:
    """Fetch the file from the service by the key that it told, and keep it as ``settle_with_file`` does."""
    satu = _find(tanda_tangan_pk, pegawai)
    if not can_download(satu):
        raise TindakanDitolak("Layanan tidak memberi nomor berkasnya; unduh sendiri, lalu unggah di sini.")
    return _keep(
        satu, pegawai, Bsre().download(satu.rincian["id_dokumen"]), "diunduh dari layanan", at, token
    )


def settle_as_failed(
    tanda_tangan_pk: int, pegawai: Pegawai, alasan: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Say, with the reason, that the signature did not come about; the file may then be signed again.

    Raises Terlambat as long as the request may still be under way.
    """
    satu = _find(tanda_tangan_pk, pegawai)
    if at < satu.pada + TERPUTUS:
        habis = (satu.pada + TERPUTUS).astimezone(satu.laporan.instansi.zona)
        raise Terlambat(
            f"Permintaannya mungkin masih berjalan; tunggu sampai pukul {habis:%H.%M}, "
            f"{format_tanggal(habis.date())}, lalu periksa dahulu di aplikasi BSrE."
        )
    return fail_tanda_tangan(tanda_tangan_pk, pegawai, require_reason(alasan), at=at, token=token)


def may_settle(satu: TandaTangan, pegawai: Pegawai) -> bool:
    """Whether ``pegawai`` may settle it: who was to sign; the owner of the report where that is past.

    Past it is when the step was closed without the signature, or when who was to sign has left.
    """
    if satu.oleh_id == pegawai.pk:
        return True
    is_lewat = not satu.oleh.is_active or (satu.tugas is not None and not satu.tugas.is_terbuka)
    return is_lewat and satu.laporan.penanggung_jawab_id == pegawai.pk


def can_download(satu: TandaTangan) -> bool:
    """Whether the service told under which key it keeps the file (v1)."""
    return is_tersedia() and bool(satu.rincian.get("id_dokumen"))


def _find(tanda_tangan_pk: int, pegawai: Pegawai) -> TandaTangan:
    """Return the signature to be settled; it is locked only once the file was looked at."""
    rows = TandaTangan.objects.select_related("laporan__instansi", "tugas", "oleh", "sebelum")
    satu = rows.get(pk=tanda_tangan_pk)
    if satu.status != StatusTandaTangan.BELUM_DIKETAHUI:
        raise Terlambat(f"Hasil tanda tangan ini sudah tercatat: {satu.get_status_display().lower()}.")
    if not may_settle(satu, pegawai):
        raise TidakBerhak(f"Hanya {satu.oleh}, yang menandatangani, yang dapat menyelesaikan ini.")
    return satu


def _keep(
    satu: TandaTangan, pegawai: Pegawai, pdf: bytes, cara: str, at: datetime, token: str | None
) -> Jejak:
    if cacat := describe_fault(read_sebelum(satu), pdf):
        raise TindakanDitolak(
            f"{cacat} Unggah berkas yang diunduh dari layanan, tanpa dicetak, digabung, atau disimpan ulang."
        )
    rincian = {**read_sertifikat(pdf), "diselesaikan": cara}
    if satu.penyedia == PenyediaTandaTangan.BSRE and can_verify():
        verifikasi = Bsre().verify(pdf)
        if verifikasi.is_ditolak:
            raise TindakanDitolak(
                f"BSrE menyatakan tanda tangan pada berkas ini tidak sah ({verifikasi.simpulan}). Periksa "
                "berkasnya di portal BSrE; tidak ada yang disimpan."
            )
        rincian["simpulan_bsre"] = verifikasi.simpulan
    return keep_tanda_tangan(satu.pk, pegawai, Hasil(pdf, rincian), at=at, token=token)
