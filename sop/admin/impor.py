"""Bringing in an SOP, page by page: the source, what its columns are, a sheet to check it on, a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sop.admin.lingkup import LingkupAdmin
from sop.domain.bacaan import Bacaan, Pemetaan, Peran, Usulan
from sop.domain.bagan import lay_out
from sop.domain.isian import BerkasDitolak
from sop.domain.suntingan import close_suntingan
from sop.domain.temuan import group_temuan
from sop.forms.impor import PemetaanForm, SumberForm
from sop.gambar import build_formulir
from sop.koreksi_impor import read_koreksi
from sop.lembar_impor import LembarPeriksa
from sop.lingkup import pengguna_of
from sop.models import ImporSop
from sop.penetapan import list_temuan
from sop.pengimporan import (
    BelumLengkap,
    SudahBerubah,
    begin,
    correct,
    digest_of,
    finish,
    propose,
    read_bacaan,
    read_pemetaan,
    remap,
    require_unchanged,
)

SIMPAN = "simpan"
# Imports that nobody finished, shown at once.
MAKS_BELUM_SELESAI = 50


@admin.register(ImporSop)
class ImporSopAdmin(LingkupAdmin):
    """Whoever may add a version of an SOP may bring one in."""

    def get_urls(self) -> list[URLPattern]:
        pages = (
            ("", self.changelist_view, "changelist"),
            ("<int:object_id>/", self.periksa_view, "change"),
            ("<int:object_id>/kolom/", self.pemetaan_view, "pemetaan"),
            ("<int:object_id>/buang/", self.buang_view, "delete"),
        )
        return [
            path(alamat, self.admin_site.admin_view(view), name=f"sop_imporsop_{nama}")
            for alamat, view, nama in pages
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("sop.add_versisop")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A new SOP is made by who may add one."""
        may_add_sop = request.user.has_perm("sop.add_sop")
        return self.has_add_permission(request) and (obj is None or obj.sop_id is not None or may_add_sop)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The source, and the documents that nobody has finished."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = self._make_sumber(request, *sent)
        if form.is_valid():
            if form.instansi_tujuan is None:
                raise PermissionDenied
            berkas, sop = form.cleaned_data["berkas"], form.cleaned_data["sop"]
            impor = begin(
                form.instansi_tujuan,
                sop,
                berkas.name if berkas else "",
                form.bacaan,
                oleh=str(request.user),
                at=timezone.now(),
            )
            return _go("imporsop_change", impor.pk)
        return self._show_sumber(request, form, 422 if form.is_bound else 200)

    def _make_sumber(self, request: HttpRequest, *sent: Any) -> SumberForm:
        return SumberForm(pengguna_of(request), request.user.has_perm("sop.add_sop"), *sent)

    def _show_sumber(self, request: HttpRequest, form: SumberForm, status: int) -> HttpResponse:
        rows = (
            self.get_queryset(request)
            .select_related("instansi", "sop")
            .defer("bacaan", "pemetaan", "koreksi")
        )
        context = {"form": form, "impor_list": rows.order_by("-pada")[:MAKS_BELUM_SELESAI]}
        return self._render(request, "sumber", "Impor SOP", context, status)

    @transaction.atomic
    def pemetaan_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What the columns of the table are, and where its steps begin."""
        impor = self._find(request, object_id)
        if impor is None:
            return self._gone(request)
        bacaan = read_bacaan(impor)
        if bacaan.lengkap:
            return _go("imporsop_change", impor.pk)
        pemetaan = _choose_tabel(bacaan, read_pemetaan(impor), request.GET.get("tabel", ""))
        form = PemetaanForm(bacaan, pemetaan, request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                require_unchanged(impor, request.POST.get("dasar", ""))
            except SudahBerubah as berubah:
                form.add_error(None, str(berubah))
            else:
                remap(impor, form.pemetaan)
                return _go("imporsop_change", impor.pk)
        context = {
            "impor": impor,
            "dasar": digest_of(impor),
            "form": form,
            "tabel_list": bacaan.tabel,
            "dipilih": pemetaan.tabel,
        }
        return self._render(request, "pemetaan", "Arti kolom", context, 422 if form.is_bound else 200)

    @transaction.atomic
    def periksa_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What was read beside its source, to be corrected, and to be made a draft of."""
        impor = self._find(request, object_id)
        if impor is None:
            return self._gone(request)
        try:
            usulan = propose(impor)
        except BerkasDitolak as ditolak:
            messages.warning(request, str(ditolak))
            return _go("imporsop_pemetaan", impor.pk)
        if request.method != "POST":
            return self._show_lembar(request, impor, usulan)
        return self._correct(request, impor, usulan, request.POST.dict())

    @transaction.atomic
    def buang_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A document that is not to be brought in after all."""
        impor = self._find(request, object_id)
        if impor is None:
            return self._gone(request)
        if request.method == "POST":
            impor.delete()
            messages.success(request, f"{impor} dibuang.")
            return _go("imporsop_changelist")
        return self._render(request, "buang", "Buang impor", {"impor": impor})

    def _find(self, request: HttpRequest, object_id: int) -> ImporSop | None:
        """The import, locked while it is changed; None where it is gone, or somebody else's."""
        rows = self.get_queryset(request).filter(pk=object_id).order_by("pk")
        impor: ImporSop | None = (rows.select_for_update() if request.method == "POST" else rows).first()
        if not self.has_change_permission(request, impor):
            raise PermissionDenied
        return impor

    def _gone(self, request: HttpRequest) -> HttpResponse:
        """Say so on the first page; nobody is told that it is somebody else's."""
        messages.warning(request, "Impor itu tidak ada lagi: sudah menjadi draf SOP, atau sudah dibuang.")
        return self._show_sumber(request, self._make_sumber(request), 404)

    def _correct(
        self, request: HttpRequest, impor: ImporSop, usulan: Usulan, isian: Mapping[str, str]
    ) -> HttpResponse:
        try:
            require_unchanged(impor, isian.get("dasar", ""))
            usulan = correct(
                impor, read_koreksi(LembarPeriksa(read_bacaan(impor), usulan, impor.koreksi), isian)
            )
            if isian.get("aksi") == SIMPAN:
                versi = finish(impor)
                self.log_addition(request, versi, "Diimpor.")
                messages.success(request, "SOP tersimpan sebagai draf. Lengkapi bila perlu, lalu tetapkan.")
                return _go("versisop_change", versi.pk)
        except SudahBerubah as berubah:
            return self._show_lembar(request, impor, usulan, [str(berubah)], isian)
        except BerkasDitolak as ditolak:
            return self._show_lembar(request, impor, usulan, list(map(str, ditolak.temuan)), isian)
        except BelumLengkap as belum:
            return self._show_lembar(request, impor, usulan, [str(belum)])
        messages.success(request, "Koreksi tersimpan.")
        return _go("imporsop_change", impor.pk)

    def _show_lembar(
        self,
        request: HttpRequest,
        impor: ImporSop,
        usulan: Usulan,
        pesan: list[str] | None = None,
        isian: Mapping[str, str] | None = None,
    ) -> HttpResponse:
        berkas = close_suntingan(usulan.suntingan)
        bacaan = read_bacaan(impor)
        context = {
            "impor": impor,
            "dasar": digest_of(impor),
            "lembar": LembarPeriksa(bacaan, usulan, impor.koreksi, isian),
            "pesan": pesan,
            "is_belum_tersimpan": isian is not None,
            "temuan": group_temuan(list_temuan(berkas)),
            "bagan": lay_out(build_formulir(berkas, berkas.alur)) if berkas.alur.simbol else None,
            "is_lengkap": bacaan.lengkap is not None,
        }
        return self._render(request, "periksa", "Periksa hasil bacaan", context, 422 if pesan else 200)

    def _render(
        self,
        request: HttpRequest,
        halaman: str,
        judul: str,
        context: Mapping[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        return TemplateResponse(
            request,
            f"admin/sop/imporsop/{halaman}.html",
            {**self.admin_site.each_context(request), "opts": self.opts, "title": judul, **context},
            status=status,
        )


def _go(halaman: str, *args: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"admin:sop_{halaman}", args=args))


def _choose_tabel(bacaan: Bacaan, pemetaan: Pemetaan, dipilih: str) -> Pemetaan:
    """Return what is said of the table that was asked for; of another than before nothing is known yet."""
    nomor = {str(n): n for n in range(len(bacaan.tabel))}.get(dipilih, pemetaan.tabel)
    if nomor == pemetaan.tabel:
        return pemetaan
    kolom = (Peran.ABAIKAN,) * len(bacaan.tabel[nomor].baris[0])
    return replace(pemetaan, tabel=nomor, baris_awal=0, kolom=kolom, pelaksana={})
