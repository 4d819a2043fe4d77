"""The family of an SOP, with its versions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sop.admin.lingkup import LingkupAdmin, LingkupInline, ReadOnly
from sop.forms.sop import SopForm
from sop.models import Sop, VersiSop
from sop.penyalinan import empty_berkas
from sop.storage import add_versi


class VersiInline(ReadOnly, LingkupInline):
    """Only to look at: a version has a page of its own."""

    model = VersiSop
    fields = ("nomor_versi", "status", "nomor", "efektif", "ditetapkan_pada", "ditetapkan_oleh")
    readonly_fields = fields
    show_change_link = True


@admin.register(Sop)
class SopAdmin(LingkupAdmin):
    form = SopForm
    fields = ["judul", "instansi", "kunci", "is_dibagikan"]
    list_display = ["judul", "kunci", "instansi"]
    list_select_related = ["instansi"]
    search_fields = ["judul", "kunci"]
    inlines = [VersiInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Sop | None = None) -> list[str]:
        """Versions, and the reports on them, name the SOP by its kunci and belong to its instansi."""
        return ["instansi", "kunci"] if obj and obj.versisop_set.exists() else []

    def get_inlines(self, request: HttpRequest, obj: Sop | None) -> Any:
        """A new SOP has no versions to look at."""
        return self.inlines if obj else []

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Sop, form: Any, change: bool) -> None:
        """Begin a new SOP with an empty draft, if the person may make one."""
        super().save_model(request, obj, form, change)
        if not change and request.user.has_perm("sop.add_versisop"):
            add_versi(obj, empty_berkas(obj.instansi, obj.kunci, obj.judul))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Of two at the same moment who name an SOP alike, one is told."""
        try:
            return super().add_view(request, form_url, extra_context)
        except IntegrityError:
            messages.warning(request, "SOP dengan kunci itu baru saja disimpan; buka dari daftar ini.")
            return HttpResponseRedirect(reverse("admin:sop_sop_changelist"))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A new SOP leads to its editor, whichever button saves it; so there is one."""
        if kwargs.get("add"):
            context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: Sop, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Go on to the editor of its draft."""
        draf = obj.versisop_set.first()
        if draf is None:
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(reverse("admin:sop_versisop_change", args=[draf.pk]))
