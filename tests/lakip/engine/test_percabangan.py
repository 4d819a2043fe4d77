"""Forks, joins, several answers and several ends: SOPs that draw more than one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from lakip import engine
from lakip.access import Terlambat, TindakanDitolak
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Pemberitahuan, Tugas
from tests.world import Jalan, make_alur

# The order goes to two bidang; what both bring is put together and approved.
GARPU = """
1 Kepala mulai -> 2 3
2 Staf proses -> 4
3 Bidang proses -> 5
4 Staf keputusan -> ya:6 tidak:2
5 Bidang keputusan -> ya:6 tidak:1
6 Kepala proses -> 7
7 Kepala keputusan -> ya:8 tidak:1
8 Staf selesai
"""
# A fork within a fork.
BERSARANG = """
1 Kepala mulai -> 2 5
2 Staf proses -> 3 4
3 Staf proses -> 6
4 Umum proses -> 6
5 Bidang proses -> 7
6 Staf proses -> 7
7 Kepala selesai
"""
# One branch may find that it has nothing to add.
UJUNG = """
1 Kepala mulai -> 2 3
2 Staf keputusan -> ada:4 nihil:selesai
3 Bidang proses -> 4
4 Kepala selesai
"""
# Repairs are drawn below the check that asks for them, while another branch goes on.
PERBAIKAN = """
1 Kepala mulai -> 2 5
2 Staf proses -> 3
3 Kepala keputusan -> ya:6 tidak:4
4 Staf proses -> 3
5 Bidang proses -> 6
6 Kepala selesai
"""
TIGA_JALAN = """
1 Kepala mulai -> 2
2 Kepala keputusan -> lengkap:5 kurang:3 tidak:1
3 Staf proses -> 4
4 Staf proses -> 5
5 Kepala selesai
"""

Make = Callable[[str], Jalan]


@pytest.fixture
def make(db: None, senin: datetime) -> Make:
    return lambda teks: make_alur(teks, senin)


def is_finished(jalan: Jalan) -> bool:
    return jalan.kantor.fresh().status == StatusLaporan.SELESAI and jalan.kantor.terbuka() == []


def test_a_fork_goes_on_everywhere(make: Make) -> None:
    jalan = make(GARPU)
    jalan.do("1")

    assert jalan.meja == ["2", "3"]
    assert Pemberitahuan.objects.count() == 3


def test_a_join_waits_for_its_other_branch(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("2", ""), ("4", "ya")):
        jalan.do(nomor, keputusan)

    assert (jalan.meja, jalan.tertahan) == (["3"], ["6"])
    assert not Pemberitahuan.objects.filter(tugas=jalan["6"]).exists()
    with pytest.raises(TindakanDitolak, match="masih menunggu cabang lain"):
        engine.take(jalan["6"].pk, jalan.kantor["Kepala"], at=jalan.tick())


def test_the_last_branch_lets_the_join_go_on(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("2", ""), ("4", "ya"), ("3", ""), ("5", "ya")):
        jalan.do(nomor, keputusan)

    assert (jalan.meja, jalan.tertahan) == (["6"], [])
    assert (jalan["6"].putaran, jalan["6"].dibuka_pada) == (1, jalan.at)
    assert Pemberitahuan.objects.filter(tugas=jalan["6"]).count() == 1


def test_a_return_within_one_branch_leaves_the_other_alone(make: Make) -> None:
    jalan = make(GARPU)
    for nomor in ("1", "3", "2"):
        jalan.do(nomor)
    lain = jalan["5"]

    jalan.do("4", "tidak")

    assert jalan.meja == ["2", "5"]
    assert jalan["5"] == lain


def test_a_return_within_one_branch_keeps_the_join_that_waits(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("3", ""), ("5", "ya"), ("2", "")):
        jalan.do(nomor, keputusan)
    gabung = jalan["6"]

    jalan.do("4", "tidak")

    assert (jalan.meja, jalan.tertahan) == (["2"], ["6"])
    assert jalan["6"] == gabung
    jalan.do("2")
    jalan.do("4", "ya")
    assert jalan.meja == ["6"]


def test_a_return_to_before_the_fork_voids_the_other_branch(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("2", ""), ("3", "")):
        jalan.do(nomor, keputusan)
    lain = jalan["4"]
    engine.take(lain.pk, jalan.kantor["Staf"], at=jalan.tick())

    jalan.do("5", "tidak")

    assert jalan.meja == ["1"]
    assert Tugas.objects.get(pk=lain.pk).status == StatusTugas.DIBATALKAN
    assert jalan.kantor.jejak()[-1].rincian["membatalkan"] == [lain.pk]


def test_a_return_to_before_the_fork_voids_the_join_that_waits(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("2", ""), ("4", "ya"), ("3", "")):
        jalan.do(nomor, keputusan)

    jalan.do("5", "tidak")

    assert (jalan.meja, jalan.tertahan) == (["1"], [])


def test_after_a_return_to_before_the_fork_nothing_hangs(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("2", ""), ("4", "ya"), ("3", ""), ("5", "tidak")):
        jalan.do(nomor, keputusan)
    for nomor, keputusan in (("1", ""), ("3", ""), ("5", "ya"), ("2", ""), ("4", "ya"), ("6", "")):
        jalan.do(nomor, keputusan)
    assert jalan["7"].putaran == 1

    jalan.do("7", "ya")
    jalan.do("8")

    assert is_finished(jalan)


def test_after_the_join_a_return_opens_both_branches_again(make: Make) -> None:
    jalan = make(GARPU)
    walk = [("1", ""), ("2", ""), ("3", ""), ("4", "ya"), ("5", "ya"), ("6", "")]
    for nomor, keputusan in [*walk, ("7", "tidak"), *walk, ("7", "ya"), ("8", "")]:
        jalan.do(nomor, keputusan)

    assert is_finished(jalan)
    visits = Tugas.objects.filter(laporan=jalan.kantor.laporan)
    assert visits.filter(putaran=2).count() == len(walk) + 1


def test_nested_joins_open_one_after_the_other(make: Make) -> None:
    jalan = make(BERSARANG)
    for nomor in ("1", "5", "2", "3"):
        jalan.do(nomor)
    assert (jalan.meja, jalan.tertahan) == (["4"], ["6", "7"])

    jalan.do("4")

    assert (jalan.meja, jalan.tertahan) == (["6"], ["7"])
    jalan.do("6")
    assert (jalan.meja, jalan.tertahan) == (["7"], [])


def test_a_branch_that_ends_early_releases_the_join(make: Make) -> None:
    jalan = make(UJUNG)
    jalan.do("1")
    jalan.do("3")
    assert (jalan.meja, jalan.tertahan) == (["2"], ["4"])

    jalan.do("2", "nihil")

    assert (jalan.meja, jalan.tertahan) == (["4"], [])


def test_a_report_ends_with_the_last_of_its_branches(make: Make) -> None:
    jalan = make("1 Kepala mulai -> 2 3\n2 Staf selesai\n3 Bidang selesai")
    jalan.do("1")
    jalan.do("2")
    assert jalan.kantor.fresh().status == StatusLaporan.BERJALAN

    jalan.do("3")

    assert is_finished(jalan)


@pytest.mark.parametrize(
    ("jawaban", "meja", "tindakan"),
    [
        pytest.param("lengkap", ["5"], "selesai", id="forward past two rows"),
        pytest.param("kurang", ["3"], "selesai", id="on to the next row"),
        pytest.param("tidak", ["1"], "kembalikan", id="back"),
    ],
)
def test_a_decision_with_three_answers(make: Make, jawaban: str, meja: list[str], tindakan: str) -> None:
    jalan = make(TIGA_JALAN)
    jalan.do("1")

    jalan.do("2", jawaban)

    assert jalan.meja == meja
    assert jalan.kantor.jejak()[-1].tindakan == tindakan


def test_a_finished_repair_goes_back_to_the_check_without_a_reason(make: Make) -> None:
    jalan = make(PERBAIKAN)
    for nomor, keputusan in (("1", ""), ("2", ""), ("3", "tidak")):
        jalan.do(nomor, keputusan)
    tugas = jalan.do("4")

    assert Tugas.objects.get(pk=tugas.pk).status == StatusTugas.SELESAI
    assert jalan.kantor.jejak()[-1].tindakan == "selesai"
    assert (jalan.meja, jalan["3"].putaran) == (["3", "5"], 2)


def test_a_join_waits_for_a_branch_that_is_being_repaired(make: Make) -> None:
    jalan = make(PERBAIKAN)
    for nomor, keputusan in (("1", ""), ("2", ""), ("3", "tidak")):
        jalan.do(nomor, keputusan)

    jalan.do("5")

    assert (jalan.meja, jalan.tertahan) == (["4"], ["6"])
    jalan.do("4")
    assert (jalan.meja, jalan.tertahan) == (["3"], ["6"])
    jalan.do("3", "ya")
    assert (jalan.meja, jalan["6"].putaran) == (["6"], 1)


def test_the_owner_may_pass_over_a_repair(make: Make) -> None:
    jalan = make(PERBAIKAN)
    for nomor, keputusan in (("1", ""), ("2", ""), ("3", "tidak")):
        jalan.do(nomor, keputusan)

    engine.skip(jalan["4"].pk, jalan.kantor.pemilik, "Sudah benar.", at=jalan.tick())

    assert jalan.meja == ["3", "5"]


# --- withdrawing around forks and joins ---


def test_a_fork_is_asked_back_while_nobody_has_begun(make: Make) -> None:
    jalan = make(GARPU)
    jalan.do("1")

    jalan.withdraw("1")

    assert jalan.meja == ["1"]


def test_a_fork_is_not_asked_back_once_one_branch_was_worked_on(make: Make) -> None:
    jalan = make(GARPU)
    jalan.do("1")
    jalan.do("3")

    with pytest.raises(Terlambat):
        jalan.withdraw("1")


def test_the_first_to_arrive_at_a_join_asks_back(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("2", ""), ("4", "ya")):
        jalan.do(nomor, keputusan)

    jalan.withdraw("4")

    assert (jalan.meja, jalan.tertahan) == (["3", "4"], [])


@pytest.mark.parametrize("nomor", ["4", "5"])
def test_a_branch_asked_back_holds_the_join_for_the_other_one(make: Make, nomor: str) -> None:
    jalan = make(GARPU)
    for baris, keputusan in (("1", ""), ("2", ""), ("4", "ya"), ("3", ""), ("5", "ya")):
        jalan.do(baris, keputusan)

    jalan.withdraw(nomor)

    assert (jalan.meja, jalan.tertahan) == ([nomor], ["6"])
    jalan.do(nomor, "ya")
    assert jalan.meja == ["6"]


def test_an_early_end_asked_back_holds_the_join_again(make: Make) -> None:
    jalan = make(UJUNG)
    for nomor, keputusan in (("1", ""), ("3", ""), ("2", "nihil")):
        jalan.do(nomor, keputusan)

    jalan.withdraw("2")

    assert (jalan.meja, jalan.tertahan) == (["2"], ["4"])


def test_a_join_is_not_forgotten_when_the_branch_asked_back_then_ends_early(make: Make) -> None:
    jalan = make(UJUNG)
    for nomor, keputusan in (("1", ""), ("3", ""), ("2", "ada")):
        jalan.do(nomor, keputusan)

    jalan.withdraw("2")
    jalan.do("2", "nihil")

    assert (jalan.meja, jalan.tertahan) == (["4"], [])


def test_a_return_that_stopped_another_branch_is_not_asked_back(make: Make) -> None:
    jalan = make(GARPU)
    for nomor in ("1", "2", "3"):
        jalan.do(nomor)
    jalan.do("5", "tidak")

    with pytest.raises(Terlambat, match="menghentikan cabang lain"):
        jalan.withdraw("5")


def test_a_return_within_a_branch_is_asked_back(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("3", ""), ("5", "ya"), ("2", ""), ("4", "tidak")):
        jalan.do(nomor, keputusan)

    jalan.withdraw("4")

    assert (jalan.meja, jalan.tertahan) == (["4"], ["6"])


def test_the_owner_does_not_jump_from_one_branch_into_the_other(make: Make) -> None:
    jalan = make(GARPU)
    for nomor in ("1", "2", "3"):
        jalan.do(nomor)

    assert engine.returnable(jalan["4"]) == [jalan.simbol("1").pk, jalan.simbol("2").pk]


def test_a_deviation_back_within_a_branch_leaves_the_other_alone(make: Make) -> None:
    jalan = make(GARPU)
    for nomor, keputusan in (("1", ""), ("3", ""), ("5", "ya"), ("2", "")):
        jalan.do(nomor, keputusan)

    engine.return_to(jalan["4"].pk, jalan.kantor.pemilik, jalan.simbol("2").pk, "Data baru.", at=jalan.tick())

    assert (jalan.meja, jalan.tertahan) == (["2"], ["6"])
