"""What the diagram of a document is drawn from, or of a version as its rows in the database say it."""

from __future__ import annotations

from collections.abc import Mapping

from sop.domain.alur import Alur, Panah
from sop.domain.bagan.formulir import Baris, Formulir, Keadaan
from sop.domain.berkas import Asal, BerkasSop
from sop.models import VersiSop
from sop.storage import alur_by_pk


def formulir_of(
    versi: VersiSop,
    berkas: BerkasSop,
    *,
    keadaan: Mapping[int, Keadaan] | None = None,
    ditempuh: Mapping[Panah, int] | None = None,
    tautan: Mapping[int, str] | None = None,
) -> Formulir:
    """Return the form of a version, of which ``berkas`` is the document; for a running report with its state.

    Symbols and arrows go by the primary key of their Simbol.
    """
    return build_formulir(
        berkas, alur_by_pk(versi.pk, berkas), keadaan=keadaan, ditempuh=ditempuh, tautan=tautan
    )


def build_formulir(
    berkas: BerkasSop,
    alur: Alur,
    *,
    keadaan: Mapping[int, Keadaan] | None = None,
    ditempuh: Mapping[Panah, int] | None = None,
    tautan: Mapping[int, str] | None = None,
) -> Formulir:
    """Return the form of a document whose flow is ``alur``; of one that no version holds its own ``alur``."""
    panah = [p for s in berkas.simbol for p in s.panah]
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
            s.id for s, isi in zip(alur.simbol, berkas.simbol, strict=True) if isi.asal is Asal.DISIMPULKAN
        ),
        panah_disimpulkan=frozenset(
            p for p, isi in zip(alur.panah, panah, strict=True) if isi.asal is Asal.DISIMPULKAN
        ),
        keadaan=keadaan or {},
        ditempuh=ditempuh or {},
        tautan=tautan or {},
    )
