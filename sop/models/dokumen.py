"""The SOP as data: families, versions, columns, rows, symbols and arrows."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import DAFTAR as DAFTAR_BERKAS
from sop.domain.berkas import Asal, JenisPelaksana
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kolom import JudulKolom
from sop.domain.tanggal import Presisi, Tanggal, read_tanggal
from sop.domain.waktu import Durasi, Satuan, read_waktu
from sop.lifecycle import StatusVersi, VersiLifecycle
from sop.querysets import VersiSopQuerySet


class ZonaWaktu(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


def validate_judul_kolom(judul: list[str]) -> None:
    """Refuse heads that are neither left out nor as many as the form has columns."""
    wanted = len(fields(JudulKolom))
    if judul and (len(judul) != wanted or not all(judul)):
        raise ValidationError(f"Tulis {wanted} judul kolom, satu baris satu judul, atau kosongkan semuanya.")


class Instansi(models.Model):
    """The office whose procedure it is."""

    nama = models.CharField("nama instansi", max_length=200)
    pemda = models.CharField("pemerintah daerah", max_length=200, blank=True)
    alamat = models.CharField(max_length=300, blank=True)
    kota = models.CharField(
        max_length=100, blank=True, help_text="Tempat yang ditulis sebelum tanggal surat."
    )
    zona_waktu = models.CharField(max_length=20, choices=ZonaWaktu.choices, default=ZonaWaktu.WIB)
    logo = models.ImageField(upload_to="logo/", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "instansi"
        ordering = ["pemda", "nama"]
        constraints = [models.UniqueConstraint(fields=["nama", "pemda"], name="instansi_unik")]

    def __str__(self) -> str:
        return f"{self.nama}, {self.pemda}" if self.pemda else self.nama

    @property
    def zona(self) -> ZoneInfo:
        """The clock by which this office works."""
        return ZoneInfo(self.zona_waktu)


class Sop(models.Model):
    """A family: one procedure of one office through all its revisions."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    kunci = models.SlugField("kunci", max_length=100, unique=True)
    judul = models.CharField(max_length=500)
    is_dibagikan = models.BooleanField(
        "boleh disalin instansi lain",
        default=False,
        help_text="Versi yang berlaku dapat dilihat dan disalin instansi lain sebagai awal SOP mereka.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "SOP"
        ordering = ["kunci"]

    def __str__(self) -> str:
        return self.judul


class VersiSop(VersiLifecycle):
    """One revision with the identity block of PermenPANRB 35/2012, as printed.

    Once decided nothing but its status and its end can change: the database refuses. ``mulai_berlaku`` is
    the day from which it is in force, on the clock of its instansi (empty: the day it was decided). Of a
    draft, ``ubahan`` counts how often it was changed, and ``posisi`` is the Simpanan that it now says.
    """

    sop = models.ForeignKey(Sop, on_delete=models.PROTECT)
    nomor_versi = models.PositiveSmallIntegerField("versi")
    hash_isi = models.CharField("hash isi", max_length=64, blank=True, editable=False)
    ditetapkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    ditetapkan_oleh = models.CharField(max_length=200, blank=True, editable=False)
    mulai_berlaku = models.DateField("mulai berlaku", null=True, blank=True, editable=False)
    ubahan = models.PositiveIntegerField(default=0, editable=False)
    posisi = models.PositiveIntegerField(default=0, editable=False)
    berakhir_pada = models.DateTimeField(null=True, blank=True, editable=False)

    kop_pemda = models.CharField("pemerintah daerah pada kop", max_length=200, blank=True)
    kop_instansi = models.CharField("instansi pada kop", max_length=200)
    kop_unit = models.TextField("unit pada kop", blank=True)
    judul = models.CharField("judul SOP", max_length=500)
    nomor = models.CharField("nomor SOP", max_length=100, blank=True)

    pembuatan = models.CharField("tanggal pembuatan", max_length=60, blank=True)
    pembuatan_tanggal = models.DateField(null=True, blank=True, editable=False)
    pembuatan_presisi = models.CharField(max_length=5, blank=True, editable=False)
    revisi = models.CharField("tanggal revisi", max_length=60, blank=True)
    revisi_tanggal = models.DateField(null=True, blank=True, editable=False)
    revisi_presisi = models.CharField(max_length=5, blank=True, editable=False)
    efektif = models.CharField("tanggal efektif", max_length=60, blank=True)
    efektif_tanggal = models.DateField(null=True, blank=True, editable=False)
    efektif_presisi = models.CharField(max_length=5, blank=True, editable=False)
    pengesahan = models.CharField("tanggal pengesahan", max_length=60, blank=True)
    pengesahan_tanggal = models.DateField(null=True, blank=True, editable=False)
    pengesahan_presisi = models.CharField(max_length=5, blank=True, editable=False)

    disahkan_jabatan = models.CharField("disahkan oleh (jabatan)", max_length=200, blank=True)
    disahkan_nama = models.CharField("disahkan oleh (nama)", max_length=200, blank=True)
    disahkan_nip = models.CharField("disahkan oleh (NIP)", max_length=30, blank=True)
    disahkan_tempat_tanggal = models.CharField("tempat dan tanggal tanda tangan", max_length=100, blank=True)

    judul_kolom = models.JSONField(
        "judul kolom seperti tercetak",
        default=list,
        blank=True,
        validators=[validate_judul_kolom],
        help_text="Satu baris satu judul: nomor, kegiatan, pelaksana, mutu baku, kelengkapan, waktu, output, "
        "keterangan. Kosong berarti judul yang biasa.",
    )
    dasar_hukum = models.JSONField("dasar hukum", default=list, blank=True)
    kualifikasi_pelaksana = models.JSONField("kualifikasi pelaksana", default=list, blank=True)
    keterkaitan = models.JSONField(default=list, blank=True)
    peralatan = models.JSONField("peralatan/perlengkapan", default=list, blank=True)
    peringatan = models.JSONField(default=list, blank=True)
    pencatatan = models.JSONField("pencatatan dan pendataan", default=list, blank=True)

    objects = VersiSopQuerySet.as_manager()

    TANGGAL = ("pembuatan", "revisi", "efektif", "pengesahan")
    DAFTAR = DAFTAR_BERKAS

    class Meta:
        verbose_name = "versi SOP"
        verbose_name_plural = "versi SOP"
        ordering = ["sop", "-nomor_versi"]
        permissions = [("tetapkan_versisop", "Dapat menetapkan versi SOP")]
        constraints = [
            models.UniqueConstraint(fields=["sop", "nomor_versi"], name="versi_unik"),
            models.UniqueConstraint(fields=["sop"], condition=Q(status="berlaku"), name="satu_versi_berlaku"),
            models.UniqueConstraint(
                fields=["sop"], condition=Q(status="terjadwal"), name="satu_versi_terjadwal"
            ),
            models.CheckConstraint(condition=Q(status__in=StatusVersi.values), name="versi_status_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.judul} (versi {self.nomor_versi})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.read_tanggal()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("sop-versi", args=[self.pk])

    def read_tanggal(self) -> None:
        """Keep beside each printed date what it says, and how exactly."""
        for nama in self.TANGGAL:
            tanggal = read_tanggal(getattr(self, nama))
            setattr(self, f"{nama}_tanggal", tanggal.tanggal)
            setattr(self, f"{nama}_presisi", tanggal.presisi.value)

    def tanggal(self, nama: str) -> Tanggal:
        """Return the printed date called ``nama`` with its reading."""
        presisi = Presisi(getattr(self, f"{nama}_presisi"))
        return Tanggal(getattr(self, nama), getattr(self, f"{nama}_tanggal"), presisi)


class Pelaksana(models.Model):
    """A column of the form: a post, a group, a team, or somebody outside the office."""

    versi = models.ForeignKey(VersiSop, on_delete=models.CASCADE)
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    jenis = models.CharField(
        max_length=10,
        choices=[(j.value, j.value) for j in JenisPelaksana],
        default=JenisPelaksana.JABATAN.value,
    )

    class Meta:
        verbose_name = verbose_name_plural = "pelaksana"
        ordering = ["versi", "urutan"]
        constraints = [models.UniqueConstraint(fields=["versi", "urutan"], name="pelaksana_urutan_unik")]

    def __str__(self) -> str:
        return self.nama

    @property
    def is_shared(self) -> bool:
        """Whether several people stand in this column and one of them takes the work."""
        return self.jenis in (JenisPelaksana.KELOMPOK, JenisPelaksana.TIM)


class Langkah(models.Model):
    """A row of the form with its mutu baku."""

    versi = models.ForeignKey(VersiSop, on_delete=models.CASCADE)
    urutan = models.PositiveSmallIntegerField()
    kunci = models.CharField(
        max_length=20, help_text="Nama baris di dalam dokumen; biasanya sama dengan nomornya."
    )
    nomor = models.CharField("nomor seperti tercetak", max_length=20, blank=True)
    kegiatan = models.TextField()
    kelengkapan = models.TextField(blank=True)
    waktu = models.CharField("waktu seperti tercetak", max_length=100, blank=True)
    waktu_dari = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True, editable=False)
    waktu_sampai = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True, editable=False)
    waktu_satuan = models.CharField(max_length=10, blank=True, editable=False)
    keluaran = models.TextField("output", blank=True)
    keterangan = models.TextField(blank=True)
    lembar_kerja = models.CharField(
        max_length=20, choices=[(j.value, j.value) for j in LembarKerja], default=LembarKerja.UMUM.value
    )

    class Meta:
        verbose_name = verbose_name_plural = "langkah"
        ordering = ["versi", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["versi", "urutan"], name="langkah_urutan_unik"),
            models.UniqueConstraint(fields=["versi", "kunci"], name="langkah_kunci_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor} {self.kegiatan}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.read_waktu()
        super().save(*args, **kwargs)

    @property
    def sebutan(self) -> str:
        """What follows the word langkah in a sentence: the nomor without its full stop, or the place."""
        return self.nomor.strip().rstrip(".)") or f"ke-{self.urutan}"

    def read_waktu(self) -> None:
        """Keep beside the printed waktu what it says, or nothing where it cannot be read."""
        durasi = read_waktu(self.waktu)
        self.waktu_dari = durasi.dari if durasi else None
        self.waktu_sampai = durasi.sampai if durasi else None
        self.waktu_satuan = durasi.satuan.value if durasi else ""

    @property
    def durasi(self) -> Durasi | None:
        if self.waktu_dari is None or self.waktu_sampai is None:
            return None
        return Durasi(self.waktu_dari, self.waktu_sampai, Satuan(self.waktu_satuan))


class Simbol(models.Model):
    """A drawn symbol: where a row and a column cross."""

    langkah = models.ForeignKey(Langkah, on_delete=models.CASCADE)
    pelaksana = models.ForeignKey(Pelaksana, on_delete=models.CASCADE)
    urutan = models.PositiveSmallIntegerField("urutan di dalam baris", default=1)
    jenis = models.CharField(max_length=10, choices=[(j.value, j.value) for j in JenisSimbol])
    asal = models.CharField(
        max_length=12, choices=[(a.value, a.value) for a in Asal], default=Asal.TERSURAT.value
    )
    alasan = models.TextField(blank=True, help_text="Dari mana simbol ini disimpulkan.")

    class Meta:
        verbose_name = verbose_name_plural = "simbol"
        ordering = ["langkah__urutan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["langkah", "urutan"], name="simbol_urutan_unik"),
            models.UniqueConstraint(fields=["langkah", "pelaksana"], name="simbol_satu_per_sel"),
        ]

    def __str__(self) -> str:
        return f"{self.langkah.nomor} {self.pelaksana} ({self.jenis})"

    @property
    def lembar_kerja(self) -> LembarKerja:
        """The kind of work done at this symbol.

        A row that hands in for approval may carry the approver's diamond as well
        (a box, then a diamond): the diamond is the approval.
        """
        jenis = LembarKerja(self.langkah.lembar_kerja)
        if jenis is LembarKerja.AJUKAN and self.jenis == JenisSimbol.KEPUTUSAN:
            return LembarKerja.PERSETUJUAN
        return jenis


class Panah(models.Model):
    """An arrow from a symbol to a symbol, or to the end of the procedure."""

    dari = models.ForeignKey(Simbol, on_delete=models.CASCADE, related_name="keluar")
    ke = models.ForeignKey(
        Simbol,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="masuk",
        help_text="Kosong berarti prosedur selesai.",
    )
    urutan = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=60, blank=True)
    asal = models.CharField(
        max_length=12, choices=[(a.value, a.value) for a in Asal], default=Asal.TERSURAT.value
    )
    alasan = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "panah"
        ordering = ["dari__langkah__urutan", "dari__urutan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["dari", "ke", "label"], name="panah_unik"),
            models.UniqueConstraint(
                fields=["dari", "label"], condition=Q(ke__isnull=True), name="panah_akhir_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dari} → {self.ke or 'selesai'}" + (f" [{self.label}]" if self.label else "")
