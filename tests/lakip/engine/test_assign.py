from __future__ import annotations

import pytest

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusTugas
from lakip.models import Jejak, Pegawai, Pemberitahuan, Penugasan, Tugas
from sop.models import Pelaksana
from tests.world import Jalan, make_kantor, make_pegawai


def kolom(jalan: Jalan, nama: str) -> Pelaksana:
    return Pelaksana.objects.get(versi=jalan.kantor.laporan.versi_id, nama__icontains=nama)


def assign(jalan: Jalan, nama: str, *pegawai: Pegawai) -> Jejak:
    seats = [Penugasan(pegawai=satu) for satu in pegawai]
    return engine.assign(
        jalan.kantor.laporan.pk, jalan.kantor.pemilik, kolom(jalan, nama), seats, at=jalan.tick()
    )


@pytest.fixture
def anggota(jalan: Jalan) -> Pegawai:
    return make_pegawai("anggota", jalan.kantor.laporan.instansi)


def test_from_now_on_others_stand_in_the_column(jalan: Jalan, anggota: Pegawai) -> None:
    jejak = assign(jalan, "SEKRETARIS", anggota)

    assert jejak.rincian["kolom"] == "SEKRETARIS"
    assert jejak.rincian["kepada"] == ["Anggota"]
    assert list(Tugas.objects.waiting_for(anggota, jalan.at.date())) == [jalan["1"]]
    with pytest.raises(TidakBerhak):
        engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())


def test_those_who_stand_there_now_are_told_of_the_work_that_waits(jalan: Jalan, anggota: Pegawai) -> None:
    assign(jalan, "SEKRETARIS", anggota)

    assert Pemberitahuan.objects.filter(tugas=jalan["1"]).count() == 2


def test_work_in_the_hands_of_who_stands_there_no_longer_is_free_again(
    jalan: Jalan, anggota: Pegawai
) -> None:
    engine.take(jalan["1"].pk, jalan.kantor["Sekretaris"], at=jalan.tick())

    assign(jalan, "SEKRETARIS", anggota)

    assert (jalan["1"].status, jalan["1"].pelaku) == (StatusTugas.MENUNGGU, None)


def test_who_still_stands_there_keeps_the_work(jalan: Jalan, anggota: Pegawai) -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    engine.take(jalan["1"].pk, sekretaris, at=jalan.tick())

    assign(jalan, "SEKRETARIS", sekretaris, anggota)

    assert (jalan["1"].status, jalan["1"].pelaku) == (StatusTugas.DIKERJAKAN, sekretaris)


def test_a_column_is_not_left_empty(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="paling sedikit satu untuk kolom SEKRETARIS"):
        assign(jalan, "SEKRETARIS")
    assert Penugasan.objects.filter(pelaksana=kolom(jalan, "SEKRETARIS")).exists()


def test_nobody_of_another_office_is_seated(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="dari instansi ini"):
        assign(jalan, "SEKRETARIS", make_pegawai("orang-luar"))


def test_a_column_of_another_office_is_refused(jalan: Jalan) -> None:
    other = make_kantor("babel-kesbangpol", jalan.at).laporan.versi.pelaksana_set.first()
    seats = [Penugasan(pegawai=jalan.kantor["Staf"])]

    with pytest.raises(TindakanDitolak, match="dari instansi ini"):
        engine.assign(jalan.kantor.laporan.pk, jalan.kantor.pemilik, other, seats, at=jalan.tick())


def test_only_the_owner_seats_people(jalan: Jalan, anggota: Pegawai) -> None:
    with pytest.raises(TidakBerhak):
        engine.assign(
            jalan.kantor.laporan.pk,
            jalan.kantor["Sekretaris"],
            kolom(jalan, "SEKRETARIS"),
            [Penugasan(pegawai=anggota)],
            at=jalan.tick(),
        )


def test_a_cancelled_report_needs_nobody(jalan: Jalan, anggota: Pegawai) -> None:
    engine.cancel(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    with pytest.raises(TindakanDitolak, match="sudah dibatalkan"):
        assign(jalan, "SEKRETARIS", anggota)
