"""Form of one written part of the report."""

from __future__ import annotations

from django import forms

from lakip.domain.naskah import clean_naskah


class NaskahForm(forms.Form):
    """The text, and the version that its writer saw."""

    isi = forms.CharField(
        label="Teks",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Baris kosong memulai paragraf baru; baris yang diawali “- ” menjadi daftar.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def clean_isi(self) -> str:
        try:
            return clean_naskah(self.cleaned_data["isi"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
