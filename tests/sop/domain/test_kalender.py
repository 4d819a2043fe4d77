from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop.domain.kalender import (
    JamKerja,
    PolaJam,
    add_durasi,
    add_menit_kerja,
    is_hari_kerja,
    last_hari_kerja_before,
    latest_start,
    menit_kerja_between,
)
from sop.domain.waktu import Durasi, Satuan, read_waktu

WIB, WITA, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")


def sesi(teks):
    """The sesi written as "07:30-12:00 13:00-16:00"."""
    return tuple(tuple(map(time.fromisoformat, bagian.split("-"))) for bagian in teks.split())


def make_pola(senin_kamis, jumat, **tanggal):
    return PolaJam(dict.fromkeys(range(4), sesi(senin_kamis)) | {4: sesi(jumat)}, **tanggal)


def saat(teks, zona=WIB):
    return datetime.fromisoformat(teks).replace(tzinfo=zona)


def latest_start_of(durasi, selesai, jam_kerja):
    return latest_start(selesai, lambda mulai: add_durasi(mulai, durasi, jam_kerja), jam_kerja)


# Perpres 21/2023 Pasal 4; libur nasional and cuti bersama of early 2026 by SKB 3 Menteri.
BIASA = make_pola("07:30-12:00 13:00-16:00", "07:30-11:30 13:00-16:30")
RAMADAN = make_pola(
    "08:00-12:00 12:30-15:00",
    "08:00-11:30 12:30-15:30",
    mulai=date(2026, 2, 19),
    selesai=date(2026, 3, 19),
)
HARI_LIBUR = frozenset(
    date(2026, bulan, hari)
    for bulan, hari in [(1, 1), (1, 16), (2, 16), (2, 17), (3, 18), (3, 19), (3, 20), (3, 23), (3, 24)]
)
JAM_KERJA = JamKerja((BIASA, RAMADAN), WIB, HARI_LIBUR)


def with_jeda(*jeda):
    return replace(JAM_KERJA, jeda=tuple((saat(henti), saat(lanjut)) for henti, lanjut in jeda))


MENIT_KERJA = [
    pytest.param("2026-01-05 07:30", 37 * 60 + 30, "2026-01-09 16:30", id="one week of the law"),
    pytest.param("2026-03-02 08:00", 32 * 60 + 30, "2026-03-06 15:30", id="one week of Ramadan"),
    pytest.param("2026-01-05 09:00", 90, "2026-01-05 10:30", id="within the morning"),
    pytest.param("2026-01-05 11:30", 60, "2026-01-05 13:30", id="over istirahat"),
    pytest.param("2026-01-05 11:30", 30, "2026-01-05 12:00", id="ends with the morning"),
    pytest.param("2026-01-05 15:00", 60, "2026-01-05 16:00", id="ends with the day"),
    pytest.param("2026-01-05 15:00", 90, "2026-01-06 08:00", id="over the night"),
    pytest.param("2026-01-09 16:00", 60, "2026-01-12 08:00", id="over the weekend"),
    pytest.param("2026-01-09 11:00", 60, "2026-01-09 13:30", id="over istirahat of Friday"),
    pytest.param("2026-01-05 05:00", 60, "2026-01-05 08:30", id="begun before opening"),
    pytest.param("2026-01-05 20:00", 60, "2026-01-06 08:30", id="begun after closing"),
    pytest.param("2026-01-05 16:00", 60, "2026-01-06 08:30", id="begun at closing"),
    pytest.param("2026-01-05 12:30", 60, "2026-01-05 14:00", id="begun in istirahat"),
    pytest.param("2026-01-11 10:00", 60, "2026-01-12 08:30", id="begun on a Sunday"),
    pytest.param("2026-01-15 15:30", 60, "2026-01-19 08:00", id="libur nasional and the weekend"),
    pytest.param("2026-02-13 16:00", 60, "2026-02-18 08:00", id="cuti bersama, then libur nasional"),
    pytest.param("2026-02-18 15:30", 60, "2026-02-19 08:30", id="into Ramadan"),
    pytest.param("2026-03-17 14:30", 60, "2026-03-25 08:00", id="out of Ramadan, over Idulfitri"),
    pytest.param("2025-12-31 15:30", 60, "2026-01-02 08:00", id="over the new year"),
    pytest.param("2026-01-05 09:00:20", 180, "2026-01-05 13:00:20", id="seconds are kept"),
]


