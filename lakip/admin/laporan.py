"""Reports and their record, to look at: they move only through the engine."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from lakip.models import Jejak, Laporan
from sop.admin.lingkup import LingkupAdmin


class ReadOnlyAdmin(LingkupAdmin):
    """A page on which nothing can be changed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Laporan)
class LaporanAdmin(ReadOnlyAdmin):
    list_display = ["tahun", "instansi", "status", "penanggung_jawab", "versi", "tenggat"]
    list_display_links = ["tahun", "instansi"]
    list_filter = ["status", "tahun"]
    list_select_related = ["instansi", "penanggung_jawab", "versi"]


@admin.register(Jejak)
class JejakAdmin(ReadOnlyAdmin):
    instansi_path = "laporan__instansi"
    list_display = ["waktu", "laporan", "nomor", "tindakan", "pegawai", "kapasitas", "is_penyimpangan"]
    list_filter = ["is_penyimpangan", "tindakan"]
    list_select_related = ["laporan__instansi", "pegawai"]
    date_hierarchy = "waktu"
