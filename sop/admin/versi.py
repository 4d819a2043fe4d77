"""One version of an SOP: edited as a draft, put into force, withdrawn, copied for the next revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst

from sop.admin.isi import SEL, LangkahInline, LockedAdmin, PelaksanaInline, change_url, report_temuan
from sop.domain.tanggal import Presisi, format_tanggal
from sop.forms import DaftarField
from sop.lifecycle import StatusVersi
from sop.models import Sop, VersiSop
from sop.penetapan import BelumDapatDitetapkan, list_temuan, put_into_force, revoke
from sop.storage import copy_versi, load_berkas, next_nomor_versi

# Kept as lists, edited as lines.
DAFTAR = (*VersiSop.DAFTAR, "judul_kolom")


@dataclass(frozen=True, slots=True)
class Tindakan:
    """Something that is done with a whole version, after a question; ``perform`` returns where to go on."""

    nama: str
    label: str
    pertanyaan: str
    izin: str
    status: tuple[StatusVersi, ...]
    catatan: str
    perform: Callable[[VersiSop, str], VersiSop]


TINDAKAN = (
    Tindakan(
        "tetapkan",
        "Tetapkan",
        "Sejak ditetapkan, isi versi ini tidak dapat diubah lagi, dan versi yang berlaku sebelumnya diganti. "
        "Laporan yang sedang berjalan tetap memakai versinya sendiri.",
        "sop.tetapkan_versisop",
        (StatusVersi.DRAF,),
        "Ditetapkan; berlaku sejak sekarang.",
        lambda versi, oleh: put_into_force(versi.pk, oleh=oleh, at=timezone.now()),
    ),
    Tindakan(
        "cabut",
        "Cabut",
        "Tidak ada laporan baru yang dapat dimulai menurut versi ini; laporan yang berjalan diteruskan. "
        "Pencabutan tidak dapat dibatalkan.",
        "sop.tetapkan_versisop",
        (StatusVersi.BERLAKU,),
        "Dicabut.",
        lambda versi, oleh: revoke(versi.pk, at=timezone.now()),
    ),
    Tindakan(
        "salin",
        "Buat versi baru dari ini",
        "Versi baru berisi sama dengan versi ini, berstatus draf, dan dapat disunting.",
        "sop.add_versisop",
        tuple(StatusVersi),
        "Disalin menjadi versi baru.",
        lambda versi, oleh: copy_versi(versi),
    ),
)


def _show_daftar(nama: str) -> Callable[[VersiSop], str]:
    """Return a column that shows one list of the identity block, a line for each text."""

    @admin.display(description=str(VersiSop._meta.get_field(nama).verbose_name), empty_value="–")
    def show(versi: VersiSop) -> str:
        return "\n".join(getattr(versi, nama))

    return show


_SHOW = {nama: _show_daftar(nama) for nama in DAFTAR}


@admin.register(VersiSop)
class VersiSopAdmin(LockedAdmin):
    instansi_path = "sop__instansi"
    formfield_overrides = SEL
    list_display = ["judul", "nomor_versi", "status", "nomor", "sop_kunci", "ditetapkan_pada"]
    list_filter = ["status"]
    list_select_related = ["sop"]
    search_fields = ["judul", "nomor", "sop__kunci"]
    inlines = [PelaksanaInline, LangkahInline]
    readonly_fields = [
        "nomor_versi", "status", "ditetapkan_pada", "ditetapkan_oleh", "berakhir_pada", "hash_isi",
        "tanggal_terbaca",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["sop", "nomor_versi", "status"]}),
        ("Kop dan judul", {"fields": ["kop_pemda", "kop_instansi", "kop_unit", "judul", "nomor"]}),
        (
            "Tanggal, seperti tercetak",
            {"fields": [*VersiSop.TANGGAL, "tanggal_terbaca"]},
        ),
        (
            "Pengesahan",
            {"fields": ["disahkan_jabatan", "disahkan_nama", "disahkan_nip", "disahkan_tempat_tanggal"]},
        ),
        (
            "Isi blok identitas",
            {
                "fields": VersiSop.DAFTAR,
                "description": "Satu butir satu baris, dengan nomor yang tercetak di depannya.",
            },
        ),
        ("Judul kolom bagan", {"classes": ["collapse"], "fields": ["judul_kolom"]}),
        (
            "Penetapan",
            {
                "classes": ["collapse"],
                "fields": ["ditetapkan_pada", "ditetapkan_oleh", "berakhir_pada", "hash_isi"],
            },
        ),
    ]

    @admin.display(description="kunci SOP", ordering="sop__kunci")
    def sop_kunci(self, versi: VersiSop) -> str:
        return versi.sop.kunci

    @admin.display(description="terbaca sebagai")
    def tanggal_terbaca(self, versi: VersiSop) -> str:
        return "; ".join(f"{nama} {_describe(versi, nama)}" for nama in VersiSop.TANGGAL)

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: Any, **kwargs: Any) -> Any:
        if db_field.name in DAFTAR:
            label = capfirst(db_field.verbose_name)
            return DaftarField(label=label, help_text=db_field.help_text, required=False)
        if db_field.name == "judul":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: VersiSop | None = None) -> list[str]:
        return [*self.readonly_fields, "sop"] if obj else list(self.readonly_fields)

    def get_inlines(self, request: HttpRequest, obj: VersiSop | None) -> Any:
        """Columns and rows come after the identity block has been saved."""
        return self.inlines if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: VersiSop | None = None) -> Any:
        """Of a version that is closed the lists are shown as lines, not as the database keeps them."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        return [
            (judul, {**isi, "fields": [_SHOW.get(nama, nama) for nama in isi["fields"]]})
            for judul, isi in fieldsets
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.status == StatusVersi.DRAF)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.status == StatusVersi.DRAF)

    def save_model(self, request: HttpRequest, obj: VersiSop, form: Any, change: bool) -> None:
        if not change:
            obj.nomor_versi = next_nomor_versi(Sop.objects.select_for_update().get(pk=obj.sop_id))
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        report_temuan(request, form.instance)

    def response_add(
        self, request: HttpRequest, obj: VersiSop, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Go on to the page where columns and rows are added."""
        return HttpResponseRedirect(change_url(obj))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if versi := kwargs.get("obj"):
            context |= {
                "temuan_list": list_temuan(load_berkas(versi)),
                "tindakan_list": _list_tindakan(request, versi),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                f"<path:object_id>/{tindakan.nama}/",
                self.admin_site.admin_view(partial(self.tindakan_view, tindakan=tindakan)),
                name=f"sop_versisop_{tindakan.nama}",
            )
            for tindakan in TINDAKAN
        ]
        return own + super().get_urls()

    @transaction.atomic
    def tindakan_view(self, request: HttpRequest, object_id: str, *, tindakan: Tindakan) -> HttpResponse:
        """The question before something that is done with the whole version, and the doing."""
        versi = self.get_object(request, unquote(object_id))
        if versi is None:
            return HttpResponseRedirect(reverse("admin:sop_versisop_changelist"))
        if not request.user.has_perm(tindakan.izin):
            raise PermissionDenied
        if request.method == "POST":
            return self._perform(request, versi, tindakan)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": tindakan.label,
            "versi": versi,
            "tindakan": tindakan,
            "temuan_list": list_temuan(load_berkas(versi)) if tindakan.nama == "tetapkan" else [],
        }
        return TemplateResponse(request, "admin/sop/versisop/tindakan.html", context)

    def _perform(self, request: HttpRequest, versi: VersiSop, tindakan: Tindakan) -> HttpResponse:
        try:
            hasil = tindakan.perform(versi, str(request.user))
        except BelumDapatDitetapkan as belum:
            messages.error(request, str(belum))
            return HttpResponseRedirect(change_url(versi))
        self.log_change(request, versi, tindakan.catatan)
        messages.success(request, f"{versi}: {tindakan.catatan}")
        return HttpResponseRedirect(change_url(hasil))


def _list_tindakan(request: HttpRequest, versi: VersiSop) -> list[tuple[Tindakan, str]]:
    """What the person may do with the version as it stands, and where."""
    return [
        (tindakan, reverse(f"admin:sop_versisop_{tindakan.nama}", args=[versi.pk]))
        for tindakan in TINDAKAN
        if versi.status in tindakan.status and request.user.has_perm(tindakan.izin)
    ]


def _describe(versi: VersiSop, nama: str) -> str:
    """How a printed date was read: to the day, the month or the year."""
    tanggal = versi.tanggal(nama)
    if tanggal.tanggal is None:
        return "tidak terbaca" if tanggal.teks else "tidak ada"
    kata = format_tanggal(tanggal.tanggal).split(maxsplit=2)
    return " ".join(kata[{Presisi.HARI: 0, Presisi.BULAN: 1}.get(tanggal.presisi, 2) :])
