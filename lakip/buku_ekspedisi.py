"""The buku ekspedisi of a report, gathered for print."""

from __future__ import annotations

from datetime import datetime

from lakip.isi.buku_ekspedisi import BarisEkspedisi, BukuEkspedisi
from lakip.isi.kumpul import read_identitas
from lakip.models import Laporan
from lakip.pengiriman import list_kiriman
from sop.models import ZonaWaktu


def collect_buku(laporan: Laporan, at: datetime) -> BukuEkspedisi:
    """Return what the book says at the moment ``at``. Sumber: buku ekspedisi as used by the offices."""
    instansi = laporan.instansi
    return BukuEkspedisi(
        identitas=read_identitas(laporan),
        pada=at.astimezone(instansi.zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
        baris=tuple(
            BarisEkspedisi(
                tanggal=satu.tanggal,
                nomor_surat=str(satu.penerima.surat.nomor) if satu.penerima else "",
                tujuan=satu.kepada,
                isi=satu.keterangan or f"LAKIP tahun {laporan.tahun}",
                jumlah=satu.jumlah,
                cara=satu.get_cara_display(),
                nama_penerima=satu.nama_penerima,
                jabatan_penerima=satu.jabatan_penerima,
                diterima=satu.diterima,
                jam=satu.jam_diterima,
                tanpa=satu.alasan_tanpa,
            )
            for satu in list_kiriman(laporan)
        ),
    )
