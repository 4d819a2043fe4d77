"""The diagram of a version, drawn from its rows in the database."""

from __future__ import annotations

from collections.abc import Mapping

from sop.domain.alur import Panah
from sop.domain.bagan.formulir import Baris, Formulir, Keadaan
from sop.domain.bagan.gambar import Bagan
from sop.domain.bagan.lembar import lay_out
from sop.domain.berkas import Asal, BerkasSop
from sop.models import VersiSop
from sop.storage import alur_by_pk, load_berkas


def bagan_of(
    versi: VersiSop,
    *,
    keadaan: Mapping[int, Keadaan] | None = None,
    ditempuh: Mapping[Panah, int] | None = None,
    tautan: Mapping[int, str] | None = None,
    tinggi_maksimum: int | None = None,
) -> Bagan:
    """Return the drawn form of a version; for a running report with its state.

    Symbols and arrows go by the primary key of their Simbol. Units: 1/10 mm.
    """
    form = formulir_of(versi, load_berkas(versi), keadaan=keadaan, ditempuh=ditempuh, tautan=tautan)
    return lay_out(form, tinggi_maksimum=tinggi_maksimum)


def formulir_of(
    versi: VersiSop,
    berkas: BerkasSop,
    *,
    keadaan: Mapping[int, Keadaan] | None = None,
    ditempuh: Mapping[Panah, int] | None = None,
    tautan: Mapping[int, str] | None = None,
) -> Formulir:
    """Return what the diagram of the version is drawn from; ``berkas`` is the document that it holds."""
    alur = alur_by_pk(versi.pk, berkas)
    simbol = [s for langkah in berkas.langkah for s in langkah.simbol]
    panah = [p for s in simbol for p in s.panah]
    return Formulir(
        judul=berkas.judul,
        pelaksana=tuple(p.nama for p in berkas.pelaksana),
        langkah=tuple(
            Baris(b.nomor, b.kegiatan, b.kelengkapan, b.waktu, b.keluaran, b.keterangan)
            for b in berkas.langkah
        ),
        alur=alur,
        judul_kolom=berkas.judul_kolom,
        simbol_disimpulkan=frozenset(
            s.id for s, isi in zip(alur.simbol, simbol, strict=True) if isi.asal is Asal.DISIMPULKAN
        ),
        panah_disimpulkan=frozenset(
            p for p, isi in zip(alur.panah, panah, strict=True) if isi.asal is Asal.DISIMPULKAN
        ),
        keadaan=keadaan or {},
        ditempuh=ditempuh or {},
        tautan=tautan or {},
    )
