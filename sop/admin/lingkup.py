"""Admin pages on which a person sees and chooses only what belongs to their own instansi."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import ForeignKey, Model, QuerySet
from django.forms.models import ModelChoiceIterator
from django.http import Http404, HttpRequest

from sop.lingkup import limit_to_instansi, pengguna_of

if TYPE_CHECKING:
    _Base = BaseModelAdmin[Any]
    _Admin = admin.ModelAdmin[Any]
    _Tabular = admin.TabularInline[Any, Any]
else:
    _Base = object
    _Admin, _Tabular = admin.ModelAdmin, admin.TabularInline


class Lingkup(_Base):
    """Keeps a page within the instansi of whoever looks at it; ``instansi_path`` leads there from a row.

    What may be chosen for a foreign key is what the person sees on that model's own page.
    """

    instansi_path = "instansi"
    # Rows without an instansi hold for all of them: seen by everybody, changed by who keeps the system.
    has_shared_rows = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return limit_to_instansi(rows, pengguna_of(request), self.instansi_path, shared=self.has_shared_rows)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        page = self.admin_site._registry.get(db_field.remote_field.model)
        if isinstance(page, Lingkup):
            kwargs.setdefault("queryset", page.get_queryset(request))
        if db_field.name == "instansi" and not pengguna_of(request).is_lintas_instansi:
            kwargs |= {"required": True, "empty_label": None}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LingkupAdmin(Lingkup, _Admin):
    """A page of its own."""

    list_per_page = 50

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the row; raises Http404 if it is gone or belongs to another instansi."""
        row = super().get_object(request, object_id, from_field)
        if row is None:
            raise Http404
        return row

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and self.is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.is_own(request, obj)

    def is_own(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the row is not one that holds for every instansi, or the person keeps all of them."""
        if obj is None or not self.has_shared_rows:
            return True
        return obj.instansi_id is not None or pengguna_of(request).is_lintas_instansi


class LingkupInline(Lingkup, _Tabular):
    """Rows on the page of what they belong to, which has been found within the instansi already."""

    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return admin.TabularInline.get_queryset(self, request)


class ReadOnly:
    """Rights over what is only looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def offer(form: type[forms.ModelForm[Any]], nama: str, rows: QuerySet[Any]) -> type[forms.ModelForm[Any]]:
    """Let the field ``nama`` choose among ``rows``, which are read once for all forms of the page."""
    field = form.base_fields.get(nama)
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
        field.choices = list(ModelChoiceIterator(field))
    return form
