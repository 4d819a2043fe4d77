"""What work the words of a row ask for."""

import pytest

from sop.domain.alur import JenisSimbol
from sop.domain.jenis_kerja import propose_lembar_kerja


@pytest.mark.parametrize(
    ("kegiatan", "lembar_kerja"),
    [
        ("Memerintahkan penyusunan LAKIP.", "perintah"),
        ("Memerintahkan untuk Menyusun Lakip", "perintah"),
        ("Menugaskan Staf untuk mempersiapkan rapat penyusunan Laporan Kinerja.", "perintah"),
        ("Menugaskan Kasubag Perencanaan untuk mengumpulkan bahan penyusunan LAKIP.", "perintah"),
        ("Memberi petunjuk dan menugaskan Kasubag Perencanaan untuk menindaklanjuti prosesnya.", "perintah"),
        ("Mendisposisi draft awal LAKIP.", "perintah"),
        ("Menerima surat mengenai Laporan Kegiatan dan didistribusikan ke Seksi – Seksi.", "perintah"),
        ("Membuat format pengumpulan data dan informasi kinerja dari masing-masing bidang", "format"),
        ("Menyampaikan format pengumpulan data dan informasi kinerja kepada bidang", "sampaikan"),
        ("Menghimpun format data dan informasi kinerja dari masing - masing bidang", "himpun"),
        ("Menyerahkan bahan penyusunan LAKIP.", "himpun"),
        ("Melaporkan kesiapan bahan penyusunan LAKIP.", "himpun"),
        ("Mengumpulkan dan menghimpun data dari Seksi – Seksi.", "himpun"),
        ("Menganalisis dan mengevaluasi data dan informasi kinerja yang telah terkumpul", "analisis"),
        ("Membuat Dokumen LAKIP", "susun"),
        ("Membuat dan melaporkan kesiapan draft (awal) LAKIP.", "susun"),
        ("Menyempurnakan draft LAKIP.", "susun"),
        ("Menyusun draft finalisasi laporan Kegiatan", "susun"),
        ("Mempersiapkan Undangan Rapat dan mendistribusikannya.", "rapat"),
        ("Mempersiapkan ruangan rapat dan Daftar Hadir (DH) dan melaporkan kesiapannya.", "rapat"),
        ("Memimpin rapat penyusunan LAKIP Kantor dan menugaskan Staf untuk notulensi.", "rapat"),
        ("Pelaksanaan rapat (pembahasan draft LAKIP).", "rapat"),
        ("Mengoreksi Dokumen LAKIP", "koreksi"),
        ("Memeriksa draft LAKIP dan memarafnya.", "koreksi"),
        ("Menyampaikan Dokumen LAKIP kepada Kepala Badan untuk memintakan persetujuan.", "ajukan"),
        ("Mengajukan draft untuk ditandatangani.", "ajukan"),
        ("Penandatanganan dokumen LAKIP oleh Kepala Badan kemudian diteruskan ke Kasubag.", "persetujuan"),
        ("Memeriksa draft LAKIP dan menandatangani (menyetujinya).", "persetujuan"),
        ("Membuat surat pengantar pengiriman sekaligus penomoran surat", "surat"),
        ("Mengantar surat, mengandakan dan mengarsipkan Dokumen LAKIP", "kirim"),
        ("Menggandakan draft LAKIP dan mendistribusikannya bersama Undangan Rapat Tim.", "kirim"),
        ("Menyampaikan LAKIP ke Bappeda, BKAD dan Bagian Pembangunan serta Inspektorat", "kirim"),
    ],
)
def test_words_of_known_forms_say_what_work_it_is(kegiatan: str, lembar_kerja: str) -> None:
    assert propose_lembar_kerja(kegiatan) == lembar_kerja


@pytest.mark.parametrize(
    ("kegiatan", "lembar_kerja"),
    [
        ("a. Menginstruksikan Kasubbag agar menyusun LKjIP", "perintah"),
        ("3) Menyiapkan formulir isian capaian kinerja", "format"),
        ("Mengirimkan formulir isian kepada seluruh bidang", "sampaikan"),
        ("Meminta data capaian kinerja kepada bidang", "sampaikan"),
        ("Merekapitulasi capaian kinerja setiap bidang", "himpun"),
        ("Memverifikasi kelengkapan data kinerja", "himpun"),
        ("Menghitung capaian setiap indikator", "analisis"),
        ("Memperbaiki konsep LKjIP sesuai koreksi Sekretaris", "susun"),
        ("Menyusun Bab III Akuntabilitas Kinerja", "susun"),
        ("Membahas rancangan laporan bersama tim", "rapat"),
        ("Mereviu konsep laporan kinerja", "koreksi"),
        ("Menyampaikan konsep laporan kepada Sekretaris", "ajukan"),
        ("Menyetujui dan menetapkan laporan kinerja", "persetujuan"),
        ("Menandatangani surat pengantar", "persetujuan"),
        ("Mengirim surat pengantar beserta laporan", "kirim"),
        ("Memberi nomor surat keluar", "surat"),
        ("Mengunggah dokumen ke aplikasi e-SAKIP", "kirim"),
        ("Periksa konsep laporan", "koreksi"),
        ("Susun draf LKjIP", "susun"),
        ("Perbaiki konsep laporan", "susun"),
        ("Kumpulkan bahan dari bidang", "himpun"),
        ("Sampaikan format kepada bidang", "sampaikan"),
        ("Perintahkan staf menyusun laporan", "perintah"),
        ("Ajukan draf kepada Kepala", "ajukan"),
        ("Tandatangani laporan", "persetujuan"),
        ("Buatlah laporan kinerja", "susun"),
        ("Berkoordinasi dengan Bagian Organisasi", "umum"),
        ("", "umum"),
    ],
)
def test_words_of_other_forms_are_understood_as_well(kegiatan: str, lembar_kerja: str) -> None:
    assert propose_lembar_kerja(kegiatan) == lembar_kerja


@pytest.mark.parametrize(
    ("keluaran", "lembar_kerja"),
    [
        pytest.param("Pengumpulan bahan LAKIP", "sampaikan", id="the call for material has gone out"),
        pytest.param("Bahan LAKIP", "himpun", id="the material has come in"),
    ],
)
def test_keluaran_tells_collecting_from_calling_for_material(keluaran: str, lembar_kerja: str) -> None:
    assert propose_lembar_kerja("Mengumpulkan bahan LAKIP.", keluaran) == lembar_kerja


@pytest.mark.parametrize(
    ("kegiatan", "lembar_kerja"),
    [
        pytest.param(
            "Mengajukan draft untuk ditandatangani.", "persetujuan", id="receives what is handed up"
        ),
        pytest.param("Apakah sudah lengkap?", "koreksi", id="unknown words"),
        pytest.param("Menghimpun data", "himpun", id="keeps a kind of its own"),
    ],
)
def test_decision_is_work_that_can_say_no(kegiatan: str, lembar_kerja: str) -> None:
    assert propose_lembar_kerja(kegiatan, jenis_simbol=JenisSimbol.KEPUTUSAN) == lembar_kerja
