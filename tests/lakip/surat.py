"""Letters and numbers for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from lakip import engine
from lakip.domain.surat import ButirKonsep, KonsepSurat, PenerimaKonsep
from lakip.models import NomorSurat, Pegawai, Pemangku, Surat
from tests.world import Kantor

KONSEP = KonsepSurat(
    tanggal=date(2026, 2, 2),
    hal="Penyampaian LAKIP Tahun 2025",
    sifat="biasa",
    lampiran="",
    butir=(ButirKonsep("LAKIP Satpol PP Tahun 2025", "1 (satu) dokumen", "Disampaikan dengan hormat."),),
    penerima=(
        PenerimaKonsep("Kepala Bappeda", "Paringin"),
        PenerimaKonsep("Inspektur", "Paringin"),
        PenerimaKonsep("Bupati Balangan", is_tembusan=True),
    ),
)


def make_konsep(**isi: Any) -> KonsepSurat:
    return replace(KONSEP, **isi)


def find_pemangku(kantor: Kantor) -> Pemangku:
    """The head of the office, in the own post."""
    posts = Pemangku.objects.filter(jabatan__instansi=kantor.laporan.instansi, jenis="definitif")
    return posts.get(jabatan__nama__iregex="^kepala (satuan|badan|biro|dinas)")


def make_surat(kantor: Kantor, at: datetime, konsep: KonsepSurat | None = None) -> Surat:
    """A konsep of the report, dated today, signed by the head of the office."""
    konsep = konsep or make_konsep(tanggal=timezone.localdate())
    pemangku = find_pemangku(kantor).pk
    jejak = engine.draft_surat(kantor.laporan.pk, kantor.pemilik, konsep, pemangku, at=at)
    return Surat.objects.get(pk=jejak.rincian["surat"])


def number(kantor: Kantor, surat: Surat, at: datetime) -> Surat:
    """The letter with its number."""
    engine.number_surat(kantor.laporan.pk, kantor.pemilik, surat.pk, at=at)
    return Surat.objects.select_related("nomor").get(pk=surat.pk)


def make_nomor(
    kantor: Kantor,
    at: datetime,
    tanggal: date | None = None,
    pegawai: Pegawai | None = None,
    **isi: Any,
) -> NomorSurat:
    """A number for a letter that is made elsewhere."""
    instansi, oleh = kantor.laporan.instansi, pegawai or kantor.pemilik
    return engine.take_nomor(instansi, oleh, tanggal or at.date(), "Undangan rapat", at=at, **isi)
