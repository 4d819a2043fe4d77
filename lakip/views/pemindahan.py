"""Moving running reports to a newer version of their SOP: the dry run, and the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lakip import engine
from lakip.access import KolomKosong, TindakanDitolak, is_owner, require_owner
from lakip.domain.peralihan import Peralihan, Rencana, Tempat, Verdik
from lakip.forms.pemindahan import PindahForm, PosisiForm
from lakip.http import AuthenticatedHttpRequest, get_laporan
from lakip.models import Laporan, Penugasan
from lakip.pemindahan import Pemindahan, Rujukan, describe_tujuan, list_pindahan
from lakip.penugasan import list_kolom_kosong, propose_penugasan
from lakip.querysets import LaporanQuerySet
from lakip.views.orang import show_orang
from lakip.views.penolakan import refuse, refuse_form
from sop.models import Pelaksana, VersiSop
from sop.views.versi import get_versi

PER_HALAMAN = 20


@dataclass(frozen=True)
class Tampilan:
    """One plan as a page shows it."""

    rujukan: Rujukan

    @property
    def laporan(self) -> Laporan:
        return self.rujukan.laporan

    @property
    def peralihan(self) -> Peralihan:
        return self.rujukan.peralihan

    @property
    def rencana(self) -> Rencana:
        return self.rujukan.rencana

    @property
    def posisi(self) -> Iterator[tuple[str, str]]:
        """Where each open step stands, and where it would; the latter empty where it finds no place."""
        for satu in self.rencana.kedudukan:
            ke = self.peralihan.nama_baru[satu.tempat.simbol] if satu.tempat else ""
            yield self.peralihan.nama_lama[satu.dari], ke

    @property
    def is_dapat(self) -> bool:
        return self.rencana.verdik is not Verdik.TIDAK_DAPAT

    def label(self, tempat: Tempat) -> str:
        nama = self.peralihan.nama_baru[tempat.simbol]
        return f"{nama}, {tempat.alasan}" if tempat.alasan else nama


@require_safe
def pindah_daftar(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The dry run: every report under an earlier version, whether it could move, and where it would stand."""
    versi = get_versi(request, pk)
    visible: LaporanQuerySet = list_pindahan(versi).visible_to(request.user)
    page = Paginator(visible, PER_HALAMAN).get_page(request.GET.get("page"))
    pemindahan = Pemindahan(versi, page.object_list)
    rows = [Tampilan(pemindahan.plan(satu)) for satu in pemindahan.laporan_list]
    return render(request, "lakip/pemindahan/daftar.html", {"versi": versi, "page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def laporan_pindah(request: AuthenticatedHttpRequest, pk: int, versi_pk: int) -> HttpResponse:
    laporan = get_laporan(request, pk)
    versi = get_object_or_404(VersiSop.objects.filter(sop=laporan.versi.sop_id), pk=versi_pk)
    halaman = HalamanPindah(request, laporan, versi)
    if request.method != "POST":
        return halaman.show()
    form = PindahForm(request.POST, tempat=halaman.tempat)
    try:
        require_owner(laporan, request.user)
        if not form.is_valid():
            return halaman.show(form, status=refuse_form(request, form))
        alasan, token = form.cleaned_data["alasan"], form.cleaned_data["token"]
        engine.move(laporan.pk, request.user, versi.pk, alasan, form.tempat, at=timezone.now(), token=token)
    except KolomKosong as error:
        return show_orang(request, laporan, status=refuse(request, error), versi=versi)
    except TindakanDitolak as error:
        return halaman.show(form, status=refuse(request, error))
    messages.success(request, f"Laporan sekarang berjalan menurut versi {versi.nomor_versi}.")
    return redirect(laporan)


class HalamanPindah:
    """The question whether one report is to be moved, with its plan."""

    def __init__(self, request: AuthenticatedHttpRequest, laporan: Laporan, versi: VersiSop) -> None:
        self.request = request
        self.laporan = laporan
        self.versi = versi
        self.pemindahan = Pemindahan(versi, [laporan])
        self.posisi_form = PosisiForm(request.GET, dict(self._list_pilihan()))

    def _list_pilihan(self) -> Iterator[tuple[int, tuple[str, list[tuple[int, str]]]]]:
        """Yield each open visit that could go on in several places, with these."""
        awal = self._awal
        for satu in awal.rencana.kedudukan:
            if len(satu.pilihan) > 1:
                offered = [(awal.rujukan.simbol_baru[t.simbol], awal.label(t)) for t in satu.pilihan]
                yield awal.rujukan.tugas[satu.dari], (awal.peralihan.nama_lama[satu.dari], offered)

    @cached_property
    def _awal(self) -> Tampilan:
        return self._plan()

    def _plan(self, dipilih: Mapping[int, int] | None = None) -> Tampilan:
        halangan = describe_tujuan(self.laporan, self.versi)
        return Tampilan(self.pemindahan.plan(self.laporan, dipilih, halangan))

    @cached_property
    def tampilan(self) -> Tampilan:
        """The plan with the places that were chosen."""
        return self._plan(self.posisi_form.tempat)

    @property
    def tempat(self) -> dict[int, int]:
        """For each open visit the symbol at which it would go on."""
        rujukan = self.tampilan.rujukan
        return {
            rujukan.tugas[satu.dari]: rujukan.simbol_baru[satu.tempat.simbol]
            for satu in rujukan.rencana.kedudukan
            if satu.tempat
        }

    def _list_kolom(self) -> list[tuple[Pelaksana, list[Penugasan]]]:
        """The columns of the new version in which nobody stands yet, with who would."""
        proposed: dict[int, list[Penugasan]] = {}
        for satu in propose_penugasan(self.laporan, self.versi, self.tampilan.rujukan.asal_kolom):
            proposed.setdefault(satu.pelaksana_id, []).append(satu)
        empty = list_kolom_kosong(self.laporan, self.versi.pk)
        return [(kolom, proposed.get(kolom.pk, [])) for kolom in empty]

    def show(self, form: PindahForm | None = None, status: int = 200) -> HttpResponse:
        may_move = is_owner(self.laporan, self.request.user) and self.tampilan.is_dapat
        context = {
            "laporan": self.laporan,
            "versi": self.versi,
            "satu": self.tampilan,
            "kolom_list": self._list_kolom() if self.tampilan.is_dapat else [],
            "posisi_form": self.posisi_form if may_move and self.posisi_form.fields else None,
            "form": (form or PindahForm(tempat=self.tempat)) if may_move else None,
            "is_owner": is_owner(self.laporan, self.request.user),
        }
        return render(self.request, "lakip/pemindahan/pindah.html", context, status=status)
