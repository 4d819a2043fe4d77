"""Addresses of the report's papers and of the surat pengantar, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import persuratan

urlpatterns = [
    path("persuratan/", persuratan.persuratan, name="persuratan"),
]
