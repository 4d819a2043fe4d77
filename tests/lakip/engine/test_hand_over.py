from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusTugas
from lakip.models import Pemberitahuan, Tugas
from tests.world import Jalan, make_pegawai


def test_within_the_column_it_is_no_deviation(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    jejak = engine.hand_over(
        tugas.pk, jalan.kantor["Staf"], jalan.kantor["Fungsional"], "Cuti.", at=jalan.tick()
    )

    given = jalan["3"]
    assert (given.status, given.pelaku, given.kapasitas, given.dimulai_pada) == (
        StatusTugas.MENUNGGU,
        jalan.kantor["Fungsional"],
        "Jabatan Fungsional Umum Pelaporan",
        None,
    )
    assert (jejak.alasan, jejak.is_penyimpangan, jejak.rincian["nama"]) == ("Cuti.", False, "Joko Purnomo")
    assert Pemberitahuan.objects.filter(tugas=tugas).count() == 2


def test_out_of_the_column_it_is_a_deviation_and_the_other_stands_in(jalan: Jalan) -> None:
    tugas, kasubag = jalan["1"], jalan.kantor["Kasubag"]
    jejak = engine.hand_over(tugas.pk, jalan.kantor["Sekretaris"], kasubag, "Dinas luar.", at=jalan.tick())

    assert jejak.is_penyimpangan
    assert list(Tugas.objects.waiting_for(kasubag, jalan.at.date())) == [tugas]
    engine.note(tugas.pk, kasubag, "Diperintahkan.", at=jalan.tick())
    selesai = engine.complete(tugas.pk, kasubag, at=jalan.tick())
    assert selesai.kapasitas == "menggantikan SEKRETARIS"


def test_the_one_who_gave_it_away_can_no_longer_finish_it(jalan: Jalan) -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    engine.hand_over(jalan["1"].pk, sekretaris, jalan.kantor["Kasubag"], "Dinas luar.", at=jalan.tick())

    with pytest.raises(Terlambat, match="sudah di tangan Budi Hartono"):
        engine.complete(jalan["1"].pk, sekretaris, at=jalan.tick())
    assert not Tugas.objects.waiting_for(sekretaris, jalan.at.date()).exists()


def test_the_owner_gives_a_step_from_one_person_to_another(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    engine.hand_over(tugas.pk, jalan.kantor.pemilik, jalan.kantor["Fungsional"], "Sakit.", at=jalan.tick())

    assert jalan["3"].pelaku == jalan.kantor["Fungsional"]


def test_who_received_it_may_hand_it_back_to_the_group(jalan: Jalan) -> None:
    tugas, lain = jalan.walk_to("3"), jalan.kantor["Fungsional"]
    engine.hand_over(tugas.pk, jalan.kantor["Staf"], lain, "Cuti.", at=jalan.tick())
    engine.take(tugas.pk, lain, at=jalan.tick())

    engine.release(tugas.pk, lain, at=jalan.tick())

    assert jalan["3"].pelaku is None


def test_another_column_cannot_give_it_away(jalan: Jalan) -> None:
    with pytest.raises(TidakBerhak):
        engine.hand_over(
            jalan["1"].pk, jalan.kantor["Staf"], jalan.kantor["Fungsional"], "Mau saja.", at=jalan.tick()
        )


def test_it_needs_a_reason(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        engine.hand_over(
            jalan["1"].pk, jalan.kantor["Sekretaris"], jalan.kantor["Kasubag"], "", at=jalan.tick()
        )


def test_it_is_not_given_to_who_has_it(jalan: Jalan) -> None:
    engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="sudah di tangan Noor Hidayah"):
        engine.hand_over(
            jalan["1"].pk, jalan.kantor.pemilik, jalan.kantor["Sekretaris"], "Lagi.", at=jalan.tick()
        )


def test_it_is_given_to_active_people_of_the_office_only(jalan: Jalan) -> None:
    pensiun = make_pegawai("pensiun", jalan.kantor.laporan.instansi, is_active=False)

    for kepada in (pensiun, make_pegawai("orang-luar")):
        with pytest.raises(TindakanDitolak, match="Pilih pegawai aktif"):
            engine.hand_over(jalan["1"].pk, jalan.kantor["Sekretaris"], kepada, "Cuti.", at=jalan.tick())
    assert jalan["1"].pelaku is None
