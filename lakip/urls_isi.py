"""Addresses of the report's figures and texts, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import (
    analisis,
    anggaran,
    gambar,
    kelengkapan,
    kinerja,
    naskah,
    pratinjau,
    riwayat_naskah,
    sistematika,
    temuan,
)

urlpatterns = [
    path("kinerja/", kinerja.kinerja, name="kinerja"),
    path("kinerja/tahun-lalu/", kinerja.kinerja_lalu, name="kinerja-lalu"),
    path("analisis/buka/", kinerja.analisis_buka, name="analisis-buka"),
    path("kinerja/sasaran/baru/", kinerja.sasaran_baru, name="sasaran-baru"),
    path("kinerja/sasaran/<int:sasaran_pk>/", kinerja.sasaran_edit, name="sasaran-edit"),
    path("kinerja/sasaran/<int:sasaran_pk>/hapus/", kinerja.sasaran_hapus, name="sasaran-hapus"),
    path("kinerja/sasaran/<int:sasaran_pk>/geser/", kinerja.sasaran_geser, name="sasaran-geser"),
    path("kinerja/sasaran/<int:sasaran_pk>/indikator/baru/", kinerja.indikator_baru, name="indikator-baru"),
    path("kinerja/indikator/<int:indikator_pk>/", kinerja.indikator_edit, name="indikator-edit"),
    path("kinerja/indikator/<int:indikator_pk>/hapus/", kinerja.indikator_hapus, name="indikator-hapus"),
    path("kinerja/indikator/<int:indikator_pk>/geser/", kinerja.indikator_geser, name="indikator-geser"),
    path("anggaran/", anggaran.anggaran, name="anggaran"),
    path("anggaran/baru/", anggaran.anggaran_baru, name="anggaran-baru"),
    path("anggaran/<int:baris_pk>/", anggaran.anggaran_edit, name="anggaran-edit"),
    path("anggaran/<int:baris_pk>/hapus/", anggaran.anggaran_hapus, name="anggaran-hapus"),
    path("anggaran/<int:baris_pk>/geser/", anggaran.anggaran_geser, name="anggaran-geser"),
    path("temuan/", temuan.temuan, name="temuan"),
    path("temuan/jawab/", temuan.temuan_jawab, name="temuan-jawab"),
    path("kelengkapan/", kelengkapan.kelengkapan, name="kelengkapan"),
    path("kelengkapan/jawab/", kelengkapan.kelengkapan_jawab, name="kelengkapan-jawab"),
    path("analisis/", analisis.analisis, name="analisis"),
    path("analisis/<int:sasaran_pk>/", analisis.analisis_sasaran, name="analisis-sasaran"),
    path("naskah/", sistematika.sistematika, name="naskah"),
    path("naskah/bagian/baru/", sistematika.bagian_baru, name="bagian-baru"),
    path("naskah/bagian/geser/", sistematika.bagian_geser, name="bagian-geser"),
    path("naskah/bagian/<int:bagian_pk>/", sistematika.bagian_edit, name="bagian-edit"),
    path("naskah/bagian/<int:bagian_pk>/hapus/", sistematika.bagian_hapus, name="bagian-hapus"),
    path(
        "naskah/bagian/<int:bagian_pk>/kembalikan/", sistematika.bagian_kembalikan, name="bagian-kembalikan"
    ),
    path("naskah/penulis/", sistematika.naskah_penulis, name="naskah-penulis"),
    path("naskah/ambil/", sistematika.naskah_ambil, name="naskah-ambil"),
    path("naskah/acuan/", naskah.naskah_acuan, name="naskah-acuan"),
    path("naskah/gambar/unggah/", gambar.naskah_gambar_unggah, name="naskah-gambar-unggah"),
    path("naskah/gambar/<int:gambar_pk>/", gambar.naskah_gambar, name="naskah-gambar"),
    path("naskah/teks/<int:naskah_pk>/riwayat/", riwayat_naskah.naskah_riwayat, name="naskah-riwayat"),
    path(
        "naskah/teks/<int:naskah_pk>/pulihkan/<int:nomor>/",
        riwayat_naskah.naskah_pulihkan,
        name="naskah-pulihkan",
    ),
    path(
        "naskah/pratinjau/<slug:sidik>/<int:nomor>/",
        pratinjau.naskah_pratinjau_halaman,
        name="naskah-pratinjau-halaman",
    ),
    path("naskah/<slug:bagian>/pratinjau/", pratinjau.naskah_pratinjau, name="naskah-pratinjau"),
    path(
        "naskah/sasaran/<int:sasaran_pk>/<slug:bagian>/pratinjau/",
        pratinjau.naskah_pratinjau,
        name="naskah-pratinjau-analisis",
    ),
    path("naskah/sasaran/<int:sasaran_pk>/<slug:bagian>/", naskah.naskah_bagian, name="naskah-analisis"),
    path("naskah/<slug:bagian>/", naskah.naskah_bagian, name="naskah-bagian"),
]
