"""The family of an SOP, with its versions."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from sop.admin.lingkup import LingkupAdmin, LingkupInline, ReadOnly
from sop.forms import SopForm
from sop.models import Sop, VersiSop


class VersiInline(ReadOnly, LingkupInline):
    """Only to look at: a version has a page of its own."""

    model = VersiSop
    fields = ("nomor_versi", "status", "nomor", "efektif", "ditetapkan_pada", "ditetapkan_oleh")
    readonly_fields = fields
    show_change_link = True


@admin.register(Sop)
class SopAdmin(LingkupAdmin):
    form = SopForm
    fields = ["instansi", "kunci", "judul"]
    list_display = ["judul", "kunci", "instansi"]
    list_select_related = ["instansi"]
    search_fields = ["judul", "kunci"]
    inlines = [VersiInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Sop | None = None) -> list[str]:
        """Versions, and the reports on them, name the SOP by its kunci and belong to its instansi."""
        return ["instansi", "kunci"] if obj and obj.versisop_set.exists() else []
