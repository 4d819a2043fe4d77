"""When the office is open."""

from __future__ import annotations

from itertools import pairwise

from django.contrib import admin
from django.core.exceptions import ValidationError

from lakip.models import HariLibur, PolaJamKerja, SesiKerja
from sop.admin.lingkup import LingkupAdmin, LingkupInline
from sop.forms.isian import FormSet


@admin.register(HariLibur)
class HariLiburAdmin(LingkupAdmin):
    has_shared_rows = True
    list_display = ["tanggal", "nama", "jenis", "instansi", "sumber"]
    list_filter = ["jenis"]
    list_select_related = ["instansi"]
    date_hierarchy = "tanggal"
    search_fields = ["nama"]


class SesiKerjaFormSet(FormSet):
    """The sessions of one pattern, of which no two may overlap."""

    def clean(self) -> None:
        super().clean()
        kept = [f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
        whole = [data for data in kept if {"hari", "dari", "sampai"} <= data.keys()]
        for before, after in pairwise(sorted(whole, key=lambda data: (data["hari"], data["dari"]))):
            if before["hari"] == after["hari"] and after["dari"] < before["sampai"]:
                hari = SesiKerja.Hari(after["hari"]).label
                raise ValidationError(f"Sesi hari {hari} bertumpuk; periksa jam mulai dan jam selesainya.")


class SesiKerjaInline(LingkupInline):
    model = SesiKerja
    formset = SesiKerjaFormSet


@admin.register(PolaJamKerja)
class PolaJamKerjaAdmin(LingkupAdmin):
    has_shared_rows = True
    list_display = ["nama", "mulai", "selesai", "instansi", "dasar_hukum"]
    list_select_related = ["instansi"]
    inlines = [SesiKerjaInline]
