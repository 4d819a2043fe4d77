"""The form of a family of SOPs."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator

from sop.domain.isian import SLUG
from sop.forms.isian import ModelForm
from sop.models import Instansi, Sop
from sop.penyalinan import lock_instansi, propose_kunci


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
            cleaned["kunci"] = self._propose(cleaned["instansi"], cleaned["judul"])
        return cleaned

    def _propose(self, instansi: Instansi, judul: str) -> str:
        """The kunci of an SOP that was given none, unless another of the instansi has the same judul.

        The admin validates and saves in one transaction, in which the instansi stays locked.
        """
        lock_instansi(instansi)
        alike = Sop.objects.filter(instansi=instansi, judul__iexact=judul).first()
        if alike:
            self.add_error(
                "kunci",
                f"SOP berjudul sama sudah ada, dengan kunci “{alike.kunci}”. Lanjutkan SOP itu dari "
                "daftar SOP, atau isi kunci sendiri bila ini memang SOP lain.",
            )
            return ""
        return propose_kunci(instansi, judul)
