"""The parts of the office, its posts, and who holds them."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from lakip.models import Jabatan, Pegawai, Pemangku, UnitKerja
from lakip.models.organisasi import JenisPemangku
from sop.admin.lingkup import LingkupAdmin, LingkupInline, offer
from sop.forms.isian import FormSet, ModelForm


class UnitForm(ModelForm):
    """A row that belongs to an instansi, and to a unit of that same instansi."""

    def clean_unit(self) -> UnitKerja | None:
        unit: UnitKerja | None = self.cleaned_data["unit"]
        instansi = self.cleaned_data.get("instansi")
        if unit and unit.instansi != instansi:
            raise forms.ValidationError(
                "Unit kerja ini milik instansi lain; pilih unit di instansi yang sama."
            )
        return unit


@admin.register(UnitKerja)
class UnitKerjaAdmin(LingkupAdmin):
    list_display = ["nama", "instansi"]
    list_select_related = ["instansi"]
    search_fields = ["nama"]


class PemangkuInline(LingkupInline):
    model = Pemangku
    verbose_name_plural = "pemangku jabatan; Plt. dan Plh. memerlukan nomor surat perintah"
    fields = ["pegawai", "jenis", "mulai", "selesai", "nomor_surat"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pemangku]:
        return super().get_queryset(request).select_related("jabatan", "pegawai")

    def get_formset(self, request: HttpRequest, obj: Jabatan | None = None, **kwargs: Any) -> type[FormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        offer(formset.form, "pegawai", Pegawai.objects.filter(instansi=obj.instansi_id if obj else None))
        return formset


@admin.register(Jabatan)
class JabatanAdmin(LingkupAdmin):
    form = UnitForm
    fields = ["instansi", "unit", "nama"]
    list_display = ["nama", "unit", "instansi"]
    list_select_related = ["unit", "instansi"]
    search_fields = ["nama"]
    inlines = [PemangkuInline]

    def get_inlines(self, request: HttpRequest, obj: Jabatan | None) -> Any:
        """Who holds a post is chosen among the people of its instansi, so the post comes first."""
        return self.inlines if obj else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for satu, lain in list_overlaps(form.instance):
            messages.warning(
                request,
                f"{satu.pegawai} dan {lain.pegawai} sama-sama definitif pada waktu yang sama; periksa.",
            )


def list_overlaps(jabatan: Jabatan) -> list[tuple[Pemangku, Pemangku]]:
    """Return the pairs of definitive holders of one post whose times overlap.

    Sumber: custom of the office; a post has one definitive holder at a time.
    """
    definitif = Pemangku.objects.filter(jabatan=jabatan, jenis=JenisPemangku.DEFINITIF).select_related(
        "pegawai"
    )
    return [
        (satu, lain)
        for satu, lain in combinations(definitif.order_by("mulai", "pk"), 2)
        if satu.selesai is None or lain.mulai <= satu.selesai
    ]
