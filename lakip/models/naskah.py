"""The texts that people write; tables and charts come from data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lakip.models.kinerja import Sasaran
from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai


class Naskah(models.Model):
    """The text of one part of the report; an analysis belongs to one sasaran.

    ``versi`` counts the saves, so that of two writers the second is told. ``angka`` are the figures
    beside which it was saved, as printed, by what they are called: a sentence that names one which has
    changed since is pointed at.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    bagian = models.CharField(max_length=40)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.CASCADE, null=True, blank=True)
    isi = models.TextField(blank=True)
    angka = models.JSONField(default=dict, blank=True)
    versi = models.PositiveIntegerField(default=0)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True)
    pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "naskah"
        ordering = ["laporan", "bagian", "sasaran"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "bagian", "sasaran"], name="naskah_sasaran_unik"),
            models.UniqueConstraint(
                fields=["laporan", "bagian"], condition=Q(sasaran__isnull=True), name="naskah_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.bagian
