"""What is done with a whole version after a question: put into force, withdrawn, copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sop.admin.lingkup import LingkupAdmin
from sop.domain.banding import lay_side_by_side
from sop.domain.tanggal import format_tanggal
from sop.domain.temuan import Temuan, Tingkat, group_temuan
from sop.forms.versi import TetapkanForm
from sop.kaitan import count_pemakai, menit_per_hari
from sop.lifecycle import StatusVersi
from sop.models import VersiSop
from sop.penetapan import BelumDapatDitetapkan, list_temuan, lock_sop, put_into_force, revoke
from sop.storage import copy_versi, load_berkas, load_confirmed


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One act; ``perform`` takes the version, who acts and what they answered, and returns where to go on."""

    nama: str
    label: str
    pertanyaan: str
    izin: str
    status: tuple[StatusVersi, ...]
    perform: Callable[[VersiSop, str, Mapping[str, Any]], VersiSop]
    describe: Callable[[VersiSop], str]


def _put_into_force(versi: VersiSop, oleh: str, isian: Mapping[str, Any]) -> VersiSop:
    at = timezone.now()
    return put_into_force(versi.pk, oleh=oleh, at=at, mulai=isian["mulai"], ubahan=isian["ubahan"])


TETAPKAN = Tindakan(
    "tetapkan",
    "Tetapkan",
    "Sejak ditetapkan, isi versi ini tidak dapat diubah lagi. Pada hari mulai berlakunya, versi sebelumnya "
    "diganti; laporan yang sedang berjalan tetap memakai versinya sendiri.",
    "sop.tetapkan_versisop",
    (StatusVersi.DRAF,),
    _put_into_force,
    lambda versi: f"Ditetapkan; berlaku mulai {format_tanggal(cast(date, versi.mulai_berlaku))}.",
)
TINDAKAN = (
    TETAPKAN,
    Tindakan(
        "cabut",
        "Cabut",
        "Tidak ada laporan baru yang dapat dimulai menurut versi ini; laporan yang berjalan diteruskan. "
        "Pencabutan tidak dapat dibatalkan.",
        "sop.tetapkan_versisop",
        (StatusVersi.TERJADWAL, StatusVersi.BERLAKU),
        lambda versi, oleh, isian: revoke(versi.pk, at=timezone.now()),
        lambda versi: "Dicabut.",
    ),
    Tindakan(
        "salin",
        "Buat versi baru dari ini",
        "Versi baru berisi sama dengan versi ini, berstatus draf, dan dapat disunting.",
        "sop.add_versisop",
        tuple(StatusVersi),
        lambda versi, oleh, isian: copy_versi(versi),
        lambda versi: f"Disalin menjadi versi {versi.nomor_versi}.",
    ),
)


class TindakanAdmin(LingkupAdmin):
    """Each act has a page of its own with its question, and is on record in the history of the version."""

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

    def list_tindakan(self, request: HttpRequest, versi: VersiSop) -> list[tuple[Tindakan, str]]:
        """Return what the person may do with the version as it stands, and where."""
        return [
            (tindakan, reverse(f"admin:sop_versisop_{tindakan.nama}", args=[versi.pk]))
            for tindakan in TINDAKAN
            if versi.status in tindakan.status and request.user.has_perm(tindakan.izin)
        ]

    def hold(self, request: HttpRequest, object_id: str) -> VersiSop:
        """Return the version as it stands; one that is to be changed stays so until the transaction ends."""
        versi: VersiSop = self.get_object(request, unquote(object_id))
        if request.method != "POST":
            return versi
        lock_sop(versi.pk)
        # Somebody may have put it into force while the lock was waited for.
        versi = self.get_object(request, unquote(object_id))
        return versi

    @transaction.atomic
    def tindakan_view(self, request: HttpRequest, object_id: str, *, tindakan: Tindakan) -> HttpResponse:
        """The question before the act, and the act."""
        versi = self.hold(request, object_id)
        if not request.user.has_perm(tindakan.izin):
            raise PermissionDenied
        today = timezone.now().astimezone(versi.sop.instansi.zona).date()
        sent = request.POST if request.method == "POST" else None
        context: dict[str, Any] = {}
        form: forms.Form = forms.Form(sent)
        if tindakan is TETAPKAN:
            context, form = _ask_penetapan(versi, today, sent)
        if request.method == "POST" and form.is_valid():
            try:
                with transaction.atomic():
                    hasil = tindakan.perform(versi, str(request.user), form.cleaned_data)
                    return self._go_on(request, versi, hasil, tindakan.describe(hasil))
            except BelumDapatDitetapkan as belum:
                form.add_error(None, str(belum))
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": tindakan.label,
            "versi": versi,
            "tindakan": tindakan,
            "form": form,
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/sop/versisop/tindakan.html", context, status=status)

    def _go_on(self, request: HttpRequest, versi: VersiSop, hasil: VersiSop, catatan: str) -> HttpResponse:
        self.log_change(request, versi, catatan)
        messages.success(request, f"{versi}: {catatan}")
        return HttpResponseRedirect(reverse("admin:sop_versisop_change", args=[hasil.pk]))


def _ask_penetapan(versi: VersiSop, today: date, sent: Any) -> tuple[dict[str, Any], TetapkanForm]:
    """What one reads before deciding: the findings, what changes, and who runs under the version in force."""
    berkas = load_berkas(versi)
    temuan: list[Temuan] = list_temuan(berkas)
    berlaku = VersiSop.objects.filter(sop=versi.sop_id).in_force().first()
    context = {
        "temuan": group_temuan(temuan),
        "is_terhalang": any(t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN for t in temuan),
        "berlaku": berlaku,
        "banding": lay_side_by_side(load_confirmed(berlaku), berkas, menit_per_hari(versi.sop.instansi))
        if berlaku
        else None,
        "jumlah_pemakai": count_pemakai(berlaku) if berlaku else 0,
    }
    return context, TetapkanForm(sent, versi=versi, today=today, has_temuan=bool(temuan))
