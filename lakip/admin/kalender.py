"""When the office is open."""

from __future__ import annotations

from django.contrib import admin

from lakip.models import HariLibur, PolaJamKerja, SesiKerja
from sop.admin.lingkup import LingkupAdmin, LingkupInline


@admin.register(HariLibur)
class HariLiburAdmin(LingkupAdmin):
    has_shared_rows = True
    list_display = ["tanggal", "nama", "jenis", "instansi", "sumber"]
    list_filter = ["jenis"]
    list_select_related = ["instansi"]
    date_hierarchy = "tanggal"
    search_fields = ["nama"]


class SesiKerjaInline(LingkupInline):
    model = SesiKerja


@admin.register(PolaJamKerja)
class PolaJamKerjaAdmin(LingkupAdmin):
    has_shared_rows = True
    list_display = ["nama", "mulai", "selesai", "instansi", "dasar_hukum"]
    list_select_related = ["instansi"]
    inlines = [SesiKerjaInline]
