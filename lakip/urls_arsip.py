"""Addresses of the archive, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import arsip

urlpatterns = [
    path("arsip/", arsip.arsip, name="arsip"),
    path("arsip/buat/", arsip.arsip_buat, name="arsip-buat"),
    path("arsip/penyusutan/", arsip.arsip_penyusutan, name="arsip-penyusutan"),
]
