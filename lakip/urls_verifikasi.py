"""Addresses of the public page behind the code of a document, below ``verifikasi/``."""

from django.urls import path

from lakip.views import verifikasi

urlpatterns = [
    path("", verifikasi.verifikasi, name="verifikasi"),
    path("<str:kode>/", verifikasi.verifikasi_kode, name="verifikasi-kode"),
]
