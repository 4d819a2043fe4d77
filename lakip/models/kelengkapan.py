"""Lists by which a report is checked, as data with versions, since an office may have its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai
from sop.models import Instansi


class JenisDaftar(models.TextChoices):
    SISTEMATIKA = "sistematika", "Isi laporan"
    REVIU = "reviu", "Formulir checklist reviu"
    LKE = "lke", "Lembar Kerja Evaluasi"


class DaftarPeriksa(models.Model):
    """One version of a list; ``instansi`` is None for the common one, ``sumber`` is its legal source."""

    jenis = models.CharField(max_length=12, choices=JenisDaftar.choices)
    nama = models.CharField(max_length=200)
    sumber = models.CharField("dasar", max_length=250)
    catatan = models.TextField(blank=True)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True)
    versi = models.PositiveSmallIntegerField(default=1)
    is_berlaku = models.BooleanField("berlaku", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "daftar periksa"
        ordering = ["jenis", "instansi", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["jenis", "instansi", "versi"], name="daftar_periksa_unik"),
            models.UniqueConstraint(
                fields=["jenis", "instansi"], condition=Q(is_berlaku=True), name="satu_daftar_berlaku"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} versi {self.versi}"


class ButirPeriksa(models.Model):
    """One thing to check. ``aturan`` names the rule that proves it; without one a person answers."""

    daftar = models.ForeignKey(DaftarPeriksa, on_delete=models.CASCADE, related_name="butir")
    nomor = models.CharField(max_length=12)
    kelompok = models.CharField(max_length=120, blank=True)
    uraian = models.TextField()
    aturan = models.CharField(max_length=60, blank=True)
    bukti = models.TextField("bukti yang lazim diminta", blank=True)
    bobot = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    is_wajib = models.BooleanField(
        "wajib", default=False, help_text="Menahan pengajuan persetujuan selama belum terpenuhi."
    )
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "butir periksa"
        ordering = ["daftar", "urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["daftar", "nomor"], name="butir_periksa_unik")]

    def __str__(self) -> str:
        return f"{self.nomor} {self.uraian[:60]}"


class JawabanPeriksa(models.Model):
    """What a person says of a thing that the system cannot prove."""

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    butir = models.ForeignKey(ButirPeriksa, on_delete=models.PROTECT)
    is_terpenuhi = models.BooleanField("terpenuhi")
    keterangan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "jawaban periksa"
        ordering = ["laporan", "butir"]
        constraints = [models.UniqueConstraint(fields=["laporan", "butir"], name="satu_jawaban_per_butir")]

    def __str__(self) -> str:
        return f"{self.butir}: {'ya' if self.is_terpenuhi else 'tidak'}"