@pytest.mark.parametrize(("mulai", "menit", "selesai"), MENIT_KERJA)
def test_only_jam_kerja_counts(mulai, menit, selesai):
    assert add_menit_kerja(saat(mulai), menit, JAM_KERJA) == saat(selesai)


@pytest.mark.parametrize(("mulai", "menit", "selesai"), MENIT_KERJA)
def test_jam_kerja_between_is_what_was_added(mulai, menit, selesai):
    assert menit_kerja_between(saat(mulai), saat(selesai), JAM_KERJA) == menit


def test_no_menit_is_no_time():
    assert add_menit_kerja(saat("2026-01-11 10:00"), 0, JAM_KERJA) == saat("2026-01-11 10:00")


@pytest.mark.parametrize(
    ("mulai", "selesai", "menit"),
    [
        pytest.param("2026-01-06 10:00", "2026-01-05 10:00", 0, id="backwards"),
        pytest.param("2026-01-05 15:00", "2026-01-05 09:00", 0, id="backwards on one day"),
        pytest.param("2026-01-05 10:00", "2026-01-05 10:00", 0, id="no time"),
        pytest.param("2026-01-05 16:00", "2026-01-06 07:30", 0, id="a night"),
        pytest.param("2026-01-10 08:00", "2026-01-11 20:00", 0, id="a weekend"),
        pytest.param("2026-01-05 10:00", "2026-01-05 10:01:59", 1, id="started minute does not count"),
        pytest.param("2026-01-05 06:00", "2026-01-05 18:00", 450, id="a whole day"),
        # 240 weekdays of ordinary hours and 21 of Ramadan, less seven and two hari libur.
        pytest.param("2026-01-01 00:00", "2027-01-01 00:00", 233 * 450 + 19 * 390, id="a whole year"),
    ],
)
def test_menit_kerja_between_two_moments(mulai, selesai, menit):
    assert menit_kerja_between(saat(mulai), saat(selesai), JAM_KERJA) == menit


@pytest.mark.parametrize(
    ("mulai", "waktu", "tempo"),
    [
        pytest.param("2026-01-05 10:00", "1 hari", "2026-01-06 10:00", id="same time next day"),
        pytest.param("2026-01-05 07:30", "1 hari", "2026-01-06 07:30", id="from opening to opening"),
        pytest.param("2026-01-05 16:00", "1 hari", "2026-01-06 16:00", id="from closing to closing"),
        pytest.param("2026-01-09 10:00", "1 hari", "2026-01-12 10:00", id="over the weekend"),
        pytest.param("2026-01-15 10:00", "1 hari", "2026-01-19 10:00", id="over a hari libur"),
        pytest.param("2026-01-05 10:00", "1-2 hari", "2026-01-07 10:00", id="upper end of a range"),
        pytest.param("2026-01-05 10:00", "1 minggu", "2026-01-12 10:00", id="a minggu"),
        pytest.param("2026-01-12 10:00", "1 minggu", "2026-01-20 10:00", id="a minggu with a hari libur"),
        pytest.param("2025-12-01 10:00", "1 bulan", "2025-12-30 10:00", id="a bulan of 21 hari kerja"),
        pytest.param("2025-12-31 10:00", "1 hari", "2026-01-02 10:00", id="over the new year"),
        pytest.param("2026-01-05 06:00", "1 hari", "2026-01-06 07:30", id="begun before opening"),
        pytest.param("2026-01-05 20:00", "1 hari", "2026-01-07 07:30", id="begun after closing"),
        pytest.param("2026-01-05 12:30", "1 hari", "2026-01-06 13:00", id="begun in istirahat"),
        pytest.param("2026-01-09 11:45", "1 hari", "2026-01-12 13:00", id="begun in istirahat of Friday"),
        pytest.param("2026-01-11 10:00", "1 hari", "2026-01-13 07:30", id="begun on a Sunday"),
        pytest.param("2026-01-08 11:45", "1 hari", "2026-01-09 13:00", id="due in istirahat of Friday"),
        pytest.param("2026-01-09 16:15", "1 hari", "2026-01-12 16:00", id="Friday closes later"),
        pytest.param("2026-02-18 15:45", "1 hari", "2026-02-19 15:00", id="Ramadan closes earlier"),
        pytest.param("2026-02-18 07:30", "1 hari", "2026-02-19 08:00", id="Ramadan opens later"),
        pytest.param("2026-01-05 10:00", "½ hari", "2026-01-05 14:45", id="half a hari"),
        pytest.param("2026-01-05 10:00", "1,5 hari", "2026-01-06 14:45", id="one and a half hari"),
        pytest.param("2026-01-05 10:00", "½ minggu", "2026-01-07 14:45", id="half a minggu"),
        pytest.param("2026-01-05 15:00", "3 jam", "2026-01-06 09:30", id="jam are working time"),
        pytest.param("2026-01-05 11:45", "30 menit", "2026-01-05 13:15", id="menit are working time"),
        pytest.param("2026-01-05 10:00", "24 jam", "2026-01-08 11:30", id="24 jam are more than three days"),
    ],
)
def test_durasi_falls_due(mulai, waktu, tempo):
    assert add_durasi(saat(mulai), read_waktu(waktu), JAM_KERJA) == saat(tempo)


