"""What a version consists of, row by row: columns, rows, symbols, arrows. Closed once it is in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import CharField, Field, TextField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sop.admin.lingkup import LingkupAdmin, LingkupInline, offer
from sop.domain.temuan import Tingkat
from sop.forms import BarisForm, BarisFormSet, FormSet, LangkahFormSet, TeksField
from sop.lifecycle import StatusVersi
from sop.models import Langkah, Panah, Pelaksana, Simbol, VersiSop
from sop.penetapan import list_temuan, lock_sop
from sop.storage import load_berkas

# A cell of the form takes texts as the document has them.
SEL: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    CharField: {"form_class": TeksField},
    TextField: {"form_class": TeksField, "widget": forms.Textarea(attrs={"rows": 4, "cols": 20})},
}


def versi_of(isi: Any) -> VersiSop:
    """Return the version that a row of any of its tables belongs to."""
    if isinstance(isi, Simbol):
        isi = isi.langkah
    versi: VersiSop = isi if isinstance(isi, VersiSop) else isi.versi
    return versi


class IsiVersi:
    """Rights over the content of a version: whoever may change the version, as long as it is a draft."""

    def may_edit(self, request: HttpRequest, isi: Any) -> bool:
        is_draf = isi is None or versi_of(isi).status == StatusVersi.DRAF
        return is_draf and request.user.has_perm("sop.change_versisop")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("sop.view_versisop") or request.user.has_perm("sop.change_versisop")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and self.may_edit(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_edit(request, obj)


class IsiVersiInline(IsiVersi, LingkupInline):
    form = BarisForm
    formset = BarisFormSet
    formfield_overrides = SEL


class PelaksanaInline(IsiVersiInline):
    model = Pelaksana
    verbose_name_plural = "kolom pelaksana, dari kiri ke kanan"
    fields = ["urutan", "nama", "jenis"]


class LangkahInline(IsiVersiInline):
    model = Langkah
    formset = LangkahFormSet
    verbose_name_plural = "langkah; simbol dan panahnya di halaman langkah masing-masing"
    fields = [
        "urutan",
        "nomor",
        "kegiatan",
        "gambar",
        "kelengkapan",
        "waktu",
        "keluaran",
        "keterangan",
        "lembar_kerja",
    ]
    readonly_fields = ["gambar"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("simbol_set__pelaksana")

    @admin.display(description="simbol")
    def gambar(self, langkah: Langkah) -> str:
        simbol_list = langkah.simbol_set.all() if langkah.pk else ()
        return ", ".join(f"{s.pelaksana} ({s.jenis})" for s in simbol_list) or "–"


class SimbolInline(IsiVersiInline):
    model = Simbol
    verbose_name_plural = "simbol, menurut urutan dikerjakan; panahnya di halaman simbol masing-masing"
    fields = ["urutan", "pelaksana", "jenis", "asal", "alasan", "panah"]
    readonly_fields = ["panah"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related("langkah", "pelaksana")
        return rows.prefetch_related("keluar__ke__langkah", "keluar__ke__pelaksana")

    def get_formset(self, request: HttpRequest, obj: Langkah | None = None, **kwargs: Any) -> type[FormSet]:
        rows = Pelaksana.objects.filter(versi=obj.versi_id if obj else None)
        formset = super().get_formset(request, obj, **kwargs)
        offer(formset.form, "pelaksana", rows)
        return formset

    @admin.display(description="panah keluar")
    def panah(self, simbol: Simbol) -> str:
        panah_list = simbol.keluar.all() if simbol.pk else ()
        return ", ".join(f"{p.label} → {p.ke or 'selesai'}".strip() for p in panah_list) or "–"


class PanahInline(IsiVersiInline):
    model = Panah
    fk_name = "dari"
    verbose_name_plural = "panah yang keluar dari simbol ini"
    fields = ["urutan", "label", "ke", "asal", "alasan"]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.select_related("dari__langkah", "dari__pelaksana", "ke__langkah", "ke__pelaksana")

    def get_formset(self, request: HttpRequest, obj: Simbol | None = None, **kwargs: Any) -> type[FormSet]:
        rows = Simbol.objects.filter(langkah__versi=obj.langkah.versi_id if obj else None)
        formset = super().get_formset(request, obj, **kwargs)
        offer(formset.form, "ke", rows.select_related("langkah", "pelaksana"))
        return formset


class LockedAdmin(LingkupAdmin):
    """A page that reads what it is about to change under a lock on the version."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        isi = super().get_object(request, object_id, from_field)
        if isi is None or request.method != "POST":
            return isi
        # Somebody may be putting the version into force: what was read before the lock may be stale.
        lock_sop(versi_of(isi).pk)
        return super().get_object(request, object_id, from_field)


class IsiVersiAdmin(IsiVersi, LockedAdmin):
    """A page one level below the version; it is reached from there, and leads back."""

    formfield_overrides = SEL
    change_form_template = "admin/sop/isi_change_form.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Rows are looked for on the page of their version."""
        return HttpResponseRedirect(reverse("admin:sop_versisop_changelist"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def induk_of(self, isi: Any) -> VersiSop | Langkah:
        """What the row stands on."""
        raise NotImplementedError

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if kwargs.get("obj"):
            induk = self.induk_of(kwargs["obj"])
            context |= {"induk": induk, "induk_url": change_url(induk)}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        report_temuan(request, versi_of(form.instance))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(change_url(self.induk_of(obj)))


@admin.register(Langkah)
class LangkahAdmin(IsiVersiAdmin):
    instansi_path = "versi__sop__instansi"
    fields = ["nomor", "kegiatan", "kelengkapan", "waktu", "keluaran", "keterangan", "lembar_kerja"]
    inlines = [SimbolInline]

    def induk_of(self, isi: Langkah) -> VersiSop:
        return isi.versi


@admin.register(Simbol)
class SimbolAdmin(IsiVersiAdmin):
    instansi_path = "langkah__versi__sop__instansi"
    fields = ["pelaksana", "jenis", "asal", "alasan"]
    inlines = [PanahInline]

    def induk_of(self, isi: Simbol) -> Langkah:
        return isi.langkah

    def get_form(
        self, request: HttpRequest, obj: Simbol | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm[Any]]:
        form = super().get_form(request, obj, change, **kwargs)
        return offer(form, "pelaksana", Pelaksana.objects.filter(versi=obj.langkah.versi_id if obj else None))


def change_url(isi: Any) -> str:
    """Return where a row is edited."""
    return reverse(f"admin:{isi._meta.app_label}_{isi._meta.model_name}_change", args=[isi.pk])


def report_temuan(request: HttpRequest, versi: VersiSop) -> None:
    """Say after a save how the draft stands with the linter."""
    per_tingkat = Counter(temuan.tingkat for temuan in list_temuan(load_berkas(versi)))
    if halangan := per_tingkat[Tingkat.TIDAK_DAPAT_DIJALANKAN]:
        messages.warning(
            request,
            f"Pemeriksaan: {halangan} temuan masih menghalangi penetapan; rinciannya di halaman versi SOP.",
        )
    else:
        messages.info(request, "Pemeriksaan: tidak ada temuan yang menghalangi penetapan.")
