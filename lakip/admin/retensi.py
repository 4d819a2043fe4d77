"""How long an office keeps the archives of its reports."""

from __future__ import annotations

from django.contrib import admin

from lakip.models import JadwalRetensi
from sop.admin.lingkup import LingkupAdmin


@admin.register(JadwalRetensi)
class JadwalRetensiAdmin(LingkupAdmin):
    list_display = ["instansi", "aktif", "inaktif", "nasib", "dasar"]
    list_select_related = ["instansi"]
