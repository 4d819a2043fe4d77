"""What people answered where the figures looked doubtful."""

from __future__ import annotations

from django.db import models

from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai


class JawabanTemuan(models.Model):
    """Why a finding is right as it is, with who says so.

    ``kunci`` names the rule and the place, ``sidik`` stands for the figures the answer spoke of: once
    they change, the finding is open again.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    kunci = models.CharField(max_length=100)
    sidik = models.CharField(max_length=64)
    alasan = models.TextField("sudah benar karena")
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "jawaban atas temuan"
        ordering = ["laporan", "kunci", "pada"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "kunci", "sidik"], name="satu_jawaban_per_temuan")
        ]

    def __str__(self) -> str:
        return self.alasan[:80]
