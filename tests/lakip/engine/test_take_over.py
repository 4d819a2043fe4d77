from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusTugas
from lakip.models import Tugas
from tests.world import Jalan


@pytest.fixture
def diambil(jalan: Jalan) -> Tugas:
    """The group's step, taken by the Staf."""
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())
    return tugas


def test_a_colleague_takes_over_as_a_deviation_with_a_reason(jalan: Jalan, diambil: Tugas) -> None:
    begun = jalan.at

    jejak = engine.take_over(diambil.pk, jalan.kantor["Fungsional"], "Rekan sakit.", at=jalan.tick())

    tugas = jalan["3"]
    assert (tugas.status, tugas.pelaku, tugas.dimulai_pada) == (
        StatusTugas.DIKERJAKAN,
        jalan.kantor["Fungsional"],
        begun,
    )
    assert (jejak.tindakan, jejak.alasan, jejak.is_penyimpangan) == ("ambil_alih", "Rekan sakit.", True)
    assert jejak.rincian == {"dari": jalan.kantor["Staf"].pk, "nama": "Rina Safitri"}


def test_it_needs_a_reason(jalan: Jalan, diambil: Tugas) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        engine.take_over(diambil.pk, jalan.kantor["Fungsional"], "", at=jalan.tick())


def test_another_column_cannot_take_over(jalan: Jalan, diambil: Tugas) -> None:
    with pytest.raises(TidakBerhak):
        engine.take_over(diambil.pk, jalan.kantor["Sekretaris"], "Lama.", at=jalan.tick())
    assert jalan["3"].pelaku == jalan.kantor["Staf"]


def test_what_nobody_has_is_simply_taken(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="tidak sedang di tangan orang lain"):
        engine.take_over(jalan["1"].pk, jalan.kantor["Sekretaris"], "Saya saja.", at=jalan.tick())
