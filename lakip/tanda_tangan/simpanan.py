"""The certificates that an office has put here, and who may use which."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.base import ContentFile, File
from django.db.models import Q, QuerySet
from django.views.decorators.debug import sensitive_variables

from lakip.access import TidakBerhak, TindakanDitolak, require_active
from lakip.models import Pegawai, Sertifikat
from lakip.models.tanda_tangan import JenisTandaTangan
from lakip.tanda_tangan.kunci import lock_again, open_pkcs12, require_usable

# A PKCS#12 with a long chain has some ten kilobytes.
UKURAN_MAKS = 256 * 1024
# So long before it expires its holder is warned.
MASA_INGAT = timedelta(days=30)


@sensitive_variables("passphrase", "kunci")
def keep_sertifikat(
    pegawai: Pegawai, berkas: File[bytes], passphrase: str, *, at: datetime, is_kantor: bool = False
) -> Sertifikat:
    """Keep a certificate of ``pegawai``, or of the office, locked anew under its own passphrase.

    Raises TidakBerhak for who may not give the office one, TindakanDitolak for a file that cannot sign.
    """
    require_active(pegawai)
    if pegawai.instansi is None:
        raise TidakBerhak("Sertifikat disimpan oleh pegawai sebuah instansi; akun Anda tidak memilikinya.")
    if is_kantor and not pegawai.is_staff:
        raise TidakBerhak("Sertifikat kantor diunggah oleh pengelola instansi.")
    if not passphrase:
        raise TindakanDitolak("Isi passphrase sertifikat; yang tanpa passphrase tidak dapat disimpan.")
    if berkas.size > UKURAN_MAKS:
        raise TindakanDitolak(
            "Berkas ini terlalu besar untuk sebuah sertifikat; pilih berkas .p12 atau .pfx."
        )
    kunci = open_pkcs12(berkas.read(), passphrase)
    require_usable(kunci.sertifikat, at)
    pemilik = None if is_kantor else pegawai
    same = Sertifikat.objects.filter(instansi=pegawai.instansi, pegawai=pemilik, sidik=kunci.sidik)
    if same.filter(dicabut_pada__isnull=True).exists():
        raise TindakanDitolak("Sertifikat ini sudah tersimpan.")
    return Sertifikat.objects.create(
        instansi=pegawai.instansi,
        pegawai=pemilik,
        berkas=ContentFile(lock_again(kunci, passphrase), name="sertifikat.p12"),
        subjek=kunci.subjek[:300],
        penerbit=kunci.penerbit[:300],
        nomor_seri=kunci.nomor_seri,
        berlaku_sejak=kunci.sertifikat.not_valid_before_utc,
        berlaku_sampai=kunci.sertifikat.not_valid_after_utc,
        sidik=kunci.sidik,
        oleh=pegawai,
        pada=at,
    )


def revoke_sertifikat(sertifikat: Sertifikat, pegawai: Pegawai, *, at: datetime) -> None:
    """Let a certificate be used no more and destroy its key; what it signed stays valid."""
    if not may_revoke(sertifikat, pegawai):
        raise TidakBerhak("Sertifikat kantor dicabut oleh pengelola instansi.")
    if not Sertifikat.objects.filter(pk=sertifikat.pk, dicabut_pada__isnull=True).update(dicabut_pada=at):
        raise TindakanDitolak("Sertifikat ini sudah dicabut.")
    sertifikat.berkas.delete(save=False)


def may_revoke(sertifikat: Sertifikat, pegawai: Pegawai) -> bool:
    return sertifikat.pegawai_id == pegawai.pk or (sertifikat.pegawai_id is None and pegawai.is_staff)


def list_sertifikat(pegawai: Pegawai) -> QuerySet[Sertifikat]:
    """Return the certificates of a person and of their office, those that were revoked too."""
    if pegawai.instansi_id is None:
        return Sertifikat.objects.none()
    own = Q(pegawai=pegawai) | Q(pegawai__isnull=True, instansi=pegawai.instansi_id)
    return Sertifikat.objects.filter(own).select_related("pegawai", "instansi", "oleh")


def list_usable(pegawai: Pegawai, jenis: JenisTandaTangan, at: datetime) -> QuerySet[Sertifikat]:
    """Return with what ``pegawai`` may sign at ``at``; the office's certificate puts no paraf of a person."""
    held = list_sertifikat(pegawai).filter(
        dicabut_pada__isnull=True, berlaku_sejak__lte=at, berlaku_sampai__gte=at
    )
    return held.exclude(pegawai__isnull=True) if jenis == JenisTandaTangan.PARAF else held
