"""Forms by which the units' data is gathered; each carries a token."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from lakip.forms.laporan import PilihanBanyakField
from lakip.forms.tugas import TokenForm
from lakip.models import Laporan, UnitKerja
from sop.domain.tanggal import format_tanggal


class UnitForm(TokenForm):
    """An act on the forms of some units, which stand in it unseen."""

    unit_list = PilihanBanyakField(
        label="Unit", queryset=UnitKerja.objects.none(), required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(
        self, *args: Any, laporan: Laporan, unit_list: Iterable[UnitKerja] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"auto_id": False} | kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit_list"].queryset = UnitKerja.objects.filter(instansi=laporan.instansi_id)
        self.initial["unit_list"] = [unit.pk for unit in unit_list]


class TenggatForm(UnitForm):
    """Until when units hand in their data; ``rentang`` is the first and the last day offered."""

    tenggat = forms.DateField(
        label="Tenggat penyerahan data",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, rentang: tuple[date, date], tenggat: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        awal, akhir = rentang
        self.fields["tenggat"].help_text = f"Paling lambat {format_tanggal(akhir)}."
        self.fields["tenggat"].widget.attrs |= {"min": awal.isoformat(), "max": akhir.isoformat()}
        self.initial["tenggat"] = tenggat


class FormatForm(TenggatForm):
    """Making forms; ``anew`` says that what is there already is to be made once more."""

    anew = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, anew: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["anew"] = anew
