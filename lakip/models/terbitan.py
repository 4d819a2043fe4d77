"""The LAKIP as it was built: each time it is kept whole, with all that it said."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from lakip.models.dokumen import Dokumen
from lakip.models.kode import make_kode
from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Pegawai


class Terbitan(models.Model):
    """One built LAKIP: its PDF, and its content as data.

    ``data`` is the JSON that stands in the PDF too; ``hash_isi`` tells two contents apart, whatever the
    moment they were built at and however far the SOP had run. ``naskah`` are the versions of the texts, by
    the key of the Naskah. A frozen one is what is read, signed and sent. ``kode`` stands on it for the public
    page.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    nomor = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=20, unique=True, default=make_kode, editable=False)
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT)
    data = models.TextField()
    hash_isi = models.CharField(max_length=64)
    naskah = models.JSONField(default=dict)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()
    dibekukan_pada = models.DateTimeField(null=True, blank=True)
    dibekukan_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="terbitan_dibekukan"
    )

    class Meta:
        verbose_name = verbose_name_plural = "terbitan"
        ordering = ["laporan", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "nomor"], name="terbitan_nomor_unik"),
            models.CheckConstraint(
                condition=Q(dibekukan_pada__isnull=True, dibekukan_oleh__isnull=True)
                | Q(dibekukan_pada__isnull=False, dibekukan_oleh__isnull=False),
                name="terbitan_dibekukan_oleh_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return f"Terbitan {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("terbitan", args=[self.laporan_id, self.nomor])


class StatusSusunan(models.TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang disusun"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


# An order that is yet to be carried out stands in one of these.
SUSUNAN_TERBUKA = (StatusSusunan.ANTRE, StatusSusunan.BERJALAN)
# After so long, in seconds, an order that no worker has begun tells that there is none.
BATAS_ANTRE = 30


class Susunan(models.Model):
    """One order to build the LAKIP, for a worker to carry out; what it built is kept once or not at all.

    ``kemajuan`` is in percent, ``tahap`` what is being done, ``pesan`` why it failed.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT, null=True, blank=True)
    pemohon = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    status = models.CharField(max_length=10, choices=StatusSusunan.choices, default=StatusSusunan.ANTRE)
    tahap = models.CharField(max_length=60, blank=True)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    pesan = models.TextField(blank=True)
    dipesan_pada = models.DateTimeField()
    dimulai_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    terbitan = models.ForeignKey(Terbitan, on_delete=models.PROTECT, null=True, blank=True)
    token = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "susunan"
        ordering = ["laporan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=StatusSusunan.values), name="susunan_status_dikenal"
            ),
            models.UniqueConstraint(
                fields=["laporan"],
                condition=Q(status__in=[satu.value for satu in SUSUNAN_TERBUKA]),
                name="satu_susunan_terbuka",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.get_status_display()}"

    @property
    def is_terbuka(self) -> bool:
        return self.status in SUSUNAN_TERBUKA

    def is_macet(self, at: datetime) -> bool:
        """Whether no worker has begun it in time, or the one that began it must be gone."""
        if self.status == StatusSusunan.ANTRE:
            return at - self.dipesan_pada > timedelta(seconds=BATAS_ANTRE)
        gone = timedelta(seconds=settings.SUSUN_BATAS_ULANG)
        return self.dimulai_pada is not None and self.is_terbuka and at - self.dimulai_pada > gone
