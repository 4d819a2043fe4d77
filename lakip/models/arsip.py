"""The archive of a report, and how long it is to be kept."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from lakip.models.dokumen import Dokumen
from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai
from sop.models import Instansi


class NasibArsip(models.TextChoices):
    PERMANEN = "permanen", "Permanen"
    DINILAI = "dinilai", "Dinilai kembali"
    MUSNAH = "musnah", "Musnah"


class JadwalRetensi(models.Model):
    """How long an office keeps the archive of its LAKIP, in years after the report's year.

    Sumber: JRA of the head of region (PP 28/2012 Pasal 53); the values are the office's to set.
    """

    instansi = models.OneToOneField(Instansi, on_delete=models.PROTECT)
    aktif = models.PositiveSmallIntegerField("retensi aktif (tahun)", default=2)
    inaktif = models.PositiveSmallIntegerField("retensi inaktif (tahun)", default=3)
    nasib = models.CharField(
        "nasib akhir", max_length=10, choices=NasibArsip.choices, default=NasibArsip.PERMANEN
    )
    dasar = models.CharField("dasar hukum JRA", max_length=250, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jadwal retensi arsip"

    def __str__(self) -> str:
        return f"JRA {self.instansi}"


class MasaRetensi(models.TextChoices):
    AKTIF = "aktif", "Masa aktif"
    INAKTIF = "inaktif", "Masa inaktif"


class PenyusutanArsip(models.Model):
    """What the office did with the archive when a term had run out; nothing is deleted here because of it.

    Sumber: PP 28/2012 (penyusutan: pemindahan, pemusnahan, penyerahan).
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    masa = models.CharField(max_length=7, choices=MasaRetensi.choices)
    uraian = models.CharField(max_length=500)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "penyusutan arsip"
        ordering = ["laporan", "masa"]
        constraints = [models.UniqueConstraint(fields=["laporan", "masa"], name="penyusutan_unik")]

    def __str__(self) -> str:
        return f"{self.get_masa_display()}: {self.uraian}"


class Arsip(models.Model):
    """One zip in which everything of a report lies, readable without this system."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    nomor = models.PositiveSmallIntegerField()
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT)
    jumlah_berkas = models.PositiveIntegerField()
    tempat = models.CharField("tempat simpan arsip kertas", max_length=250, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "arsip"
        ordering = ["laporan", "nomor"]
        constraints = [models.UniqueConstraint(fields=["laporan", "nomor"], name="arsip_nomor_unik")]

    def __str__(self) -> str:
        return f"Arsip {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("arsip", args=[self.laporan_id])
