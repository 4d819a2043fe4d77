"""The visits of one report as events, for tools that mine processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lakip.isi.pelaksanaan import list_versi
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
    """One event of one visit, on the clock of the office; who did it is empty where nobody had begun.

    ``sop`` and ``versi`` are the title and the number of the version under which it happened.
    """

    sop: str
    versi: int
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

    A symbol is named as in the BPMN of the version it belongs to. A visit that was overtaken, or asked back
    by who had done it, ends as aborted: only what counts is completed. Where the report was moved to another
    version the visit under the old one ends, and the one that goes on with it begins, at that moment.
    """
    tugas_list = list(Tugas.objects.filter(laporan=laporan).with_names().order_by("pk"))
    acts = Jejak.objects.filter(laporan=laporan)
    ditarik = set(acts.filter(tindakan=Tindakan.TARIK).values_list("tugas", flat=True))
    menyimpang = set(acts.filter(is_penyimpangan=True).values_list("tugas", flat=True))
    moves = acts.filter(tindakan=Tindakan.PINDAHKAN).values_list("waktu", "rincian")
    dipindah = {tugas: waktu for waktu, rincian in moves for tugas in rincian.get("membuka", ())}
    versi_by_pk = {versi.pk: versi for versi in list_versi(laporan)}
    nama = _name_by_pk(versi_by_pk.keys())
    zona = laporan.instansi.zona
    kejadian = [
        Kejadian(
            sop=versi.judul,
            versi=versi.nomor_versi,
            simbol=nama[tugas.simbol_id],
            peristiwa=peristiwa,
            waktu=max(waktu, dipindah.get(tugas.pk, waktu)).astimezone(zona),
            tugas=tugas.pk,
            putaran=tugas.putaran,
            kolom=tugas.simbol.pelaksana.nama,
            orang=tugas.pelaku.nama if tugas.pelaku else "",
            kapasitas=tugas.kapasitas,
            keputusan=tugas.keputusan,
            is_penyimpangan=tugas.pk in menyimpang,
        )
        for tugas in tugas_list
        for versi in [versi_by_pk[tugas.simbol.langkah.versi_id]]
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


def _name_by_pk(versi_list: Iterable[int]) -> dict[int, str]:
    return {
        simbol.id: nama
        for pk, berkas in load_berkas_by_versi(versi_list).items()
        for simbol, nama in zip(load_alur(pk).simbol, name_simbol(berkas), strict=True)
    }
