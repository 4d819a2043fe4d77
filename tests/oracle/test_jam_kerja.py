"""Our working time beside that of pm4py: the same hours, counted by somebody else.

pm4py reads naive moments on the clock of the office, and its weeks as seconds from Monday, midnight.
"""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pm4py.util.business_hours import BusinessHours

from sop.domain.kalender import JamKerja, PolaJam, Sesi, add_menit_kerja, menit_kerja_between

pytestmark = pytest.mark.oracle

AWAL = date(2026, 1, 5)
HARI = 120
BANYAK = 1500
JUMAT = 4


class Libur:
    """The calendar that pm4py asks."""

    def __init__(self, hari_libur: frozenset[date]) -> None:
        self.hari_libur = hari_libur

    def is_working_day(self, hari: date) -> bool:
        return date(hari.year, hari.month, hari.day) not in self.hari_libur


def make_jam_kerja(undian: random.Random) -> JamKerja:
    """Hours with a break, earlier on Fridays, and days off at random."""
    menit = undian.choice([0, 15, 30])
    buka, tutup = time(undian.choice([7, 8]), menit), time(undian.choice([15, 16]), menit)
    lanjut = time(undian.choice([12, 13]), 30)
    sehari: tuple[Sesi, ...] = (buka, time(12, 0)), (lanjut, tutup)
    jumat: tuple[Sesi, ...] = (buka, time(11, 30)), (lanjut, tutup)
    hari_kerja = range(undian.choice([5, 6]))
    libur = frozenset(AWAL + timedelta(days=undian.randrange(HARI)) for _ in range(undian.randrange(20)))
    return JamKerja(
        (PolaJam({hari: jumat if hari == JUMAT else sehari for hari in hari_kerja}),),
        ZoneInfo(undian.choice(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])),
        libur,
    )


def count_by_pm4py(mulai: datetime, selesai: datetime, jam_kerja: JamKerja) -> float:
    """Return the working time between two moments, in seconds."""
    [pola] = jam_kerja.pola
    slots = [
        tuple(hari * 86_400 + jam.hour * 3600 + jam.minute * 60 for jam in sesi)
        for hari, sehari in pola.sesi.items()
        for sesi in sehari
    ]
    naive = (saat.astimezone(jam_kerja.zona).replace(tzinfo=None) for saat in (mulai, selesai))
    seconds: float = BusinessHours(
        *naive, business_hour_slots=slots, work_calendar=Libur(jam_kerja.hari_libur)
    ).get_seconds()
    return seconds


def draw_saat(undian: random.Random, jam_kerja: JamKerja) -> datetime:
    menit = undian.randrange(HARI * 24 * 60)
    return datetime.combine(AWAL, time.min, jam_kerja.zona) + timedelta(minutes=menit)


@pytest.mark.parametrize("lot", range(4))
def test_working_time_between_two_moments_is_counted_alike(lot: int) -> None:
    undian = random.Random(lot)
    for _ in range(BANYAK):
        jam_kerja = make_jam_kerja(undian)
        mulai, selesai = draw_saat(undian, jam_kerja), draw_saat(undian, jam_kerja)

        theirs = count_by_pm4py(mulai, selesai, jam_kerja)

        assert menit_kerja_between(mulai, selesai, jam_kerja) * 60 == theirs, (mulai, selesai, jam_kerja)


@pytest.mark.parametrize("lot", range(2))
def test_work_is_due_when_so_much_working_time_has_passed(lot: int) -> None:
    undian = random.Random(lot)
    for _ in range(BANYAK):
        jam_kerja, menit = make_jam_kerja(undian), undian.randrange(1, 5000)
        mulai = draw_saat(undian, jam_kerja)

        selesai = add_menit_kerja(mulai, menit, jam_kerja)

        assert count_by_pm4py(mulai, selesai, jam_kerja) == menit * 60, (mulai, menit, jam_kerja)
        sebelumnya = selesai - timedelta(minutes=1)
        assert count_by_pm4py(mulai, sebelumnya, jam_kerja) == (menit - 1) * 60, (mulai, menit, jam_kerja)


def test_a_day_off_that_is_forgotten_would_be_seen() -> None:
    undian = random.Random(1)
    jam_kerja = make_jam_kerja(undian)
    senin = datetime.combine(AWAL, time.min, jam_kerja.zona)
    libur = JamKerja(jam_kerja.pola, jam_kerja.zona, frozenset({AWAL}))

    assert count_by_pm4py(senin, senin + timedelta(days=1), libur) == 0
    assert menit_kerja_between(senin, senin + timedelta(days=1), JamKerja(jam_kerja.pola, jam_kerja.zona)) > 0
