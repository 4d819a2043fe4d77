"""Pages of the written parts: the outline with what is filled, and one part to write in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lakip.domain.sistematika import ANALISIS, SISTEMATIKA, Analisis, Bagian
from lakip.forms.naskah import NaskahForm
from lakip.http import AuthenticatedHttpRequest
from lakip.isi.draf import draft
from lakip.isi.pertentangan import figures_for, find_in_naskah, find_pertentangan, record_angka
from lakip.isi.sasaran import collect_kinerja
from lakip.models import Laporan, Naskah, Sasaran
from lakip.views.hak import edits_isi, get_laporan_utuh, may_edit

DEPAN = "Bagian depan"
# Under this part stand the analyses of each sasaran.
CAPAIAN = "bab3_capaian"
# With more sasaran than these their analyses are folded away, each group under its count.
SASARAN_TERBUKA = 5


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place of the outline where people write, with the text that stands there.

    ``is_tertinggal`` says that the text names figures which have changed since.
    """

    bagian: Bagian | Analisis
    sasaran: Sasaran | None
    naskah: Naskah
    is_tertinggal: bool = False

    @property
    def url(self) -> str:
        if self.sasaran is None:
            return reverse("naskah-bagian", args=[self.naskah.laporan_id, self.bagian.kunci])
        return reverse("naskah-analisis", args=[self.naskah.laporan_id, self.sasaran.pk, self.bagian.kunci])

    @property
    def url_kembali(self) -> str:
        """The page on which this place stands among others."""
        if self.sasaran is None:
            return reverse("naskah", args=[self.naskah.laporan_id])
        sasaran = reverse("analisis-sasaran", args=[self.naskah.laporan_id, self.sasaran.pk])
        return f"{sasaran}#{self.bagian.kunci}"


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Places that stand under one heading; those of a sasaran can be folded away."""

    judul: str
    is_sasaran: bool
    tempat: list[Tempat]

    @property
    def jumlah_wajib(self) -> int:
        return sum(tempat.bagian.wajib for tempat in self.tempat)

    @property
    def jumlah_terisi(self) -> int:
        return sum(tempat.bagian.wajib and bool(tempat.naskah.isi) for tempat in self.tempat)


@require_GET
def naskah(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    kelompok_list = _list_kelompok(laporan)
    konteks = {
        "laporan": laporan,
        "kelompok_list": kelompok_list,
        "is_terbuka": sum(kelompok.is_sasaran for kelompok in kelompok_list) <= SASARAN_TERBUKA,
        "jumlah_wajib": sum(kelompok.jumlah_wajib for kelompok in kelompok_list),
        "jumlah_terisi": sum(kelompok.jumlah_terisi for kelompok in kelompok_list),
    }
    return render(request, "lakip/naskah/daftar.html", konteks)


@require_http_methods(["GET", "POST"])
def naskah_bagian(
    request: AuthenticatedHttpRequest, pk: int, bagian: str, sasaran_pk: int | None = None
) -> HttpResponse:
    """Show one part: to write in for who may, to read for everybody else; with ``?draf=1`` beside a draft."""
    if request.method == "POST":
        return _write(request, pk, bagian, sasaran_pk)
    laporan = get_laporan_utuh(request, pk)
    tempat = _find_tempat(laporan, bagian, sasaran_pk)
    form = None
    if may_edit(request, laporan):
        form = NaskahForm(initial={"isi": tempat.naskah.isi, "versi": tempat.naskah.versi})
    return _show(request, laporan, tempat, form, is_draf="draf" in request.GET)


@edits_isi
def _write(
    request: AuthenticatedHttpRequest, laporan: Laporan, bagian: str, sasaran_pk: int | None
) -> HttpResponse:
    tempat = _find_tempat(laporan, bagian, sasaran_pk)
    form = NaskahForm(request.POST)
    if not form.is_valid():
        return _show(request, laporan, tempat, form, status=422)
    isi, naskah = form.cleaned_data["isi"], tempat.naskah
    if isi != naskah.isi and form.cleaned_data["versi"] != naskah.versi:
        again = NaskahForm(initial={"isi": isi, "versi": naskah.versi})
        return _show(request, laporan, tempat, again, status=409)
    if isi != naskah.isi:
        naskah.isi, naskah.oleh, naskah.pada = isi, request.user, timezone.now()
        naskah.versi += 1
        record_angka(naskah, collect_kinerja(laporan))
        naskah.save()
    messages.success(request, f"“{tempat.bagian.judul}” disimpan.")
    return redirect(tempat.url_kembali)


def _show(
    request: AuthenticatedHttpRequest,
    laporan: Laporan,
    tempat: Tempat,
    form: NaskahForm | None,
    status: int = 200,
    *,
    is_draf: bool = False,
) -> HttpResponse:
    kinerja, naskah, kunci = collect_kinerja(laporan), tempat.naskah, tempat.bagian.kunci
    sasaran = kinerja.by_sasaran[tempat.sasaran.pk] if tempat.sasaran else None
    draf = None
    if form and sasaran and is_draf:
        draf = draft(sasaran, kunci)
        if not naskah.isi:
            form.initial["isi"] = draf
    konteks = {
        "laporan": laporan,
        "tempat": tempat,
        "form": form,
        "is_bentrok": status == 409,
        "kinerja": kinerja,
        "sasaran": sasaran,
        "draf": draf,
        "pertentangan": find_in_naskah(naskah, figures_for(naskah, kinerja)),
    }
    return render(request, "lakip/naskah/bagian.html", konteks, status=status)


def _list_kelompok(laporan: Laporan) -> list[Kelompok]:
    """Return every place to write, grouped as the report is, in its order."""
    written = {(n.bagian, n.sasaran_id): n for n in laporan.naskah_set.select_related("oleh")}
    tertinggal = {(s.naskah.bagian, s.naskah.sasaran_id) for s in find_pertentangan(laporan)}

    def place(bagian: Bagian | Analisis, sasaran: Sasaran | None = None) -> Tempat:
        key = (bagian.kunci, sasaran.pk if sasaran else None)
        naskah = written.get(key) or _new_naskah(laporan, bagian, sasaran)
        return Tempat(bagian, sasaran, naskah, key in tertinggal)

    judul = {bagian.kunci: bagian.judul for bagian in SISTEMATIKA}
    kelompok: list[Kelompok] = []
    for bagian in SISTEMATIKA:
        if bagian.kunci == CAPAIAN:
            for nomor, sasaran in enumerate(laporan.sasaran_set.all(), start=1):
                name = f"{judul[bagian.induk]}, sasaran {nomor}: {sasaran.uraian}"
                kelompok.append(
                    Kelompok(name, True, [place(a, sasaran) for a in ANALISIS if a.pengisi.has_teks])
                )
        elif bagian.pengisi.has_teks:
            name = judul.get(bagian.induk, DEPAN)
            if not kelompok or kelompok[-1].judul != name:
                kelompok.append(Kelompok(name, False, []))
            kelompok[-1].tempat.append(place(bagian))
    return kelompok


def _find_tempat(laporan: Laporan, kunci: str, sasaran_pk: int | None) -> Tempat:
    sasaran = None if sasaran_pk is None else get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    outline: tuple[Bagian | Analisis, ...] = SISTEMATIKA if sasaran is None else ANALISIS
    bagian = next((b for b in outline if b.kunci == kunci and b.pengisi.has_teks), None)
    if bagian is None:
        raise Http404
    written = laporan.naskah_set.filter(bagian=kunci, sasaran=sasaran).select_related("oleh").first()
    return Tempat(bagian, sasaran, written or _new_naskah(laporan, bagian, sasaran))


def _new_naskah(laporan: Laporan, bagian: Bagian | Analisis, sasaran: Sasaran | None) -> Naskah:
    return Naskah(laporan=laporan, bagian=bagian.kunci, sasaran=sasaran)
