"""The budget behind the performance: program, kegiatan, sub kegiatan."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from lakip.models.kinerja import Sasaran
from lakip.models.laporan import Laporan
from lakip.models.organisasi import UnitKerja


class JenisAnggaran(models.TextChoices):
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


class Anggaran(models.Model):
    """One line of the budget tree; a line that has parts shows their sum.

    ``pagu`` is what the APBD gave, ``pagu_perubahan`` what its change made of it, ``pagu_pk`` what the
    Perjanjian Kinerja names.

    Amounts are rupiah. Sumber: Permendagri 90/2019 for the tree and its codes.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.SET_NULL, null=True, blank=True)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, verbose_name="unit pelaksana"
    )
    urutan = models.PositiveSmallIntegerField(default=1)
    jenis = models.CharField(max_length=15, choices=JenisAnggaran.choices)
    kode = models.CharField(max_length=40, blank=True)
    nama = models.TextField()
    pagu = models.DecimalField(
        "pagu murni",
        max_digits=20,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    pagu_perubahan = models.DecimalField(
        max_digits=20, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    realisasi = models.DecimalField(
        max_digits=20, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    pagu_pk = models.DecimalField(
        "pagu pada Perjanjian Kinerja",
        max_digits=20,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    serapan_tercetak = models.DecimalField(
        "serapan tercetak pada sumber (%)",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Dibandingkan dengan hasil hitung; perbedaannya ditunjukkan.",
    )
    sumber_dana = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "anggaran"
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["laporan", "kode"], condition=~Q(kode=""), name="kode_anggaran_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}".strip()

    @property
    def pagu_berlaku(self) -> Decimal | None:
        """The ceiling that holds: the changed one once it is given."""
        return self.pagu if self.pagu_perubahan is None else self.pagu_perubahan
