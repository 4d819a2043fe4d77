from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak
from lakip.lifecycle import StatusTugas
from tests.world import Jalan


def test_one_of_the_group_takes_the_step(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")

    jejak = engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    taken = jalan["3"]
    assert (taken.status, taken.pelaku, taken.kapasitas, taken.dimulai_pada) == (
        StatusTugas.DIKERJAKAN,
        jalan.kantor["Staf"],
        "Staf Perencanaan",
        jalan.at,
    )
    assert (jejak.tindakan, jejak.kapasitas, jejak.rincian) == ("ambil", "Staf Perencanaan", {})


def test_the_second_of_the_group_is_told_who_has_it(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())
    before = len(jalan.kantor.jejak())

    with pytest.raises(Terlambat, match="sudah di tangan Rina Safitri"):
        engine.take(tugas.pk, jalan.kantor["Fungsional"], at=jalan.tick())

    assert jalan["3"].pelaku == jalan.kantor["Staf"]
    assert len(jalan.kantor.jejak()) == before


def test_what_one_has_taken_is_not_taken_again(jalan: Jalan) -> None:
    engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    with pytest.raises(Terlambat, match="sudah Anda ambil"):
        engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())


def test_another_column_cannot_take_it(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak, match="pekerjaan SEKRETARIS"):
        engine.take(jalan["1"].pk, jalan.kantor["Staf"], at=jalan.tick())


def test_a_finished_step_cannot_be_taken(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    with pytest.raises(Terlambat, match="sudah selesai"):
        engine.take(tugas.pk, jalan.kantor["Sekretaris"], at=jalan.tick())


def test_the_same_form_taken_up_again_after_a_release_changes_nothing(jalan: Jalan) -> None:
    first = engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), token="a")
    engine.release(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    again = engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick(), token="a")

    assert again == first
    assert jalan["1"].status == StatusTugas.MENUNGGU
