"""Forms for bringing in an SOP: the source, and what the columns of its table are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.base import File

from sop.domain.bacaan import Bacaan, Pemetaan, Peran
from sop.domain.isian import BerkasDitolak
from sop.forms.isian import TeksField
from sop.imports.batas import MAKS_BYTE
from sop.imports.sumber import AKHIRAN, read_sumber
from sop.imports.teks import read_teks
from sop.lingkup import Pengguna, limit_to_instansi
from sop.models import ImporSop, Instansi, Pelaksana, Sop

NAMA_MAKS = ImporSop._meta.get_field("nama_berkas").max_length
# Faults of a source that are told at once.
MAKS_PESAN = 20
# Rows of a table that are shown while its columns are told.
MAKS_CUPLIKAN = 60

LABEL_PERAN = {
    Peran.ABAIKAN: "tidak dipakai",
    Peran.NOMOR: "Nomor",
    Peran.KEGIATAN: "Kegiatan",
    Peran.PELAKSANA: "Pelaksana",
    Peran.KELENGKAPAN: "Kelengkapan",
    Peran.WAKTU: "Waktu",
    Peran.KELUARAN: "Output",
    Peran.KETERANGAN: "Keterangan",
}


class SumberForm(forms.Form):
    """A document, as a file or pasted, and what it is to become; ``bacaan`` is what was read of it."""

    instansi = forms.ModelChoiceField(Instansi.objects.none(), empty_label=None)
    sop = forms.ModelChoiceField(
        Sop.objects.none(), required=False, label="Menjadi", empty_label="SOP baru",
        help_text="Pilih SOP yang sudah ada bila dokumen ini revisinya.",
    )  # fmt: skip
    berkas = forms.FileField(
        required=False,
        max_length=NAMA_MAKS,
        help_text=f"Word, Excel, teks, atau JSON ({', '.join(AKHIRAN)}), "
        f"paling besar {MAKS_BYTE // 1024**2} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(AKHIRAN)}),
    )
    teks = TeksField(
        required=False,
        strip=False,
        label="Atau tempelkan teksnya",
        help_text="Salin seluruh SOP dari Word, Excel, atau PDF: blok identitas dan tabel langkah beserta "
        "judul kolomnya.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, pengguna: Pengguna, may_add_sop: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        own = limit_to_instansi(Instansi.objects.all(), pengguna, "pk")
        self._own: Instansi | None = None
        if pengguna.is_lintas_instansi:
            fields["instansi"].queryset = own
        else:
            del fields["instansi"]
            self._own = own.first()
        fields["sop"].queryset = limit_to_instansi(
            Sop.objects.select_related("instansi"), pengguna, "instansi"
        )
        if not may_add_sop:
            fields["sop"].required, fields["sop"].empty_label = True, None

    @property
    def instansi_tujuan(self) -> Instansi | None:
        sop: Sop | None = self.cleaned_data["sop"]
        return sop.instansi if sop else self.cleaned_data.get("instansi", self._own)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        sop, instansi = isi.get("sop"), isi.get("instansi")
        if sop and instansi and sop.instansi_id != instansi.pk:
            self.add_error("sop", f"SOP ini milik {sop.instansi}; pilih instansi itu.")
        if not self.errors:
            self._read(isi["berkas"], isi["teks"])
        return isi

    def _read(self, berkas: File[bytes] | None, teks: str) -> None:
        """Read the source; the field that it came by says why it was refused."""
        if bool(berkas) == bool(teks.strip()):
            both = (
                "Pilih salah satu: berkas atau teks."
                if berkas
                else "Pilih berkasnya, atau tempelkan teksnya."
            )
            self.add_error(None, both)
            return
        nama = "berkas" if berkas else "teks"
        try:
            self.bacaan = _read_berkas(berkas) if berkas else read_teks(teks)
        except BerkasDitolak as ditolak:
            self.add_error(nama, [str(temuan) for temuan in ditolak.temuan[:MAKS_PESAN]])


def _read_berkas(berkas: File[bytes]) -> Bacaan:
    # A file that is too large is refused by its first bytes too many.
    return read_sumber(berkas.name or "", berkas.read(MAKS_BYTE + 1))


class PemetaanForm(forms.Form):
    """What each column of one table is, and the row at which the steps begin."""

    baris_awal = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)

    def __init__(self, bacaan: Bacaan, pemetaan: Pemetaan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pemetaan = pemetaan
        self._lebar = len(pemetaan.kolom)
        tabel = bacaan.tabel[pemetaan.tabel]
        self.cuplikan = tabel.baris[: pemetaan.baris_awal + MAKS_CUPLIKAN]
        self.lebih = len(tabel.baris) - len(self.cuplikan)
        fields: dict[str, Any] = self.fields
        fields["baris_awal"].choices = [(n, f"Baris {n + 1}") for n in range(len(self.cuplikan))]
        fields["baris_awal"].initial = pemetaan.baris_awal
        for n, peran in enumerate(pemetaan.kolom):
            fields[f"peran_{n}"] = forms.TypedChoiceField(
                label=f"Kolom {n + 1}",
                coerce=Peran,
                choices=[(p.value, label) for p, label in LABEL_PERAN.items()],
                initial=peran.value,
            )
            fields[f"pelaksana_{n}"] = forms.CharField(
                label=f"Nama pelaksana {n + 1}",
                required=False,
                max_length=Pelaksana._meta.get_field("nama").max_length,
                initial=pemetaan.pelaksana.get(n, ""),
            )

    @property
    def kolom_list(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"peran_{n}"], self[f"pelaksana_{n}"]) for n in range(self._lebar)]

    @property
    def baris_list(self) -> list[tuple[Any, tuple[str, ...]]]:
        """Each row that is shown, with the button that lets the steps begin there."""
        return list(zip(self["baris_awal"].subwidgets, self.cuplikan, strict=True))

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if self.errors:
            return isi
        peran_list = [isi[f"peran_{n}"] for n in range(self._lebar)]
        for peran in (Peran.KEGIATAN, Peran.PELAKSANA):
            if peran not in peran_list:
                self.add_error(
                    None, f"Belum ada kolom {LABEL_PERAN[peran]}; tunjukkan sekurang-kurangnya satu."
                )
        seen: dict[str, int] = {}
        for n, peran in enumerate(peran_list):
            if peran is Peran.ABAIKAN:
                continue
            nama = isi[f"pelaksana_{n}"] if peran is Peran.PELAKSANA else LABEL_PERAN[peran]
            if not nama:
                self.add_error(f"pelaksana_{n}", f"Tulis nama pelaksana kolom {n + 1}.")
            elif nama in seen:
                self.add_error(f"peran_{n}", f"“{nama}” sudah dipakai kolom {seen[nama]}; pilih yang lain.")
            seen.setdefault(nama, n + 1)
        return isi

    @property
    def pemetaan(self) -> Pemetaan:
        """What was told; the identity block stays where it was found."""
        isi: Mapping[str, Any] = self.cleaned_data
        kolom = tuple(isi[f"peran_{n}"] for n in range(self._lebar))
        return Pemetaan(
            self._pemetaan.tabel,
            isi["baris_awal"],
            kolom,
            {n: isi[f"pelaksana_{n}"] for n, peran in enumerate(kolom) if peran is Peran.PELAKSANA},
            self._pemetaan.identitas,
        )
