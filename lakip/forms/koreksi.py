"""Forms of correcting: a remark on one place of the document, and its answer."""

from __future__ import annotations

from typing import Any

from django import forms

from lakip.forms.isian import TeksField
from lakip.forms.tugas import TokenForm
from lakip.isi.bacaan import BagianBaca
from lakip.models.koreksi import Tanggapan

KUTIPAN_TERPANJANG = 2000


def catatan_field() -> forms.CharField:
    return TeksField(label="Catatan", widget=forms.Textarea(attrs={"rows": 3}))


class CatatanKoreksiForm(TokenForm):
    """A remark on words or on a figure of the part ``bagian``, or, without a part, on a page or the whole."""

    terbitan = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bagian: BagianBaca | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if bagian is None:
            fields["halaman"] = forms.IntegerField(
                label="Halaman PDF",
                required=False,
                min_value=1,
                help_text="Kosongkan bila catatan ini tentang seluruh dokumen.",
            )
        elif bagian.baris:
            pilihan = [(sel.kunci, f"{sel.tempat}: {sel.nilai}") for sel in bagian.sel]
            fields["acuan"] = forms.ChoiceField(label="Angka", choices=[("", "(pilih angka)"), *pilihan])
        else:
            fields["kutipan"] = forms.CharField(
                label="Kutipan",
                max_length=KUTIPAN_TERPANJANG,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text="Pilih kata-katanya pada teks, atau tempel di sini.",
            )
        fields["teks"] = catatan_field()


class UbahCatatanForm(TokenForm):
    teks = catatan_field()


class JawabanKoreksiForm(TokenForm):
    """What became of a remark; that nothing was changed needs its reason."""

    tanggapan = forms.ChoiceField(
        label="Tanggapan",
        choices=Tanggapan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih: diubah atau tidak diubah."},
    )
    jawaban = TeksField(
        label="Penjelasan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wajib bila tidak diubah: sebutkan sebabnya.",
    )


class LampiranKoreksiForm(TokenForm):
    """Whether the lembar koreksi is annexed to the LAKIP."""

    is_dilampirkan = forms.BooleanField(widget=forms.HiddenInput, required=False)
