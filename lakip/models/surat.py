"""Letters: those that come in with their disposisi, those that go out with their numbers."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from lakip.models.dokumen import Dokumen
from lakip.models.kode import make_kode
from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Jabatan, Pegawai
from sop.models import Instansi


class TataNaskah(models.Model):
    """How one office numbers its letters and hands over its LAKIP.

    Sumber: tata naskah dinas of the office. ``pola`` may hold {klasifikasi}, {urut}, {unit}, {bulan} (roman),
    {tahun}; the running number restarts every year, and ``urut_terakhir`` is where it stood in ``tahun_urut``
    when the office began to number here.
    """

    instansi = models.OneToOneField(Instansi, on_delete=models.PROTECT)
    pola = models.CharField(
        "pola nomor",
        max_length=120,
        default="{klasifikasi}/{urut}/{unit}/{tahun}",
        help_text="Isian: {klasifikasi}, {urut}, {unit}, {bulan} (romawi), {tahun}.",
    )
    klasifikasi = models.CharField(
        "kode klasifikasi", max_length=40, default="000.8.6.3", help_text="Akuntabilitas kinerja: 000.8.6.3."
    )
    unit = models.CharField("kode unit", max_length=60, blank=True)
    lebar_urut = models.PositiveSmallIntegerField(
        "banyaknya angka nomor urut", default=1, validators=[MinValueValidator(1), MaxValueValidator(6)]
    )
    tahun_urut = models.PositiveSmallIntegerField("tahun nomor terakhir", null=True, blank=True)
    urut_terakhir = models.PositiveIntegerField(
        "nomor urut terakhir", default=0, help_text="Nomor terakhir yang dipakai sebelum register ini."
    )
    is_email_boleh = models.BooleanField("boleh mengirim tautan lewat e-mail", default=False)
    batas_unggah = models.PositiveSmallIntegerField(
        "batas berkas e-SAKIP Reviu (MB)", default=20, validators=[MinValueValidator(1)]
    )
    pola_unggah = models.CharField(
        "nama berkas e-SAKIP Reviu",
        max_length=120,
        default="LKjIP_{tahun}_{instansi}",
        help_text="Isian: {tahun}, {instansi}.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "tata naskah"

    def __str__(self) -> str:
        return f"Tata naskah {self.instansi}"


class NomorSurat(models.Model):
    """One row of the register: a number that was given once; a cancelled one stays.

    Sumber: tata naskah dinas; without gaps, without doubles, from 1 again every year.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    teks = models.CharField("nomor", max_length=160)
    tanggal = models.DateField()
    perihal = models.CharField(max_length=250)
    tujuan = models.CharField(max_length=250, blank=True)
    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT, null=True, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="nomor_diambil")
    pada = models.DateTimeField()
    token = models.CharField(max_length=64, null=True, blank=True, unique=True)
    batal_pada = models.DateTimeField(null=True, blank=True)
    batal_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="nomor_dibatalkan"
    )
    batal_sebab = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "nomor surat"
        ordering = ["instansi", "tahun", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun", "urut"], name="nomor_urut_unik"),
            models.UniqueConstraint(fields=["instansi", "teks"], name="nomor_surat_unik"),
        ]

    def __str__(self) -> str:
        return self.teks


class SifatSurat(models.TextChoices):
    BIASA = "biasa", "Biasa"
    SEGERA = "segera", "Segera"
    SANGAT_SEGERA = "sangat_segera", "Sangat segera"
    RAHASIA = "rahasia", "Rahasia"


def surat_masuk_path(surat: SuratMasuk, nama: str) -> str:
    return f"surat-masuk/{uuid.uuid4().hex}{Path(nama).suffix.lower()}"


