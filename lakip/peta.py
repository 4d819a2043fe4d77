"""The SOP's drawing with what has really happened on it: who, when, how often, and where it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Laporan, Tugas
from lakip.posisi import measure
from sop.domain.alur import Alur, Panah, follow
from sop.domain.bagan.formulir import Formulir, Keadaan, Status
from sop.domain.kalender import JamKerja
from sop.gambar import formulir_of
from sop.storage import load_alur, load_confirmed

# Visits that were really made: by these the arrows that leave them were taken.
DITEMPUH = (StatusTugas.SELESAI, StatusTugas.DIKEMBALIKAN, StatusTugas.DILEWATI)


def draw_peta(laporan: Laporan, tugas_list: Sequence[Tugas], jam_kerja: JamKerja, at: datetime) -> Formulir:
    """Return the form of the report's SOP with its live state, ready to be laid out.

    ``tugas_list`` are all visits of the report in the order in which they were opened.
    """
    alur = load_alur(laporan.versi_id)
    latest = {tugas.letak_id: tugas for tugas in tugas_list if tugas.letak_id in alur.by_id}
    return formulir_of(
        laporan.versi,
        load_confirmed(laporan.versi),
        keadaan={simbol: _keadaan_of(tugas, laporan, jam_kerja, at) for simbol, tugas in latest.items()},
        ditempuh=_count_panah(alur, tugas_list),
        tautan={simbol: tugas.get_absolute_url() for simbol, tugas in latest.items()},
    )


def _keadaan_of(tugas: Tugas, laporan: Laporan, jam_kerja: JamKerja, at: datetime) -> Keadaan:
    saat = (tugas.ditutup_pada or tugas.dibuka_pada).astimezone(laporan.instansi.zona)
    who = f"{tugas.pelaku.nama}\n" if tugas.pelaku else ""
    return Keadaan(_status_of(tugas, laporan, jam_kerja, at), tugas.putaran, f"{who}{saat:%d-%m-%Y}")


def _status_of(tugas: Tugas, laporan: Laporan, jam_kerja: JamKerja, at: datetime) -> Status:
    match tugas.status:
        case StatusTugas.SELESAI | StatusTugas.DIKEMBALIKAN:
            return Status.SELESAI
        case StatusTugas.DILEWATI:
            return Status.DILEWATI
        case StatusTugas.TERTAHAN:
            return Status.TERTAHAN
        case StatusTugas.DIBATALKAN:
            return Status.BELUM
    late = laporan.status == StatusLaporan.BERJALAN and measure(tugas, jam_kerja, at).is_terlambat
    return Status.TERLAMBAT if late else Status.DI_SINI


def _count_panah(alur: Alur, tugas_list: Sequence[Tugas]) -> Counter[Panah]:
    """Count how often each arrow was taken; of those taken under an earlier version what is drawn yet."""
    letak: dict[int | None, int] = {tugas.simbol_id: tugas.letak_id for tugas in tugas_list}
    return Counter(
        panah
        for tugas in tugas_list
        if tugas.status in DITEMPUH and tugas.letak_id in alur.by_id
        for taken in follow(load_alur(tugas.simbol.langkah.versi_id), tugas.simbol_id, tugas.keputusan)
        if (panah := Panah(tugas.letak_id, letak.get(taken.ke, taken.ke), taken.label)) in alur.panah
    )
