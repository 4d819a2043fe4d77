"""Fields and rows with which an SOP is edited as it stands on paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import F
from django.forms.models import BaseInlineFormSet

from sop.domain.berkas import SELESAI
from sop.domain.isian import SLUG
from sop.models import Langkah, Sop

# Forms whose models are known to the type checker only.
if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
    FormSet = BaseInlineFormSet[Any, Any, Any]
else:
    ModelForm, FormSet = forms.ModelForm, BaseInlineFormSet

# Above every number that a row has in a document.
_PARKIR = 10_000


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


class SopForm(ModelForm):
    """The family; its kunci is a name for files and addresses."""

    class Meta:
        model = Sop
        fields = ["instansi", "kunci", "judul"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kunci" in self.fields:
            kunci = self.fields["kunci"]
            kunci.help_text = "Huruf kecil, angka, dan tanda hubung, misalnya babel-kesbangpol."
            kunci.validators.append(
                RegexValidator(rf"^{SLUG.pattern}$", "Pakai huruf kecil, angka, dan tanda hubung saja.")
            )


class BarisForm(ModelForm):
    """A row with a place among others, which it need not state."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "urutan" in self.fields:
            self.fields["urutan"].required = False
        if self.instance.pk is None:
            self.initial["urutan"] = None

    def clean_urutan(self) -> int:
        """Without a number the row goes to the end."""
        return self.cleaned_data["urutan"] or _PARKIR

    def _get_validation_exclusions(self) -> set[str]:
        # Rows make room for each other when they are saved.
        return {*super()._get_validation_exclusions(), "urutan"}  # type: ignore[misc]


class BarisFormSet(FormSet):
    """Rows that are numbered anew, from 1, each time they are saved.

    A row that is given the number of another stands before it if it comes from
    below or is new, behind it if it comes from above.
    """

    def save(self, commit: bool = True) -> Any:
        if not self.has_changed():
            return super().save(commit)
        rows = sorted(self._kept(), key=self._place)
        # Two rows of one form never have the same number, not even while they are being saved.
        self.get_queryset().update(urutan=F("urutan") + 2 * _PARKIR)
        for nomor, form in enumerate(rows):
            form.instance.urutan = _PARKIR + nomor
        saved = super().save(commit)
        instances = [form.instance for form in rows]
        for nomor, instance in enumerate(instances, start=1):
            instance.urutan = nomor
        self.get_queryset().model._default_manager.bulk_update(instances, ["urutan"])
        return saved

    def _kept(self) -> Iterator[Any]:
        for form in self.forms:
            is_empty = form.instance.pk is None and not form.has_changed()
            if not is_empty and form not in self.deleted_forms:
                yield form

    def _place(self, form: Any) -> tuple[int, int]:
        before, now = form.initial["urutan"], form.cleaned_data["urutan"]
        if before is None or now < before:
            return now, -1
        return now, int(now > before)


class LangkahFormSet(BarisFormSet):
    """Rows of the form; a new one gets a name for arrows to lead to: its nomor, or else its place."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        taken = {"", SELESAI, *Langkah.objects.filter(versi=self.instance).values_list("kunci", flat=True)}
        names = chain([form.instance.nomor], (f"langkah-{nomor}" for nomor in count(1)))
        form.instance.kunci = next(nama for nama in names if nama not in taken)
        return super().save_new(form, commit)
