"""The working time of the offices, read from its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from lakip.models import HariLibur, Laporan, Penangguhan, PolaJamKerja
from sop.domain.kalender import JamKerja, PolaJam, Sesi
from sop.models import Instansi


class KalenderTidakSiap(ValueError):
    """The hours of an office are missing or contradict themselves; the message is for its people."""


class Kalender:
    """Hours and days off of some offices, read in three queries however many they are.

    ``of`` raises KalenderTidakSiap where no hours are known at all, or where they overlap.
    """

    def __init__(self, instansi: Iterable[int]) -> None:
        holds = Q(instansi__isnull=True) | Q(instansi__in=set(instansi))
        # What an instansi set for itself comes last, for the last pattern rules.
        self.pola = sorted(
            PolaJamKerja.objects.filter(holds).prefetch_related("sesikerja_set"),
            key=lambda pola: pola.instansi_id is not None,
        )
        self.libur = list(HariLibur.objects.filter(holds).values_list("tanggal", "instansi"))
        self._of_instansi = lru_cache(maxsize=None)(self._build)

    def of(
        self, instansi: Instansi, penangguhan: Iterable[Penangguhan] = (), *, at: datetime | None = None
    ) -> JamKerja:
        """Return when the office is open; while the report was suspended it counts as closed.

        A suspension that has not ended yet lasts until ``at``.
        """
        jeda = [(p.mulai, p.selesai or at) for p in penangguhan]
        closed = tuple((mulai, selesai) for mulai, selesai in jeda if selesai and selesai > mulai)
        return replace(self._of_instansi(instansi), jeda=closed)

    def _build(self, instansi: Instansi) -> JamKerja:
        own = (None, instansi.pk)
        try:
            return JamKerja(
                pola=tuple(_read_pola(pola) for pola in self.pola if pola.instansi_id in own),
                zona=instansi.zona,
                hari_libur=frozenset(tanggal for tanggal, whose in self.libur if whose in own),
            )
        except ValueError as error:
            raise KalenderTidakSiap(f"{error} Pengelola mengisinya di Admin, Pola jam kerja.") from error


def load_jam_kerja(
    instansi: Instansi, penangguhan: Iterable[Penangguhan] = (), *, at: datetime | None = None
) -> JamKerja:
    """Return when one office is open."""
    return Kalender([instansi.pk]).of(instansi, penangguhan, at=at)


def find_menit_per_hari(instansi: Instansi) -> int | None:
    """Return how many minutes a hari kerja of an office has; None while its hours are not known."""
    try:
        return load_jam_kerja(instansi).menit_per_hari
    except KalenderTidakSiap:
        return None


def load_jam_kerja_of(laporan_list: Iterable[Laporan], at: datetime) -> dict[int, JamKerja]:
    """Return the working time of each report by its key, in four queries."""
    laporan_list = list(laporan_list)
    kalender = Kalender(laporan.instansi_id for laporan in laporan_list)
    jeda: dict[int, list[Penangguhan]] = {}
    for penangguhan in Penangguhan.objects.filter(laporan__in=laporan_list):
        jeda.setdefault(penangguhan.laporan_id, []).append(penangguhan)
    return {
        laporan.pk: kalender.of(laporan.instansi, jeda.get(laporan.pk, ()), at=at) for laporan in laporan_list
    }


def _read_pola(pola: PolaJamKerja) -> PolaJam:
    sesi: dict[int, list[Sesi]] = {}
    for satu in pola.sesikerja_set.all():
        sesi.setdefault(satu.hari, []).append((satu.dari, satu.sampai))
    return PolaJam({hari: tuple(rentang) for hari, rentang in sesi.items()}, pola.mulai, pola.selesai)
