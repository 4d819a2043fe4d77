"""The reviu on the side of the office: asking for it or passing it over, answering, the statement."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lakip import engine
from lakip.access import is_owner
from lakip.forms.reviu import JawabanReviuForm, LewatiReviuForm, UndanganForm
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest
from lakip.models import Jejak, Laporan, Pereviu
from lakip.undangan_reviu import link_sandi, may_hand_over, send_undangan_reviu, tell_dijawab
from lakip.views.hak import get_laporan_utuh
from lakip.views.halaman_reviu import HalamanReviu
from lakip.views.penolakan import attempt
from lakip.views.pereviu import UNGGAH, hand_in, take_back

# What was refused on the page, by the name of its form.
Tertolak = dict[str, Form]


@require_safe
def reviu_laporan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return show_reviu(request, get_laporan_utuh(request, pk))


def show_reviu(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    *,
    refused: Tertolak | None = None,
    jawab: tuple[int, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the reviu of the report, with the form that was refused, if one was."""
    halaman = HalamanReviu(laporan, request.user, timezone.now(), ditolak=jawab)
    forms = refused or {}
    context = {
        "laporan": laporan,
        "halaman": halaman,
        "undang_form": forms.get("undang") or _undangan_kosong(halaman),
        "lewati_form": forms.get("lewati") or LewatiReviuForm(auto_id="lewati_%s"),
        "sandi": request.session.pop("sandi_pereviu", None) if status == 200 else None,
    }
    return render(request, "lakip/reviu/laporan.html", context, status=status)


def _undangan_kosong(halaman: HalamanReviu) -> UndanganForm:
    """A second reviewer mostly comes from where the first did."""
    initial: dict[str, Any] = {"surat_tugas": halaman.reviu.surat_tugas if halaman.reviu else ""}
    if halaman.pereviu_list:
        initial["apip"] = halaman.pereviu_list[0].apip
    return UndanganForm(initial=initial, auto_id="undang_%s")


@require_POST
def reviu_minta(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    act = partial(engine.request_reviu, laporan.pk, request.user)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_reviu, request, laporan)):
        return refused
    messages.success(request, "Reviu diminta. Undang pereviunya, atau unggah pernyataannya bila sudah ada.")
    return redirect("reviu-laporan", laporan.pk)


@require_POST
def reviu_undang(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Invite a reviewer, and tell them; who has no password yet gets a link, shown here once too."""
    laporan = get_laporan_utuh(request, pk)
    form = UndanganForm(request.POST, auto_id="undang_%s")
    done: list[Jejak] = []

    def act(**isian: Any) -> None:
        done.append(engine.invite_pereviu(laporan.pk, request.user, **isian))

    again = partial(show_reviu, request, laporan, refused={"undang": form})
    if refused := attempt(request, form, act, again):
        return refused
    rows = Pereviu.objects.select_related(
        "pegawai", "reviu__laporan__instansi", "reviu__laporan__penanggung_jawab"
    )
    pereviu = rows.get(pk=done[0].rincian["pereviu"])
    messages.success(request, f"{pereviu.pegawai} diundang.")
    if kendala := send_undangan_reviu(pereviu):
        messages.warning(request, kendala)
    if may_hand_over(pereviu) and (tautan := link_sandi(pereviu.pegawai)):
        request.session["sandi_pereviu"] = {
            "nama": pereviu.pegawai.nama, "akun": pereviu.pegawai.username, "tautan": tautan,
        }  # fmt: skip
    return redirect("reviu-laporan", laporan.pk)


@require_POST
def reviu_cabut(request: AuthenticatedHttpRequest, pk: int, pereviu_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    act = partial(engine.revoke_pereviu, laporan.pk, request.user, pereviu_pk)
    if refused := attempt(request, TokenForm(request.POST), act, partial(show_reviu, request, laporan)):
        return refused
    messages.success(request, "Akses pereviu dicabut; yang sudah ditulisnya tetap tersimpan.")
    return redirect("reviu-laporan", laporan.pk)


@require_POST
def reviu_lewati(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    form = LewatiReviuForm(request.POST, auto_id="lewati_%s")
    act = partial(engine.skip_reviu, laporan.pk, request.user)
    again = partial(show_reviu, request, laporan, refused={"lewati": form})
    if refused := attempt(request, form, act, again):
        return refused
    messages.success(request, "Reviu dilewati dan dicatat sebagai penyimpangan.")
    return redirect("reviu-laporan", laporan.pk)


@require_POST
def reviu_jawab(request: AuthenticatedHttpRequest, pk: int, nomor: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    form = JawabanReviuForm(request.POST, auto_id=f"jawab-{nomor}-%s")
    act = partial(engine.answer_reviu, laporan.pk, request.user, nomor)
    again = partial(show_reviu, request, laporan, jawab=(nomor, form))
    if refused := attempt(request, form, act, again):
        return refused
    messages.success(request, f"Jawaban atas catatan {nomor} disimpan.")
    if kendala := tell_dijawab(laporan):
        messages.warning(request, kendala)
    return redirect("reviu-laporan", laporan.pk)


@require_http_methods(UNGGAH)
def reviu_pernyataan(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Take in the statement of an APIP that works on paper, from the owner."""
    laporan = get_laporan_utuh(request, pk)
    if not is_owner(laporan, request.user):
        raise PermissionDenied("Pernyataan dari kertas diunggah oleh penanggung jawab laporan.")
    return hand_in(request, laporan, "reviu-laporan")


@require_POST
def reviu_tarik(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    return take_back(request, laporan, "reviu-laporan", partial(show_reviu, request, laporan))
