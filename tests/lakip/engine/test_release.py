from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import TidakBerhak
from lakip.lifecycle import StatusTugas
from tests.world import Jalan


def test_a_released_step_lies_on_the_desk_of_the_whole_group_again(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    jejak = engine.release(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    free = jalan["3"]
    assert (free.status, free.pelaku, free.kapasitas, free.dimulai_pada) == (
        StatusTugas.MENUNGGU,
        None,
        "",
        None,
    )
    assert (jejak.tindakan, jejak.kapasitas) == ("lepas", "Staf Perencanaan")
    engine.take(tugas.pk, jalan.kantor["Fungsional"], at=jalan.tick())


@pytest.mark.parametrize("siapa", ["Fungsional", "Kasubag"])
def test_only_who_has_the_step_releases_it(jalan: Jalan, siapa: str) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    with pytest.raises(TidakBerhak, match="Hanya yang sedang mengerjakan"):
        engine.release(tugas.pk, jalan.kantor[siapa], at=jalan.tick())

    assert jalan["3"].pelaku == jalan.kantor["Staf"]


def test_a_step_nobody_has_taken_is_not_released(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        engine.release(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())
