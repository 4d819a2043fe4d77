from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Tugas
from tests.world import Jalan


def skip(jalan: Jalan, nomor: str, alasan: str = "Format dari provinsi.", keputusan: str = "") -> None:
    engine.skip(jalan[nomor].pk, jalan.kantor.pemilik, alasan, at=jalan.tick(), keputusan=keputusan)


def test_the_owner_passes_a_step_over_as_a_deviation(jalan: Jalan) -> None:
    tugas = jalan["1"]

    skip(jalan, "1")

    tugas = Tugas.objects.get(pk=tugas.pk)
    assert (tugas.status, tugas.is_penyimpangan, tugas.alasan, tugas.ditutup_pada) == (
        StatusTugas.DILEWATI,
        True,
        "Format dari provinsi.",
        jalan.at,
    )
    jejak = jalan.kantor.jejak()[-1]
    assert (jejak.tindakan, jejak.is_penyimpangan, jejak.pegawai) == (
        "lewati",
        True,
        jalan.kantor.pemilik,
    )
    assert jalan.meja == ["2"]


def test_a_decision_is_passed_over_by_one_of_its_ways_on(jalan: Jalan) -> None:
    jalan.walk_to("9")

    skip(jalan, "9", keputusan="ya")

    assert jalan.meja == ["10"]
    assert jalan.kantor.jejak()[-1].rincian["keputusan"] == "ya"


def test_passing_over_does_not_send_back(jalan: Jalan) -> None:
    jalan.walk_to("9")

    with pytest.raises(TindakanDitolak, match="tidak dapat mengembalikan"):
        skip(jalan, "9", keputusan="tidak")


def test_the_last_step_passed_over_finishes_the_report(jalan: Jalan) -> None:
    jalan.walk_to("11")

    skip(jalan, "11")

    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_it_needs_a_reason(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        skip(jalan, "1", alasan=" ")
    assert jalan["1"].status == StatusTugas.MENUNGGU


def test_only_the_owner_passes_over(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak, match="Hanya penanggung jawab laporan, Budi Hartono"):
        engine.skip(jalan["1"].pk, jalan.kantor["Sekretaris"], "Malas.", at=jalan.tick())


def test_a_finished_step_is_not_passed_over(jalan: Jalan) -> None:
    tugas = jalan.do("1")

    with pytest.raises(Terlambat):
        engine.skip(tugas.pk, jalan.kantor.pemilik, "Tidak perlu.", at=jalan.tick())


def test_the_message_names_nobody_for_a_step_that_was_passed_over(jalan: Jalan) -> None:
    engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())
    tugas = jalan["1"]
    skip(jalan, "1")

    with pytest.raises(Terlambat) as refused:
        engine.complete(tugas.pk, jalan.kantor["Sekretaris"], at=jalan.tick())
    assert str(refused.value) == "Langkah ini sudah dilewati."
