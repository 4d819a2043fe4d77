"""What is asked before a version is put into force, and which two versions are compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from sop.models import VersiSop


class TetapkanForm(forms.Form):
    """From which day, and that what was found has been read; ``ubahan`` is the state that was read."""

    mulai = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari ini, atau hari sesudahnya; sampai hari itu versi sebelumnya tetap berlaku.",
    )
    dibaca = forms.BooleanField(
        label="Temuan di atas sudah saya baca",
        error_messages={"required": "Baca temuan di atas, lalu centang."},
    )
    ubahan = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, versi: VersiSop, today: date, has_temuan: bool) -> None:
        super().__init__(data, initial={"mulai": today, "ubahan": versi.ubahan})
        if not has_temuan:
            del self.fields["dibaca"]


class PilihBandingForm(forms.Form):
    """Two versions of one SOP."""

    lama = forms.ModelChoiceField(label="Versi lama", queryset=VersiSop.objects.none(), empty_label=None)
    baru = forms.ModelChoiceField(label="Versi baru", queryset=VersiSop.objects.none(), empty_label=None)

    def __init__(self, data: Any = None, *, sop: int, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        fields: dict[str, Any] = self.fields
        for nama in ("lama", "baru"):
            fields[nama].queryset = VersiSop.objects.filter(sop=sop)
            fields[nama].label_from_instance = _name_versi


def _name_versi(versi: VersiSop) -> str:
    return f"Versi {versi.nomor_versi}, {versi.get_status_display().lower()}"
