"""Form by which a finding is answered."""

from __future__ import annotations

from django import forms

from lakip.forms.isian import TeksField
from lakip.forms.tugas import TokenForm


class JawabanForm(TokenForm):
    """Why a finding is right as it is; ``kunci`` and ``sidik`` say which one the person saw."""

    kunci = forms.CharField(max_length=100, widget=forms.HiddenInput)
    sidik = forms.CharField(max_length=64, widget=forms.HiddenInput)
    alasan = TeksField(label="Sudah benar karena", widget=forms.Textarea(attrs={"rows": 2}))
