"""The form of a surat pengantar: the letter, the rows of its table, and who gets it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from lakip.domain.surat import ButirKonsep, KonsepSurat, PenerimaKonsep
from lakip.domain.terbilang import write_banyaknya
from lakip.forms.isian import TanggalField, TeksField
from lakip.forms.tugas import TokenForm
from lakip.models import Laporan, Pemangku, Surat
from lakip.models.surat import SifatSurat
from lakip.surat import Usulan, list_pemangku

# How many rows a letter may have; and how many empty ones wait to be filled in.
BARIS_TERBANYAK = 40
BUTIR_KOSONG, PENERIMA_KOSONG = 1, 3
NAMA_TERPANJANG = 250
# How long ago somebody may have held the post of a letter that is written today.
HARI_LALU = 366


class ButirForm(forms.Form):
    """One row of the table; an empty one is none."""

    jenis = TeksField(label="Jenis yang dikirim", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    banyaknya = TeksField(label="Banyaknya", max_length=60, help_text="Misalnya 1 (satu) dokumen.")
    keterangan = TeksField(
        label="Keterangan", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_banyaknya(self) -> str:
        return write_banyaknya(self.cleaned_data["banyaknya"])


class PenerimaForm(forms.Form):
    """One to whom the letter goes; an empty one is none."""

    nama = TeksField(label="Yth.", max_length=NAMA_TERPANJANG)
    tempat = TeksField(label="di", max_length=120, required=False)
    email = forms.EmailField(label="E-mail", required=False)


class SuratForm(TokenForm):
    """All that people write of a letter; ``cleaned_data`` is what the verbs take."""

    tanggal = TanggalField(label="Tanggal surat")
    hal = TeksField(label="Hal", max_length=250)
    sifat = forms.ChoiceField(label="Sifat", choices=SifatSurat.choices)
    lampiran = TeksField(
        label="Lampiran", max_length=120, required=False, help_text="Misalnya 1 (satu) berkas."
    )
    pemangku = forms.ModelChoiceField(
        label="Pengirim (yang menandatangani)",
        queryset=Pemangku.objects.none(),
        empty_label="(pilih pejabat)",
        error_messages={"invalid_choice": "Pilih pejabat yang memangku jabatan di instansi ini."},
    )
    tembusan = TeksField(
        label="Tembusan",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu nama jabatan per baris.",
    )

    def __init__(self, *args: Any, laporan: Laporan, today: date, **kwargs: Any) -> None:
        awal: dict[str, Any] = kwargs.pop("awal", {})
        super().__init__(*args, initial=awal.get("surat"), **kwargs)
        fields: dict[str, Any] = self.fields
        fields["pemangku"].queryset = list_pemangku(laporan, date.fromordinal(today.toordinal() - HARI_LALU))
        fields["pemangku"].label_from_instance = str
        data = self.data if self.is_bound else None
        # What comes back is held against empty rows: one that was emptied is none.
        kosong = {"empty_permitted": True, "use_required_attribute": False}
        self.butir = _Butir(data, prefix="butir", initial=awal.get("butir"), form_kwargs=kosong)
        self.penerima = _Penerima(data, prefix="penerima", initial=awal.get("penerima"), form_kwargs=kosong)

    def clean_tembusan(self) -> list[str]:
        names = [nama.strip() for nama in self.cleaned_data["tembusan"].splitlines() if nama.strip()]
        if any(len(nama) > NAMA_TERPANJANG for nama in names):
            raise forms.ValidationError(f"Tulis paling banyak {NAMA_TERPANJANG} huruf pada satu baris.")
        return names

    def clean(self) -> dict[str, Any]:
        """Return the letter as the verbs take it; the token stands for its rows too."""
        data = super().clean()
        for rows, nama in ((self.butir, "Yang dikirim"), (self.penerima, "Penerima")):
            for nomor, form in enumerate(rows.forms, start=1):
                for isian, faults in form.errors.items():
                    self.add_error(None, f"{nama} baris {nomor}, {form[isian].label}: {faults[0]}")
            for fault in rows.non_form_errors():
                self.add_error(None, f"{nama}: {fault}")
        if self.errors:
            return data
        konsep = self._read_konsep(data)
        token = sha256(f"{data['token']}{konsep!r}".encode()).hexdigest() if data["token"] else ""
        return {"konsep": konsep, "pemangku": data["pemangku"].pk, "token": token}

    def _read_konsep(self, data: dict[str, Any]) -> KonsepSurat:
        return KonsepSurat(
            tanggal=data["tanggal"],
            hal=data["hal"],
            sifat=data["sifat"],
            lampiran=data["lampiran"],
            butir=tuple(ButirKonsep(**isi) for isi in _filled(self.butir)),
            penerima=(
                *(PenerimaKonsep(**isi) for isi in _filled(self.penerima)),
                *(PenerimaKonsep(nama, is_tembusan=True) for nama in data["tembusan"]),
            ),
        )


def begin(usulan: Usulan) -> dict[str, Any]:
    """Return what the form of a new letter begins with."""
    return {
        "surat": {
            "tanggal": usulan.tanggal, "hal": usulan.hal, "sifat": SifatSurat.BIASA,
            "pemangku": usulan.pemangku,
        },
        "butir": [_dict(satu, ("jenis", "banyaknya", "keterangan")) for satu in usulan.butir],
        "penerima": [_dict(satu, ("nama", "tempat", "email")) for satu in usulan.penerima],
    }  # fmt: skip


def reopen(surat: Surat, pemangku: Pemangku | None) -> dict[str, Any]:
    """Return what the form of a konsep shows."""
    penerima = list(surat.penerima.all())
    return {
        "surat": {
            **_dict(surat, ("tanggal", "hal", "sifat", "lampiran")), "pemangku": pemangku,
            "tembusan": "\n".join(satu.nama for satu in penerima if satu.is_tembusan),
        },
        "butir": [_dict(satu, ("jenis", "banyaknya", "keterangan")) for satu in surat.butir.all()],
        "penerima": [_dict(satu, ("nama", "tempat", "email")) for satu in penerima if not satu.is_tembusan],
    }  # fmt: skip


def _dict(satu: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {nama: getattr(satu, nama) for nama in names}


def _filled(rows: BaseFormSet[Any]) -> list[dict[str, Any]]:
    return [form.cleaned_data for form in rows.forms if form.cleaned_data]


_Butir = formset_factory(ButirForm, extra=BUTIR_KOSONG, max_num=BARIS_TERBANYAK, validate_max=True)
_Penerima = formset_factory(PenerimaForm, extra=PENERIMA_KOSONG, max_num=BARIS_TERBANYAK, validate_max=True)
