"""The record that is only ever added to, and the notices that go out with it."""

from __future__ import annotations

from datetime import UTC

from django.db import models

from lakip.models.laporan import Laporan, Tugas
from lakip.models.organisasi import Pegawai


class Tindakan(models.TextChoices):
    """What was done, as the record words it."""

    BUAT = "buat", "Membuat laporan"
    MULAI = "mulai", "Memulai laporan"
    TANGGUHKAN = "tangguhkan", "Menangguhkan laporan"
    LANJUTKAN = "lanjutkan", "Melanjutkan laporan"
    BATALKAN = "batalkan", "Membatalkan laporan"
    LANJUTKAN_SOP = "lanjutkan_sop", "Melanjutkan laporan dengan SOP lain"
    PINDAHKAN = "pindahkan", "Memindahkan laporan ke versi SOP lain"
    TUGASKAN = "tugaskan", "Menetapkan orang di kolom"
    SERAHKAN_LAPORAN = "serahkan_laporan", "Menyerahkan tanggung jawab laporan"
    AMBIL = "ambil", "Mulai mengerjakan"
    LEPAS = "lepas", "Melepas langkah"
    SERAHKAN = "serahkan", "Menyerahkan langkah"
    AMBIL_ALIH = "ambil_alih", "Mengambil alih langkah"
    SELESAI = "selesai", "Menyelesaikan langkah"
    KEMBALIKAN = "kembalikan", "Mengembalikan pekerjaan"
    TARIK = "tarik", "Menarik kembali langkah"
    LEWATI = "lewati", "Melewati langkah"
    KEMBALI_KE = "kembali_ke", "Kembali ke langkah sebelumnya"
    LAMPIRKAN = "lampirkan", "Melampirkan berkas"
    TARIK_DOKUMEN = "tarik_dokumen", "Menarik berkas"
    CATAT = "catat", "Menulis catatan"
    SUSUN = "susun", "Menyusun dokumen LAKIP"
    BUAT_FORMAT = "buat_format", "Membuat format pengumpulan data"
    SAMPAIKAN_FORMAT = "sampaikan_format", "Menyampaikan format"
    UBAH_TENGGAT = "ubah_tenggat", "Mengubah tenggat unit"
    TERIMA_DATA = "terima_data", "Menerapkan data unit"
    TANPA_SERAHAN = "tanpa_serahan", "Menyatakan unit tanpa serahan"
    JAWAB_TEMUAN = "jawab_temuan", "Menjawab temuan"
    CATAT_KOREKSI = "catat_koreksi", "Menulis catatan koreksi"
    UBAH_KOREKSI = "ubah_koreksi", "Mengubah catatan koreksi"
    HAPUS_KOREKSI = "hapus_koreksi", "Menghapus catatan koreksi"
    JAWAB_KOREKSI = "jawab_koreksi", "Menjawab catatan koreksi"
    LAMPIRKAN_KOREKSI = "lampirkan_koreksi", "Mengatur lampiran lembar koreksi"
    ATUR_BAGIAN = "atur_bagian", "Mengatur sistematika"
    TUGASKAN_PENULIS = "tugaskan_penulis", "Menetapkan penulis"
    AMBIL_NASKAH = "ambil_naskah", "Mengambil teks tahun lalu"
    JAWAB_PERIKSA = "jawab_periksa", "Menjawab daftar periksa"
    CATAT_SURAT_MASUK = "catat_surat_masuk", "Mencatat surat masuk"
    DISPOSISI = "disposisi", "Memberi disposisi"
    PERINTAH_LISAN = "perintah_lisan", "Mencatat penugasan lisan"
    TARIK_DISPOSISI = "tarik_disposisi", "Menarik disposisi"
    UNDANG_RAPAT = "undang_rapat", "Mengundang rapat"
    UBAH_RAPAT = "ubah_rapat", "Mengubah rapat"
    BATALKAN_RAPAT = "batalkan_rapat", "Membatalkan rapat"
    CATAT_HADIR = "catat_hadir", "Mencatat kehadiran rapat"
    CATAT_NOTULENSI = "catat_notulensi", "Menulis notulensi"
    JAWAB_TINDAK_LANJUT = "jawab_tindak_lanjut", "Menjawab tindak lanjut rapat"
    MINTA_REVIU = "minta_reviu", "Meminta reviu APIP"
    LEWATI_REVIU = "lewati_reviu", "Melewati reviu APIP"
    CABUT_PEREVIU = "cabut_pereviu", "Mencabut akses pereviu"
    ISI_REVIU = "isi_reviu", "Mengisi formulir reviu"
    CATAT_REVIU = "catat_reviu", "Menulis catatan hasil reviu"
    JAWAB_REVIU = "jawab_reviu", "Menjawab catatan hasil reviu"
    TERIMA_JAWABAN_REVIU = "terima_jawaban_reviu", "Menyatakan catatan reviu selesai"
    TOLAK_JAWABAN_REVIU = "tolak_jawaban_reviu", "Meminta jawaban lain atas catatan reviu"
    SERAHKAN_PERNYATAAN = "serahkan_pernyataan", "Menyerahkan pernyataan telah direviu"
    TARIK_PERNYATAAN = "tarik_pernyataan", "Menarik pernyataan telah direviu"
    MINTA_TANDA_TANGAN = "minta_tanda_tangan", "Meminta tanda tangan elektronik"
    TANDA_TANGANI = "tanda_tangani", "Menandatangani"
    PARAF = "paraf", "Memaraf secara elektronik"
    GAGAL_TANDA_TANGAN = "gagal_tanda_tangan", "Tanda tangan tidak jadi"
    UNGGAH_PINDAIAN = "unggah_pindaian", "Mengunggah pindaian bertanda tangan"
    BUAT_SURAT = "buat_surat", "Membuat surat pengantar"
    UBAH_SURAT = "ubah_surat", "Mengubah konsep surat pengantar"
    NOMORI_SURAT = "nomori_surat", "Menomori surat"
    SIMPAN_SURAT = "simpan_surat", "Menyimpan PDF surat"
    BATALKAN_SURAT = "batalkan_surat", "Membatalkan surat"
    GANDAKAN = "gandakan", "Menggandakan LAKIP"
    KIRIM = "kirim", "Mengirim LAKIP"
    BATALKAN_KIRIMAN = "batalkan_kiriman", "Menghapus baris buku ekspedisi"
    TERIMA_KIRIMAN = "terima_kiriman", "Mencatat tanda terima"
    TANPA_TANDA_TERIMA = "tanpa_tanda_terima", "Menyatakan kiriman tanpa tanda terima"
    UNGGAH_REVIU = "unggah_reviu", "Mencatat unggahan e-SAKIP Reviu"
    ARSIPKAN = "arsipkan", "Mengarsipkan laporan"
    SUSUTKAN_ARSIP = "susutkan_arsip", "Mencatat penyusutan arsip"


