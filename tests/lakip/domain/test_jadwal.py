from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.jadwal import expected_finish, latest_start_for, plan_onward
from sop.domain.alur import Alur
from sop.domain.berkas import BerkasSop
from sop.domain.jalur import find_putaran, onward
from sop.domain.kalender import JamKerja, PolaJam, add_durasi
from sop.domain.waktu import Durasi, read_waktu
from tests.sop.alur_kecil import GARPU, LURUS, PERBAIKAN, SISIPAN
from tests.strategies import runnable
from tests.world import read_alur

WIB = ZoneInfo("Asia/Jakarta")
# Open from eight to four without a break, five days a week.
JAM = JamKerja((PolaJam({hari: ((time(8), time(16)),) for hari in range(5)}),), WIB)

# Whether anything is amiss: here "tidak" is the good answer.
TERBALIK = """
1 Staf mulai -> 2
2 Kepala keputusan -> ya:3 tidak:4
3 Staf proses -> 2
4 Staf selesai
"""


def alur_of(teks: str) -> Alur:
    return read_alur(teks).alur


def waktu(*teks: str) -> dict[int, Durasi | None]:
    return {nomor: read_waktu(satu) for nomor, satu in enumerate(teks)}


def saat(hari: int, jam: int, menit: int = 0) -> datetime:
    """A moment in the week of Monday 2 February 2026."""
    return datetime(2026, 2, hari, jam, menit, tzinfo=WIB)


@pytest.mark.parametrize(
    ("teks", "simbol", "berikut"),
    [
        pytest.param(LURUS, 2, (3,), id="ya, not tidak"),
        pytest.param(LURUS, 3, (), id="the last one"),
        pytest.param(GARPU, 0, (1, 2), id="both branches"),
        pytest.param(PERBAIKAN, 1, (3,), id="past the repairs, though drawn second"),
        pytest.param(PERBAIKAN, 2, (1,), id="from the repairs to the check"),
        pytest.param(TERBALIK, 1, (3,), id="tidak where it is the only way on"),
        pytest.param(SISIPAN, 1, (5,), id="to the foot of the form"),
        pytest.param(SISIPAN, 5, (3,), id="up from the foot of the form"),
    ],
)
def test_the_way_on_if_nothing_is_sent_back(teks: str, simbol: int, berikut: tuple[int, ...]) -> None:
    assert onward(alur_of(teks), simbol) == berikut


@pytest.mark.parametrize(
    ("teks", "durasi", "terbuka", "selesai"),
    [
        pytest.param(LURUS, ("", "", "", ""), {0: saat(2, 9)}, saat(2, 9), id="no waktu anywhere"),
        pytest.param(
            LURUS,
            ("1 Jam", "2 Jam", "30 Menit", "1 Jam"),
            {0: saat(2, 9)},
            saat(2, 12, 30),
            id="one after the other",
        ),
        pytest.param(LURUS, ("", "1 Hari", "", "2 Jam"), {1: saat(2, 15)}, saat(3, 9), id="over the night"),
        pytest.param(
            GARPU,
            ("", "1 Jam", "2 Hari", "1 Jam"),
            {0: saat(2, 10)},
            saat(4, 11),
            id="a join waits for its slowest branch",
        ),
        pytest.param(
            GARPU,
            ("", "", "", "1 Jam"),
            {1: saat(2, 9), 2: saat(3, 9)},
            saat(3, 10),
            id="two branches open",
        ),
        pytest.param(
            PERBAIKAN,
            ("", "1 Jam", "1 Jam", "1 Jam"),
            {2: saat(2, 9)},
            saat(2, 11),
            id="from a repair on to the end",
        ),
        pytest.param(
            SISIPAN,
            ("", "", "1 Jam", "1 Jam", "", "3 Jam"),
            {0: saat(2, 9)},
            saat(2, 13),
            id="by the foot of the form",
        ),
    ],
)
def test_when_the_report_will_be_finished(
    teks: str, durasi: tuple[str, ...], terbuka: dict[int, datetime], selesai: datetime
) -> None:
    assert expected_finish(alur_of(teks), waktu(*durasi), terbuka, JAM) == selesai


