"""Forms of the library: search, yearly evaluation."""

from __future__ import annotations

from django import forms

from sop.lifecycle import StatusVersi
from sop.models import HasilEvaluasi

EVALUASI = "evaluasi"


class CariSopForm(forms.Form):
    """The SOPs that hold some words, in one state."""

    cari = forms.CharField(label="Cari judul, nomor, atau kegiatan", max_length=100, required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), *StatusVersi.choices, (EVALUASI, "Perlu dievaluasi")],
    )

    @property
    def kata(self) -> str:
        return self.cleaned_data["cari"] if self.is_valid() else ""

    @property
    def is_mencari(self) -> bool:
        """Whether something was asked for, readable or not."""
        return any(self.data.get(nama) for nama in self.fields)

    @property
    def keadaan_dipilih(self) -> str:
        return self.cleaned_data["keadaan"] if self.is_valid() else ""


class EvaluasiForm(forms.Form):
    """What the evaluation of a version came to; its fields are called like the parameters of the verb."""

    tanggal = forms.DateField(
        label="Tanggal evaluasi", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hasil = forms.ChoiceField(label="Hasil", choices=HasilEvaluasi.choices, widget=forms.RadioSelect)
    catatan = forms.CharField(
        label="Catatan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang dinilai, oleh siapa saja, dan apa yang perlu diubah.",
    )
