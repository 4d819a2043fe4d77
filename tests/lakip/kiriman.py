"""A letter with its number and recipients, as it waits to be sent."""

from __future__ import annotations

from datetime import date, datetime

from lakip.models import NomorSurat, PenerimaSurat, Surat
from tests.world import Kantor


def make_surat(
    kantor: Kantor, at: datetime, *nama: str, tanggal: date | None = None, urut: int = 1, **lain: object
) -> list[PenerimaSurat]:
    """Return the recipients of a numbered letter; without names Bappeda and the Inspektur."""
    laporan, oleh = kantor.laporan, kantor.pemilik
    hari = tanggal or at.date()
    nomor = NomorSurat.objects.create(
        instansi=laporan.instansi, tahun=hari.year, urut=urut, teks=f"000.8.6.3/{urut}/SATPOLPP/{hari.year}",
        tanggal=hari, perihal="Penyampaian LAKIP", laporan=laporan, oleh=oleh, pada=at,
    )  # fmt: skip
    surat = Surat.objects.create(
        laporan=laporan, nomor=nomor, tanggal=hari, hal="Penyampaian LAKIP", pengirim=oleh,
        kapasitas="Kepala", oleh=oleh, pada=at,
    )  # fmt: skip
    return [
        PenerimaSurat.objects.create(surat=surat, urutan=ke, nama=satu, **lain)
        for ke, satu in enumerate(nama or ("Kepala Bappeda", "Inspektur"), 1)
    ]