class SuratMasuk(models.Model):
    """A letter that came in, with its scan; it may start a report."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT)
    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT, null=True, blank=True)
    nomor = models.CharField("nomor surat", max_length=160)
    tanggal = models.DateField("tanggal surat")
    asal = models.CharField("surat dari", max_length=250)
    perihal = models.CharField("hal", max_length=250)
    sifat = models.CharField(max_length=15, choices=SifatSurat.choices, default=SifatSurat.BIASA)
    diterima = models.DateField("diterima tanggal")
    nomor_agenda = models.CharField(max_length=40, blank=True)
    berkas = models.FileField(upload_to=surat_masuk_path, max_length=200)
    nama = models.CharField(max_length=200)
    ukuran = models.PositiveBigIntegerField(help_text="byte")
    sha256 = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "surat masuk"
        ordering = ["-diterima", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nomor", "asal", "tanggal"], name="surat_masuk_unik")
        ]

    def __str__(self) -> str:
        return f"{self.nomor}, {self.asal}"


class CaraPerintah(models.TextChoices):
    TERTULIS = "tertulis", "Lembar disposisi"
    LISAN = "lisan", "Penugasan lisan"


class Disposisi(models.Model):
    """An order to one or more posts: on the sheet that goes with a letter, or spoken and written down.

    ``isi`` are the phrases that were ticked. One that is given stays; a mistaken one is taken back with its
    reason. Sumber: lembar disposisi as used by the offices.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT)
    surat = models.ForeignKey(SuratMasuk, on_delete=models.PROTECT, null=True, blank=True)
    cara = models.CharField(max_length=10, choices=CaraPerintah.choices)
    sifat = models.CharField(max_length=15, choices=SifatSurat.choices, default=SifatSurat.BIASA)
    hal = models.CharField(max_length=250)
    isi = models.JSONField(default=list)
    catatan = models.TextField(blank=True)
    kepada = models.ManyToManyField(Jabatan, related_name="disposisi")
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="disposisi_diberikan")
    kapasitas = models.CharField(max_length=250)
    tanggal = models.DateField(help_text="Kapan perintah diberikan.")
    pada = models.DateTimeField()
    ditarik_pada = models.DateTimeField(null=True, blank=True)
    ditarik_sebab = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "disposisi"
        ordering = ["laporan", "pada", "pk"]

    def __str__(self) -> str:
        return f"{self.get_cara_display()}, {self.hal}"


class Surat(models.Model):
    """A surat pengantar: what is sent, to whom, under which number, signed by whom.

    ``dokumen`` is the letter as PDF once it has its number; ``kode`` stands on it for the public page.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT, null=True, blank=True)
    nomor = models.OneToOneField(NomorSurat, on_delete=models.PROTECT, null=True, blank=True)
    kode = models.CharField(max_length=20, unique=True, default=make_kode, editable=False)
    tanggal = models.DateField()
    hal = models.CharField(max_length=250)
    sifat = models.CharField(max_length=15, choices=SifatSurat.choices, default=SifatSurat.BIASA)
    lampiran = models.CharField(max_length=120, blank=True)
    pengirim = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="surat_dikirim")
    kapasitas = models.CharField(max_length=250)
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, null=True, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="surat_dibuat")
    pada = models.DateTimeField()
    batal_pada = models.DateTimeField(null=True, blank=True)
    batal_sebab = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "surat pengantar"
        ordering = ["laporan", "pk"]

    def __str__(self) -> str:
        return f"Surat pengantar {self.nomor}" if self.nomor else f"Konsep surat pengantar, {self.hal}"

    def get_absolute_url(self) -> str:
        return reverse("surat", args=[self.laporan_id, self.pk])


class ButirSurat(models.Model):
    """One row of the letter's table: what is sent, how many, what for."""

    surat = models.ForeignKey(Surat, on_delete=models.CASCADE, related_name="butir")
    urutan = models.PositiveSmallIntegerField()
    jenis = models.TextField("jenis yang dikirim")
    banyaknya = models.CharField(max_length=120)
    keterangan = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "butir surat"
        ordering = ["surat", "urutan"]
        constraints = [models.UniqueConstraint(fields=["surat", "urutan"], name="butir_surat_unik")]

    def __str__(self) -> str:
        return self.jenis


