from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.kalender import load_jam_kerja, load_jam_kerja_of
from lakip.models import HariLibur, Penangguhan, PolaJamKerja, SesiKerja
from sop.domain.kalender import add_menit_kerja, is_hari_kerja
from sop.models import Instansi
from tests.world import Jalan, make_kantor

SENIN, SELASA = date(2026, 2, 2), date(2026, 2, 3)


def make_pola(buka: int, tutup: int, instansi: Instansi | None = None, **lain: date) -> PolaJamKerja:
    pola = PolaJamKerja.objects.create(nama="Jam", dasar_hukum="Perpres 21/2023", instansi=instansi, **lain)
    SesiKerja.objects.bulk_create(
        SesiKerja(pola=pola, hari=hari, dari=time(buka), sampai=time(tutup)) for hari in range(5)
    )
    return pola


@pytest.fixture
def instansi(db: None) -> Instansi:
    PolaJamKerja.objects.all().delete()
    make_pola(8, 16)
    return Instansi.objects.create(nama="Dinas", zona_waktu="Asia/Makassar")


def test_the_common_hours_hold_on_the_clock_of_the_office(instansi: Instansi) -> None:
    jam_kerja = load_jam_kerja(instansi)

    assert jam_kerja.sesi_on(SENIN) == ((time(8), time(16)),)
    assert add_menit_kerja(datetime(2026, 2, 1, tzinfo=UTC), 1, jam_kerja) == datetime(
        2026, 2, 2, 0, 1, tzinfo=UTC
    )


def test_hours_of_its_own_come_before_the_common_ones(instansi: Instansi) -> None:
    make_pola(7, 14, instansi)
    make_pola(9, 15, mulai=date(2026, 1, 1))

    assert load_jam_kerja(instansi).sesi_on(SENIN) == ((time(7), time(14)),)


def test_hours_of_another_office_do_not_matter(instansi: Instansi) -> None:
    make_pola(1, 2, Instansi.objects.create(nama="Dinas lain"))

    assert load_jam_kerja(instansi).sesi_on(SENIN) == ((time(8), time(16)),)


def test_hours_of_a_stretch_of_time_hold_in_it(instansi: Instansi) -> None:
    make_pola(8, 14, mulai=SELASA, selesai=SELASA)

    assert [load_jam_kerja(instansi).sesi_on(hari)[0][1] for hari in (SENIN, SELASA)] == [
        time(16),
        time(14),
    ]


def test_days_off_of_all_and_of_the_office_count(instansi: Instansi) -> None:
    lain = Instansi.objects.create(nama="Dinas lain")
    for tanggal, whose in ((SENIN, None), (SELASA, instansi), (date(2026, 2, 4), lain)):
        HariLibur.objects.create(
            tanggal=tanggal, nama="Libur", jenis="nasional", sumber="SKB", instansi=whose
        )
    jam_kerja = load_jam_kerja(instansi)

    assert [is_hari_kerja(date(2026, 2, hari), jam_kerja) for hari in (2, 3, 4)] == [False, False, True]


def test_an_office_without_any_hours_is_refused(instansi: Instansi) -> None:
    SesiKerja.objects.all().delete()

    with pytest.raises(ValueError, match="Jam kerja belum memuat satu sesi pun"):
        load_jam_kerja(instansi)


def test_a_suspension_counts_as_closed_until_it_ends(jalan: Jalan) -> None:
    if not PolaJamKerja.objects.exists():
        make_pola(8, 16)
    laporan = jalan.kantor.laporan
    engine.suspend(laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.at)
    begun, later = jalan.at, jalan.at + timedelta(hours=1)

    still = load_jam_kerja_of([laporan], later)[laporan.pk]
    assert add_menit_kerja(begun, 10, still) == later + timedelta(minutes=10)

    engine.resume(laporan.pk, jalan.kantor.pemilik, at=begun + timedelta(minutes=30))
    ended = load_jam_kerja_of([laporan], later)[laporan.pk]
    assert add_menit_kerja(begun, 10, ended) == begun + timedelta(minutes=40)
    assert Penangguhan.objects.count() == 1


def test_the_hours_of_many_reports_are_read_at_once(jalan: Jalan) -> None:
    if not PolaJamKerja.objects.exists():
        make_pola(8, 16)
    laporan = [jalan.kantor.laporan, make_kantor("babel-kesbangpol", jalan.at).laporan]

    with CaptureQueriesContext(connection) as of_two:
        load_jam_kerja_of(laporan, jalan.at)
    with CaptureQueriesContext(connection) as of_one:
        load_jam_kerja_of(laporan[:1], jalan.at)

    assert len(of_two) == len(of_one) == 4  # patterns, their hours, days off, suspensions
