"""Forms by which a report is moved to another version of its SOP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from lakip.forms.tugas import AlasanForm

AWALAN = "tempat_"


class PosisiForm(forms.Form):
    """Where open work is to go on, for each open visit with several places; asked before the plan is shown.

    What is missing or not offered counts as the first place.
    """

    def __init__(
        self, data: Mapping[str, Any], pilihan: Mapping[int, tuple[str, Sequence[tuple[int, str]]]]
    ) -> None:
        chosen = {}
        for pk, (_, tempat) in pilihan.items():
            nama = f"{AWALAN}{pk}"
            offered = {str(simbol) for simbol, _ in tempat}
            chosen[nama] = data[nama] if data.get(nama) in offered else str(tempat[0][0])
        super().__init__(initial=chosen)
        for pk, (label, tempat) in pilihan.items():
            self.fields[f"{AWALAN}{pk}"] = forms.ChoiceField(
                label=f"{label} dilanjutkan di", choices=tempat, widget=forms.RadioSelect
            )
        self.tempat = {int(nama.removeprefix(AWALAN)): int(simbol) for nama, simbol in chosen.items()}


class PindahForm(AlasanForm):
    """The move itself: why, and the places that the shown plan gives to open work."""

    def __init__(self, *args: Any, tempat: Mapping[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for pk, simbol in tempat.items():
            self.fields[f"{AWALAN}{pk}"] = forms.IntegerField(
                initial=simbol, required=False, widget=forms.HiddenInput
            )

    @property
    def tempat(self) -> dict[int, int]:
        """For each open visit that the shown plan knew the symbol at which it goes on."""
        return {
            int(nama.removeprefix(AWALAN)): simbol
            for nama, simbol in self.cleaned_data.items()
            if nama.startswith(AWALAN) and simbol is not None
        }
