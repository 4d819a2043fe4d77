"""Forms of one written part of the report: its text, its history, its images."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse

from lakip.forms.tugas import TokenForm
from lakip.models import GambarNaskah, Naskah, VersiNaskah
from lakip.teks import clean_teks

ALAMAT = re.compile(r'\bsrc="[^"]*/gambar/(\d{1,9})/?"')
SRC = re.compile(r'(?<= src=")gambar:(\d+)(?=")')


class NaskahForm(forms.Form):
    """The text, and the version that its writer saw; a text of last year can be confirmed.

    ``gambar_asing`` are the images of other reports that were sent along and are left out.
    """

    isi = forms.CharField(
        label="Teks",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=(
            "Baris kosong memulai paragraf baru; baris yang diawali “- ” menjadi daftar. Teks yang sudah "
            "berbentuk (subjudul, tabel, gambar) tampil sebagai HTML."
        ),
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)
    masih_berlaku = forms.BooleanField(label="Sudah diperiksa dan masih berlaku", required=False)

    def __init__(self, data: Any = None, *, naskah: Naskah, isi: str | None = None) -> None:
        tersimpan = naskah.isi if isi is None else isi
        super().__init__(
            data, initial={"isi": _fill_src(tersimpan, naskah.laporan_id), "versi": naskah.versi}
        )
        self.naskah = naskah
        self.gambar_asing: set[int] = set()
        if naskah.tahun_asal is None:
            del self.fields["masih_berlaku"]

    def clean_isi(self) -> str:
        isi: str = self.cleaned_data["isi"]
        own = set(GambarNaskah.objects.filter(laporan=self.naskah.laporan_id).values_list("pk", flat=True))
        self.gambar_asing = {int(kunci) for kunci in ALAMAT.findall(isi)} - own
        try:
            return clean_teks(isi, own)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


def _fill_src(isi: str, laporan_pk: int) -> str:
    """Return a text in which each image has the address under which the editor shows it."""
    return SRC.sub(lambda found: reverse("naskah-gambar", args=[laporan_pk, int(found[1])]), isi)


class BandingkanForm(forms.Form):
    """Two versions to be held against each other."""

    dari = forms.TypedChoiceField(label="Versi", coerce=int)
    ke = forms.TypedChoiceField(label="Dengan versi", coerce=int)

    def __init__(self, data: Any, *, riwayat: Sequence[VersiNaskah]) -> None:
        super().__init__(data)
        pilihan = [(satu.nomor, f"{satu.nomor}: {satu.get_sebab_display().lower()}") for satu in riwayat]
        fields: dict[str, Any] = self.fields
        for nama in ("dari", "ke"):
            fields[nama].choices = pilihan


class PulihkanForm(forms.Form):
    """The version beside which somebody decided to restore an earlier one."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class GambarForm(TokenForm):
    """An image for the texts of a report."""

    berkas = forms.FileField(
        label="Berkas gambar",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        help_text="JPEG atau PNG. Yang lebih besar dari halaman dikecilkan; data kamera di dalamnya dibuang.",
    )
