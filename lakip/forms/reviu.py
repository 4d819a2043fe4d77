"""Forms of the reviu; their fields are called like the parameters of the verbs they are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from lakip.forms.isian import TanggalField, TeksField
from lakip.forms.tugas import TokenForm, alasan_field
from lakip.kelengkapan import ButirDiperiksa
from lakip.models import JawabanReviu, Terbitan
from sop.domain.tanggal import format_tanggal

YA, TIDAK = "ya", "tidak"
PINDAIAN = ".pdf,.jpg,.jpeg,.png"


def _baris(label: str, rows: int = 3, **kwargs: Any) -> TeksField:
    return TeksField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class UndanganForm(TokenForm):
    """Who of the APIP is to see the report."""

    nama = TeksField(label="Nama pereviu", max_length=200)
    nip = TeksField(label="NIP", max_length=30, required=False)
    jabatan = TeksField(label="Jabatan", max_length=200, help_text="Misalnya Auditor Muda, Ketua Tim.")
    apip = TeksField(label="Nama APIP", max_length=200, help_text="Misalnya Inspektorat Kabupaten Balangan.")
    email = forms.EmailField(
        label="E-mail", max_length=254, help_text="Undangan dan pemberitahuan dikirim ke sini."
    )
    surat_tugas = TeksField(label="Nomor surat tugas", max_length=160, required=False)


class LewatiReviuForm(TokenForm):
    alasan = alasan_field("Alasan laporan tidak direviu")


class JawabanReviuForm(TokenForm):
    jawaban = _baris("Jawaban", help_text="Apa yang diperbaiki, atau mengapa tidak.")


class CatatanReviuForm(TokenForm):
    """A remark of the APIP on the built LAKIP that was read."""

    terbitan = forms.IntegerField(widget=forms.HiddenInput)
    tempat = TeksField(
        label="Bagian atau halaman", max_length=250, required=False, help_text="Misalnya Bab III, halaman 24."
    )
    teks = _baris("Catatan")
    saran = _baris("Saran perbaikan", rows=2, required=False)


class DesakanForm(TokenForm):
    desakan = _baris("Apa yang masih kurang", rows=2)


class PernyataanForm(TokenForm):
    """The signed statement, and on which built LAKIP it is."""

    terbitan = forms.TypedChoiceField(label="Terbitan LAKIP yang direviu", coerce=int)
    berkas = forms.FileField(
        label="Pernyataan yang ditandatangani",
        max_length=200,
        help_text="Pindaian atau PDF bertanda tangan elektronik; paling banyak 4 halaman.",
        widget=forms.ClearableFileInput(attrs={"accept": PINDAIAN}),
    )
    nomor = TeksField(label="Nomor pernyataan", max_length=160, required=False)
    tanggal = TanggalField(label="Tanggal pernyataan")
    penanda_tangan = TeksField(label="Nama penanda tangan", max_length=200)
    jabatan = TeksField(
        label="Jabatannya", max_length=200, help_text="Misalnya Inspektur Kabupaten Balangan."
    )
    nip = TeksField(label="NIP", max_length=30, required=False)
    hasil = forms.FileField(
        label="Pindaian Catatan Hasil Reviu",
        max_length=200,
        required=False,
        help_text="Bila catatannya dibuat di atas kertas.",
    )

    def __init__(self, *args: Any, terbitan_list: Sequence[Terbitan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["terbitan"].choices = [
            (satu.nomor, f"Terbitan {satu.nomor}, disusun {format_tanggal(timezone.localdate(satu.pada))}")
            for satu in terbitan_list
        ]


class FormulirReviuForm(TokenForm):
    """The whole form of the reviu: of each thing yes or no, and words; what is left open stays open."""

    def __init__(
        self,
        *args: Any,
        butir_list: Sequence[ButirDiperiksa],
        jawaban: Mapping[str, JawabanReviu],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.nomor_list = [satu.butir.nomor for satu in butir_list]
        fields: dict[str, Any] = self.fields
        for ke, satu in enumerate(butir_list):
            kini = jawaban.get(satu.butir.nomor)
            fields[f"b{ke}"] = forms.ChoiceField(
                label=f"{satu.butir.nomor} {satu.butir.uraian}",
                choices=((YA, "Ya"), (TIDAK, "Tidak")),
                widget=forms.RadioSelect,
                required=False,
                initial=None if kini is None else YA if kini.is_ya else TIDAK,
                help_text=f"Menurut data: {satu.hasil.ditemukan}." if satu.hasil.ditemukan else "",
            )
            fields[f"k{ke}"] = TeksField(
                label=f"Keterangan {satu.butir.nomor}",
                required=False,
                initial=kini.keterangan if kini else "",
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def clean(self) -> dict[str, Any]:
        """Return what the verb takes: the answers by the nomor of the thing."""
        data = super().clean()
        jawaban = {
            nomor: (data[f"b{ke}"] == YA, data.get(f"k{ke}", ""))
            for ke, nomor in enumerate(self.nomor_list)
            if data.get(f"b{ke}")
        }
        if not jawaban and not self.errors:
            raise forms.ValidationError("Pilih ya atau tidak pada sedikitnya satu butir.")
        return {"token": data.get("token"), "jawaban": jawaban}

    @property
    def pasangan(self) -> list[tuple[Any, Any]]:
        """The fields of each thing: yes or no, and the words."""
        return [(self[f"b{ke}"], self[f"k{ke}"]) for ke in range(len(self.nomor_list))]