@pytest.mark.parametrize("zona", [WIB, WITA, WIT], ids=str)
def test_office_works_by_its_own_clock(zona):
    jam_kerja = replace(JAM_KERJA, zona=zona)

    tempo = add_durasi(saat("2026-01-05 15:00", zona), read_waktu("2 jam"), jam_kerja)

    assert tempo == saat("2026-01-06 08:30", zona)


def test_moment_from_the_database_is_read_on_the_clock_of_the_office():
    mulai = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)

    tempo = add_menit_kerja(mulai, 60, replace(JAM_KERJA, zona=WIT))

    assert (tempo.isoformat(), tempo.tzinfo) == ("2026-01-05T11:00:00+09:00", WIT)


def test_hours_changed_from_a_date_on_rule_from_that_date():
    enam_hari = PolaJam(dict.fromkeys(range(6), sesi("08:00-14:15")), mulai=date(2026, 1, 7))
    jam_kerja = replace(JAM_KERJA, pola=(BIASA, enam_hari))

    assert add_menit_kerja(saat("2026-01-06 15:00"), 120, jam_kerja) == saat("2026-01-07 09:00")
    assert is_hari_kerja(date(2026, 1, 10), jam_kerja)


@pytest.mark.parametrize(
    ("pola", "menit"),
    [
        pytest.param((BIASA, RAMADAN), 450, id="Perpres 21/2023"),
        pytest.param((PolaJam({}), RAMADAN), 390, id="first pola that has sesi"),
        pytest.param((PolaJam(dict.fromkeys(range(6), sesi("08:00-14:15")) | {6: ()}),), 375, id="six days"),
    ],
)
def test_average_day_is_that_of_ordinary_hours(pola, menit):
    assert replace(JAM_KERJA, pola=pola).menit_per_hari == menit


@pytest.mark.parametrize(
    ("tanggal", "terakhir"),
    [
        pytest.param(date(2026, 1, 30), date(2026, 1, 30), id="a Friday is itself"),
        pytest.param(date(2026, 1, 31), date(2026, 1, 30), id="Saturday"),
        pytest.param(date(2026, 1, 18), date(2026, 1, 15), id="Sunday after a hari libur"),
        pytest.param(date(2026, 3, 24), date(2026, 3, 17), id="Idulfitri"),
    ],
)
def test_last_hari_kerja_before_a_deadline(tanggal, terakhir):
    assert last_hari_kerja_before(tanggal, JAM_KERJA) == terakhir
    assert is_hari_kerja(tanggal, JAM_KERJA) is (tanggal == terakhir)


