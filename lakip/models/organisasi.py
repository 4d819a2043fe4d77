"""People and posts: the posts do the work, persons hold them for a time."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q

from sop.models import Instansi


class UnitKerja(models.Model):
    """A part of the office: sekretariat, bidang, seksi."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    nama = models.CharField(max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "unit kerja"
        ordering = ["instansi", "nama"]
        constraints = [models.UniqueConstraint(fields=["instansi", "nama"], name="unit_unik")]

    def __str__(self) -> str:
        return self.nama


class Jabatan(models.Model):
    """A post of the office, whoever holds it."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True)
    nama = models.CharField(max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "jabatan"
        ordering = ["instansi", "nama"]
        constraints = [models.UniqueConstraint(fields=["instansi", "nama"], name="jabatan_unik")]

    def __str__(self) -> str:
        return self.nama


class PegawaiManager(UserManager["Pegawai"]):
    def get_queryset(self) -> models.QuerySet[Pegawai]:
        return super().get_queryset().select_related("instansi")


class Pegawai(AbstractUser):
    """A person with a login; deactivated when they leave, never deleted."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama lengkap", max_length=200)
    nip = models.CharField("NIP", max_length=30, blank=True)
    pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    instansi = models.ForeignKey(
        Instansi,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Kosong hanya untuk pengelola sistem yang melihat semua instansi.",
    )
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True)

    objects: ClassVar[PegawaiManager] = PegawaiManager()
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    class Meta:
        verbose_name = verbose_name_plural = "pegawai"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise models.ProtectedError("Pegawai dinonaktifkan, tidak dihapus.", {self})

    @property
    def is_lintas_instansi(self) -> bool:
        """Whether this person keeps the system itself and so sees every instansi."""
        return self.is_superuser and self.instansi_id is None


class JenisPemangku(models.TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


class PemangkuQuerySet(models.QuerySet["Pemangku"]):
    def on(self, tanggal: date) -> PemangkuQuerySet:
        """Those who hold their post on ``tanggal``."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=tanggal), mulai__lte=tanggal)


class Pemangku(models.Model):
    """Who holds a post from when to when, and in which capacity.

    Sumber: tata naskah dinas; an acting holder needs a surat perintah, and the
    capacity stands before the name of the post wherever it is printed.
    """

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    jenis = models.CharField(max_length=10, choices=JenisPemangku.choices, default=JenisPemangku.DEFINITIF)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    nomor_surat = models.CharField("nomor surat perintah", max_length=100, blank=True)

    objects = PemangkuQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pemangku jabatan"
        ordering = ["jabatan", "-mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pemangku_selesai_sesudah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="definitif") | ~Q(nomor_surat=""),
                name="pelaksana_tugas_bersurat",
                violation_error_message="Plt. dan Plh. memerlukan nomor surat perintah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.kapasitas}"

    @property
    def kapasitas(self) -> str:
        """The post as it is printed under a signature: "Plh. Kepala Badan"."""
        return format_kapasitas(self.jenis, self.jabatan.nama)


def format_kapasitas(jenis: str, jabatan: str) -> str:
    """Return the post with its holder's capacity before it."""
    return jabatan if jenis == JenisPemangku.DEFINITIF else f"{JenisPemangku(jenis).label} {jabatan}"
