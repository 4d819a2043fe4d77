"""Where a report stands, by the clock of its office."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.kalender import load_jam_kerja
from lakip.models import Laporan, Tugas
from lakip.posisi import Posisi, WaktuTugas, forecast, locate, measure
from tests.world import Jalan, Kantor, make_alur

pytestmark = pytest.mark.usefixtures("kalender")
WITA = ZoneInfo("Asia/Makassar")


def clock(jalan: Jalan, tugas: Tugas, at: datetime) -> WaktuTugas:
    fresh = Tugas.objects.select_related("simbol__langkah").get(pk=tugas.pk)
    return measure(fresh, load_jam_kerja(jalan.kantor.laporan.instansi), at)


def posisi(jalan: Jalan) -> Posisi:
    return locate([jalan.kantor.fresh()], jalan.at)[0]


# --- the clock of one visit -----------------------------------------------------------------------------


def test_due_moment_counts_from_when_the_step_came_onto_the_desk(jalan: Jalan) -> None:
    waktu = clock(jalan, jalan["1"], jalan.at)

    assert waktu.batas == datetime(2026, 2, 2, 9, 11, tzinfo=WITA)
    assert not waktu.is_terlambat


@pytest.mark.parametrize(
    ("minutes", "late"), [(10, 0), (11, 1), (70, 60)], ids=["due", "a minute", "an hour"]
)
def test_late_is_what_comes_after_the_due_moment(jalan: Jalan, minutes: int, late: int) -> None:
    waktu = clock(jalan, jalan["1"], jalan.at + timedelta(minutes=minutes))

    assert (waktu.menit_terlambat, waktu.is_terlambat) == (late, late > 0)


def test_waiting_is_told_apart_from_doing(jalan: Jalan) -> None:
    jalan.at += timedelta(minutes=4)
    engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    waktu = clock(jalan, jalan["1"], jalan.at + timedelta(minutes=20))

    assert (waktu.lama_menunggu, waktu.lama_dikerjakan) == ("5 menit", "20 menit")


def test_nobody_has_done_what_nobody_has_begun(jalan: Jalan) -> None:
    waktu = clock(jalan, jalan["1"], jalan.at + timedelta(minutes=20))

    assert (waktu.dikerjakan, waktu.lama_dikerjakan) == (None, "–")


def test_answered_at_once_is_waited_for_and_not_done(jalan: Jalan) -> None:
    tugas = jalan.walk_to("9")
    jalan.at += timedelta(minutes=4)
    jalan.do("9", "ya")

    waktu = clock(jalan, tugas, jalan.at + timedelta(days=9))

    assert (waktu.lama_menunggu, waktu.lama_dikerjakan) == ("5 menit", "–")


def test_closed_step_keeps_its_clock(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    assert clock(jalan, tugas, jalan.at + timedelta(days=30)).menit_terlambat == 0


def test_a_join_that_waits_for_its_other_branch_is_never_late(senin: datetime) -> None:
    jalan = make_alur("1 A mulai -> 2 3\n2 B proses -> 4\n3 C proses -> 4\n4 A selesai ->", senin)
    jalan.do("1")
    jalan.do("2")
    later = jalan.at + timedelta(days=90)

    assert clock(jalan, jalan["3"], later).is_terlambat
    assert not clock(jalan, jalan["4"], later).is_terlambat


def test_a_row_without_readable_time_is_never_late(senin: datetime) -> None:
    jalan = make_alur("1 A mulai -> 2\n2 A selesai ->", senin)
    tugas = jalan["1"]
    tugas.simbol.langkah.waktu = "secukupnya"
    tugas.simbol.langkah.read_waktu()

    waktu = measure(tugas, load_jam_kerja(jalan.kantor.laporan.instansi), senin + timedelta(days=90))

    assert (waktu.batas, waktu.is_terlambat) == (None, False)


@pytest.mark.parametrize(
    ("menit", "words"), [(0, "0 menit"), (59, "59 menit"), (451, "1 hari"), (1400, "3 hari")]
)
def test_long_lateness_is_told_in_whole_days(menit: int, words: str) -> None:
    assert WaktuTugas(None, 0, None, menit, 450).lama_terlambat == words


# --- how far along --------------------------------------------------------------------------------------


def test_rows_behind_here_and_ahead(jalan: Jalan) -> None:
    jalan.walk_to("3")

    assert [satu.keadaan for satu in posisi(jalan).langkah_list] == ["past", "past", "now", *[""] * 8]


def test_row_that_came_back_is_marked(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak")

    sekarang = posisi(jalan).langkah_sekarang

    assert sekarang is not None
    assert sekarang.keadaan == "returned"


def test_nothing_is_late_while_the_report_is_suspended(jalan: Jalan) -> None:
    jalan.at += timedelta(hours=3)
    assert posisi(jalan).is_terlambat

    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu data.", at=jalan.tick())

    assert not posisi(jalan).is_terlambat


def test_suspension_moves_the_due_moment_by_the_time_lost(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu data.", at=jalan.at)
    jalan.at += timedelta(minutes=30)
    engine.resume(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=jalan.at)

    [(_, waktu)] = posisi(jalan).terbuka

    assert waktu.batas == datetime(2026, 2, 2, 9, 41, tzinfo=WITA)


def test_many_reports_are_located_in_as_many_queries_as_one(jalan: Jalan) -> None:
    laporan = jalan.kantor.fresh()
    assert laporan.instansi.zona_waktu == "Asia/Makassar"
    with CaptureQueriesContext(connection) as one:
        locate([laporan], jalan.at)
    with CaptureQueriesContext(connection) as ten:
        locate([laporan] * 10, jalan.at)

    assert len(one) == len(ten) <= 8


# --- the forecast ---------------------------------------------------------------------------------------


def test_forecast_comes_nearer_with_every_step(jalan: Jalan) -> None:
    before = forecast(posisi(jalan), jalan.at).selesai
    jalan.walk_to("10")
    after = forecast(posisi(jalan), jalan.at).selesai

    assert before is not None
    assert after is not None
    assert after < before


def test_report_not_begun_is_told_when_to_begin(senin: datetime, kantor: Kantor) -> None:
    Laporan.objects.filter(pk=kantor.laporan.pk).update(tenggat=date(2026, 2, 28))

    perkiraan = forecast(locate([kantor.fresh()], senin)[0], senin)

    assert perkiraan.mulai_paling_lambat is not None
    assert perkiraan.mulai_paling_lambat < perkiraan.tenggat_kerja
    # 28 February 2026 is a Saturday: the office closes on Friday before, at half past three or later.
    assert perkiraan.tenggat_kerja.astimezone(WITA).date().isoformat() == "2026-02-27"


@pytest.mark.parametrize(("days", "misses"), [(0, False), (60, True)], ids=["in time", "too late"])
def test_forecast_says_whether_the_deadline_is_missed(jalan: Jalan, days: int, misses: bool) -> None:
    at = jalan.at + timedelta(days=days)

    assert forecast(locate([jalan.kantor.fresh()], at)[0], at).is_melewati_tenggat is misses


def test_finished_report_has_no_forecast(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    assert forecast(posisi(jalan), jalan.at).selesai is None