@pytest.mark.parametrize(
    ("mulai", "waktu", "tempo"),
    [
        pytest.param("2026-01-05 10:00", "2 jam", "2026-01-05 12:00", id="done before"),
        pytest.param("2026-01-06 07:30", "2 jam", "2026-01-08 09:30", id="jam that meet the jeda"),
        pytest.param("2026-01-07 10:00", "2 jam", "2026-01-08 10:00", id="jam begun within"),
        pytest.param("2026-01-05 10:00", "1 hari", "2026-01-08 10:00", id="hari that meet the jeda"),
        pytest.param("2026-01-05 07:30", "3 hari", "2026-01-12 07:30", id="hari from opening to opening"),
        pytest.param(
            "2026-01-07 10:00", "1 hari", "2026-01-09 08:00", id="hari begun within count from its end"
        ),
        pytest.param("2026-01-05 08:00", "1 hari", "2026-01-06 08:00", id="due when it begins"),
        pytest.param("2026-01-08 08:00", "1 hari", "2026-01-09 08:00", id="begun when it ends"),
    ],
)
def test_jeda_does_not_count(mulai, waktu, tempo):
    jam_kerja = with_jeda(("2026-01-06 08:00", "2026-01-08 08:00"))

    assert add_durasi(saat(mulai), read_waktu(waktu), jam_kerja) == saat(tempo)


def test_every_jeda_moves_the_due_moment():
    jam_kerja = with_jeda(("2026-01-07 09:00", "2026-01-07 10:00"), ("2026-01-06 13:00", "2026-01-06 14:00"))

    assert add_durasi(saat("2026-01-05 08:30"), read_waktu("2 hari"), jam_kerja) == saat("2026-01-07 10:30")
    assert menit_kerja_between(saat("2026-01-06 07:30"), saat("2026-01-07 16:00"), jam_kerja) == 780


def test_hari_begun_at_closing_before_a_jeda_count_from_its_end():
    jam_kerja = with_jeda(("2026-01-05 20:00", "2026-01-07 16:00"))

    assert add_durasi(saat("2026-01-05 16:00"), read_waktu("1 hari"), jam_kerja) == saat("2026-01-08 16:00")


def test_office_is_open_while_a_report_is_suspended():
    assert is_hari_kerja(date(2026, 1, 7), with_jeda(("2026-01-06 08:00", "2026-01-08 08:00")))


@pytest.mark.parametrize(
    ("selesai", "waktu", "mulai"),
    [
        pytest.param("2026-01-06 16:00", "1 hari", "2026-01-05 16:00", id="hari by closing"),
        pytest.param("2026-01-06 22:00", "1 hari", "2026-01-05 16:00", id="hari by night"),
        pytest.param("2026-01-11 10:00", "1 hari", "2026-01-08 16:00", id="hari by Sunday"),
        pytest.param("2026-01-09 12:00", "1 hari", "2026-01-08 11:30", id="hari by istirahat of Friday"),
        pytest.param("2026-01-05 10:00", "1 jam", "2026-01-05 09:00", id="jam"),
        pytest.param("2026-01-05 08:30", "1 jam", "2026-01-05 07:30", id="jam from opening"),
        pytest.param("2026-01-05 10:00:30", "1 jam", "2026-01-05 09:00", id="whole minutes"),
        pytest.param("2026-01-05 08:00", "1 jam", "2026-01-02 16:00", id="jam over the weekend"),
        pytest.param("2026-02-27 16:00", "1 bulan", "2026-01-27 16:00", id="bulan over hari libur"),
    ],
)
def test_latest_start_that_still_meets_the_deadline(selesai, waktu, mulai):
    assert latest_start_of(read_waktu(waktu), saat(selesai), JAM_KERJA) == saat(mulai)


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda naive: add_menit_kerja(naive, 1, JAM_KERJA), id="add_menit_kerja"),
        pytest.param(lambda naive: menit_kerja_between(naive, saat("2026-01-05"), JAM_KERJA), id="from"),
        pytest.param(lambda naive: menit_kerja_between(saat("2026-01-05"), naive, JAM_KERJA), id="to"),
        pytest.param(lambda naive: add_durasi(naive, read_waktu("1 hari"), JAM_KERJA), id="add_durasi"),
        pytest.param(lambda naive: latest_start(naive, saat, JAM_KERJA), id="latest_start"),
        pytest.param(lambda naive: replace(JAM_KERJA, jeda=((naive, naive),)), id="jeda"),
    ],
)
def test_moment_without_zone_is_refused(call):
    with pytest.raises(ValueError, match="without time zone"):
        call(datetime(2026, 1, 5, 10, 0))  # noqa: DTZ001


