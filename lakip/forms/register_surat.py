"""Forms of the register of letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from lakip.forms.isian import TanggalField, TeksField
from lakip.forms.tugas import TokenForm, alasan_field


class NomorForm(TokenForm):
    """A number for a letter that is made elsewhere; its fields are called like the parameters of the verb."""

    perihal = TeksField(label="Perihal", max_length=250)
    tujuan = TeksField(label="Tujuan", max_length=250, required=False)
    tanggal = TanggalField(label="Tanggal surat")
    klasifikasi = TeksField(
        label="Kode klasifikasi",
        max_length=40,
        required=False,
        help_text="Kosongkan untuk memakai kode dari Tata naskah.",
    )


class BatalNomorForm(forms.Form):
    alasan = alasan_field("Mengapa nomor ini tidak dipakai")


class CariNomorForm(forms.Form):
    """The rows of one year that hold some words."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, required=False)
    cari = forms.CharField(label="Cari nomor, perihal, atau tujuan", max_length=100, required=False)

    def __init__(self, *args: Any, tahun_list: list[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        pilihan = dict.fromkeys([*tahun_list, today.year])
        fields: dict[str, Any] = self.fields
        fields["tahun"].choices = [(tahun, str(tahun)) for tahun in sorted(pilihan, reverse=True)]
        fields["tahun"].initial = today.year

    @property
    def tahun_dipilih(self) -> int:
        """The year asked for; this one where none is."""
        asked: int | None = self.cleaned_data.get("tahun") if self.is_valid() else None
        return asked or self.today.year

    @property
    def kata(self) -> str:
        return self.cleaned_data["cari"].strip() if self.is_valid() else ""
