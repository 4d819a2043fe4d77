"""Addresses of the report's papers and of the surat pengantar, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import persuratan, surat

urlpatterns = [
    path("persuratan/", persuratan.persuratan, name="persuratan"),
    path("surat/baru/", surat.surat_baru, name="surat-baru"),
    path("surat/<int:surat_pk>/", surat.surat, name="surat"),
    path("surat/<int:surat_pk>/ubah/", surat.surat_ubah, name="surat-ubah"),
    path("surat/<int:surat_pk>/nomori/", surat.surat_nomori, name="surat-nomori"),
    path("surat/<int:surat_pk>/buat-pdf/", surat.surat_buat_pdf, name="surat-buat-pdf"),
    path("surat/<int:surat_pk>/batalkan/", surat.surat_batalkan, name="surat-batalkan"),
    path("surat/<int:surat_pk>/surat.pdf", surat.surat_pdf, name="surat-pdf"),
]