def test_negative_menit_are_refused():
    with pytest.raises(ValueError, match="negative"):
        add_menit_kerja(saat("2026-01-05 10:00"), -1, JAM_KERJA)


@pytest.mark.parametrize(
    "pola", [(), (PolaJam({}),), (PolaJam({0: ()}),)], ids=["no pola", "no day", "no sesi"]
)
def test_office_that_never_opens_is_refused(pola):
    with pytest.raises(ValueError, match="belum memuat satu sesi pun"):
        JamKerja(pola, WIB)


@pytest.mark.parametrize(
    "hari", ["13:00-12:00", "08:00-08:00", "08:00-12:00 11:00-15:00", "13:00-16:00 08:00-12:00"]
)
def test_sesi_must_follow_one_another(hari):
    with pytest.raises(ValueError, match="harus berurutan"):
        PolaJam({0: sesi(hari)})


@pytest.mark.parametrize(
    "jeda",
    [
        pytest.param([("2026-01-07 09:00", "2026-01-06 09:00")], id="backwards"),
        pytest.param(
            [("2026-01-06 09:00", "2026-01-07 09:00"), ("2026-01-07 08:00", "2026-01-08 09:00")], id="overlap"
        ),
    ],
)
def test_jeda_must_follow_one_another(jeda):
    with pytest.raises(ValueError, match="Jeda tidak boleh"):
        with_jeda(*jeda)


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda jam_kerja: add_menit_kerja(saat("2026-01-05 10:00"), 1, jam_kerja), id="menit"),
        pytest.param(
            lambda jam_kerja: add_durasi(saat("2026-01-05 10:00"), read_waktu("1 hari"), jam_kerja), id="hari"
        ),
        pytest.param(
            lambda jam_kerja: latest_start_of(read_waktu("1 hari"), saat("2026-01-05 10:00"), jam_kerja),
            id="start",
        ),
        pytest.param(lambda jam_kerja: last_hari_kerja_before(date(2026, 1, 5), jam_kerja), id="last"),
    ],
)
def test_search_ends_where_every_day_is_libur(call):
    libur = frozenset(date(2020, 1, 1) + timedelta(days=n) for n in range(10 * 366))

    with pytest.raises(ValueError, match="Tidak ada hari kerja"):
        call(replace(JAM_KERJA, hari_libur=libur))


def test_office_younger_than_the_work_has_no_latest_start():
    jam_kerja = JamKerja((replace(BIASA, mulai=date(2026, 1, 5)),), WIB)

    with pytest.raises(ValueError, match="Tidak ada hari kerja"):
        latest_start_of(read_waktu("1 minggu"), saat("2026-01-07 10:00"), jam_kerja)


def test_work_of_many_years_has_no_latest_start():
    assert latest_start_of(read_waktu("60 bulan"), saat("2026-01-07 10:00"), JAM_KERJA) is None


# Random moments lie where it is hard: libur, the start and the end of Ramadan, Idulfitri; jeda in between.
AWAL = saat("2026-02-09 00:00")
moments = st.integers(0, 50 * 24 * 60).map(lambda menit: AWAL + timedelta(minutes=menit))
durasi_kerja = st.builds(
    lambda jumlah, satuan: Durasi(jumlah, jumlah, satuan),
    st.sampled_from([Decimal(teks) for teks in ("0.5", "1", "1.5", "2", "3", "7")]),
    st.sampled_from([Satuan.MENIT, Satuan.JAM, Satuan.HARI, Satuan.MINGGU]),
)
calendars = st.lists(moments, max_size=6, unique=True).map(
    lambda ujung: replace(JAM_KERJA, jeda=tuple(zip(*[iter(sorted(ujung))] * 2, strict=False)))
)


