"""What was promised and what came of it: sasaran, indikator, and their values by year."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from lakip.domain.capaian import (
    AturanCapaian,
    AturanNol,
    JenisNilai,
    Polaritas,
    RumusNegatif,
    StatusNilai,
    is_persen,
)
from lakip.domain.komponen import Hitungan, Realisasi, calculate_realisasi
from lakip.domain.konsolidasi import TRIWULAN, Konsolidasi
from lakip.models.laporan import Laporan
from lakip.models.organisasi import UnitKerja

JENIS_NILAI = [
    (JenisNilai.ANGKA.value, "angka"),
    (JenisNilai.PERSEN.value, "persen"),
    (JenisNilai.INDEKS.value, "indeks"),
    (JenisNilai.PREDIKAT.value, "huruf atau predikat"),
    (JenisNilai.TEKS.value, "teks"),
]
POLARITAS = [
    (Polaritas.POSITIF.value, "makin tinggi makin baik"),
    (Polaritas.NEGATIF.value, "makin rendah makin baik"),
    (Polaritas.TEPAT.value, "harus tepat sama"),
    (Polaritas.RENTANG.value, "harus di dalam rentang"),
]
RUMUS = [
    (RumusNegatif.SELISIH.value, "(2T − R) / T × 100%"),
    (RumusNegatif.BANDING.value, "T / R × 100%"),
]
ATURAN_NOL = [
    (AturanNol.TIDAK_DIHITUNG.value, "tidak dapat dihitung"),
    (AturanNol.SERATUS_BILA_NOL.value, "100% bila realisasi juga 0"),
]
KONSOLIDASI = [
    ("", "belum ditentukan"),
    (Konsolidasi.JUMLAH.value, "jumlah semua triwulan"),
    (Konsolidasi.TERAKHIR.value, "nilai triwulan terakhir"),
    (Konsolidasi.RATA_RATA.value, "rata-rata triwulan"),
    (Konsolidasi.TERTINGGI.value, "tertinggi sampai saat ini"),
]
HITUNGAN = [
    ("", "diisi langsung"),
    (Hitungan.PERSEN.value, "pembilang / penyebut × 100"),
    (Hitungan.RASIO.value, "pembilang / penyebut"),
]
STATUS_NILAI = [
    (StatusNilai.TERISI.value, "terisi"),
    (StatusNilai.BELUM_DIUKUR.value, "belum diukur"),
    (StatusNilai.TIDAK_TERSEDIA.value, "tidak tersedia"),
]


class Sasaran(models.Model):
    """A result the office promised, with the tujuan it serves."""

    laporan = models.ForeignKey(Laporan, on_delete=models.CASCADE)
    urutan = models.PositiveSmallIntegerField(default=1)
    tujuan = models.TextField(blank=True)
    uraian = models.TextField("sasaran strategis")

    class Meta:
        verbose_name = verbose_name_plural = "sasaran"
        ordering = ["urutan", "pk"]

    def __str__(self) -> str:
        return self.uraian


class Indikator(models.Model):
    """What shows that a sasaran is reached; the rule of its capaian is its own.

    Sumber: PermenPANRB 53/2014 leaves the formula open; offices use several, so
    polarity, formula, zero rule, cap and rounding stand here and are printed.
    """

    sasaran = models.ForeignKey(Sasaran, on_delete=models.CASCADE)
    # The same indikator in the report of an earlier year, from which it was taken over.
    asal = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, editable=False)
    urutan = models.PositiveSmallIntegerField(default=1)
    nama = models.TextField("indikator kinerja")
    is_iku = models.BooleanField("IKU", default=False)
    satuan = models.CharField(max_length=60, blank=True)
    jenis_nilai = models.CharField(max_length=10, choices=JENIS_NILAI, default=JenisNilai.ANGKA.value)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, blank=True, verbose_name="unit penanggung jawab"
    )
    sumber_data = models.CharField(max_length=200, blank=True)
    polaritas = models.CharField(max_length=10, choices=POLARITAS, default=Polaritas.POSITIF.value)
    rumus = models.CharField(
        "rumus bila makin rendah makin baik", max_length=10, choices=RUMUS, default=RumusNegatif.SELISIH.value
    )
    target_nol = models.CharField(
        "bila target 0", max_length=20, choices=ATURAN_NOL, default=AturanNol.TIDAK_DIHITUNG.value
    )
    realisasi_nol = models.CharField(
        "bila realisasi 0 pada T / R",
        max_length=20,
        choices=ATURAN_NOL,
        default=AturanNol.TIDAK_DIHITUNG.value,
    )
    batas_bawah = models.DecimalField(
        "capaian paling rendah (%)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(Decimal(100))],
    )
    batas_atas = models.DecimalField(
        "capaian paling tinggi (%)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(100))],
        help_text="Kosong berarti tanpa batas; nilai sebelum dibatasi tetap dicetak.",
    )
    desimal = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(4)])
    skala = models.JSONField(
        "skala predikat",
        default=list,
        blank=True,
        help_text="Hanya untuk nilai berupa huruf atau predikat, dari yang terendah.",
    )
    hitungan = models.CharField(
        "realisasi dihitung dari", max_length=10, choices=HITUNGAN, blank=True, default=""
    )
    nama_pembilang = models.CharField("pembilang", max_length=200, blank=True)
    nama_penyebut = models.CharField("penyebut", max_length=200, blank=True)
    konsolidasi = models.CharField(
        "nilai tahun dari triwulan", max_length=10, choices=KONSOLIDASI, blank=True, default=""
    )
    target_renstra = models.DecimalField(
        "target akhir Renstra", max_digits=20, decimal_places=4, null=True, blank=True
    )
    tahun_renstra = models.PositiveSmallIntegerField("tahun akhir Renstra", null=True, blank=True)
    standar_nasional = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    sumber_standar = models.CharField("sumber standar nasional", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "indikator"
        ordering = ["sasaran__urutan", "sasaran", "urutan", "pk"]

    def __str__(self) -> str:
        return self.nama

    @property
    def aturan(self) -> AturanCapaian:
        """How the capaian of this indikator is calculated."""
        return AturanCapaian(
            polaritas=Polaritas(self.polaritas),
            rumus=RumusNegatif(self.rumus),
            target_nol=AturanNol(self.target_nol),
            realisasi_nol=AturanNol(self.realisasi_nol),
            batas_bawah=self.batas_bawah,
            batas_atas=self.batas_atas,
            desimal=self.desimal,
            skala=tuple(self.skala),
            jenis=self.jenis,
        )

    @property
    def jenis(self) -> JenisNilai:
        return JenisNilai(self.jenis_nilai)

    @property
    def in_persen(self) -> bool:
        """Whether its figures are percentages, by their kind or by their satuan."""
        return self.jenis is JenisNilai.PERSEN or is_persen(self.satuan)

    @property
    def cara_konsolidasi(self) -> Konsolidasi | None:
        """How the year follows from its quarters, as far as that is settled."""
        return Konsolidasi(self.konsolidasi) if self.konsolidasi else None


class Nilai(models.Model):
    """Target and realisasi of one indikator in one year, or in one quarter of it.

    A realisasi that was not measured is a status, never 0. A range target uses
    ``target`` as its lower and ``target_atas`` as its upper bound; a predicate
    or text stands in the ``_teks`` fields. Where the components are known, ``realisasi``
    is what they give.
    """

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE)
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(
        choices=[(nomor, f"triwulan {romawi}") for nomor, romawi in TRIWULAN.items()],
        null=True,
        blank=True,
        help_text="Kosong untuk nilai setahun.",
    )
    target = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    target_teks = models.CharField("target berupa kata", max_length=200, blank=True)
    pembilang = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    penyebut = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    realisasi = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    realisasi_teks = models.CharField("realisasi berupa kata", max_length=200, blank=True)
    status = models.CharField(max_length=15, choices=STATUS_NILAI, default=StatusNilai.BELUM_DIUKUR.value)
    capaian_tercetak = models.DecimalField(
        "capaian tercetak pada sumber (%)",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Dibandingkan dengan hasil hitung; perbedaannya ditunjukkan.",
    )
    sumber = models.CharField("sumber data", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nilai"
        ordering = ["indikator", "tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "tahun"], condition=Q(triwulan__isnull=True), name="nilai_tahun_unik"
            ),
            models.UniqueConstraint(fields=["indikator", "tahun", "triwulan"], name="nilai_triwulan_unik"),
            models.CheckConstraint(
                condition=Q(triwulan__isnull=True) | Q(triwulan__range=(1, 4)),
                name="triwulan_satu_sampai_empat",
            ),
            models.CheckConstraint(
                condition=~Q(status="terisi") | Q(realisasi__isnull=False) | ~Q(realisasi_teks=""),
                name="terisi_punya_realisasi",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator} {self.waktu}"

    @property
    def waktu(self) -> str:
        """The year or the quarter, as a heading names it."""
        return f"triwulan {TRIWULAN[self.triwulan]} {self.tahun}" if self.triwulan else f"tahun {self.tahun}"

    @property
    def dari_komponen(self) -> Realisasi | None:
        """What the components give; None where the realisasi is entered as it is."""
        indikator = self.indikator
        if not indikator.hitungan or (self.pembilang is None and self.penyebut is None):
            return None
        hitungan = Hitungan(indikator.hitungan)
        return calculate_realisasi(self.pembilang, self.penyebut, hitungan, indikator.desimal)

    @property
    def hasil(self) -> Decimal | str | None:
        """The realisasi, number or predicate; None where there is none."""
        if self.status != StatusNilai.TERISI:
            return None
        return self.realisasi_teks or self.realisasi


class Penjelasan(models.Model):
    """What the responsible unit says about the realisasi of one indikator in the report's year."""

    indikator = models.OneToOneField(Indikator, on_delete=models.CASCADE)
    pendorong = models.TextField("faktor pendorong", blank=True)
    penghambat = models.TextField("faktor penghambat (kendala)", blank=True)
    upaya = models.TextField("upaya yang sudah dilakukan", blank=True)
    rekomendasi = models.TextField(blank=True)
    bukti = models.TextField("bukti dukung", blank=True, help_text="Nama dokumen atau tautannya.")

    class Meta:
        verbose_name = verbose_name_plural = "penjelasan indikator"

    def __str__(self) -> str:
        return f"Penjelasan {self.indikator_id}"
