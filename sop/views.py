"""Pages that show SOPs as they are on paper; they are edited in the admin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sop.domain.bagan.lembar import lay_out
from sop.domain.bagan.uraian import describe_rows
from sop.domain.berkas import Asal, BerkasSop, PanahBerkas, SimbolBerkas, name_langkah, write_berkas
from sop.domain.temuan import Temuan, Tingkat
from sop.gambar import formulir_of
from sop.lingkup import limit_to_instansi, pengguna_of
from sop.models import Instansi, Sop, VersiSop
from sop.penetapan import list_temuan
from sop.storage import load_berkas, load_berkas_by_versi

SOP_PER_HALAMAN = 20


@dataclass(frozen=True, slots=True)
class BarisVersi:
    """One version in the list: how many findings there are, and how many of them stop it."""

    versi: VersiSop
    jumlah_temuan: int
    jumlah_penghalang: int


@require_safe
def sop_list(request: HttpRequest) -> HttpResponse:
    """The SOPs of one's instansi with their versions."""
    rows = limit_to_instansi(Sop.objects.select_related("instansi"), pengguna_of(request), "instansi")
    page = Paginator(rows.order_by("instansi__pemda", "instansi__nama", "kunci"), SOP_PER_HALAMAN).get_page(
        request.GET.get("page")
    )
    versi_list = VersiSop.objects.filter(sop__in=page.object_list)
    berkas_by_versi = load_berkas_by_versi(versi.pk for versi in versi_list)
    daftar = [
        (sop, [_count_temuan(v, berkas_by_versi[v.pk]) for v in versi_list if v.sop_id == sop.pk])
        for sop in page
    ]
    return render(request, "sop/sop_list.html", {"page": page, "daftar": daftar})


@require_safe
def sop_versi(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: the form as on paper, what is inferred in it, what the linter finds, its history."""
    versi = _get_versi(request, pk)
    berkas = load_berkas(versi)
    form = formulir_of(versi, berkas)
    context = {
        "versi": versi,
        "instansi": versi.sop.instansi,
        "tanggal": [
            (label, getattr(versi, nama))
            for label, nama in zip(
                ("Tgl. pembuatan", "Tgl. revisi", "Tgl. efektif", "Tgl. pengesahan"),
                VersiSop.TANGGAL,
                strict=True,
            )
        ],
        "butir": [
            (str(VersiSop._meta.get_field(n).verbose_name), getattr(versi, n)) for n in VersiSop.DAFTAR
        ],
        "bagan": lay_out(form) if berkas.alur.simbol else None,
        "uraian": describe_rows(form),
        "simpulan": list(_list_simpulan(berkas)),
        "temuan": _group_temuan(list_temuan(berkas)),
        "riwayat": VersiSop.objects.filter(sop=versi.sop_id),
    }
    return render(request, "sop/sop_versi.html", context)


@require_safe
def sop_unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as a file that can be imported again."""
    versi = _get_versi(request, pk)
    nama = f"{versi.sop.kunci}-versi-{versi.nomor_versi}.json"
    response = HttpResponse(write_berkas(load_berkas(versi)), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return response


@require_safe
def sop_logo(request: HttpRequest, pk: int) -> FileResponse:
    """The logo in the kop of an instansi."""
    instansi = get_object_or_404(limit_to_instansi(Instansi.objects.all(), pengguna_of(request), "pk"), pk=pk)
    if not instansi.logo:
        raise Http404
    return FileResponse(instansi.logo.open())


def _get_versi(request: HttpRequest, pk: int) -> VersiSop:
    rows = limit_to_instansi(
        VersiSop.objects.select_related("sop__instansi"), pengguna_of(request), "sop__instansi"
    )
    versi: VersiSop = get_object_or_404(rows, pk=pk)
    return versi


def _count_temuan(versi: VersiSop, berkas: BerkasSop) -> BarisVersi:
    per_tingkat = Counter(temuan.tingkat for temuan in list_temuan(berkas))
    return BarisVersi(versi, per_tingkat.total(), per_tingkat[Tingkat.TIDAK_DAPAT_DIJALANKAN])


def _group_temuan(temuan_list: list[Temuan]) -> list[tuple[Tingkat, list[Temuan]]]:
    """The findings by weight, the heaviest first."""
    groups = ((tingkat, [t for t in temuan_list if t.tingkat is tingkat]) for tingkat in Tingkat)
    return [(tingkat, isi) for tingkat, isi in groups if isi]


def _list_simpulan(berkas: BerkasSop) -> Iterator[tuple[str, list[str]]]:
    """Yield each row in which symbols or arrows are inferred, with the reasons given."""
    for urutan, langkah in enumerate(berkas.langkah):
        drawn: list[SimbolBerkas | PanahBerkas] = [
            *langkah.simbol,
            *(p for s in langkah.simbol for p in s.panah),
        ]
        alasan = [isi.alasan or "tanpa alasan" for isi in drawn if isi.asal is Asal.DISIMPULKAN]
        if alasan:
            yield name_langkah(langkah.nomor, urutan), list(dict.fromkeys(alasan))
