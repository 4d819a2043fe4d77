"""The working time of one office, read from its tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from lakip.models import HariLibur, Penangguhan, PolaJamKerja
from sop.domain.kalender import JamKerja, PolaJam, Sesi
from sop.models import Instansi


def load_jam_kerja(
    instansi: Instansi, penangguhan: Iterable[Penangguhan] = (), *, at: datetime | None = None
) -> JamKerja:
    """Return when the office is open, in three queries; while a report was suspended it counts as closed.

    A suspension that has not ended yet lasts until ``at``. Raises ValueError
    if no hours are known at all.
    """
    common = Q(instansi__isnull=True)
    pola_list = PolaJamKerja.objects.filter(common | Q(instansi=instansi)).prefetch_related("sesikerja_set")
    libur = HariLibur.objects.filter(common | Q(instansi=instansi)).values_list("tanggal", flat=True)
    jeda = [(p.mulai, p.selesai or at) for p in penangguhan]
    return JamKerja(
        # What the instansi set for itself comes last, for the last pattern rules.
        pola=tuple(_read_pola(pola) for pola in sorted(pola_list, key=lambda p: p.instansi_id is not None)),
        zona=ZoneInfo(instansi.zona_waktu),
        hari_libur=frozenset(libur),
        jeda=tuple((mulai, selesai) for mulai, selesai in jeda if selesai and selesai > mulai),
    )


def _read_pola(pola: PolaJamKerja) -> PolaJam:
    sesi: dict[int, list[Sesi]] = {}
    for satu in pola.sesikerja_set.all():
        sesi.setdefault(satu.hari, []).append((satu.dari, satu.sampai))
    return PolaJam({hari: tuple(rentang) for hari, rentang in sesi.items()}, pola.mulai, pola.selesai)