def is_open(menit, jam_kerja):
    """Whether the minute that begins now is one of work, read off the printed hours."""
    if menit.date() in HARI_LIBUR or any(henti <= menit < lanjut for henti, lanjut in jam_kerja.jeda):
        return False
    pola = RAMADAN if RAMADAN.mulai <= menit.date() <= RAMADAN.selesai else BIASA
    return any(buka <= menit.time() < tutup for buka, tutup in pola.sesi.get(menit.weekday(), ()))


@given(moments, st.integers(0, 5 * 24 * 60), calendars)
@settings(max_examples=40)
def test_menit_between_are_those_counted_one_by_one(mulai, panjang, jam_kerja):
    counted = sum(is_open(mulai + timedelta(minutes=n), jam_kerja) for n in range(panjang))

    assert menit_kerja_between(mulai, mulai + timedelta(minutes=panjang), jam_kerja) == counted


@given(moments, st.integers(0, 20000), calendars)
@settings(max_examples=150)
def test_what_is_added_lies_between(mulai, menit, jam_kerja):
    selesai = add_menit_kerja(mulai, menit, jam_kerja)

    assert menit_kerja_between(mulai, selesai, jam_kerja) == menit


@given(moments, st.integers(1, 20000), calendars)
@settings(max_examples=150)
def test_work_is_done_with_its_last_minute(mulai, menit, jam_kerja):
    selesai = add_menit_kerja(mulai, menit, jam_kerja)

    assert menit_kerja_between(mulai, selesai - timedelta(minutes=1), jam_kerja) == menit - 1


@given(moments, moments, durasi_kerja, calendars)
@settings(max_examples=150)
def test_later_beginning_never_falls_due_earlier(satu, dua, durasi, jam_kerja):
    awal, akhir = sorted([satu, dua])

    assert add_durasi(awal, durasi, jam_kerja) <= add_durasi(akhir, durasi, jam_kerja)


@given(moments, st.integers(0, 90), durasi_kerja, calendars)
@settings(max_examples=150)
def test_latest_start_is_in_time_and_the_next_minute_is_not(selesai, detik, durasi, jam_kerja):
    selesai += timedelta(seconds=detik)

    mulai = latest_start_of(durasi, selesai, jam_kerja)

    assert add_durasi(mulai, durasi, jam_kerja) <= selesai
    assert add_durasi(mulai + timedelta(minutes=1), durasi, jam_kerja) > selesai


@given(moments, st.sampled_from(["1 hari", "3 hari", "1 minggu"]))
@settings(max_examples=40)
def test_hari_are_as_many_hari_kerja_on(mulai, waktu):
    durasi = read_waktu(waktu)
    mulai += timedelta(seconds=30)  # never at closing, which still belongs to its day
    dimulai = add_menit_kerja(mulai, 1, JAM_KERJA).date()
    if mulai.date() < dimulai:
        mulai = saat(f"{dimulai} 00:00")

    tempo = add_durasi(mulai, durasi, JAM_KERJA)

    sesudah = (dimulai + timedelta(days=n) for n in range(1, (tempo.date() - dimulai).days + 1))
    assert sum(is_hari_kerja(tanggal, JAM_KERJA) for tanggal in sesudah) == durasi.dasar.sampai


@pytest.mark.parametrize("detik", [0, 20])
def test_due_moment_is_reached_after_its_minutes_of_work(detik):
    mulai = saat("2026-01-05 10:00") + timedelta(seconds=detik)

    tempo = add_durasi(mulai, read_waktu("3 hari"), JAM_KERJA)

    assert menit_kerja_between(mulai, tempo, JAM_KERJA) == 3 * 450
