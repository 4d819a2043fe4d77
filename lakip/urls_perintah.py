"""Addresses of orders, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import perintah

urlpatterns = [
    path("perintah/<int:tugas_pk>/disposisi/", perintah.disposisi_beri, name="disposisi-beri"),
    path("perintah/<int:tugas_pk>/lisan/", perintah.perintah_lisan, name="perintah-lisan"),
    path("disposisi/<int:disposisi_pk>.pdf", perintah.disposisi_pdf, name="disposisi-pdf"),
    path("disposisi/<int:disposisi_pk>/tarik/", perintah.disposisi_tarik, name="disposisi-tarik"),
]
