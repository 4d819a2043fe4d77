"""What correctors say of the document, what its writers answer, and who put a paraf on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lakip.models.kinerja import Sasaran
from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Pegawai
from lakip.models.terbitan import Terbitan


class JenisTempat(models.TextChoices):
    """What a remark points at."""

    KUTIPAN = "kutipan", "Bagian teks"
    SEL = "sel", "Angka"
    HALAMAN = "halaman", "Halaman"
    UMUM = "umum", "Seluruh dokumen"


class Tanggapan(models.TextChoices):
    DIUBAH = "diubah", "Diubah"
    TIDAK_DIUBAH = "tidak_diubah", "Tidak diubah"


class CatatanKoreksiQuerySet(models.QuerySet["CatatanKoreksi"]):
    def terkirim(self) -> CatatanKoreksiQuerySet:
        """Remarks of visits that are closed: what their writers have sent off."""
        return self.filter(tugas__ditutup_pada__isnull=False)

    def menunggu_jawaban(self) -> CatatanKoreksiQuerySet:
        """Remarks that were sent off and not answered yet."""
        return self.terkirim().filter(tanggapan="")


class CatatanKoreksi(models.Model):
    """One numbered remark of a corrector, and the answer of who writes the report.

    ``tugas`` is the visit in which it was written. A KUTIPAN names the part (and sasaran) and the words it
    marks; a SEL the figure, ``acuan`` its row and column (``indikator-12-realisasi``, with the key of the
    row where it still stands) and ``kutipan`` the value that stood there; a HALAMAN the page of ``terbitan``,
    the built LAKIP that was read.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT)
    terbitan = models.ForeignKey(Terbitan, on_delete=models.PROTECT)
    nomor = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=JenisTempat.choices)
    bagian = models.CharField(max_length=40, blank=True)
    sasaran = models.ForeignKey(Sasaran, on_delete=models.SET_NULL, null=True, blank=True)
    acuan = models.CharField(max_length=60, blank=True)
    tempat = models.CharField(max_length=250, blank=True, help_text="Nama tempatnya waktu ditulis.")
    kutipan = models.TextField(blank=True)
    halaman = models.PositiveSmallIntegerField(null=True, blank=True)
    teks = models.TextField()
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="koreksi_ditulis")
    kapasitas = models.CharField(max_length=250, blank=True)
    pada = models.DateTimeField()
    tanggapan = models.CharField(max_length=12, choices=Tanggapan.choices, blank=True)
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="koreksi_dijawab"
    )
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    objects = CatatanKoreksiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "catatan koreksi"
        ordering = ["laporan", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "nomor"], name="catatan_koreksi_nomor_unik"),
            models.CheckConstraint(
                condition=Q(tanggapan="", dijawab_oleh__isnull=True)
                | (~Q(tanggapan="") & Q(dijawab_oleh__isnull=False, dijawab_pada__isnull=False)),
                name="jawaban_koreksi_oleh_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return f"Catatan {self.nomor}"


class Paraf(models.Model):
    """A short signature under one exact content; it lapses when the content changes."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.OneToOneField(Tugas, on_delete=models.PROTECT)
    terbitan = models.ForeignKey(Terbitan, on_delete=models.PROTECT)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    kapasitas = models.CharField(max_length=250)
    pada = models.DateTimeField()
    gugur_pada = models.DateTimeField(null=True, blank=True)
    gugur_sebab = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "paraf"
        ordering = ["laporan", "pada"]

    def __str__(self) -> str:
        return f"Paraf {self.oleh}, {self.terbitan}"
