"""When the office is open: hours and days off, as dated rows with their legal basis."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sop.models import Instansi


class JenisLibur(models.TextChoices):
    NASIONAL = "nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    SETEMPAT = "setempat", "Libur setempat"


class HariLibur(models.Model):
    """A day on which nobody works.

    Sumber: SKB 3 Menteri of the year; what a library proposes is only a start,
    and an admin corrects it.
    """

    tanggal = models.DateField()
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=15, choices=JenisLibur.choices)
    sumber = models.CharField(max_length=200)
    instansi = models.ForeignKey(
        Instansi,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Kosong berarti berlaku untuk semua instansi.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal"], condition=Q(instansi__isnull=True), name="libur_bersama_unik"
            ),
            models.UniqueConstraint(fields=["tanggal", "instansi"], name="libur_setempat_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"


class PolaJamKerja(models.Model):
    """Hours of a stretch of time: the ordinary ones, or those of Ramadan.

    Of the patterns that hold on a day the instansi's own comes before the
    common one, and a later beginning before an earlier.
    """

    nama = models.CharField(max_length=100)
    dasar_hukum = models.CharField(max_length=200)
    mulai = models.DateField(null=True, blank=True, help_text="Kosong berarti sejak dahulu.")
    selesai = models.DateField(null=True, blank=True, help_text="Kosong berarti seterusnya.")
    instansi = models.ForeignKey(
        Instansi,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Kosong berarti berlaku untuk semua instansi.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "pola jam kerja"
        ordering = [F("mulai").asc(nulls_first=True), "pk"]

    def __str__(self) -> str:
        return self.nama


class SesiKerja(models.Model):
    """A stretch of one weekday that counts as work."""

    class Hari(models.IntegerChoices):
        SENIN = 0, "Senin"
        SELASA = 1, "Selasa"
        RABU = 2, "Rabu"
        KAMIS = 3, "Kamis"
        JUMAT = 4, "Jumat"
        SABTU = 5, "Sabtu"
        MINGGU = 6, "Minggu"

    pola = models.ForeignKey(PolaJamKerja, on_delete=models.CASCADE)
    hari = models.PositiveSmallIntegerField(choices=Hari.choices)
    dari = models.TimeField()
    sampai = models.TimeField()

    class Meta:
        verbose_name = verbose_name_plural = "sesi kerja"
        ordering = ["pola", "hari", "dari"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai__gt=F("dari")),
                name="sesi_urut",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            models.UniqueConstraint(fields=["pola", "hari", "dari"], name="sesi_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.get_hari_display()} {self.dari:%H.%M}-{self.sampai:%H.%M}"