class PenerimaSurat(models.Model):
    """Who gets the letter, or a copy of it (tembusan)."""

    surat = models.ForeignKey(Surat, on_delete=models.CASCADE, related_name="penerima")
    urutan = models.PositiveSmallIntegerField()
    nama = models.CharField("kepada", max_length=250)
    tempat = models.CharField("di", max_length=120, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_tembusan = models.BooleanField("tembusan", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "penerima surat"
        ordering = ["surat", "is_tembusan", "urutan"]
        constraints = [models.UniqueConstraint(fields=["surat", "urutan"], name="penerima_surat_unik")]

    def __str__(self) -> str:
        return self.nama


class CaraKirim(models.TextChoices):
    DIANTAR = "diantar", "Diantar"
    POS = "pos", "Pos atau kurir"
    EMAIL = "email", "E-mail"
    APLIKASI = "aplikasi", "Aplikasi persuratan"


class Pengiriman(models.Model):
    """One row of the buku ekspedisi: what went to one recipient, and the receipt that came back.

    ``kepada`` is the recipient as it was written then; ``penerima`` is the row of the letter where one went
    along, for some SOPs have no letter. A row is settled by a receipt, or by the reason why there is none.

    Sumber: buku ekspedisi and tanda terima as used by the offices.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    penerima = models.OneToOneField(PenerimaSurat, on_delete=models.PROTECT, null=True, blank=True)
    kepada = models.CharField(max_length=250)
    cara = models.CharField(max_length=10, choices=CaraKirim.choices)
    email = models.EmailField("e-mail", blank=True)
    tanggal = models.DateField("dikirim tanggal")
    jumlah = models.PositiveSmallIntegerField("eksemplar", default=1)
    keterangan = models.CharField(max_length=250, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="pengiriman")
    pada = models.DateTimeField()
    diterima = models.DateField("diterima tanggal", null=True, blank=True)
    jam_diterima = models.TimeField("jam diterima", null=True, blank=True)
    nama_penerima = models.CharField("nama penerima", max_length=200, blank=True)
    jabatan_penerima = models.CharField("jabatan penerima", max_length=200, blank=True)
    bukti = models.OneToOneField(Dokumen, on_delete=models.PROTECT, null=True, blank=True)
    alasan_tanpa = models.CharField("alasan tanpa tanda terima", max_length=250, blank=True)
    dicatat_oleh = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="tanda_terima_dicatat"
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengiriman"
        ordering = ["laporan", "tanggal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(diterima__isnull=True) | Q(diterima__gte=models.F("tanggal")),
                name="diterima_sesudah_dikirim",
            ),
            models.UniqueConstraint(
                fields=["laporan", "kepada"],
                condition=Q(penerima__isnull=True),
                name="kiriman_tanpa_surat_unik",
            ),
        ]

    def __str__(self) -> str:
        return self.kepada

    @property
    def is_selesai(self) -> bool:
        return self.diterima is not None or bool(self.alasan_tanpa)


class Penggandaan(models.Model):
    """Copies that were made of the LAKIP."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    jumlah = models.PositiveSmallIntegerField("eksemplar", validators=[MinValueValidator(1)])
    tanggal = models.DateField()
    keterangan = models.CharField(max_length=250, blank=True)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "penggandaan"
        ordering = ["laporan", "tanggal", "pk"]

    def __str__(self) -> str:
        return f"{self.jumlah} eksemplar"


class UnggahanReviu(models.Model):
    """One upload to e-SAKIP Reviu, done by hand, with its evidence; no public interface is known."""

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    tanggal = models.DateField("diunggah tanggal")
    akun = models.CharField("akun yang dipakai", max_length=120)
    alamat = models.URLField("alamat halaman", blank=True)
    bukti = models.OneToOneField(Dokumen, on_delete=models.PROTECT)
    oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "unggahan e-SAKIP Reviu"
        ordering = ["laporan", "tanggal", "pk"]

    def __str__(self) -> str:
        return f"e-SAKIP Reviu, {self.tanggal}"
