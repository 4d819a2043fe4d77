"""Forms of handing the LAKIP over; each carries a token, its fields are called as the verbs want them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from lakip.engine.kirim import BUKTI, JUMLAH_MAKS
from lakip.forms.isian import TanggalField, TeksField
from lakip.forms.laporan import PilihanBanyakField
from lakip.forms.tugas import TokenForm
from lakip.models import PenerimaSurat
from lakip.models.surat import CaraKirim

BARIS_MAKS = 100
# On a phone these let one photograph or choose; an iPhone hands in JPEG then.
FOTO = {"accept": "image/jpeg,image/png,application/pdf"}


def jumlah_field() -> forms.IntegerField:
    return forms.IntegerField(label="Jumlah eksemplar", min_value=1, max_value=JUMLAH_MAKS, initial=1)


def keterangan_field() -> forms.CharField:
    return forms.CharField(label="Keterangan", max_length=250, required=False)


def bukti_field(label: str, **kwargs: Any) -> forms.FileField:
    return forms.FileField(
        label=label, max_length=200, widget=forms.ClearableFileInput(attrs=FOTO),
        help_text=f"Foto atau pindaian: {', '.join(satu[1:].upper() for satu in BUKTI[:3])}.", **kwargs,
    )  # fmt: skip


class GandakanForm(TokenForm):
    jumlah = jumlah_field()
    tanggal = TanggalField(label="Tanggal penggandaan")
    keterangan = keterangan_field()


class KirimForm(TokenForm):
    """What goes out on one day in one way; ``penerima`` are those of the letter who wait for it."""

    penerima_list = PilihanBanyakField(
        label="Penerima surat", queryset=PenerimaSurat.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    kepada = TeksField(
        label="Penerima lain", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu penerima tiap baris, misalnya Bappeda.",
    )  # fmt: skip
    cara = forms.ChoiceField(
        label="Cara", choices=[pilihan for pilihan in CaraKirim.choices if pilihan[0] != CaraKirim.EMAIL]
    )
    tanggal = TanggalField(label="Tanggal kirim")
    jumlah = jumlah_field()
    keterangan = keterangan_field()

    def __init__(self, *args: Any, penerima: QuerySet[PenerimaSurat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["jumlah"].label = "Eksemplar tiap penerima"
        if penerima:
            fields["penerima_list"].queryset = penerima
            fields["penerima_list"].label_from_instance = describe_penerima
            self.initial["penerima_list"] = [satu.pk for satu in penerima if not satu.is_tembusan]
        else:
            del fields["penerima_list"]
            fields["kepada"].label, fields["kepada"].required = "Penerima", True

    def clean_kepada(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["kepada"].splitlines() if line.strip()]
        if len(lines) > BARIS_MAKS:
            raise ValidationError(f"Paling banyak {BARIS_MAKS} penerima sekali catat.")
        if too_long := next((line for line in lines if len(line) > 250), ""):
            raise ValidationError(f"Nama “{too_long[:40]}…” terlalu panjang; paling panjang 250 huruf.")
        return lines


class EmailForm(TokenForm):
    """The link, mailed to one recipient of the letter."""

    penerima = forms.ModelChoiceField(
        label="Penerima surat", queryset=PenerimaSurat.objects.none(), empty_label=None
    )
    email = forms.EmailField(label="Alamat e-mail")

    def __init__(self, *args: Any, penerima: QuerySet[PenerimaSurat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["penerima"].queryset = penerima
        fields["penerima"].label_from_instance = describe_penerima
        first = next(iter(penerima), None)
        fields["email"].initial = first.email if first else ""


class TandaTerimaForm(TokenForm):
    """Who received what was sent; a new photograph takes the place of the one that is there."""

    diterima = TanggalField(label="Diterima tanggal")
    jam_diterima = forms.TimeField(
        label="Jam", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    nama_penerima = forms.CharField(label="Nama penerima", max_length=200)
    jabatan_penerima = forms.CharField(label="Jabatan penerima", max_length=200, required=False)
    bukti = bukti_field("Tanda terima")

    def __init__(self, *args: Any, has_bukti: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_bukti:
            self.fields["bukti"].required = False
            self.fields["bukti"].help_text = "Kosongkan bila foto yang sudah ada tetap dipakai."


class TanpaTandaTerimaForm(TokenForm):
    alasan = forms.CharField(label="Mengapa tidak ada tanda terima", max_length=250)


class UnggahanForm(TokenForm):
    """One upload to e-SAKIP Reviu, with its evidence."""

    tanggal = TanggalField(label="Tanggal unggah")
    akun = forms.CharField(label="Akun yang dipakai", max_length=120)
    alamat = forms.URLField(
        label="Alamat halaman", max_length=200, required=False, assume_scheme="https",
        help_text="Misalnya https://esr.menpan.go.id.",
    )  # fmt: skip
    bukti = bukti_field("Tangkapan layar")


def describe_penerima(satu: PenerimaSurat) -> str:
    tembusan = " (tembusan)" if satu.is_tembusan else ""
    return f"{satu.nama}{tembusan}, surat {satu.surat.nomor}"
