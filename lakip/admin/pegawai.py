"""The people who log in; nobody gives rights that they do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm, UsernameField
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from lakip.admin.organisasi import UnitForm
from lakip.models import Pegawai
from sop.admin.lingkup import LingkupAdmin

if TYPE_CHECKING:
    _ChangeForm = UserChangeForm[Pegawai]
    _CreationForm = AdminUserCreationForm[Pegawai]
    _UserAdmin = UserAdmin[Pegawai]
else:
    _ChangeForm, _CreationForm, _UserAdmin = UserChangeForm, AdminUserCreationForm, UserAdmin

# Only a superuser gives these.
HAK = ("is_superuser", "groups", "user_permissions")


class PegawaiForm(UnitForm, _ChangeForm):
    """A person as kept by the office."""


class PegawaiBaruForm(UnitForm, _CreationForm):
    """A new person, with or without a password."""

    class Meta:
        model = Pegawai
        fields = ("username", "nama", "instansi", "unit")
        field_classes = {"username": UsernameField}


@admin.register(Pegawai)
class PegawaiAdmin(LingkupAdmin, _UserAdmin):
    form = PegawaiForm
    add_form = PegawaiBaruForm
    list_display = ["nama", "username", "nip", "instansi", "unit", "is_staff", "is_active"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["nama", "username", "nip"]
    ordering = ["nama"]
    fieldsets = (
        (None, {"fields": ["username", "password"]}),
        ("Pegawai", {"fields": ["nama", "nip", "pangkat", "email", "instansi", "unit"]}),
        (
            "Hak",
            {
                "fields": ["is_active", "is_staff", *HAK],
                "description": "Pegawai yang pindah atau pensiun dinonaktifkan, tidak dihapus.",
            },
        ),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ["wide"],
                "fields": [
                    "username",
                    "nama",
                    "instansi",
                    "unit",
                    "usable_password",
                    "password1",
                    "password2",
                ],
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pegawai]:
        # The manager joins instansi, and the admin then takes no list_select_related.
        return super().get_queryset(request).select_related("instansi", "unit")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (nama, {**isi, "fields": [f for f in isi["fields"] if f not in HAK]}) for nama, isi in fieldsets
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may set a password could log in as that person, with all their rights."""
        return super().has_change_permission(request, obj) and (
            obj is None or has_all_rights_of(request.user, obj)
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def has_all_rights_of(pengguna: Any, lain: Pegawai) -> bool:
    """Whether ``lain``, even if not active now, has no right that ``pengguna`` lacks."""
    if pengguna.is_superuser:
        return True
    if lain.is_superuser:
        return False
    return not _rights_of(lain).exclude(pk__in=_rights_of(pengguna).values("pk")).exists()


def _rights_of(pegawai: Any) -> Any:
    return Permission.objects.filter(Q(user=pegawai) | Q(group__user=pegawai))
