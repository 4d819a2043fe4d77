"""How long the steps of an SOP really took in the reports that ran under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lakip.domain.waktu_nyata import LamaKunjungan
from lakip.kalender import load_jam_kerja_of
from lakip.lifecycle import StatusTugas
from lakip.models import Laporan, Tugas
from lakip.models.jejak import Tindakan
from sop.domain.berkas import BerkasSop
from sop.domain.kalender import JamKerja, menit_kerja_between
from sop.domain.padanan import match_berkas
from sop.models import Simbol, VersiSop
from sop.storage import load_berkas_by_versi


@dataclass
class Teramati:
    """The finished visits of one symbol.

    ``langsung`` counts those that were finished in the moment in which they were begun, so that nobody knows
    how long the work took; they have no part in the lengths.
    """

    lama: list[LamaKunjungan] = field(default_factory=list)
    langsung: int = 0

    def add(self, lama: LamaKunjungan | None) -> None:
        if lama:
            self.lama.append(lama)
        else:
            self.langsung += 1


@dataclass(frozen=True)
class WaktuNyata:
    """What was observed, by the number of the symbol in the document (from 0).

    ``terdahulu`` are visits under earlier versions, of symbols that stand in this one again. ``laporan`` is
    the number of reports that any of it comes from; ``per_laporan`` are the sums of each of them by column.
    """

    versi_ini: Mapping[int, Teramati]
    terdahulu: Mapping[int, Teramati]
    laporan: int
    per_laporan: Mapping[int, Sequence[LamaKunjungan]]


@dataclass(frozen=True, slots=True)
class _Kunjungan:
    laporan: int
    simbol: int
    versi: int
    dibuka: datetime
    dimulai: datetime
    ditutup: datetime


def observe(versi: VersiSop, berkas: BerkasSop, at: datetime) -> WaktuNyata:
    """Return what the reports under a version and its earlier ones took.

    It takes the same few queries however many reports and versions there are. Left out are visits that are
    open, skipped, cancelled or asked back; time in which a report was suspended is no working time.
    """
    visits = _read_visits(versi)
    laporan_list = Laporan.objects.filter(pk__in={k.laporan for k in visits}).select_related("instansi")
    jam_kerja = load_jam_kerja_of(laporan_list, at)
    places = _find_places(versi, berkas, {k.versi for k in visits})
    found: dict[bool, dict[int, Teramati]] = {True: defaultdict(Teramati), False: defaultdict(Teramati)}
    sums: dict[int, dict[int, list[LamaKunjungan]]] = defaultdict(lambda: defaultdict(list))
    matched = [(k, places[k.simbol]) for k in visits if k.simbol in places]
    for kunjungan, simbol in matched:
        lama = _measure(kunjungan, jam_kerja[kunjungan.laporan])
        found[kunjungan.versi == versi.pk][simbol].add(lama)
        if lama:
            sums[berkas.alur.by_id[simbol].pelaksana][kunjungan.laporan].append(lama)
    return WaktuNyata(
        versi_ini=found[True],
        terdahulu=found[False],
        laporan=len({kunjungan.laporan for kunjungan, _ in matched}),
        per_laporan={kolom: [_add(lama) for lama in each.values()] for kolom, each in sums.items()},
    )


def _read_visits(versi: VersiSop) -> list[_Kunjungan]:
    rows = Tugas.objects.filter(
        simbol__langkah__versi__sop=versi.sop_id,
        simbol__langkah__versi__nomor_versi__lte=versi.nomor_versi,
        status__in=(StatusTugas.SELESAI, StatusTugas.DIKEMBALIKAN),
        dimulai_pada__isnull=False,
        ditutup_pada__isnull=False,
    ).exclude(jejak__tindakan=Tindakan.TARIK)
    columns = ("laporan", "simbol", "simbol__langkah__versi", "dibuka_pada", "dimulai_pada", "ditutup_pada")
    return [_Kunjungan(*row) for row in rows.values_list(*columns)]


def _measure(kunjungan: _Kunjungan, jam_kerja: JamKerja) -> LamaKunjungan | None:
    if kunjungan.dimulai == kunjungan.ditutup:
        return None
    return LamaKunjungan(
        menit_kerja_between(kunjungan.dibuka, kunjungan.dimulai, jam_kerja),
        menit_kerja_between(kunjungan.dimulai, kunjungan.ditutup, jam_kerja),
    )


def _find_places(versi: VersiSop, berkas: BerkasSop, versi_list: set[int]) -> dict[int, int]:
    """Return which symbol of the document each Simbol of some versions is, where it stands there again."""
    drawn: dict[int, list[int]] = defaultdict(list)
    rows = Simbol.objects.filter(langkah__versi__in=versi_list)
    for pk, simbol in rows.values_list("langkah__versi", "pk"):
        drawn[pk].append(simbol)
    berkas_by_versi = {**load_berkas_by_versi(versi_list - {versi.pk}), versi.pk: berkas}
    return {
        simbol_list[asal]: simbol
        for pk, simbol_list in drawn.items()
        for asal, simbol in match_berkas(berkas_by_versi[pk], berkas).simbol.items()
    }


def _add(lama: Sequence[LamaKunjungan]) -> LamaKunjungan:
    return LamaKunjungan(sum(satu.menunggu for satu in lama), sum(satu.dikerjakan for satu in lama))