class Jejak(models.Model):
    """One act: who, in which capacity, what, why; chained to the act before it.

    The database refuses every change and deletion; ``manage.py periksa_jejak``
    proves the chain.
    """

    laporan = models.ForeignKey(Laporan, on_delete=models.PROTECT)
    nomor = models.PositiveIntegerField()
    waktu = models.DateTimeField()
    tindakan = models.CharField(max_length=30, choices=Tindakan.choices)
    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT, null=True, blank=True)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT)
    kapasitas = models.CharField(max_length=250, blank=True)
    alasan = models.TextField(blank=True)
    is_penyimpangan = models.BooleanField("penyimpangan", default=False)
    rincian = models.JSONField(default=dict, blank=True)
    # A form that is sent twice carries the same token; the second time it finds the first result.
    token = models.CharField(max_length=64, null=True, blank=True, unique=True)
    hash_sebelum = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "jejak"
        ordering = ["laporan", "nomor"]
        constraints = [models.UniqueConstraint(fields=["laporan", "nomor"], name="jejak_nomor_unik")]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.get_tindakan_display()}"

    def isi(self) -> dict[str, object]:
        """What the hash of this row stands for."""
        return {
            "laporan": self.laporan_id,
            "nomor": self.nomor,
            # The database gives every moment back in UTC.
            "waktu": self.waktu.astimezone(UTC).isoformat(),
            "tindakan": self.tindakan,
            "tugas": self.tugas_id,
            "pegawai": self.pegawai_id,
            "kapasitas": self.kapasitas,
            "alasan": self.alasan,
            "is_penyimpangan": self.is_penyimpangan,
            "rincian": self.rincian,
            "token": self.token,
        }


class Pemberitahuan(models.Model):
    """Outbox: work that came onto a desk and of which its people are yet to be told."""

    tugas = models.ForeignKey(Tugas, on_delete=models.PROTECT)
    dibuat_pada = models.DateTimeField()
    dikirim_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan"
        ordering = ["dibuat_pada", "pk"]

    def __str__(self) -> str:
        return f"Pemberitahuan {self.tugas_id}"
