"""The visits of one report as events, for tools that mine processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lakip.lifecycle import StatusTugas
from lakip.models import Jejak, Laporan, Tugas
from lakip.models.jejak import Tindakan
from sop.domain.nama_simbol import name_simbol
from sop.storage import load_alur, load_berkas_by_versi


class Peristiwa(StrEnum):
    """What happened to a visit, by the names of XES (lifecycle:transition)."""

    DIBUKA = "schedule"
    DIMULAI = "start"
    SELESAI = "complete"
    DILEWATI = "manualskip"
    BATAL = "ate_abort"


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event of one visit, on the clock of the office; who did it is empty where nobody had begun."""

    simbol: str
    peristiwa: Peristiwa
    waktu: datetime
    tugas: int
    putaran: int
    kolom: str
    orang: str
    kapasitas: str
    keputusan: str
    is_penyimpangan: bool


@dataclass(frozen=True)
class Log:
    """One report with its events in the order of time."""

    nama: str
    instansi: str
    tahun: int
    status: str
    kejadian: tuple[Kejadian, ...]


def read_log(laporan: Laporan) -> Log:
    """Return the log of a report, in a few queries however long it ran.

    A symbol is named as in the BPMN of its SOP. A visit that was overtaken, or asked back by who had done
    it, ends as aborted: only what counts is completed.
    """
    tugas_list = list(Tugas.objects.filter(laporan=laporan).with_names().order_by("pk"))
    acts = Jejak.objects.filter(laporan=laporan, tugas__isnull=False)
    ditarik = set(acts.filter(tindakan=Tindakan.TARIK).values_list("tugas", flat=True))
    menyimpang = set(acts.filter(is_penyimpangan=True).values_list("tugas", flat=True))
    nama = _name_by_pk({tugas.simbol.langkah.versi_id for tugas in tugas_list})
    zona = laporan.instansi.zona
    kejadian = [
        Kejadian(
            simbol=nama[tugas.simbol_id],
            peristiwa=peristiwa,
            waktu=waktu.astimezone(zona),
            tugas=tugas.pk,
            putaran=tugas.putaran,
            kolom=tugas.simbol.pelaksana.nama,
            orang=tugas.pelaku.nama if tugas.pelaku else "",
            kapasitas=tugas.kapasitas,
            keputusan=tugas.keputusan,
            is_penyimpangan=tugas.pk in menyimpang,
        )
        for tugas in tugas_list
        for peristiwa, waktu in _life_of(tugas, is_ditarik=tugas.pk in ditarik)
    ]
    return Log(
        nama=laporan.judul,
        instansi=laporan.instansi.nama,
        tahun=laporan.tahun,
        status=laporan.status,
        kejadian=tuple(sorted(kejadian, key=lambda satu: satu.waktu)),
    )


def _life_of(tugas: Tugas, *, is_ditarik: bool) -> Iterator[tuple[Peristiwa, datetime]]:
    yield Peristiwa.DIBUKA, tugas.dibuka_pada
    if tugas.dimulai_pada:
        yield Peristiwa.DIMULAI, tugas.dimulai_pada
    if tugas.ditutup_pada:
        yield _end_of(tugas, is_ditarik), tugas.ditutup_pada


def _end_of(tugas: Tugas, is_ditarik: bool) -> Peristiwa:
    if is_ditarik or tugas.status == StatusTugas.DIBATALKAN:
        return Peristiwa.BATAL
    return Peristiwa.DILEWATI if tugas.status == StatusTugas.DILEWATI else Peristiwa.SELESAI


def _name_by_pk(versi: set[int]) -> dict[int, str]:
    berkas_by_versi = load_berkas_by_versi(versi)
    return {
        simbol.id: nama
        for pk, berkas in berkas_by_versi.items()
        for simbol, nama in zip(load_alur(pk).simbol, name_simbol(berkas), strict=True)
    }
