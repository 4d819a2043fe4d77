"""Forms of orders; their fields are called like the parameters of the verbs they are for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from lakip.domain.perintah import HARAPAN
from lakip.forms.isian import TanggalField, TeksField
from lakip.forms.laporan import PilihanBanyakField
from lakip.forms.surat_masuk import PilihanSurat
from lakip.forms.tugas import TokenForm
from lakip.models import Jabatan, Laporan, Pegawai
from lakip.models.surat import SifatSurat


class PerintahForm(TokenForm):
    """What every order has: to which posts, what about, on what day."""

    field_order = ("surat", "hal", "sifat", "kepada", "isi", "catatan", "tanggal")
    hal = TeksField(label="Hal", max_length=250)
    kepada = PilihanBanyakField(
        label="Diteruskan kepada", queryset=Jabatan.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    tanggal = TanggalField(label="Tanggal")

    def __init__(self, *args: Any, laporan: Laporan, pegawai: Pegawai, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.laporan = laporan
        fields: dict[str, Any] = self.fields
        fields["kepada"].queryset = Jabatan.objects.filter(instansi=laporan.instansi_id)
        fields["tanggal"].initial = today

    def clean_kepada(self) -> list[int]:
        """The verb asks for the keys."""
        return [satu.pk for satu in self.cleaned_data["kepada"]]


class DisposisiForm(PerintahForm):
    """The sheet that goes with a letter."""

    surat = PilihanSurat(
        label="Surat masuk",
        empty_label="(tanpa surat masuk)",
        help_text="Pilih bila disposisi ini menyertai surat yang sudah dicatat.",
    )
    sifat = forms.ChoiceField(choices=SifatSurat.choices)
    isi = forms.MultipleChoiceField(
        label="Dengan hormat harap",
        choices=list(HARAPAN.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    catatan = TeksField(required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, laporan: Laporan, pegawai: Pegawai, today: date, **kwargs: Any) -> None:
        super().__init__(*args, laporan=laporan, pegawai=pegawai, today=today, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["surat"].offer(pegawai, today, laporan.pk)
        own = fields["surat"].queryset.filter(laporan=laporan.pk).first()
        if own:
            fields["surat"].initial, fields["hal"].initial = own.pk, own.perihal
            fields["sifat"].initial = own.sifat
        else:
            fields["hal"].initial = f"Penyusunan {laporan.judul}"


class LisanForm(PerintahForm):
    """An order that was spoken."""

    catatan = TeksField(
        label="Yang ditugaskan",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Tulis sebagaimana diucapkan.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kepada"].label = "Ditugaskan kepada"
        fields["hal"].label = "Tentang"
        fields["hal"].initial = f"Penyusunan {self.laporan.judul}"
