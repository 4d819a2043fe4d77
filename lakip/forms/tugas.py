"""Forms of one step; each carries a token, so that sending it twice does one thing.

Their fields are called like the parameters of the verbs they are for.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django import forms

from lakip.models import Pegawai
from sop.models import Simbol


class TokenForm(forms.Form):
    """A form that can be sent twice without harm."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4().hex

    def clean(self) -> dict[str, Any]:
        """Bind the token to what is sent with it.

        Two clicks send the same and are one act. A page that came back with the
        browser's Back button sends its old token with other content: another act.
        """
        data = super().clean() or self.cleaned_data
        if data.get("token"):
            values = {nama: self[nama].data for nama in self.fields}
            sent = [(nama, str(value), getattr(value, "size", None)) for nama, value in values.items()]
            data["token"] = sha256(repr(sent).encode()).hexdigest()
        return data


def alasan_field(label: str = "Alasan") -> forms.CharField:
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class AlasanForm(TokenForm):
    alasan = alasan_field()


class KeputusanForm(TokenForm):
    """The answer of a decision, or the finishing of a step that has none."""

    keputusan = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    # The built LAKIP that lay there to be read.
    terbitan = forms.IntegerField(required=False, widget=forms.HiddenInput)


class KeputusanBeralasanForm(KeputusanForm):
    """An answer that needs its reason, unless remarks give it (``is_wajib`` is False then)."""

    alasan = alasan_field("Alasan dan yang harus diperbaiki")

    def __init__(self, *args: Any, is_wajib: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].required = is_wajib


class CatatanForm(TokenForm):
    teks = forms.CharField(label="Catatan", max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


class BerkasForm(TokenForm):
    berkas = forms.FileField(label="Berkas", max_length=200)


class SerahkanForm(TokenForm):
    """Hand an open step, or a report, to a colleague; who has it already (``kecuali``) is not offered.

    What comes back is not held against that: sent a second time it finds the colleague in possession.
    """

    kepada = forms.ModelChoiceField(queryset=Pegawai.objects.none(), empty_label="(pilih pegawai)")
    alasan = alasan_field()

    def __init__(self, *args: Any, instansi: int, kecuali: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kepada"].queryset = Pegawai.objects.filter(instansi=instansi, is_active=True)
        if kecuali is not None:
            fields["kepada"].queryset = fields["kepada"].queryset.exclude(pk=kecuali)


class KertasForm(TokenForm):
    """An act on paper, recorded for who did it, with the scan."""

    pelaku = forms.ModelChoiceField(
        label="Yang bertindak di atas kertas",
        queryset=Pegawai.objects.none(),
        empty_label="(pilih pegawai)",
    )
    bukti = forms.FileField(label="Pindaian bukti", max_length=200)
    keputusan = forms.ChoiceField(label="Keputusan", required=False)
    alasan = forms.CharField(
        label="Alasan", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila pekerjaan dikembalikan.",
    )  # fmt: skip

    def __init__(self, *args: Any, instansi: int, pilihan: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["pelaku"].queryset = Pegawai.objects.filter(instansi=instansi, is_active=True)
        _offer(self, pilihan)


class LewatiForm(TokenForm):
    keputusan = forms.ChoiceField(label="Lanjut melalui", required=False)
    alasan = alasan_field()

    def __init__(self, *args: Any, pilihan: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, pilihan)


class KembaliForm(TokenForm):
    """Return to any earlier step, where the SOP draws no arrow."""

    simbol = forms.ModelChoiceField(label="Kembali ke", queryset=Simbol.objects.none(), empty_label=None)
    alasan = alasan_field()

    def __init__(self, *args: Any, simbol: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier = Simbol.objects.filter(pk__in=simbol).select_related("langkah", "pelaksana")
        fields: dict[str, Any] = self.fields
        fields["simbol"].queryset = earlier
        fields["simbol"].label_from_instance = describe_simbol

    def clean_simbol(self) -> int:
        """The verb asks for the key."""
        simbol: Simbol = self.cleaned_data["simbol"]
        return simbol.pk


def describe_simbol(simbol: Simbol) -> str:
    return f"{simbol.langkah.nomor} {simbol.langkah.kegiatan} ({simbol.pelaksana})"


def _offer(form: forms.Form, pilihan: Sequence[str]) -> None:
    """Offer the exits of a decision, or none where nothing is decided."""
    fields: dict[str, Any] = form.fields
    if pilihan:
        fields["keputusan"].choices = [(label, label.capitalize()) for label in pilihan]
    else:
        del fields["keputusan"]
