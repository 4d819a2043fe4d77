"""Gathering the figures: the form of each unit, what it handed in, and how its own workbooks are read."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai, UnitKerja
from sop.models import Instansi


class FormatData(models.Model):
    """The form by which one unit gives its figures for one report.

    ``versi`` counts how often it was made anew; ``disampaikan_pada`` is when it was handed out,
    ``dibuka_pada`` when somebody of the unit first opened it. A unit that will hand in nothing is
    excused with a reason.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT)
    versi = models.PositiveSmallIntegerField(default=1)
    tenggat = models.DateField(help_text="Hari terakhir unit menyerahkan datanya.")
    dibuat_pada = models.DateTimeField()
    dibuat_oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="format_dibuat")
    disampaikan_pada = models.DateTimeField(null=True, blank=True)
    disampaikan_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="format_disampaikan"
    )
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    dibuka_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="format_dibuka"
    )
    alasan_tanpa_serahan = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "format pengumpulan data"
        ordering = ["laporan", "unit__nama"]
        constraints = [models.UniqueConstraint(fields=["laporan", "unit"], name="satu_format_per_unit")]

    def __str__(self) -> str:
        return f"Format {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("format-unit", args=[self.laporan_id, self.unit_id])


class StatusSerahan(models.TextChoices):
    BERTEMUAN = "bertemuan", "Perlu diperbaiki"
    DIPERIKSA = "diperiksa", "Menunggu diterapkan"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIGANTIKAN = "digantikan", "Digantikan"


# Handed in, and neither applied nor replaced yet.
TERTUNDA = (StatusSerahan.BERTEMUAN, StatusSerahan.DIPERIKSA)


def serahan_path(serahan: Serahan, nama: str) -> str:
    """Return a name that says nothing and cannot be guessed; the person's name for it stays in the row."""
    return f"serahan/{serahan.format_id}/{uuid.uuid4().hex}{Path(nama).suffix.lower()}"


class Serahan(models.Model):
    """What a unit handed in once: a workbook, or (without ``berkas``) what it filled in on the web.

    ``perubahan`` keeps what it changed when it was applied: a list of ``[baris, isian, sebelum, sesudah]``,
    as printed. A later one replaces it; the file stays.
    """

    format = models.ForeignKey(FormatData, on_delete=models.PROTECT)
    nomor = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=StatusSerahan.choices)
    nama = models.CharField("nama berkas", max_length=200, blank=True)
    berkas = models.FileField(upload_to=serahan_path, max_length=200, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0, help_text="byte")
    sha256 = models.CharField(max_length=64, blank=True)
    pemetaan = models.ForeignKey("Pemetaan", on_delete=models.PROTECT, null=True, blank=True)
    perubahan = models.JSONField(default=list, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="serahan_dikirim")
    pada = models.DateTimeField()
    diterapkan_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="serahan_diterapkan"
    )
    diterapkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "serahan data"
        ordering = ["format", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["format", "nomor"], name="serahan_nomor_unik"),
            models.UniqueConstraint(
                fields=["format"], condition=Q(status="diterapkan"), name="satu_serahan_diterapkan"
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusSerahan.values), name="serahan_status_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return f"Serahan {self.nomor} {self.format.unit}"


class Pemetaan(models.Model):
    """Which column of an office's own workbook is what, remembered by the words of its header row.

    ``kolom`` maps the key of a field to the number of its column, from 1. ``sidik`` stands for the
    words of the header, so that next year's workbook is known again.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    lembar = models.CharField("nama lembar", max_length=100)
    baris_kepala = models.PositiveSmallIntegerField("baris judul kolom")
    kolom = models.JSONField()
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "pemetaan kolom"
        ordering = ["instansi", "-pada"]
        constraints = [models.UniqueConstraint(fields=["instansi", "sidik"], name="pemetaan_unik")]

    def __str__(self) -> str:
        return f"{self.lembar}, baris {self.baris_kepala}"
