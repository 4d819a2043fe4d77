"""The lists by which an office checks its reports, where it departs from the common ones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from lakip.domain.kelengkapan import JenisDaftar
from lakip.kelengkapan.aturan import ATURAN
from lakip.kelengkapan.daftar import read_daftar_of
from lakip.models import ButirPeriksa, DaftarPeriksa
from sop.admin.lingkup import LingkupAdmin, LingkupInline
from sop.forms.isian import ModelForm


class ButirForm(ModelForm):
    """The rule is chosen among those that exist."""

    aturan = forms.ChoiceField(
        choices=[("", "(dijawab orang)"), *((nama, nama.replace("_", " ")) for nama in sorted(ATURAN))],
        required=False,
    )

    class Meta:
        model = ButirPeriksa
        fields = ["urutan", "nomor", "kelompok", "uraian", "aturan", "bukti", "bobot", "is_wajib"]


class ButirInline(LingkupInline):
    model = ButirPeriksa
    form = ButirForm

    def has_add_permission(self, request: HttpRequest, obj: DaftarPeriksa | None = None) -> bool:
        return _is_draf(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: DaftarPeriksa | None = None) -> bool:
        return _is_draf(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: DaftarPeriksa | None = None) -> bool:
        return _is_draf(obj) and super().has_delete_permission(request, obj)


def _is_draf(daftar: Model | None) -> bool:
    """Whether the list exists and was never in force: only then it may be changed."""
    return isinstance(daftar, DaftarPeriksa) and daftar.diberlakukan_pada is None


KEADAAN = ["versi", "is_berlaku", "diberlakukan_pada"]
SALINAN = (
    "Versi baru dimulai sebagai salinan daftar yang sekarang berlaku. Sesudah disimpan, ubah butirnya, lalu "
    "berlakukan lewat tindakan di halaman daftar."
)


@admin.register(DaftarPeriksa)
class DaftarPeriksaAdmin(LingkupAdmin):
    """A new version begins as a copy of what holds now; once it was in force it stays as it is."""

    list_display = ["__str__", "instansi", "is_berlaku", "diberlakukan_pada"]
    list_select_related = ["instansi"]
    list_filter = ["jenis"]
    inlines = [ButirInline]
    actions = ["put_into_force", "withdraw"]

    def get_inlines(self, request: HttpRequest, obj: DaftarPeriksa | None = None) -> Any:
        return [] if obj is None else super().get_inlines(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: DaftarPeriksa | None = None) -> Any:
        if obj is None:
            return [(None, {"fields": ["instansi", "jenis"], "description": SALINAN})]
        return [(None, {"fields": ["instansi", "jenis", "nama", "sumber", "catatan", *KEADAAN]})]

    def get_readonly_fields(self, request: HttpRequest, obj: DaftarPeriksa | None = None) -> list[str]:
        return [*KEADAAN, "instansi", "jenis"] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or _is_draf(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or _is_draf(obj))

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: DaftarPeriksa, form: ModelForm, change: bool) -> None:
        """Save a new version as a copy of the list that holds now."""
        if change:
            super().save_model(request, obj, form, change)
            return
        asal = read_daftar_of(obj.instansi_id)[JenisDaftar(obj.jenis)]
        siblings = DaftarPeriksa.objects.filter(instansi=obj.instansi, jenis=obj.jenis)
        obj.versi = max(siblings.values_list("versi", flat=True), default=asal.versi) + 1
        obj.nama, obj.sumber, obj.catatan = asal.nama, asal.sumber, asal.catatan
        super().save_model(request, obj, form, change)
        ButirPeriksa.objects.bulk_create(
            ButirPeriksa(
                daftar=obj,
                urutan=urutan,
                nomor=butir.nomor,
                kelompok=butir.kelompok,
                uraian=butir.uraian,
                aturan=butir.aturan,
                bukti=butir.bukti,
                bobot=butir.bobot,
                is_wajib=butir.is_wajib,
            )
            for urutan, butir in enumerate(asal.butir, start=1)
        )

    @admin.action(description="Berlakukan untuk instansinya", permissions=["change"])
    def put_into_force(self, request: HttpRequest, queryset: Any) -> None:
        for daftar in queryset:
            siblings = DaftarPeriksa.objects.filter(instansi=daftar.instansi, jenis=daftar.jenis)
            with transaction.atomic():
                siblings.filter(is_berlaku=True).update(is_berlaku=False)
                daftar.is_berlaku = True
                daftar.diberlakukan_pada = daftar.diberlakukan_pada or timezone.now()
                daftar.save(update_fields=["is_berlaku", "diberlakukan_pada"])
                self.log_change(request, daftar, "Diberlakukan.")
            self.message_user(request, f"{daftar} berlaku bagi {daftar.instansi}.", messages.SUCCESS)

    @admin.action(description="Cabut: kembali ke daftar umum", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: Any) -> None:
        for daftar in queryset.filter(is_berlaku=True):
            daftar.is_berlaku = False
            daftar.save(update_fields=["is_berlaku"])
            self.log_change(request, daftar, "Dicabut.")
            self.message_user(request, f"{daftar} dicabut; daftar umum berlaku lagi.", messages.SUCCESS)
