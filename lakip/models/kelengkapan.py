"""Lists by which a report is checked, where an office has its own, and what people answer to them."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from lakip.domain.kelengkapan import Butir, Daftar, JenisDaftar
from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai
from sop.models import Instansi

JENIS_DAFTAR = [
    (JenisDaftar.SISTEMATIKA.value, "Isi laporan"),
    (JenisDaftar.REVIU.value, "Formulir checklist reviu"),
    (JenisDaftar.LKE.value, "Lembar Kerja Evaluasi (LKE)"),
]


class DaftarPeriksa(models.Model):
    """One version of a list of one office; without one in force the common list holds.

    A version that was in force once is never changed again: ``diberlakukan_pada`` is set.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    jenis = models.CharField(max_length=12, choices=JENIS_DAFTAR)
    versi = models.PositiveSmallIntegerField(default=1, editable=False)
    nama = models.CharField(max_length=200, blank=True)
    sumber = models.CharField(
        "dasar", max_length=250, blank=True, help_text="Peraturan yang menetapkannya; tampil di halaman."
    )
    catatan = models.TextField(blank=True)
    is_berlaku = models.BooleanField("berlaku", default=False, editable=False)
    diberlakukan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "daftar periksa"
        ordering = ["instansi", "jenis", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "jenis", "versi"], name="daftar_periksa_unik"),
            models.UniqueConstraint(
                fields=["instansi", "jenis"], condition=Q(is_berlaku=True), name="satu_daftar_berlaku"
            ),
            models.CheckConstraint(
                condition=Q(is_berlaku=False) | Q(diberlakukan_pada__isnull=False),
                name="daftar_berlaku_sejak",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} versi {self.versi}"

    def read(self) -> Daftar:
        """Return the list as reports are checked by it."""
        butir = tuple(satu.read() for satu in self.butirperiksa_set.all())
        jenis = JenisDaftar(self.jenis)
        return Daftar(jenis, self.versi, self.nama, self.sumber, self.catatan, butir)


class ButirPeriksa(models.Model):
    """One thing to check; ``aturan`` names the rule that proves it, and without one a person answers."""

    daftar = models.ForeignKey(DaftarPeriksa, on_delete=models.CASCADE)
    urutan = models.PositiveSmallIntegerField(default=0)
    nomor = models.CharField(max_length=12)
    kelompok = models.CharField(max_length=120)
    uraian = models.CharField(max_length=500)
    aturan = models.CharField(
        max_length=60, blank=True, help_text="Yang membuktikannya dari data; kosong bila dijawab orang."
    )
    bukti = models.CharField("bukti yang lazim diminta", max_length=250, blank=True)
    bobot = models.DecimalField(
        max_digits=5, decimal_places=2, default=0, validators=[MinValueValidator(Decimal(0))]
    )
    is_wajib = models.BooleanField(
        "wajib", default=False, help_text="Menahan pengajuan persetujuan selama belum terpenuhi."
    )

    class Meta:
        verbose_name = verbose_name_plural = "butir periksa"
        ordering = ["daftar", "urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["daftar", "nomor"], name="butir_periksa_unik")]

    def __str__(self) -> str:
        return f"{self.nomor} {self.uraian}"

    def read(self) -> Butir:
        return Butir(
            nomor=self.nomor,
            kelompok=self.kelompok,
            uraian=self.uraian,
            aturan=self.aturan,
            bukti=self.bukti,
            bobot=self.bobot,
            is_wajib=self.is_wajib,
        )


class JawabanPeriksa(models.Model):
    """What a person says of a thing that the system cannot prove.

    It answers the words in ``uraian``: where a later version of the list asks something else under that
    nomor, it no longer counts.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    jenis = models.CharField(max_length=12, choices=JENIS_DAFTAR)
    nomor = models.CharField(max_length=12)
    uraian = models.CharField(max_length=500)
    is_terpenuhi = models.BooleanField("terpenuhi")
    keterangan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "jawaban periksa"
        ordering = ["laporan", "jenis", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "jenis", "nomor"], name="satu_jawaban_per_butir")
        ]

    def __str__(self) -> str:
        return f"{self.nomor}: {'ya' if self.is_terpenuhi else 'tidak'}"
