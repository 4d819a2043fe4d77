"""Reports and their record, to look at: they move only through the engine."""

from __future__ import annotations

from django.contrib import admin

from lakip.models import Jejak, Laporan
from sop.admin.lingkup import LingkupAdmin, ReadOnly


@admin.register(Laporan)
class LaporanAdmin(ReadOnly, LingkupAdmin):
    list_display = ["tahun", "instansi", "status", "penanggung_jawab", "versi", "tenggat"]
    list_display_links = ["tahun", "instansi"]
    list_filter = ["status", "tahun"]
    list_select_related = ["instansi", "penanggung_jawab", "versi"]


@admin.register(Jejak)
class JejakAdmin(ReadOnly, LingkupAdmin):
    instansi_path = "laporan__instansi"
    list_display = ["waktu", "laporan", "nomor", "tindakan", "pegawai", "kapasitas", "is_penyimpangan"]
    list_filter = ["is_penyimpangan", "tindakan"]
    list_select_related = ["laporan__instansi", "pegawai"]
    date_hierarchy = "waktu"
