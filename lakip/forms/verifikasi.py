"""What the public asks: a code that stands on a document, or a file that claims to be it."""

from __future__ import annotations

from django import forms
from django.conf import settings

from lakip.forms.isian import TeksField
from lakip.models.kode import PANJANG, read_kode
from lakip.sidik_berkas import BerkasSidik


class KodeForm(forms.Form):
    kode = TeksField(
        label="Kode dokumen",
        max_length=60,
        help_text=(
            f"{PANJANG} huruf dan angka di bawah kode QR, misalnya 7K3M 9QXR 2B5T WZ0A. "
            "Huruf kecil, spasi, dan tanda hubung tidak menjadi soal."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_kode(self) -> str:
        if kode := read_kode(self.cleaned_data["kode"]):
            return kode
        raise forms.ValidationError(
            f"Kode terdiri atas {PANJANG} huruf dan angka, tanpa huruf U. Periksa kembali di bawah kode QR."
        )


class BerkasForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas PDF Anda",
        help_text=(f"Paling besar {settings.BERKAS_MAKS // 1024**2} MB. Berkas dibandingkan, lalu dibuang."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        allow_empty_file=True,
    )

    @property
    def sidik(self) -> str:
        berkas: BerkasSidik = self.cleaned_data["berkas"]
        return berkas.sidik
