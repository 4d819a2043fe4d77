"""The reviu of a report by the APIP: who reviews, the form, remarks with answers, and the statement."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.db import models
from django.db.models import Q

from lakip.models.dokumen import Dokumen
from lakip.models.laporan import Laporan
from lakip.models.organisasi import Pegawai
from lakip.models.terbitan import Terbitan


class StatusReviu(models.TextChoices):
    BERJALAN = "berjalan", "Sedang direviu"
    SELESAI = "selesai", "Telah direviu"
    DILEWATI = "dilewati", "Tidak direviu"


class Reviu(models.Model):
    """The reviu of one report; passed over only with a reason.

    Sumber: PermenPANRB 53/2014 Lampiran III: finished before the leader signs.
    """

    laporan = models.OneToOneField(Laporan, on_delete=models.PROTECT)
    status = models.CharField(max_length=10, choices=StatusReviu.choices, default=StatusReviu.BERJALAN)
    alasan = models.TextField("alasan dilewati", blank=True)
    surat_tugas = models.CharField("nomor surat tugas", max_length=160, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="reviu_diminta")
    pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "reviu"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="dilewati") | ~Q(alasan=""), name="reviu_dilewati_beralasan"
            )
        ]

    def __str__(self) -> str:
        return f"Reviu {self.laporan}"


class PereviuQuerySet(models.QuerySet["Pereviu"]):
    def aktif(self) -> PereviuQuerySet:
        """Those who may look: confirmed, and not shut out."""
        return self.filter(dikonfirmasi_pada__isnull=False, dicabut_pada__isnull=True)


class Pereviu(models.Model):
    """A person of the APIP who may see this one report; a login without an instansi of its own.

    Whose login another instansi made opens this report only from the link in the e-mail: until then
    ``dikonfirmasi_pada`` is None.
    """

    reviu = models.ForeignKey(Reviu, on_delete=models.PROTECT, related_name="pereviu")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="reviu")
    jabatan = models.CharField(max_length=200)
    apip = models.CharField("nama APIP", max_length=200)
    diundang_pada = models.DateTimeField()
    dikonfirmasi_pada = models.DateTimeField(null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    objects = PereviuQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pereviu"
        ordering = ["reviu", "pk"]
        constraints = [models.UniqueConstraint(fields=["reviu", "pegawai"], name="pereviu_unik")]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.jabatan}"

    @property
    def is_aktif(self) -> bool:
        return self.dikonfirmasi_pada is not None and self.dicabut_pada is None


class JawabanReviu(models.Model):
    """What the reviewer ticked of one thing on the form; ``uraian`` is what it said then."""

    reviu = models.ForeignKey(Reviu, on_delete=models.PROTECT, related_name="jawaban")
    nomor = models.CharField(max_length=20)
    uraian = models.TextField()
    is_ya = models.BooleanField()
    keterangan = models.TextField(blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "jawaban reviu"
        ordering = ["reviu", "pk"]
        constraints = [models.UniqueConstraint(fields=["reviu", "nomor"], name="jawaban_reviu_unik")]

    def __str__(self) -> str:
        return f"{self.nomor}: {'ya' if self.is_ya else 'tidak'}"


class CatatanReviu(models.Model):
    """One row of the Catatan Hasil Reviu: what was found, what was answered, whether that settles it.

    An answer that does not settle it waits for another: ``desakan`` says why, ``dijawab_pada`` is None again.
    """

    reviu = models.ForeignKey(Reviu, on_delete=models.PROTECT, related_name="catatan")
    terbitan = models.ForeignKey(Terbitan, on_delete=models.PROTECT)
    nomor = models.PositiveSmallIntegerField()
    tempat = models.CharField(max_length=250, blank=True)
    teks = models.TextField()
    saran = models.TextField(blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="catatan_reviu")
    pada = models.DateTimeField()
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="catatan_reviu_dijawab"
    )
    dijawab_pada = models.DateTimeField(null=True, blank=True)
    desakan = models.TextField(blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "catatan hasil reviu"
        ordering = ["reviu", "nomor"]
        constraints = [models.UniqueConstraint(fields=["reviu", "nomor"], name="catatan_reviu_unik")]

    def __str__(self) -> str:
        return f"Catatan reviu {self.nomor}"

    @property
    def keadaan(self) -> str:
        """Where it stands, in a word."""
        if self.selesai_pada:
            return "Selesai"
        return "Menunggu penilaian pereviu" if self.dijawab_pada else "Menunggu jawaban instansi"


class PernyataanReviu(models.Model):
    """The Pernyataan Telah Direviu as the APIP signed it; the newest one that was not taken back counts.

    ``terbitan`` is the LAKIP that was reviewed, ``hasil`` a scan of the Catatan Hasil Reviu kept on paper.
    """

    reviu = models.ForeignKey(Reviu, on_delete=models.PROTECT, related_name="pernyataan")
    terbitan = models.ForeignKey(Terbitan, on_delete=models.PROTECT)
    nomor = models.CharField(max_length=160, blank=True)
    tanggal = models.DateField()
    penanda_tangan = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=200)
    nip = models.CharField("NIP", max_length=30, blank=True)
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT)
    hasil = models.OneToOneField(
        Dokumen, on_delete=models.PROTECT, null=True, blank=True, related_name="hasil_reviu"
    )
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()
    ditarik_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pernyataan telah direviu"
        ordering = ["reviu", "pk"]

    def __str__(self) -> str:
        return f"Pernyataan telah direviu {self.nomor}".strip()

    @property
    def is_dari_kertas(self) -> bool:
        """Whether the office has handed it in for an APIP that works on paper."""
        return self.oleh.instansi_id is not None


def halaman_path(halaman: HalamanPernyataan, nama: str) -> str:
    """Return a name that says nothing and cannot be guessed."""
    return f"reviu/{uuid.uuid4().hex}{Path(nama).suffix}"


class HalamanPernyataan(models.Model):
    """One page of the statement, drawn as an image for the LAKIP; sizes in pixels."""

    pernyataan = models.ForeignKey(PernyataanReviu, on_delete=models.CASCADE, related_name="halaman")
    nomor = models.PositiveSmallIntegerField()
    berkas = models.FileField(upload_to=halaman_path, max_length=200)
    sha256 = models.CharField(max_length=64)
    lebar = models.PositiveSmallIntegerField()
    tinggi = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "halaman pernyataan"
        ordering = ["pernyataan", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["pernyataan", "nomor"], name="halaman_pernyataan_unik")
        ]

    def __str__(self) -> str:
        return f"Halaman {self.nomor}"
