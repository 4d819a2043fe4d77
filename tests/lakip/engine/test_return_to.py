from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusTugas
from lakip.models import Tugas
from tests.world import Jalan


def return_to(jalan: Jalan, nomor: str, alasan: str = "Data realisasi berubah.") -> None:
    engine.return_to(
        jalan.kantor.desk()[0].pk, jalan.kantor.pemilik, jalan.simbol(nomor).pk, alasan, at=jalan.tick()
    )


def test_the_owner_goes_back_where_the_sop_draws_no_arrow(jalan: Jalan) -> None:
    tugas = jalan.walk_to("8")

    return_to(jalan, "4")

    tugas = Tugas.objects.get(pk=tugas.pk)
    assert (tugas.status, tugas.is_penyimpangan) == (StatusTugas.DIBATALKAN, True)
    jejak = jalan.kantor.jejak()[-1]
    assert (jejak.tindakan, jejak.is_penyimpangan, jejak.alasan) == (
        "kembali_ke",
        True,
        "Data realisasi berubah.",
    )
    assert jalan.meja == ["4"]
    assert (jalan["4"].putaran, jalan["4"].dari) == (2, tugas)


def test_after_the_return_all_goes_on_to_the_end(jalan: Jalan) -> None:
    jalan.walk_to("8")
    return_to(jalan, "2")

    jalan.walk_to("11")

    assert jalan["11"].putaran == 1
    assert Tugas.objects.filter(simbol=jalan.simbol("8")).count() == 2


def test_what_can_be_returned_to_is_known_beforehand(jalan: Jalan) -> None:
    jalan.walk_to("4")

    assert engine.returnable(jalan["4"]) == [jalan.simbol(nomor).pk for nomor in ("1", "2", "3")]


@pytest.mark.parametrize("nomor", ["5", "4"])
def test_what_has_not_been_done_cannot_be_returned_to(jalan: Jalan, nomor: str) -> None:
    jalan.walk_to("4")

    with pytest.raises(TindakanDitolak, match="Pilih langkah sebelumnya"):
        return_to(jalan, nomor)
    assert jalan.meja == ["4"]


def test_it_needs_a_reason(jalan: Jalan) -> None:
    jalan.walk_to("4")

    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        return_to(jalan, "2", alasan="")


def test_only_the_owner_goes_back(jalan: Jalan) -> None:
    tugas = jalan.walk_to("4")

    with pytest.raises(TidakBerhak):
        engine.return_to(tugas.pk, jalan.kantor["Staf"], jalan.simbol("2").pk, "Keliru.", at=jalan.tick())
