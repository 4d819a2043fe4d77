"""How late the units of a report are with their data."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from lakip.kalender import KalenderTidakSiap, load_jam_kerja_of
from lakip.models import Laporan
from lakip.unit.keadaan import Keadaan, KeadaanUnit
from sop.domain.kalender import JamKerja, menit_kerja_between

SEHARI = timedelta(days=1)


class Keterlambatan:
    """The clock of one report at ``at``; where the hours of its office are not known, days are counted."""

    def __init__(self, laporan: Laporan, at: datetime) -> None:
        self.zona = laporan.instansi.zona
        self.at = min(at, laporan.selesai_pada or at)
        self.jam_kerja: JamKerja | None
        try:
            self.jam_kerja = load_jam_kerja_of([laporan], at)[laporan.pk]
        except KalenderTidakSiap:
            self.jam_kerja = None
        self._known: dict[tuple[date, date], int] = {}

    def count(self, satu: KeadaanUnit) -> int:
        """Return by how many days a unit is, or was, late; 0 for one that was never given its form.

        Units: days after the tenggat on which the office was open, the last one included.
        Sumber: custom of the office.
        """
        if satu.format is None or satu.keadaan in (Keadaan.BELUM_DISAMPAIKAN, Keadaan.TANPA_SERAHAN):
            return 0
        akhir = satu.serahan.pada if satu.serahan else self.at
        rentang = satu.format.tenggat, akhir.astimezone(self.zona).date()
        if rentang not in self._known:
            self._known[rentang] = self._count_between(*rentang)
        return self._known[rentang]

    def describe(self, satu: KeadaanUnit) -> str:
        """Return the lateness in words, e.g. ``3 hari kerja``; "" for what is not late."""
        hari = self.count(satu)
        return f"{hari} hari{' kerja' if self.jam_kerja else ''}" if hari else ""

    def _count_between(self, tenggat: date, akhir: date) -> int:
        hari_list = [tenggat + SEHARI * n for n in range(1, (akhir - tenggat).days + 1)]
        return len([hari for hari in hari_list if self._is_open_on(hari)])

    def _is_open_on(self, hari: date) -> bool:
        if self.jam_kerja is None:
            return True
        mulai = datetime.combine(hari, time.min, self.zona)
        return menit_kerja_between(mulai, mulai + SEHARI, self.jam_kerja) > 0
