"""The office whose procedures they are."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from sop.admin.lingkup import LingkupAdmin
from sop.lingkup import pengguna_of
from sop.models import Instansi


@admin.register(Instansi)
class InstansiAdmin(LingkupAdmin):
    instansi_path = "pk"
    list_display = ["nama", "pemda", "kota", "zona_waktu"]
    search_fields = ["nama", "pemda"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return pengguna_of(request).is_lintas_instansi and super().has_add_permission(request)
