"""Meetings: who was called and came, what was said and decided, who is to do what."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lakip.models.dokumen import Dokumen
from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Pegawai
from lakip.models.surat import NomorSurat


class Rapat(models.Model):
    """One meeting about a report; ``pembahasan`` is what was discussed."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT, null=True, blank=True)
    nomor = models.OneToOneField(NomorSurat, on_delete=models.PROTECT, null=True, blank=True)
    acara = models.CharField(max_length=250)
    agenda = models.TextField(blank=True)
    tempat = models.CharField(max_length=250)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    pengundang = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="rapat_diundang")
    kapasitas = models.CharField("kapasitas pengundang", max_length=250)
    pemimpin = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="rapat_dipimpin")
    notulis = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="rapat_dicatat")
    pembahasan = models.TextField(blank=True)
    notulensi_pada = models.DateTimeField(null=True, blank=True)
    uid = models.UUIDField(editable=False, unique=True)
    versi = models.PositiveSmallIntegerField(default=0, help_text="Berapa kali undangannya diubah.")
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="rapat_dibuat")
    pada = models.DateTimeField()
    batal_pada = models.DateTimeField(null=True, blank=True)
    batal_sebab = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "rapat"
        ordering = ["laporan", "mulai", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="rapat_selesai_sesudah_mulai")
        ]

    def __str__(self) -> str:
        return self.acara

    def get_absolute_url(self) -> str:
        return reverse("rapat", args=[self.laporan_id, self.pk])


class Kehadiran(models.TextChoices):
    HADIR = "hadir", "Hadir"
    MEWAKILKAN = "mewakilkan", "Mewakilkan"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"


class PesertaRapat(models.Model):
    """One person who was called: of the office, or a guest with a name only."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="peserta")
    urutan = models.PositiveSmallIntegerField()
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True)
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=250, blank=True)
    kehadiran = models.CharField(max_length=12, choices=Kehadiran.choices, blank=True)
    diwakili = models.CharField("diwakili oleh", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "peserta rapat"
        ordering = ["rapat", "urutan"]
        constraints = [models.UniqueConstraint(fields=["rapat", "urutan"], name="peserta_rapat_unik")]

    def __str__(self) -> str:
        return self.nama


class KeputusanRapat(models.Model):
    """One decision of a meeting."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="keputusan")
    nomor = models.PositiveSmallIntegerField()
    teks = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "keputusan rapat"
        ordering = ["rapat", "nomor"]
        constraints = [models.UniqueConstraint(fields=["rapat", "nomor"], name="keputusan_rapat_unik")]

    def __str__(self) -> str:
        return self.teks[:80]


class JenisTindakLanjut(models.TextChoices):
    """``PERBAIKAN`` is answered before the report is handed on; a ``TUGAS`` stands by itself."""

    PERBAIKAN = "perbaikan", "Perbaikan laporan"
    TUGAS = "tugas", "Tugas"


class TindakLanjut(models.Model):
    """What somebody is to do by a day because the meeting said so."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="tindak_lanjut")
    nomor = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=JenisTindakLanjut.choices)
    teks = models.TextField()
    penanggung = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tindak_lanjut")
    tenggat = models.DateField()
    hasil = models.TextField(blank=True)
    is_dilakukan = models.BooleanField(null=True, help_text="Kosong: belum dijawab.")
    dijawab_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="tindak_lanjut_dijawab"
    )
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut"
        ordering = ["rapat", "nomor"]
        constraints = [models.UniqueConstraint(fields=["rapat", "nomor"], name="tindak_lanjut_unik")]

    def __str__(self) -> str:
        return self.teks[:80]

    @property
    def jawaban(self) -> str:
        """What became of it, in words; "" while nobody has answered."""
        if self.is_dilakukan is None:
            return ""
        if self.is_dilakukan:
            return f"Dilakukan: {self.hasil}" if self.hasil else "Dilakukan"
        return f"Tidak dilakukan: {self.hasil}"


class JenisBerkasRapat(models.TextChoices):
    FOTO = "foto", "Foto"
    DAFTAR_HADIR = "daftar_hadir", "Daftar hadir bertanda tangan"
    NOTULENSI = "notulensi", "Notulensi bertanda tangan"


class BerkasRapat(models.Model):
    """A photograph of a meeting, or the scan of a paper that was signed there."""

    rapat = models.ForeignKey(Rapat, on_delete=models.PROTECT, related_name="berkas")
    jenis = models.CharField(max_length=12, choices=JenisBerkasRapat.choices)
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT)
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "berkas rapat"
        ordering = ["rapat", "pk"]

    def __str__(self) -> str:
        return self.keterangan or str(self.dokumen)
