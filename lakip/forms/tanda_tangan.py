"""Forms of signing: their secrets are never shown again.

They carry no token, which would keep a hash of the secrets; that a file is signed once is seen to elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lakip.tanda_tangan.penyedia import Rahasia

PASSPHRASE_TERPANJANG = 200
BELUM_DIISI = "Isi passphrase sertifikat Anda."


def _rahasia_field(label: str, *, autocomplete: str = "off", **lain: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=PASSPHRASE_TERPANJANG,
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": autocomplete}),
        **lain,
    )


class TandaTanganForm(forms.Form):
    """With what one signs, and the passphrase that is asked for each time."""

    # The built LAKIP that lay there to be read.
    terbitan = forms.IntegerField(required=False, widget=forms.HiddenInput)
    cara = forms.ChoiceField(
        label="Tanda tangan dengan",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih sertifikat atau layanan yang dipakai.",
            "invalid_choice": "Sertifikat itu tidak dapat dipakai di sini; pilih yang ditawarkan.",
        },
    )
    passphrase = _rahasia_field(
        "Passphrase",
        error_messages={"required": BELUM_DIISI},
        help_text="Diminta setiap kali dan tidak disimpan.",
    )

    def __init__(
        self, *args: Any, cara: Sequence[tuple[str, str]], is_bsre: bool, needs_nik: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["cara"].choices = cara
        # A code may stand in its place only at the service.
        fields["passphrase"].required = not is_bsre
        if len(cara) == 1:
            fields["cara"].initial = cara[0][0]
            fields["cara"].widget = forms.HiddenInput()
        if is_bsre and needs_nik:
            fields["nik"] = forms.CharField(
                label="NIK",
                required=False,
                max_length=16,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                help_text="Hanya untuk BSrE, yang mengenali Anda dari NIK; tidak disimpan.",
            )
        if is_bsre:
            fields["totp"] = _rahasia_field(
                "Kode OTP",
                autocomplete="one-time-code",
                required=False,
                help_text="Hanya untuk BSrE, sebagai pengganti passphrase bila kantor memakainya.",
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "passphrase" not in self.errors and not (data.get("passphrase") or data.get("totp")):
            self.add_error("passphrase", BELUM_DIISI)
        return data

    @property
    def rahasia(self) -> Rahasia:
        data = self.cleaned_data
        return Rahasia(data["passphrase"], data.get("nik", ""), data.get("totp", ""))


class SertifikatForm(forms.Form):
    """A certificate with its passphrase; the office's is offered to who keeps the office."""

    berkas = forms.FileField(
        label="Berkas sertifikat",
        help_text="PKCS#12, berakhiran .p12 atau .pfx, dari penerbit sertifikat Anda.",
        widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
    )
    passphrase = _rahasia_field(
        "Passphrase",
        help_text="Untuk memeriksa dan mengunci ulang sertifikatnya. Passphrase tidak disimpan: tanpa itu "
        "tidak seorang pun dapat memakai sertifikat ini.",
    )

    def __init__(self, *args: Any, is_pengelola: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_pengelola:
            self.fields["is_kantor"] = forms.BooleanField(
                label="Ini sertifikat kantor, bukan sertifikat saya",
                required=False,
                help_text="Dapat dipakai siapa pun yang menandatangani atas nama kantor dan tahu "
                "passphrase-nya.",
            )
