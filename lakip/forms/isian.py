"""Fields in Indonesian writing, and the mark that tells of two people who fill in the same form."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from lakip.domain.angka import format_angka, read_angka
from lakip.kejanggalan import DIGIT_TERBANYAK, TAHUN, TEKS_TERPANJANG, is_too_long
from sop.forms.isian import ModelForm

ANGKA_TERPANJANG = 60


class TeksField(forms.CharField):
    """A few lines of plain text; control characters, which no PDF and no workbook carries, are refused."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["max_length"] = kwargs.get("max_length") or TEKS_TERPANJANG
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        teks = (super().to_python(value) or "").replace("\r\n", "\n").replace("\t", " ")
        if any(unicodedata.category(huruf) == "Cc" and huruf != "\n" for huruf in teks):
            raise forms.ValidationError("Ada karakter kendali yang tidak tampak; ketik ulang isian ini.")
        return teks

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, data.replace("\r\n", "\n") if isinstance(data, str) else data)


class AngkaField(forms.CharField):
    """A figure as an Indonesian office writes it; what may mean two numbers is asked back."""

    def __init__(self, **kwargs: Any) -> None:
        for batas in ("max_digits", "decimal_places"):  # the model's field sees to these itself
            kwargs.pop(batas, None)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_angka(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        teks = super().to_python(value)
        if not teks:
            return None
        if len(teks) > ANGKA_TERPANJANG:
            raise forms.ValidationError("Isian ini terlalu panjang untuk sebuah angka.")
        try:
            nilai = read_angka(teks)
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid") from error
        if is_too_long(nilai):
            raise forms.ValidationError(f"Angka ini terlalu panjang; paling banyak {DIGIT_TERBANYAK} digit.")
        return nilai

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != self.to_python(data))
        except forms.ValidationError:
            return True


class TahunField(forms.IntegerField):
    """A year of which a report may speak."""

    default_error_messages = {
        "invalid": "Tuliskan tahun dengan angka, misalnya 2025.",
        "min_value": f"Isi tahun antara {TAHUN[0]} dan {TAHUN[-1]}.",
        "max_value": f"Isi tahun antara {TAHUN[0]} dan {TAHUN[-1]}.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"min_value": TAHUN[0], "max_value": TAHUN[-1]})


class TanggalField(forms.DateField):
    """A day, written as the browser gives it."""

    default_error_messages = {"invalid": "Tuliskan tanggal yang ada, misalnya 2026-02-28."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)


class SkalaField(TeksField):
    """Predicates from the lowest to the highest, parted by commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [predikat.strip() for predikat in super().to_python(value).split(",") if predikat.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial or [], data)

    def run_validators(self, value: Any) -> None:
        super().run_validators(", ".join(value))


@dataclass(frozen=True, slots=True)
class Beda:
    """One field in which what is stored now and what this person wrote are not the same."""

    isian: str
    tersimpan: str
    diisi: str


def mark_of(form_list: Iterable[forms.BaseForm]) -> str:
    """Return a mark of what these forms, not yet written in, show; it changes when a stored value does."""
    shown = [[form.prefix, bf.name, bf.value()] for form in form_list for bf in form]
    return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()


def compare(form: forms.BaseForm, awalan: str = "") -> list[Beda]:
    """Return where a form that was written in departs from what is stored; labels begin with ``awalan``."""
    return [
        Beda(f"{awalan}{bf.label}", _describe(bf.field, bf.initial), _describe(bf.field, bf.data))
        for bf in form
        if bf.field.has_changed(bf.initial, bf.data)
    ]


def _describe(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return "ya" if field.to_python(value) else "tidak"
    shown = field.prepare_value(value)
    if isinstance(field, forms.ChoiceField):
        shown = next((label for kunci, label in field.choices if str(kunci) == str(shown)), shown)  # type: ignore[misc, union-attr]
    return "(kosong)" if shown in (None, "") else str(shown)


class BertandaForm(ModelForm):
    """A form that knows whether somebody else has saved its row meanwhile."""

    @property
    def tanda(self) -> str:
        return mark_of([self])

    @property
    def beda(self) -> list[Beda]:
        return compare(self)


class FormulirGabungan:
    """Forms that are filled in and saved together; each names itself by its ``judul``."""

    def __init__(self, form_list: Sequence[Any]) -> None:
        self.form_list = form_list

    def __iter__(self) -> Iterator[Any]:
        return iter(self.form_list)

    @property
    def tanda(self) -> str:
        return mark_of(self)

    @property
    def beda(self) -> list[Beda]:
        return [beda for form in self for beda in compare(form, f"{form.judul}: ")]

    def is_valid(self) -> bool:
        faults = [form.errors for form in self]  # of all forms, so that every refusal shows at once
        return not any(faults)

    def save(self) -> None:
        for form in self:
            form.store()
