"""Forms of letters that came in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from lakip.access import readable_surat_masuk
from lakip.forms.isian import TanggalField, TeksField
from lakip.models import Pegawai, SuratMasuk
from lakip.models.surat import SifatSurat


class SuratMasukForm(forms.Form):
    """A letter with its scan; its fields are called like the parameters of the verb."""

    nomor = TeksField(label="Nomor surat", max_length=160)
    tanggal = TanggalField(label="Tanggal surat")
    asal = TeksField(label="Surat dari", max_length=250)
    perihal = TeksField(label="Hal", max_length=250)
    sifat = forms.ChoiceField(choices=SifatSurat.choices)
    diterima = TanggalField(label="Diterima tanggal")
    nomor_agenda = TeksField(label="Nomor agenda", max_length=40, required=False)
    berkas = forms.FileField(
        label="Pindaian surat",
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG, atau PNG.",
    )


class CariSuratForm(forms.Form):
    """Words of a letter: its number, from whom, what about."""

    cari = forms.CharField(label="Cari nomor, asal, atau hal", max_length=100, required=False)

    @property
    def kata(self) -> str:
        return self.cleaned_data["cari"].strip() if self.is_valid() else ""


class PilihanSurat(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A letter that the person may read and no report answers yet, or this one does."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=SuratMasuk.objects.none(), required=False, **kwargs)

    def offer(self, pegawai: Pegawai, today: date, laporan: int | None = None) -> None:
        letters = readable_surat_masuk(pegawai, today)
        self.queryset = letters.filter(Q(laporan__isnull=True) | Q(laporan=laporan))

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nomor}, {obj.asal}: {obj.perihal}"

    def clean(self, value: Any) -> Any:
        """The verbs ask for the key."""
        surat = super().clean(value)
        return surat.pk if surat else None
