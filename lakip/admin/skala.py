"""The scales of an office: every percentage has one class, or the form says where it has none."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import admin
from django.core.exceptions import ValidationError

from lakip.domain.predikat import Kelas, find_gaps
from lakip.models import KelasSkala, SkalaInstansi
from sop.admin.lingkup import LingkupAdmin, LingkupInline
from sop.forms.isian import FormSet

TERBUKA = Decimal("-Infinity")


class KelasFormSet(FormSet):
    """The classes of one scale, which have to follow each other without gap or overlap."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        filled = [f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
        kelas = [Kelas(isi["label"], isi["di_atas"], isi["sampai"]) for isi in filled]
        kelas.sort(key=lambda satu: TERBUKA if satu.di_atas is None else satu.di_atas, reverse=True)
        if gaps := find_gaps(kelas):
            raise ValidationError(gaps)


class KelasSkalaInline(LingkupInline):
    model = KelasSkala
    formset = KelasFormSet
    fields = ["label", "di_atas", "sampai"]
    verbose_name_plural = (
        "kelas: di atas batas pertama, sampai dengan batas kedua; kelas teratas dan terbawah terbuka"
    )


@admin.register(SkalaInstansi)
class SkalaInstansiAdmin(LingkupAdmin):
    list_display = ["nama", "kegunaan", "sumber", "instansi"]
    list_select_related = ["instansi"]
    inlines = [KelasSkalaInline]
