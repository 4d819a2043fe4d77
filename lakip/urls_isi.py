"""Addresses of the report's figures and texts, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import analisis, anggaran, kinerja, naskah, temuan

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
    path("analisis/", analisis.analisis, name="analisis"),
    path("analisis/<int:sasaran_pk>/", analisis.analisis_sasaran, name="analisis-sasaran"),
    path("naskah/", naskah.naskah, name="naskah"),
    path("naskah/sasaran/<int:sasaran_pk>/<slug:bagian>/", naskah.naskah_bagian, name="naskah-analisis"),
    path("naskah/<slug:bagian>/", naskah.naskah_bagian, name="naskah-bagian"),
]
