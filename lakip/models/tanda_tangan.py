"""Signatures and initials on files, and the certificates they are made with."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from lakip.models.dokumen import Dokumen
from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Pegawai
from lakip.models.surat import Surat
from lakip.models.terbitan import Terbitan
from sop.models import Instansi


class JenisTandaTangan(models.TextChoices):
    PARAF = "paraf", "Paraf"
    TANDA_TANGAN = "tanda_tangan", "Tanda tangan"


class PenyediaTandaTangan(models.TextChoices):
    """How a signature comes about."""

    SERTIFIKAT = "sertifikat", "Sertifikat elektronik"
    BSRE = "bsre", "BSrE"
    BASAH = "basah", "Tanda tangan basah"


class StatusTandaTangan(models.TextChoices):
    """``BELUM_DIKETAHUI``: the service was asked and has not answered in time; nothing is repeated."""

    BELUM_DIKETAHUI = "belum_diketahui", "Hasil belum diketahui"
    JADI = "jadi", "Jadi"
    TIDAK_JADI = "tidak_jadi", "Tidak jadi"
    GUGUR = "gugur", "Gugur"


def sertifikat_path(sertifikat: Sertifikat, nama: str) -> str:
    return f"sertifikat/{uuid.uuid4().hex}.p12"


class Sertifikat(models.Model):
    """A PKCS#12 of a person, or, without ``pegawai``, of the office; locked by a passphrase nobody keeps.

    The file lies in the storage and is never handed out; here stands only what is public of it.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True)
    berkas = models.FileField(upload_to=sertifikat_path, max_length=200)
    subjek = models.CharField(max_length=300)
    penerbit = models.CharField(max_length=300)
    nomor_seri = models.CharField(max_length=64)
    berlaku_sejak = models.DateTimeField()
    berlaku_sampai = models.DateTimeField()
    sidik = models.CharField("SHA-256 sertifikat", max_length=64)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="sertifikat_diunggah")
    pada = models.DateTimeField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "sertifikat"
        ordering = ["-pada"]

    def __str__(self) -> str:
        return self.subjek

    @property
    def nama(self) -> str:
        """Whom it was issued to, without the rest of its subject."""
        return _read_nama(self.subjek)

    @property
    def nama_penerbit(self) -> str:
        return _read_nama(self.penerbit)


def _read_nama(subjek: str) -> str:
    parts = dict(satu.partition("=")[::2] for satu in subjek.split(","))
    return parts.get("CN", subjek)


class TandaTangan(models.Model):
    """One signature or paraf on one file: a LAKIP (``terbitan``) or a letter (``surat``).

    ``sebelum`` is the file as it was before, ``dokumen`` the one with the signature, or the scan of what was
    signed on paper; its bytes are never touched again. ``rincian`` holds what is public of it: subject,
    issuer and serial number of the certificate, the time stamp, what the service answered. ``pemeriksaan``
    is the verdict of a full validation of ``dokumen``.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    terbitan = models.ForeignKey(Terbitan, on_delete=models.PROTECT, null=True, blank=True)
    surat = models.ForeignKey(Surat, on_delete=models.PROTECT, null=True, blank=True)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT, null=True, blank=True)
    jenis = models.CharField(max_length=12, choices=JenisTandaTangan.choices)
    penyedia = models.CharField(max_length=10, choices=PenyediaTandaTangan.choices)
    status = models.CharField(max_length=16, choices=StatusTandaTangan.choices)
    sebelum = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="ditandatangani")
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, null=True, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tanda_tangan")
    kapasitas = models.CharField(max_length=250)
    pada = models.DateTimeField()
    rincian = models.JSONField(default=dict)
    pemeriksaan = models.JSONField(null=True, blank=True)
    diperiksa_pada = models.DateTimeField(null=True, blank=True)
    gugur_pada = models.DateTimeField(null=True, blank=True)
    gugur_sebab = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tanda tangan"
        ordering = ["laporan", "pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(terbitan__isnull=False, surat__isnull=True)
                | Q(terbitan__isnull=True, surat__isnull=False),
                name="tanda_tangan_atas_satu_naskah",
            ),
            models.CheckConstraint(
                condition=~Q(status="jadi") | Q(dokumen__isnull=False), name="tanda_tangan_jadi_berberkas"
            ),
            models.UniqueConstraint(
                fields=["sebelum"],
                condition=Q(status="belum_diketahui"),
                name="satu_tanda_tangan_belum_diketahui",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.oleh}"

    @property
    def naskah(self) -> Terbitan | Surat:
        """What is signed; the database sees to it that it is one of the two."""
        return self.terbitan or self.surat  # type: ignore[return-value]


class Percobaan(models.Model):
    """A code that was asked for in vain on the public page; ``asal`` is a keyed hash of the address."""

    asal = models.CharField(max_length=64, db_index=True)
    pada = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "percobaan verifikasi"

    def __str__(self) -> str:
        return f"{self.pada:%Y-%m-%d %H:%M}"
