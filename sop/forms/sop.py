"""The form of a family of SOPs."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator

from sop.domain.isian import SLUG
from sop.forms.isian import ModelForm
from sop.models import Sop
from sop.penyalinan import propose_kunci


class SopForm(ModelForm):
    """The family; its kunci is a name for files and addresses, proposed from the judul."""

    class Meta:
        model = Sop
        fields = ["instansi", "judul", "kunci", "is_dibagikan"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kunci" in self.fields:
            kunci = self.fields["kunci"]
            kunci.required = False
            kunci.help_text = (
                "Nama pendek untuk berkas: huruf kecil, angka, dan tanda hubung, misalnya babel-kesbangpol. "
                "Kosongkan agar dibuatkan dari instansi dan judulnya."
            )
            kunci.validators.append(
                RegexValidator(rf"^{SLUG.pattern}$", "Pakai huruf kecil, angka, dan tanda hubung saja.")
            )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned: dict[str, Any] = self.cleaned_data
        if "kunci" in self.fields and not self.errors and not cleaned["kunci"]:
            cleaned["kunci"] = propose_kunci(cleaned["instansi"], cleaned["judul"])
        return cleaned
