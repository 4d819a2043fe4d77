"""The sheet of corrections of a report, gathered for print."""

from __future__ import annotations

from datetime import datetime

from lakip.isi.koreksi import IsiParaf, LembarKoreksi, PutaranKoreksi, read_koreksi
from lakip.isi.kumpul import read_identitas
from lakip.koreksi import digest_berlaku, list_paraf, list_putaran
from lakip.models import Laporan
from sop.models import ZonaWaktu


def collect_lembar(laporan: Laporan, at: datetime) -> LembarKoreksi:
    """Return what the sheet of corrections says at the moment ``at``."""
    instansi = laporan.instansi
    return LembarKoreksi(
        identitas=read_identitas(laporan),
        pada=at.astimezone(instansi.zona).replace(microsecond=0),
        zona=ZonaWaktu(instansi.zona_waktu).label,
        putaran=tuple(
            PutaranKoreksi(
                satu.terbitan.nomor,
                satu.terbitan.pada.astimezone(instansi.zona),
                read_koreksi(satu.catatan, instansi),
            )
            for satu in reversed(list_putaran(laporan))
        ),
        paraf=tuple(
            IsiParaf(
                nama=satu.paraf.oleh.nama,
                kapasitas=satu.paraf.kapasitas,
                pada=satu.paraf.pada.astimezone(instansi.zona),
                terbitan=satu.paraf.terbitan.nomor,
                dicatat_oleh=str(satu.paraf.tugas.dicatat_oleh or ""),
                gugur=satu.gugur,
            )
            for satu in list_paraf(laporan, digest_berlaku(laporan, at))
        ),
    )