def test_where_nothing_is_open_nothing_is_expected() -> None:
    assert expected_finish(alur_of(LURUS), {}, {}, JAM) is None


@pytest.mark.parametrize(
    ("durasi", "tenggat", "mulai"),
    [
        pytest.param(("", "", "", ""), saat(6, 16), saat(6, 16), id="no time needed"),
        pytest.param(("1 Jam", "1 Jam", "", "1 Jam"), saat(6, 16), saat(6, 13), id="the same day"),
        pytest.param(("", "8 Jam", "", "1 Jam"), saat(6, 16), saat(5, 15), id="the day before"),
        pytest.param(("", "2 Hari", "", ""), saat(6, 16), saat(4, 16), id="days"),
    ],
)
def test_when_it_has_to_begin_at_the_latest(
    durasi: tuple[str, ...], tenggat: datetime, mulai: datetime
) -> None:
    assert latest_start_for(alur_of(LURUS), waktu(*durasi), tenggat, JAM) == mulai


def test_a_minute_later_it_would_be_too_late() -> None:
    alur, durasi, tenggat = alur_of(GARPU), waktu("3 Jam", "1 Hari", "2 Hari", "45 Menit"), saat(27, 16)

    mulai = latest_start_for(alur, durasi, tenggat, JAM)

    assert mulai is not None
    lama = durasi[0]
    assert lama is not None
    for late, in_time in ((timedelta(), True), (timedelta(minutes=1), False)):
        first = {0: add_durasi(mulai + late, lama, JAM)}
        finish = expected_finish(alur, durasi, first, JAM)
        assert finish is not None
        assert (finish <= tenggat) is in_time


def test_a_report_of_many_years_has_no_latest_start() -> None:
    durasi = waktu("", "60 Bulan", "", "")

    assert latest_start_for(alur_of(LURUS), durasi, saat(27, 16), JAM) is None


def test_a_deadline_in_another_zone_is_the_same_moment() -> None:
    tenggat = saat(6, 16)

    assert latest_start_for(alur_of(LURUS), {}, tenggat.astimezone(UTC), JAM) == tenggat


# --- returns that are supposed ---


@pytest.mark.parametrize(
    ("kali", "selesai"),
    [
        # One hour for each symbol: 8-9-10-11-12.
        (0, saat(2, 12)),
        # Rows 2 and 3 once more.
        (1, saat(2, 14)),
        (3, saat(3, 10)),
    ],
)
def test_each_return_does_the_way_back_once_more(kali: int, selesai: datetime) -> None:
    alur = alur_of(LURUS)
    [putaran] = find_putaran(alur)
    lama = waktu("1 jam", "1 jam", "1 jam", "1 jam")

    rencana = plan_onward(alur, lama, {0: saat(2, 9)}, JAM, {putaran: kali})

    assert max(rencana.values()) == selesai


def test_a_return_after_repairs_comes_to_the_decision_again() -> None:
    alur = alur_of(PERBAIKAN)
    [putaran] = find_putaran(alur)
    lama = waktu("1 jam", "1 jam", "2 jam", "1 jam")

    rencana = plan_onward(alur, lama, {0: saat(2, 9)}, JAM, {putaran: 1})

    # Decided at ten, mended until noon, decided again at one.
    assert (rencana[2], rencana[1], rencana[3]) == (saat(2, 12), saat(2, 13), saat(2, 14))


@given(runnable(), st.integers(0, 3))
def test_a_return_never_brings_the_finish_nearer(berkas: BerkasSop, kali: int) -> None:
    alur = berkas.alur
    lama = dict.fromkeys(alur.by_id, read_waktu("2 jam"))
    terbuka = {alur.mulai.id: saat(2, 8)}
    plain = plan_onward(alur, lama, terbuka, JAM)

    for putaran in find_putaran(alur):
        later = plan_onward(alur, lama, terbuka, JAM, {putaran: kali})
        assert all(later[simbol] >= done for simbol, done in plain.items())
        if kali and putaran.keputusan in plain:
            assert later[putaran.keputusan] > plain[putaran.keputusan]
