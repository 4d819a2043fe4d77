"""The scales an office judges by, where it has its own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lakip.domain.predikat import Kelas, Skala
from sop.models import Instansi


class KegunaanSkala(models.TextChoices):
    PREDIKAT = "predikat", "predikat capaian (persen)"
    EFISIENSI = "efisiensi", "efisiensi (capaian dikurangi serapan, dalam poin)"


class SkalaInstansi(models.Model):
    """One scale of one office; without it the common one holds."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    kegunaan = models.CharField(max_length=10, choices=KegunaanSkala.choices)
    nama = models.CharField(max_length=200)
    sumber = models.CharField(max_length=200, help_text="Peraturan atau dokumen yang menetapkannya; dicetak.")
    catatan = models.TextField(blank=True, help_text="Dicetak di bawah tabel.")

    class Meta:
        verbose_name = verbose_name_plural = "skala penilaian"
        ordering = ["instansi", "kegunaan"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kegunaan"], name="satu_skala_per_kegunaan"),
            models.CheckConstraint(
                condition=Q(kegunaan__in=KegunaanSkala.values), name="kegunaan_skala_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def read(self) -> Skala:
        """Return the scale as it is judged by. Raises ValueError if its classes have gaps."""
        kelas = tuple(satu.read() for satu in self.kelasskala_set.all())
        return Skala(f"{self.kegunaan}-{self.instansi_id}", self.nama, self.sumber, kelas, self.catatan)


class KelasSkala(models.Model):
    """One class of a scale: above ``di_atas``, up to and including ``sampai``; empty is open."""

    skala = models.ForeignKey(SkalaInstansi, on_delete=models.CASCADE)
    label = models.CharField("sebutan", max_length=60)
    di_atas = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    sampai = models.DecimalField("sampai dengan", max_digits=7, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kelas skala"
        ordering = [F("di_atas").desc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.label

    def read(self) -> Kelas:
        return Kelas(self.label, self.di_atas, self.sampai)
