"""Pages of the analyses: what the data say of one sasaran, and what people wrote beside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lakip.domain.pertentangan import Pertentangan
from lakip.domain.sistematika import Analisis
from lakip.http import AuthenticatedHttpRequest
from lakip.isi.bentuk_kinerja import IsiSasaran
from lakip.isi.pertentangan import find_pertentangan
from lakip.isi.sasaran import IsiKinerja, collect_kinerja
from lakip.models import Laporan
from lakip.views.hak import get_laporan_utuh, may_edit


@dataclass(frozen=True, slots=True)
class Blok:
    """One of the seven analyses: its text, where it is written, and where it has fallen behind the data."""

    analisis: Analisis
    teks: str
    url: str
    pertentangan: tuple[Pertentangan, ...]


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A sasaran to go to."""

    nomor: int
    uraian: str
    url: str
    is_sini: bool


@require_GET
def analisis(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Lead on to the first sasaran, or say that there is none yet."""
    laporan = get_laporan_utuh(request, pk)
    first = laporan.sasaran_set.first()
    if first is not None:
        return redirect("analisis-sasaran", laporan.pk, first.pk)
    return render(request, "lakip/analisis/kosong.html", {"laporan": laporan})


@require_GET
def analisis_sasaran(request: AuthenticatedHttpRequest, pk: int, sasaran_pk: int) -> HttpResponse:
    laporan = get_laporan_utuh(request, pk)
    kinerja = collect_kinerja(laporan)
    if sasaran_pk not in kinerja.by_sasaran:
        raise Http404
    sasaran = kinerja.by_sasaran[sasaran_pk]
    wajib = [bool(satu.teks) for satu in sasaran.analisis if satu.analisis.wajib]
    konteks = {
        "laporan": laporan,
        "judul": f"Analisis sasaran {sasaran.nomor}",
        "sasaran": sasaran,
        "kinerja": kinerja,
        "blok_list": _list_blok(laporan, kinerja, sasaran_pk, sasaran),
        "boleh_tulis": may_edit(request, laporan),
        "jumlah_wajib": len(wajib),
        "jumlah_terisi": sum(wajib),
        **_find_way(laporan, kinerja, sasaran_pk),
    }
    return render(request, "lakip/analisis/sasaran.html", konteks)


def _list_blok(laporan: Laporan, kinerja: IsiKinerja, kunci: int, sasaran: IsiSasaran) -> list[Blok]:
    found = find_pertentangan(laporan, kinerja)
    tertinggal = {s.naskah.bagian: s.pertentangan for s in found if s.naskah.sasaran_id == kunci}
    return [
        Blok(
            satu.analisis,
            satu.teks,
            reverse("naskah-analisis", args=[laporan.pk, kunci, satu.analisis.kunci]),
            tertinggal.get(satu.analisis.kunci, ()),
        )
        for satu in sasaran.analisis
    ]


def _find_way(laporan: Laporan, kinerja: IsiKinerja, kunci: int) -> dict[str, object]:
    """Return the sasaran of the report, and those before and after this one."""
    daftar = [
        Tujuan(satu.nomor, satu.uraian, reverse("analisis-sasaran", args=[laporan.pk, pk]), pk == kunci)
        for pk, satu in kinerja.by_sasaran.items()
    ]
    sini = next(ke for ke, satu in enumerate(daftar) if satu.is_sini)
    return {
        "sasaran_list": daftar,
        "sebelum": daftar[sini - 1] if sini else None,
        "sesudah": daftar[sini + 1] if sini + 1 < len(daftar) else None,
    }
