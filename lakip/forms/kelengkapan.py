"""Form by which a thing on a checklist is answered."""

from __future__ import annotations

from django import forms

from lakip.forms.isian import TeksField
from lakip.forms.tugas import TokenForm

YA, TIDAK = "ya", "tidak"


class JawabanButirForm(TokenForm):
    """Whether it is met, and what shows it; the hidden fields say what the person was asked."""

    jenis = forms.CharField(max_length=12, widget=forms.HiddenInput)
    nomor = forms.CharField(max_length=12, widget=forms.HiddenInput)
    uraian = forms.CharField(max_length=500, widget=forms.HiddenInput)
    terpenuhi = forms.TypedChoiceField(
        label="Terpenuhi?",
        choices=[(YA, "Ya"), (TIDAK, "Tidak")],
        coerce=lambda isian: isian == YA,
        widget=forms.RadioSelect,
    )
    keterangan = TeksField(label="Keterangan", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
