"""The outline of the report: what is to be written, by whom, and how far each text is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lakip import engine
from lakip.access import describe_beku
from lakip.forms.sistematika import BagianForm, GeserForm, JudulForm, PenulisForm
from lakip.forms.tugas import TokenForm
from lakip.http import AuthenticatedHttpRequest
from lakip.kelanjutan_naskah import Pengambilan, find_asal
from lakip.kerangka import Kerangka, Tempat, keep_tempat
from lakip.models import BagianTambahan, Jejak, Laporan
from lakip.views.hak import edits_isi, get_laporan_utuh, may_edit
from lakip.views.penolakan import attempt

# With more sasaran than these their analyses are folded away, each group under its count.
SASARAN_TERBUKA = 5


@require_GET
def sistematika(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    return show_sistematika(request, get_laporan_utuh(request, pk))


def show_sistematika(
    request: AuthenticatedHttpRequest, laporan: Laporan, *, status: int = 200
) -> HttpResponse:
    """Render the outline; with ``?saya=1`` only what the person is to write."""
    cabang_list = Kerangka(laporan).grow()
    tempat_list = [tempat for satu in cabang_list for tempat in satu.tempat_list]
    is_mine = {tempat.kunci for tempat in tempat_list if tempat.naskah.penulis_id == request.user.pk}
    is_saya = "saya" in request.GET
    if is_saya:
        cabang_list = keep_tempat(cabang_list, lambda tempat: tempat.kunci in is_mine)
    boleh_atur = may_edit(request, laporan)
    konteks = {
        "laporan": laporan,
        "cabang_list": cabang_list,
        "is_saya": is_saya,
        "jumlah_saya": len(is_mine),
        "is_terbuka": is_saya or laporan.sasaran_set.count() <= SASARAN_TERBUKA,
        "ringkasan": _count(tempat_list),
        "boleh_atur": boleh_atur,
        "beku": "" if boleh_atur else describe_beku(laporan),
        "pengambilan": _find_pengambilan(laporan) if boleh_atur else None,
        "geser_form": GeserForm(laporan=laporan, auto_id=False),
        "ambil_form": TokenForm(auto_id=False),
        "terhapus": [
            (satu, TokenForm(auto_id=False))
            for satu in BagianTambahan.objects.filter(laporan=laporan, is_dihapus=True)
            if boleh_atur
        ],
    }
    return render(request, "lakip/naskah/daftar.html", konteks, status=status)


def _count(tempat_list: list[Tempat]) -> dict[str, int]:
    """Return how many places are as they should be, and how many wait for something."""
    return {
        "wajib": sum(satu.bagian.wajib for satu in tempat_list),
        "terisi": sum(satu.bagian.wajib and bool(satu.naskah.isi) for satu in tempat_list),
        "angka_lama": sum(satu.is_tertinggal for satu in tempat_list),
        "tahun_lama": sum(satu.is_tahun_lama for satu in tempat_list),
        "belum_diperiksa": sum(satu.naskah.tahun_asal is not None for satu in tempat_list),
    }


def _find_pengambilan(laporan: Laporan) -> tuple[Laporan, list[str]] | None:
    """Return the earlier report with the titles of the texts that may be taken from it; None without any."""
    asal = find_asal(laporan)
    judul = [satu.judul for satu in Pengambilan(laporan, asal).find()] if asal else []
    return (asal, judul) if asal and judul else None


@require_http_methods(["GET", "POST"])
@edits_isi
def bagian_baru(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    initial = {"induk": request.GET.get("induk", "")}
    form = BagianForm(request.POST) if request.method == "POST" else BagianForm(initial=initial)
    show = partial(_show_bagian, request, laporan, form)
    if request.method == "GET":
        return show()
    if refused := attempt(request, form, partial(engine.add_bagian, laporan.pk, request.user), show):
        return refused
    messages.success(request, f"Bagian “{form.cleaned_data['judul']}” ditambahkan.")
    return redirect("naskah", laporan.pk)


@require_http_methods(["GET", "POST"])
@edits_isi
def bagian_edit(request: AuthenticatedHttpRequest, laporan: Laporan, bagian_pk: int) -> HttpResponse:
    tambahan = _get_bagian(laporan, bagian_pk)
    initial = {"judul": tambahan.judul}
    form = JudulForm(request.POST) if request.method == "POST" else JudulForm(initial=initial)
    show = partial(_show_bagian, request, laporan, form, tambahan)
    if request.method == "GET":
        return show()
    act = partial(engine.rename_bagian, laporan.pk, request.user, tambahan.pk)
    if refused := attempt(request, form, act, show):
        return refused
    messages.success(request, f"Judul bagian kini “{form.cleaned_data['judul']}”.")
    return redirect("naskah", laporan.pk)


def _show_bagian(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    form: Form,
    tambahan: BagianTambahan | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    konteks = {"laporan": laporan, "form": form, "tambahan": tambahan, "hapus_form": TokenForm(auto_id=False)}
    return render(request, "lakip/naskah/bagian_tambahan.html", konteks, status=status)


@require_POST
@edits_isi
def bagian_hapus(request: AuthenticatedHttpRequest, laporan: Laporan, bagian_pk: int) -> HttpResponse:
    tambahan = _get_bagian(laporan, bagian_pk)
    act = partial(engine.remove_bagian, laporan.pk, request.user, tambahan.pk)
    done = f"“{tambahan.judul}” dihapus; bila perlu, kembalikan dari daftar di bawah sistematika."
    return _answer(request, laporan, TokenForm(request.POST), act, done)


@require_POST
@edits_isi
def bagian_kembalikan(request: AuthenticatedHttpRequest, laporan: Laporan, bagian_pk: int) -> HttpResponse:
    tambahan = _get_bagian(laporan, bagian_pk)
    act = partial(engine.restore_bagian, laporan.pk, request.user, tambahan.pk)
    return _answer(request, laporan, TokenForm(request.POST), act, f"“{tambahan.judul}” dikembalikan.")


@require_POST
@edits_isi
def bagian_geser(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    form = GeserForm(request.POST, laporan=laporan)
    act = partial(engine.move_bagian, laporan.pk, request.user)
    return _answer(request, laporan, form, act, "Urutan disimpan.")


@require_POST
@edits_isi
def naskah_ambil(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    """Take the texts that stay from the report before this one."""
    act = partial(engine.take_naskah, laporan.pk, request.user)
    done = "Teks diambil. Periksa setiap bagian yang bertanda, lalu nyatakan bahwa isinya masih berlaku."
    return _answer(request, laporan, TokenForm(request.POST), act, done)


@require_http_methods(["GET", "POST"])
@edits_isi
def naskah_penulis(request: AuthenticatedHttpRequest, laporan: Laporan) -> HttpResponse:
    """Say who writes what; ``?tempat=`` ticks a place beforehand."""
    kerangka = Kerangka(laporan, is_dibaca=False).grow()
    form = PenulisForm(
        request.POST if request.method == "POST" else None,
        laporan=laporan,
        kerangka=kerangka,
        initial={"tempat_list": request.GET.getlist("tempat")},
    )
    show = partial(render, request, "lakip/naskah/penulis.html", {"laporan": laporan, "form": form})
    if request.method == "GET":
        return show()
    if refused := attempt(request, form, partial(engine.assign_penulis, laporan.pk, request.user), show):
        return refused
    messages.success(request, "Penulis ditetapkan.")
    return redirect("naskah", laporan.pk)


def _answer(
    request: AuthenticatedHttpRequest, laporan: Laporan, form: Form, act: Callable[..., Jejak], done: str
) -> HttpResponse:
    """Answer a button of the outline: done, or the outline again with what was refused."""
    if refused := attempt(request, form, act, partial(show_sistematika, request, laporan)):
        return refused
    messages.success(request, done)
    return redirect("naskah", laporan.pk)


def _get_bagian(laporan: Laporan, pk: int) -> BagianTambahan:
    return get_object_or_404(BagianTambahan, laporan=laporan, pk=pk)
