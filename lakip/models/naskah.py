"""The texts that people write; tables and charts come from data."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lakip.models.kinerja import Sasaran
from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai


class Naskah(models.Model):
    """The text of one part of the report; an analysis belongs to one sasaran.

    ``isi`` is the HTML that ``lakip.teks`` reads and writes. ``versi`` counts the saves, so that of two
    writers the second is told. ``angka`` are the figures beside which it was saved, as printed, by what
    they are called: a sentence that names one which has changed since is pointed at. ``tahun_asal`` is the
    year of the report a text was taken over from, until somebody confirms that it still holds.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    bagian = models.CharField(max_length=40)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.CASCADE, null=True, blank=True)
    isi = models.TextField(blank=True)
    angka = models.JSONField(default=dict, blank=True)
    versi = models.PositiveIntegerField(default=0)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True)
    pada = models.DateTimeField(null=True, blank=True)
    penulis = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="naskah_ditulis"
    )
    tahun_asal = models.PositiveSmallIntegerField(null=True, blank=True)

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


class SebabVersi(models.TextChoices):
    """Why a version of a text came to be."""

    TULIS = "tulis", "Ditulis"
    AMBIL = "ambil", "Diambil dari laporan tahun lalu"
    PULIH = "pulih", "Dipulihkan dari versi terdahulu"
    IMPOR = "impor", "Diimpor"
    PERIKSA = "periksa", "Diperiksa dan masih berlaku"
    HAPUS = "hapus", "Dihapus bersama bagiannya"
    URUTAN = "urutan", "Disesuaikan dengan urutan sasaran"


class VersiNaskah(models.Model):
    """A text as it was saved once; never changed."""

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="riwayat")
    nomor = models.PositiveIntegerField()
    isi = models.TextField(blank=True)
    angka = models.JSONField(default=dict, blank=True)
    sebab = models.CharField(max_length=10, choices=SebabVersi.choices, default=SebabVersi.TULIS)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "versi naskah"
        ordering = ["naskah", "nomor"]
        constraints = [models.UniqueConstraint(fields=["naskah", "nomor"], name="versi_naskah_unik")]

    def __str__(self) -> str:
        return f"{self.naskah} versi {self.nomor}"


class BagianTambahan(models.Model):
    """A section that the office adds below a fixed part of the outline; its text is a Naskah.

    One that was taken out stays with all its versions, so that it can be had back.
    """

    AWALAN = "tambahan-"

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    induk = models.CharField(max_length=40)
    judul = models.CharField(max_length=200)
    urutan = models.PositiveSmallIntegerField(default=0)
    is_dihapus = models.BooleanField("dihapus", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "bagian tambahan"
        ordering = ["laporan", "induk", "urutan", "pk"]

    def __str__(self) -> str:
        return self.judul

    @property
    def kunci(self) -> str:
        """What the Naskah of this section calls it."""
        return f"{self.AWALAN}{self.pk}"


def gambar_path(gambar: GambarNaskah, nama: str) -> str:
    """Return a name that says nothing and cannot be guessed."""
    return f"laporan/{gambar.laporan_id}/gambar/{uuid.uuid4().hex}{Path(nama).suffix.lower()}"


class GambarNaskah(models.Model):
    """An image for the texts of a report, as it was made safe when it came in."""

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    nama = models.CharField(max_length=200)
    berkas = models.ImageField(
        upload_to=gambar_path, max_length=200, width_field="lebar", height_field="tinggi"
    )
    lebar = models.PositiveIntegerField(help_text="piksel")
    tinggi = models.PositiveIntegerField(help_text="piksel")
    sha256 = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "gambar naskah"
        ordering = ["laporan", "pk"]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("naskah-gambar", args=[self.laporan_id, self.pk])
