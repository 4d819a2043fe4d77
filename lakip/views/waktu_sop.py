"""How long an SOP takes: by its mutu baku, as it really went, and what if."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lakip.exports.waktu_sop import build_waktu_sop
from lakip.forms.pengandaian import PengandaianForm
from lakip.http import AuthenticatedHttpRequest, get_laporan, now_at
from lakip.kalender import load_jam_kerja
from lakip.lifecycle import StatusLaporan
from lakip.pengandaian import Akibat, Awal, begin_from, begin_on, suppose
from lakip.posisi import locate
from lakip.waktu_sop import WaktuSop
from sop.domain.berkas import BerkasSop
from sop.domain.kalender import JamKerja
from sop.domain.nama_simbol import name_simbol
from sop.exports.buku import XLSX
from sop.storage import load_berkas
from sop.views.unduhan import attach
from sop.views.versi import get_versi


@require_safe
def sop_waktu(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The time of a version, a draft too; with suppositions in the address, what would become of a report."""
    versi, at = get_versi(request, pk), timezone.now()
    jam_kerja, berkas = load_jam_kerja(versi.sop.instansi), load_berkas(versi)
    konteks: dict[str, object] = {"versi": versi, "waktu": WaktuSop(versi, berkas, jam_kerja, at)}
    status = 200
    if berkas.alur.simbol:
        today = jam_kerja.localize(at).date()
        pengandaian, status = _suppose(
            request, berkas, jam_kerja, begin_on(berkas, today, jam_kerja), today=today
        )
        konteks |= pengandaian
    return render(request, "lakip/waktu/sop.html", konteks, status=status)


@require_safe
def sop_waktu_buku(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The same figures as a workbook."""
    versi, at = get_versi(request, pk), timezone.now()
    waktu = WaktuSop(versi, load_berkas(versi), load_jam_kerja(versi.sop.instansi), at)
    return attach(versi, "waktu.xlsx", XLSX, build_waktu_sop(versi, waktu, at))


@require_safe
def laporan_pengandaian(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """What if, from where a report stands now; of one that has not begun, from a date on."""
    laporan = get_laporan(request, pk)
    at, today = now_at(laporan)
    [posisi] = locate([laporan], at)
    berkas = load_berkas(laporan.versi)
    konteks: dict[str, object] = {"laporan": laporan, "posisi": posisi}
    status = 200
    if laporan.status == StatusLaporan.DISIAPKAN:
        awal = begin_on(berkas, today, posisi.jam_kerja)
        pengandaian, status = _suppose(request, berkas, posisi.jam_kerja, awal, today=today)
        konteks |= pengandaian
    elif (awal := begin_from(berkas, posisi, at)).terbuka:
        pengandaian, status = _suppose(request, berkas, posisi.jam_kerja, awal)
        konteks |= pengandaian
    return render(request, "lakip/waktu/laporan.html", konteks, status=status)


def _suppose(
    request: AuthenticatedHttpRequest,
    berkas: BerkasSop,
    jam_kerja: JamKerja,
    awal: Awal,
    *,
    today: date | None = None,
) -> tuple[dict[str, object], int]:
    """Return the form of suppositions, what comes of them once they are made, and the status of the page.

    With ``today`` the report begins when the form says, otherwise where ``awal`` stands.
    """
    form = PengandaianForm(request.GET, berkas=berkas, awal=awal, today=today)
    akibat: Akibat | None = None
    if form.is_valid():
        begun = begin_on(berkas, form.cleaned_data["mulai"], jam_kerja) if today else awal
        try:
            akibat = suppose(berkas, form.read_andaian(), begun, jam_kerja)
        except ValueError as error:
            form.add_error(None, str(error))
    names = name_simbol(berkas)
    bergeser = [(names[satu.simbol], satu) for satu in akibat.bergeser] if akibat else []
    return {"form": form, "akibat": akibat, "bergeser": bergeser}, 422 if form.errors else 200
