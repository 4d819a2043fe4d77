"""The report and its way through the SOP: who stands in which column, and each visit of a symbol."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lakip.domain.rantai import AWAL
from lakip.lifecycle import TERBUKA, LaporanLifecycle, StatusLaporan, StatusTugas, TugasLifecycle
from lakip.models.organisasi import Jabatan, Pegawai, UnitKerja
from lakip.querysets import LaporanQuerySet, TugasQuerySet
from sop.models import Instansi, Pelaksana, Simbol, VersiSop


class Laporan(LaporanLifecycle):
    """One LAKIP of one office for one year, carried out under one version of its SOP."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    versi = models.ForeignKey(VersiSop, on_delete=models.PROTECT, verbose_name="SOP")
    tahun = models.PositiveSmallIntegerField(validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    penanggung_jawab = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    tenggat = models.DateField(help_text="Hari terakhir laporan harus disampaikan.")
    is_contoh = models.BooleanField(
        "data contoh", default=False, help_text="Angka dan teks laporan ini bukan data sebenarnya."
    )
    is_koreksi_dilampirkan = models.BooleanField(
        "lampirkan lembar koreksi", default=False, help_text="Lembar koreksi menjadi lampiran dokumen LAKIP."
    )
    dibuat_pada = models.DateTimeField()
    dimulai_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    # The end of the chain of Jejak: a row cut off there would not be missed otherwise.
    jejak_nomor = models.PositiveIntegerField(default=0, editable=False)
    jejak_hash = models.CharField(max_length=64, default=AWAL, editable=False)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "laporan"
        ordering = ["-tahun", "instansi"]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                condition=~Q(status=StatusLaporan.DIBATALKAN.value),
                name="satu_laporan_per_tahun",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusLaporan.values), name="laporan_status_dikenal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul} {self.instansi.nama}"

    def get_absolute_url(self) -> str:
        return reverse("laporan-detail", args=[self.pk])

    @property
    def judul(self) -> str:
        return f"LAKIP {self.tahun}"


class Penugasan(models.Model):
    """Who stands in one column for one report: a post, a person, or everybody of a unit.

    Several rows for one column make a group of whom any one may take the work.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    pelaksana = models.ForeignKey(Pelaksana, on_delete=models.PROTECT)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "penugasan"
        ordering = ["pelaksana__urutan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(jabatan__isnull=False, pegawai__isnull=True, unit__isnull=True)
                    | Q(jabatan__isnull=True, pegawai__isnull=False, unit__isnull=True)
                    | Q(jabatan__isnull=True, pegawai__isnull=True, unit__isnull=False)
                ),
                name="penugasan_satu_macam",
            ),
            models.UniqueConstraint(
                fields=["laporan", "pelaksana", "jabatan"], name="penugasan_jabatan_unik"
            ),
            models.UniqueConstraint(
                fields=["laporan", "pelaksana", "pegawai"], name="penugasan_pegawai_unik"
            ),
            models.UniqueConstraint(fields=["laporan", "pelaksana", "unit"], name="penugasan_unit_unik"),
        ]

    def __str__(self) -> str:
        return str(self.jabatan or self.pegawai or self.unit)


class Tugas(TugasLifecycle):
    """One visit of one symbol: the path that was taken, by whom, when."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    simbol = models.ForeignKey(Simbol, on_delete=models.PROTECT)
    # Where the visit counts on the SOP as it is now: a move to another version changes it, not the simbol.
    letak = models.ForeignKey(Simbol, on_delete=models.PROTECT, related_name="kunjungan")
    putaran = models.PositiveSmallIntegerField(default=1)
    dari = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="membuka")
    # A withdrawn step is done again in a new visit, which keeps what the first one left.
    pangkal = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="lanjutan"
    )
    pelaku = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="tugas_dikerjakan"
    )
    kapasitas = models.CharField(max_length=250, blank=True)
    dicatat_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="tugas_dicatat"
    )
    keputusan = models.CharField(max_length=60, blank=True)
    alasan = models.TextField(blank=True)
    is_penyimpangan = models.BooleanField("penyimpangan", default=False)
    dibuka_pada = models.DateTimeField()
    dimulai_pada = models.DateTimeField(null=True, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)

    objects = TugasQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tugas"
        ordering = ["dibuka_pada", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "simbol", "putaran"], name="tugas_putaran_unik"),
            models.UniqueConstraint(
                fields=["laporan", "simbol"],
                condition=Q(status__in=[s.value for s in TERBUKA]),
                name="satu_tugas_terbuka_per_simbol",
            ),
            models.CheckConstraint(condition=Q(status__in=StatusTugas.values), name="tugas_status_dikenal"),
            models.CheckConstraint(
                condition=~Q(status=StatusTugas.DIKERJAKAN.value) | Q(pelaku__isnull=False),
                name="dikerjakan_oleh_seseorang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.simbol} putaran {self.putaran}"

    def get_absolute_url(self) -> str:
        return reverse("tugas-detail", args=[self.pk])

    @property
    def is_terbuka(self) -> bool:
        return self.status in TERBUKA


class Penangguhan(models.Model):
    """A stretch of time in which the report was suspended and its clock stood still."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    alasan = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "penangguhan"
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["laporan"], condition=Q(selesai__isnull=True), name="satu_penangguhan_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="penangguhan_urut"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mulai:%Y-%m-%d %H:%M}: {self.alasan}"
