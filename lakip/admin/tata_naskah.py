"""How an office numbers its letters."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from lakip.domain.nomor_surat import find_faults, format_nomor
from lakip.models import NomorSurat, TataNaskah
from sop.admin.lingkup import LingkupAdmin
from sop.forms.isian import ModelForm

AWAL = ("tahun_urut", "urut_terakhir")


class TataNaskahForm(ModelForm):
    """The pattern must give every letter a number of its own; where a register has begun, it stays."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for fault in find_faults(data.get("pola", ""), data.get("unit", "")):
            self.add_error("pola", fault)
        if data.get("urut_terakhir") and not data.get("tahun_urut"):
            self.add_error("tahun_urut", "Isi tahun dari nomor urut terakhir.")
        if self.instance.pk and any(nama in self.changed_data for nama in AWAL):
            self._require_unused(data.get("tahun_urut"))
        return data

    def _require_unused(self, tahun: int | None) -> None:
        """A number that was given already would come twice, or leave a gap."""
        years = list(filter(None, (tahun, self.initial.get("tahun_urut"))))
        given = NomorSurat.objects.filter(instansi=self.instance.instansi_id, tahun__in=years)
        if terakhir := given.order_by("tahun", "urut").last():
            raise ValidationError(
                f"Register tahun {terakhir.tahun} sudah berjalan sampai nomor {terakhir.urut}; nomor awalnya "
                "tidak dapat diubah lagi."
            )


@admin.register(TataNaskah)
class TataNaskahAdmin(LingkupAdmin):
    form = TataNaskahForm
    list_display = ["instansi", "pola", "contoh"]
    list_select_related = ["instansi"]
    readonly_fields = ["contoh"]

    @admin.display(description="contoh nomor")
    def contoh(self, tata: TataNaskah) -> str:
        """A number as it would be written today."""
        if not tata.pk:
            return "Tampak sesudah disimpan."
        return format_nomor(
            tata.pola, urut=12, tanggal=timezone.localdate(), klasifikasi=tata.klasifikasi, unit=tata.unit,
            lebar=tata.lebar_urut,
        )  # fmt: skip

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The register goes on by it."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["contoh", *(["instansi"] if obj else [])]
