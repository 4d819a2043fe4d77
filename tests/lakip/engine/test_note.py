from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusTugas
from lakip.models import Catatan
from tests.world import Jalan


def test_an_oral_order_is_written_down(jalan: Jalan) -> None:
    jejak = engine.note(jalan["1"].pk, jalan.kantor["Sekretaris"], " Lisan, pada apel. ", at=jalan.tick())

    catatan = Catatan.objects.get()
    assert (catatan.tugas, catatan.teks, catatan.oleh) == (
        jalan["1"],
        "Lisan, pada apel.",
        jalan.kantor["Sekretaris"],
    )
    assert (jejak.tindakan, jejak.kapasitas, jejak.rincian) == (
        "catat",
        "Sekretaris",
        {"teks": "Lisan, pada apel."},
    )


def test_the_first_note_begins_the_step_of_one_person(jalan: Jalan) -> None:
    engine.note(jalan["1"].pk, jalan.kantor["Sekretaris"], "Lisan.", at=jalan.tick())

    tugas = jalan["1"]
    assert (tugas.status, tugas.pelaku) == (StatusTugas.DIKERJAKAN, jalan.kantor["Sekretaris"])
    assert tugas.dimulai_pada == jalan.at


def test_a_note_in_a_shared_column_leaves_the_step_to_all(jalan: Jalan) -> None:
    jalan.walk_to("3")

    engine.note(jalan["3"].pk, jalan.kantor["Staf"], "Dua bidang sudah.", at=jalan.tick())

    assert (jalan["3"].status, jalan["3"].pelaku) == (StatusTugas.MENUNGGU, None)


def test_an_empty_note_is_refused(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Catatan masih kosong"):
        engine.note(jalan["1"].pk, jalan.kantor["Sekretaris"], " \n ", at=jalan.tick())
    assert not Catatan.objects.exists()


def test_another_column_leaves_no_note(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        engine.note(jalan["1"].pk, jalan.kantor["Staf"], "Titip.", at=jalan.tick())
    assert not Catatan.objects.exists()


def test_a_finished_step_takes_no_more_notes(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    with pytest.raises(Terlambat):
        engine.note(tugas.pk, jalan.kantor["Sekretaris"], "Tambahan.", at=jalan.tick())


def test_a_note_sent_twice_is_one_note(jalan: Jalan) -> None:
    for _ in range(2):
        engine.note(jalan["1"].pk, jalan.kantor["Sekretaris"], "Lisan.", at=jalan.tick(), token="sekali")

    assert Catatan.objects.count() == 1
