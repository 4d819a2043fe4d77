"""Fields with which an SOP is edited as it stands on paper."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.models import BaseInlineFormSet

# Forms whose models are known to the type checker only.
if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
    FormSet = BaseInlineFormSet[Any, Any, Any]
else:
    ModelForm, FormSet = forms.ModelForm, BaseInlineFormSet


def clean_teks(teks: str) -> str:
    """Return what somebody typed without line ends of browsers, tabs, control characters, outer space."""
    teks = teks.replace("\r\n", "\n").replace("\t", " ").strip()
    return "".join(c for c in teks if c == "\n" or unicodedata.category(c) != "Cc")


class TeksField(forms.CharField):
    """Text with the line ends of the document, not those that browsers send."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class DaftarField(TeksField):
    """A list of texts, one to a line; a line that begins with a space goes on with the text above it."""

    widget = forms.Textarea(attrs={"rows": 5, "cols": 90})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(teks.replace("\n", "\n  ") for teks in value)

    def to_python(self, value: Any) -> Any:
        daftar: list[str] = []
        for baris in super().to_python(value).splitlines():
            if daftar and baris.startswith(" "):
                daftar[-1] += "\n" + baris.strip()
            elif baris.strip():
                daftar.append(baris.strip())
        return daftar
