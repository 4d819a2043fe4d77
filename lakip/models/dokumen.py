"""What the visits leave behind: files and notes."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import models
from django.urls import reverse

from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Pegawai


class JenisDokumen(models.TextChoices):
    KELUARAN = "keluaran", "Keluaran"
    LAKIP = "lakip", "Dokumen LAKIP"
    BUKTI = "bukti", "Bukti tindakan di atas kertas"
    TERTANDA = "tertanda", "Dokumen bertanda tangan"
    REVIU = "reviu", "Hasil reviu"
    SURAT = "surat", "Surat"
    RAPAT = "rapat", "Bahan rapat"
    KIRIMAN = "kiriman", "Bukti pengiriman"
    ARSIP = "arsip", "Arsip"


def berkas_path(dokumen: Dokumen, nama: str) -> str:
    """Return a name that says nothing and cannot be guessed; the person's name for it stays in the row."""
    return f"laporan/{dokumen.laporan_id}/{uuid.uuid4().hex}{Path(nama).suffix.lower()}"


class DokumenQuerySet(models.QuerySet["Dokumen"]):
    def berlaku(self) -> DokumenQuerySet:
        """Files that were not taken back by who handed them in."""
        return self.filter(ditarik_pada__isnull=True)


class Dokumen(models.Model):
    """A file that one visit left for the rows after it."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT, null=True, blank=True)
    jenis = models.CharField(max_length=10, choices=JenisDokumen.choices, default=JenisDokumen.KELUARAN)
    nama = models.CharField(max_length=200)
    berkas = models.FileField(upload_to=berkas_path, max_length=200)
    ukuran = models.PositiveBigIntegerField(help_text="byte")
    sha256 = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()
    ditarik_pada = models.DateTimeField(null=True, blank=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dokumen"
        ordering = ["pada", "pk"]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("dokumen", args=[self.pk])


class Catatan(models.Model):
    """A note on one visit: what was done, or an output that is not a file (an oral order)."""

    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT)
    teks = models.TextField()
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "catatan"
        ordering = ["pada", "pk"]

    def __str__(self) -> str:
        return self.teks[:80]
