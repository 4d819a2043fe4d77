from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lembar_kerja import room_of
from lakip.lifecycle import StatusTugas
from lakip.models import Tugas
from tests.world import Jalan


def test_a_finished_step_is_asked_back_before_the_next_person_acts(jalan: Jalan) -> None:
    tugas = jalan.do("1")
    berikut = jalan["2"]

    jejak = jalan.withdraw("1")

    again = jalan["1"]
    assert (again.putaran, again.status, again.pelaku, again.pangkal) == (
        2,
        StatusTugas.DIKERJAKAN,
        jalan.kantor["Sekretaris"],
        tugas,
    )
    assert Tugas.objects.get(pk=tugas.pk).status == StatusTugas.SELESAI
    assert Tugas.objects.get(pk=berikut.pk).status == StatusTugas.DIBATALKAN
    assert (jejak.tindakan, jejak.is_penyimpangan) == ("tarik", False)
    assert jejak.rincian == {"membuka": [again.pk], "membatalkan": [berikut.pk]}


def test_what_was_left_at_the_step_counts_in_its_new_visit(jalan: Jalan) -> None:
    jalan.do("1")
    jalan.withdraw("1")

    assert room_of(jalan["1"].simbol).missing(jalan["1"]) == []
    jalan.do("1")
    assert jalan["2"].putaran == 2


def test_a_step_can_be_asked_back_more_than_once(jalan: Jalan) -> None:
    for _ in range(3):
        jalan.do("1")
        jalan.withdraw("1")

    assert jalan["1"].putaran == 4
    assert room_of(jalan["1"].simbol).missing(jalan["1"]) == []


def test_a_no_is_asked_back_and_answered_anew(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak")

    jalan.withdraw("9")

    assert jalan.meja == ["9"]
    jalan.do("9", "ya")
    assert jalan.meja == ["10"]


def test_not_after_the_next_step_was_taken(jalan: Jalan) -> None:
    jalan.do("1")
    engine.take(jalan["2"].pk, jalan.kantor["Kasubag"], at=jalan.tick())

    with pytest.raises(Terlambat, match="sudah dikerjakan"):
        jalan.withdraw("1")
    assert jalan.meja == ["2"]


def test_not_after_the_next_person_left_a_note(jalan: Jalan) -> None:
    jalan.do("1")
    engine.note(jalan["2"].pk, jalan.kantor["Kasubag"], "Format tahun lalu.", at=jalan.tick())

    with pytest.raises(Terlambat, match="sudah dikerjakan"):
        jalan.withdraw("1")


def test_not_after_the_next_step_was_finished(jalan: Jalan) -> None:
    jalan.do("1")
    jalan.do("2")

    with pytest.raises(Terlambat, match="sudah dikerjakan"):
        jalan.withdraw("1")


def test_not_twice(jalan: Jalan) -> None:
    jalan.do("1")
    jalan.withdraw("1")

    with pytest.raises(Terlambat, match="sudah dibuka kembali"):
        jalan.withdraw("1")


def test_not_after_the_work_before_it_was_opened_again(jalan: Jalan) -> None:
    jalan.walk_to("8")
    jalan.do("8")
    engine.return_to(
        jalan["9"].pk, jalan.kantor.pemilik, jalan.simbol("6").pk, "Data berubah.", at=jalan.tick()
    )

    with pytest.raises(Terlambat):
        jalan.withdraw("8")
    assert jalan.meja == ["6"]


def test_somebody_elses_step_is_not_asked_back(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    with pytest.raises(TidakBerhak, match="Hanya yang menyelesaikan"):
        engine.withdraw(tugas.pk, jalan.kantor["Kasubag"], at=jalan.tick())


def test_not_while_the_report_is_suspended(jalan: Jalan) -> None:
    jalan.do("1")
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="ditangguhkan"):
        jalan.withdraw("1")


def test_the_last_step_of_a_finished_report_stays_done(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    with pytest.raises(TindakanDitolak, match="Laporan ini selesai"):
        jalan.withdraw("11")
