import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def put_where_they_are(apps, schema_editor):
    """No report was moved yet: every visit counts where it was made."""
    # PostgreSQL alters no table in whose rows a check still waits for the end of the transaction.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    apps.get_model("lakip", "Tugas").objects.update(letak=F("simbol"))


class Migration(migrations.Migration):
    dependencies = [("lakip", "0006_tanda_tangan_dan_persuratan"), ("sop", "0002_studio")]

    operations = [
        migrations.AddField(
            "tugas",
            "letak",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kunjungan",
                to="sop.simbol",
            ),
        ),
        migrations.RunPython(put_where_they_are, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "tugas",
            "letak",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="kunjungan", to="sop.simbol"
            ),
        ),
        migrations.AlterField(
            model_name="jejak",
            name="tindakan",
            field=models.CharField(
                choices=[
                    ("buat", "Membuat laporan"),
                    ("mulai", "Memulai laporan"),
                    ("tangguhkan", "Menangguhkan laporan"),
                    ("lanjutkan", "Melanjutkan laporan"),
                    ("batalkan", "Membatalkan laporan"),
                    ("lanjutkan_sop", "Melanjutkan laporan dengan SOP lain"),
                    ("pindahkan", "Memindahkan laporan ke versi SOP lain"),
                    ("tugaskan", "Menetapkan orang di kolom"),
                    ("serahkan_laporan", "Menyerahkan tanggung jawab laporan"),
                    ("ambil", "Mulai mengerjakan"),
                    ("lepas", "Melepas langkah"),
                    ("serahkan", "Menyerahkan langkah"),
                    ("ambil_alih", "Mengambil alih langkah"),
                    ("selesai", "Menyelesaikan langkah"),
                    ("kembalikan", "Mengembalikan pekerjaan"),
                    ("tarik", "Menarik kembali langkah"),
                    ("lewati", "Melewati langkah"),
                    ("kembali_ke", "Kembali ke langkah sebelumnya"),
                    ("lampirkan", "Melampirkan berkas"),
                    ("tarik_dokumen", "Menarik berkas"),
                    ("catat", "Menulis catatan"),
                    ("susun", "Menyusun dokumen LAKIP"),
                    ("buat_format", "Membuat format pengumpulan data"),
                    ("sampaikan_format", "Menyampaikan format"),
                    ("ubah_tenggat", "Mengubah tenggat unit"),
                    ("terima_data", "Menerapkan data unit"),
                    ("tanpa_serahan", "Menyatakan unit tanpa serahan"),
                    ("jawab_temuan", "Menjawab temuan"),
                    ("catat_koreksi", "Menulis catatan koreksi"),
                    ("ubah_koreksi", "Mengubah catatan koreksi"),
                    ("hapus_koreksi", "Menghapus catatan koreksi"),
                    ("jawab_koreksi", "Menjawab catatan koreksi"),
                    ("lampirkan_koreksi", "Mengatur lampiran lembar koreksi"),
                    ("atur_bagian", "Mengatur sistematika"),
                    ("tugaskan_penulis", "Menetapkan penulis"),
                    ("ambil_naskah", "Mengambil teks tahun lalu"),
                    ("jawab_periksa", "Menjawab daftar periksa"),
                    ("catat_surat_masuk", "Mencatat surat masuk"),
                    ("disposisi", "Memberi disposisi"),
                    ("perintah_lisan", "Mencatat penugasan lisan"),
                    ("tarik_disposisi", "Menarik disposisi"),
                    ("undang_rapat", "Mengundang rapat"),
                    ("ubah_rapat", "Mengubah rapat"),
                    ("batalkan_rapat", "Membatalkan rapat"),
                    ("catat_hadir", "Mencatat kehadiran rapat"),
                    ("catat_notulensi", "Menulis notulensi"),
                    ("jawab_tindak_lanjut", "Menjawab tindak lanjut rapat"),
                    ("minta_reviu", "Meminta reviu APIP"),
                    ("lewati_reviu", "Melewati reviu APIP"),
                    ("cabut_pereviu", "Mencabut akses pereviu"),
                    ("isi_reviu", "Mengisi formulir reviu"),
                    ("catat_reviu", "Menulis catatan hasil reviu"),
                    ("jawab_reviu", "Menjawab catatan hasil reviu"),
                    ("terima_jawaban_reviu", "Menyatakan catatan reviu selesai"),
                    ("tolak_jawaban_reviu", "Meminta jawaban lain atas catatan reviu"),
                    ("serahkan_pernyataan", "Menyerahkan pernyataan telah direviu"),
                    ("tarik_pernyataan", "Menarik pernyataan telah direviu"),
                    ("minta_tanda_tangan", "Meminta tanda tangan elektronik"),
                    ("tanda_tangani", "Menandatangani"),
                    ("paraf", "Memaraf secara elektronik"),
                    ("gagal_tanda_tangan", "Tanda tangan tidak jadi"),
                    ("unggah_pindaian", "Mengunggah pindaian bertanda tangan"),
                    ("buat_surat", "Membuat surat pengantar"),
                    ("ubah_surat", "Mengubah konsep surat pengantar"),
                    ("nomori_surat", "Menomori surat"),
                    ("simpan_surat", "Menyimpan PDF surat"),
                    ("batalkan_surat", "Membatalkan surat"),
                    ("gandakan", "Menggandakan LAKIP"),
                    ("kirim", "Mengirim LAKIP"),
                    ("batalkan_kiriman", "Menghapus baris buku ekspedisi"),
                    ("terima_kiriman", "Mencatat tanda terima"),
                    ("tanpa_tanda_terima", "Menyatakan kiriman tanpa tanda terima"),
                    ("unggah_reviu", "Mencatat unggahan e-SAKIP Reviu"),
                    ("arsipkan", "Mengarsipkan laporan"),
                    ("susutkan_arsip", "Mencatat penyusutan arsip"),
                ],
                max_length=30,
            ),
        ),
    ]
