"""Addresses of the agenda of letters that come in."""

from django.urls import path

from lakip.views import surat_masuk

urlpatterns = [
    path("", surat_masuk.surat_masuk_list, name="surat-masuk"),
    path("baru/", surat_masuk.surat_masuk_baru, name="surat-masuk-baru"),
    path("<int:pk>/", surat_masuk.surat_masuk_detail, name="surat-masuk-detail"),
    path("<int:pk>/berkas/", surat_masuk.surat_masuk_berkas, name="surat-masuk-berkas"),
]
