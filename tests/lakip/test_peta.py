"""The SOP's drawing with what has really happened on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lakip import engine
from lakip.kalender import load_jam_kerja
from lakip.models import Tugas
from lakip.peta import draw_peta
from sop.domain.bagan.formulir import Formulir, Keadaan, Status
from tests.world import Jalan

pytestmark = pytest.mark.usefixtures("kalender")


def peta(jalan: Jalan) -> Formulir:
    laporan = jalan.kantor.fresh()
    visits = Tugas.objects.filter(laporan=laporan).with_names()
    return draw_peta(laporan, list(visits), load_jam_kerja(laporan.instansi), jalan.at)


def keadaan(jalan: Jalan, nomor: str) -> Keadaan | None:
    return peta(jalan).keadaan.get(jalan.simbol(nomor).pk)


def test_row_on_a_desk_is_here_and_leads_to_its_page(jalan: Jalan) -> None:
    here = keadaan(jalan, "1")

    assert here is not None
    assert (here.status, here.putaran) == (Status.DI_SINI, 1)
    assert peta(jalan).tautan[jalan.simbol("1").pk] == jalan["1"].get_absolute_url()


def test_finished_row_tells_who_and_when_in_the_time_of_the_office(jalan: Jalan) -> None:
    jalan.do("1")

    done = keadaan(jalan, "1")

    assert done is not None
    assert done.status is Status.SELESAI
    assert done.keterangan == "Noor Hidayah\n02-02-2026"


def test_row_not_reached_says_nothing(jalan: Jalan) -> None:
    assert keadaan(jalan, "5") is None


def test_overdue_row_is_late_unless_the_report_is_suspended(jalan: Jalan) -> None:
    jalan.at += timedelta(hours=2)
    late = keadaan(jalan, "1")
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())
    held = keadaan(jalan, "1")

    assert late is not None
    assert held is not None
    assert (late.status, held.status) == (Status.TERLAMBAT, Status.DI_SINI)


def test_skipped_row_is_marked(jalan: Jalan) -> None:
    engine.skip(jalan["1"].pk, jalan.kantor.pemilik, "Lisan.", at=jalan.tick())

    skipped = keadaan(jalan, "1")

    assert skipped is not None
    assert skipped.status is Status.DILEWATI


def test_arrows_are_counted_as_often_as_they_were_taken(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak")
    jalan.walk_to("9")
    jalan.do("9", "tidak")

    back = [n for panah, n in peta(jalan).ditempuh.items() if panah.dari == jalan.simbol("9").pk]

    assert back == [2]


def test_second_round_carries_its_number(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak")
    [again] = jalan.kantor.desk()

    satu = peta(jalan).keadaan[again.simbol_id]

    assert (satu.status, satu.putaran) == (Status.DI_SINI, 2)
