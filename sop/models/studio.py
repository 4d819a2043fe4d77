"""What is kept beside the documents: drafts under way, confirmations, evaluations, documents brought in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sop.models.dokumen import Instansi, Panah, Simbol, Sop, VersiSop


class Simpanan(models.Model):
    """A draft as it was saved once while being edited: what undo goes back to.

    ``isi`` is a ``sop.domain.suntingan.Suntingan`` as JSON. They go when the version is decided.
    """

    versi = models.ForeignKey(VersiSop, on_delete=models.CASCADE)
    nomor = models.PositiveIntegerField()
    isi = models.JSONField()
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "simpanan suntingan"
        ordering = ["versi", "-nomor"]
        constraints = [models.UniqueConstraint(fields=["versi", "nomor"], name="simpanan_nomor_unik")]

    def __str__(self) -> str:
        return f"{self.versi}, simpanan {self.nomor}"


class Konfirmasi(models.Model):
    """The owner's word that an inferred symbol or arrow of a version in force is as the office means it."""

    simbol = models.ForeignKey(Simbol, on_delete=models.PROTECT)
    panah = models.ForeignKey(Panah, on_delete=models.PROTECT, null=True, blank=True)
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "konfirmasi"
        ordering = ["simbol", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["simbol"], condition=Q(panah__isnull=True), name="konfirmasi_simbol_unik"
            ),
            models.UniqueConstraint(fields=["panah"], name="konfirmasi_panah_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.panah or self.simbol}, {self.oleh}"


class HasilEvaluasi(models.TextChoices):
    TETAP = "tetap", "Masih sesuai"
    REVISI = "revisi", "Perlu direvisi"


class EvaluasiSop(models.Model):
    """One yearly evaluation of a version in force (PermenPANRB 35/2012, monitoring and evaluation)."""

    versi = models.ForeignKey(VersiSop, on_delete=models.PROTECT)
    tanggal = models.DateField()
    hasil = models.CharField(max_length=10, choices=HasilEvaluasi.choices)
    catatan = models.TextField(max_length=2000)
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "evaluasi SOP"
        ordering = ["versi", "-tanggal", "-pk"]

    def __str__(self) -> str:
        return f"{self.versi}, {self.tanggal}"


class ImporSop(models.Model):
    """A document that is being brought in: what was read of it, and what people said that it means.

    ``bacaan``, ``pemetaan`` and ``koreksi`` are values of ``sop.domain.bacaan`` as JSON. It becomes a
    revision of ``sop``, or a new SOP of the instansi.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE)
    sop = models.ForeignKey(Sop, on_delete=models.SET_NULL, null=True, blank=True)
    nama_berkas = models.CharField(max_length=200, blank=True)
    bacaan = models.JSONField()
    pemetaan = models.JSONField()
    koreksi = models.JSONField(default=dict)
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "impor SOP"
        ordering = ["instansi", "-pada"]

    def __str__(self) -> str:
        return self.nama_berkas or "teks tempelan"
