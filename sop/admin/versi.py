"""One version of an SOP: edited as a draft, put into force, withdrawn, copied for the next revision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sop.admin.penyunting import PenyuntingAdmin
from sop.admin.tindakan import TindakanAdmin
from sop.forms.sunting import DAFTAR, describe_tanggal
from sop.lifecycle import StatusVersi
from sop.models import Langkah, Sop, VersiSop
from sop.penetapan import list_temuan
from sop.penyalinan import empty_berkas
from sop.storage import add_versi, is_draf_of, load_confirmed


def _show_daftar(nama: str) -> Callable[[VersiSop], str]:
    """Return a column that shows one list of the identity block, a line for each text."""

    @admin.display(description=str(VersiSop._meta.get_field(nama).verbose_name), empty_value="–")
    def show(versi: VersiSop) -> str:
        return "\n".join(getattr(versi, nama))

    return show


_SHOW = {nama: _show_daftar(nama) for nama in DAFTAR}


@admin.register(VersiSop)
class VersiSopAdmin(TindakanAdmin, PenyuntingAdmin):
    instansi_path = "sop__instansi"
    change_form_template = "admin/sop/versisop/change_form.html"
    # A version is deleted on a page of its own, which says why one that is decided stays.
    actions = None
    list_display = ["judul", "nomor_versi", "status", "nomor", "sop_kunci", "ditetapkan_pada"]
    list_filter = ["status"]
    list_select_related = ["sop"]
    search_fields = ["judul", "nomor", "sop__kunci"]
    readonly_fields = [
        "nomor_versi", "status", "ditetapkan_pada", "ditetapkan_oleh", "mulai_berlaku", "berakhir_pada",
        "hash_isi", "tanggal_terbaca",
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
                "fields": [
                    "ditetapkan_pada",
                    "ditetapkan_oleh",
                    "mulai_berlaku",
                    "berakhir_pada",
                    "hash_isi",
                ],
            },
        ),
    ]

    @admin.display(description="kunci SOP", ordering="sop__kunci")
    def sop_kunci(self, versi: VersiSop) -> str:
        return versi.sop.kunci

    @admin.display(description="terbaca sebagai")
    def tanggal_terbaca(self, versi: VersiSop) -> str:
        return "; ".join(f"{nama} {describe_tanggal(versi, nama)}" for nama in VersiSop.TANGGAL)

    def get_fieldsets(self, request: HttpRequest, obj: VersiSop | None = None) -> Any:
        """A new version only says of which SOP it is; the lists of another are shown as lines."""
        if obj is None:
            return [(None, {"fields": ["sop"]})]
        return [
            (judul, {**isi, "fields": [_SHOW.get(nama, nama) for nama in isi["fields"]]})
            for judul, isi in super().get_fieldsets(request, obj)
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.status == StatusVersi.DRAF)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.status == StatusVersi.DRAF)

    @transaction.atomic
    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Of a version that is decided say why it stays; what runs under it can always be shown."""
        versi = self.hold(request, object_id)
        if versi.status == StatusVersi.DRAF:
            return super().delete_view(request, object_id, extra_context)
        messages.error(
            request,
            f"{versi} sudah ditetapkan, jadi tidak dapat dihapus: laporan dan riwayat bersandar padanya. "
            "Cabut bila tidak boleh dipakai lagi, atau buat versi baru.",
        )
        return HttpResponseRedirect(_change_url(versi))

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """A draft goes with all its rows, which are counted: they are too many to be named one by one."""
        langkah = Langkah.objects.filter(versi__in=objs).count()
        return [str(versi) for versi in objs], {"langkah": langkah}, set(), []

    def save_model(self, request: HttpRequest, obj: VersiSop, form: Any, change: bool) -> None:
        """Make an empty draft with the kop of the instansi and the judul of the SOP, unless there is one."""
        sop = Sop.objects.select_for_update().get(pk=obj.sop_id)
        berkas, newest = empty_berkas(sop.instansi, sop.kunci, sop.judul), sop.versisop_set.first()
        versi = newest if newest and is_draf_of(newest, berkas) else add_versi(sop, berkas)
        obj.pk, obj.nomor_versi, obj.judul = versi.pk, versi.nomor_versi, versi.judul

    def response_add(
        self, request: HttpRequest, obj: VersiSop, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Go on to the editor."""
        return HttpResponseRedirect(_change_url(obj))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if versi := kwargs.get("obj"):
            context |= {
                "temuan_list": list_temuan(load_confirmed(versi)),
                "tindakan_list": self.list_tindakan(request, versi),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def _change_url(versi: VersiSop) -> str:
    return reverse("admin:sop_versisop_change", args=[versi.pk])
