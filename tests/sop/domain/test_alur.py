from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop.domain.alur import (
    Alur,
    JenisSimbol,
    KeputusanTidakDikenal,
    Panah,
    Simbol,
    follow,
    must_wait,
    next_simbol,
    redone_by,
    releasable,
)
from sop.domain.berkas import BerkasSop
from tests.papan import Papan
from tests.sop.alur_kecil import LURUS
from tests.strategies import runnable, shortest_answer
from tests.world import read_alur

GARPU = """
1 Kepala mulai -> 2 3
2 Staf proses -> 4
3 Bidang keputusan -> ya:5 tidak:3
4 Staf proses -> 5
5 Kepala keputusan -> ya:selesai tidak:1
"""
PERBAIKAN = """
1 Kepala mulai -> 2 5
2 Staf proses -> 3
3 Kepala keputusan -> ya:6 tidak:4
4 Staf proses -> 3
5 Bidang proses -> 6
6 Kepala selesai
"""
# A row of the second branch stands above the first branch, and the way there goes up the form.
NAIK = """
1 Kepala mulai -> 3 4
2 Staf proses -> 5
3 Bidang proses -> 2
4 Umum proses -> 2
5 Kepala selesai
"""


def alur_of(teks: str) -> Alur:
    """The flow, each symbol named by the number of its row from 1."""
    alur = read_alur(teks).alur
    return Alur(
        tuple(Simbol(s.id + 1, s.langkah, s.pelaksana, s.jenis) for s in alur.simbol),
        tuple(Panah(p.dari + 1, None if p.ke is None else p.ke + 1, p.label) for p in alur.panah),
    )


@pytest.mark.parametrize(
    ("teks", "simbol", "keputusan", "berikut"),
    [
        pytest.param(LURUS, 1, "", (2,), id="on to the next"),
        pytest.param(LURUS, 3, "ya", (4,), id="ya"),
        pytest.param(LURUS, 3, "tidak", (2,), id="tidak"),
        pytest.param(LURUS, 4, "", (), id="the last capsule"),
        pytest.param(GARPU, 1, "", (2, 3), id="a fork goes on everywhere"),
        pytest.param(GARPU, 5, "ya", (), id="an arrow to the end"),
    ],
)
def test_next_simbol(teks: str, simbol: int, keputusan: str, berikut: tuple[int, ...]) -> None:
    assert next_simbol(alur_of(teks), simbol, keputusan) == berikut


@pytest.mark.parametrize(
    ("simbol", "keputusan", "pilihan"),
    [
        pytest.param(3, "mungkin", ("ya", "tidak"), id="no such exit"),
        pytest.param(3, "", ("ya", "tidak"), id="no answer"),
        pytest.param(2, "ya", (), id="nothing to decide"),
    ],
)
def test_an_answer_that_is_not_drawn_is_refused(
    simbol: int, keputusan: str, pilihan: tuple[str, ...]
) -> None:
    with pytest.raises(KeputusanTidakDikenal) as refused:
        follow(alur_of(LURUS), simbol, keputusan)
    assert refused.value.pilihan == pilihan


@pytest.mark.parametrize(
    ("teks", "dari", "ke", "is_return", "sends_back"),
    [
        pytest.param(LURUS, 3, 2, True, True, id="tidak to the row above"),
        pytest.param(LURUS, 1, 2, False, False, id="down the form"),
        pytest.param(GARPU, 3, 3, True, True, id="tidak to itself"),
        pytest.param(GARPU, 5, None, False, False, id="the end"),
        pytest.param(PERBAIKAN, 3, 4, False, False, id="tidak down to the repairs"),
        pytest.param(PERBAIKAN, 4, 3, True, False, id="a finished repair"),
        pytest.param(NAIK, 3, 2, False, False, id="up the form, but never here again"),
    ],
)
def test_which_arrows_lead_back(
    teks: str, dari: int, ke: int | None, is_return: bool, sends_back: bool
) -> None:
    alur = alur_of(teks)
    (panah,) = (p for p in alur.keluar[dari] if p.ke == ke)

    assert (alur.is_return(panah), alur.sends_back(panah)) == (is_return, sends_back)


@pytest.mark.parametrize(
    ("teks", "simbol", "aktif", "waits"),
    [
        pytest.param(GARPU, 5, {3}, True, id="a branch is still on its way"),
        pytest.param(GARPU, 5, {2}, True, id="however far away it is"),
        pytest.param(GARPU, 5, set(), False, id="nothing is left"),
        pytest.param(GARPU, 4, {3}, False, id="another branch does not lead here"),
        pytest.param(LURUS, 3, {3}, False, id="not for itself"),
        pytest.param(PERBAIKAN, 6, {4}, True, id="a branch under repair comes here in the end"),
        pytest.param(PERBAIKAN, 3, {4}, False, id="the check does not wait for its repair"),
    ],
)
def test_a_join_waits_while_something_leads_to_it(
    teks: str, simbol: int, aktif: set[int], waits: bool
) -> None:
    assert must_wait(alur_of(teks), simbol, aktif) is waits


@pytest.mark.parametrize(
    ("teks", "waiting", "aktif", "released"),
    [
        pytest.param(GARPU, [5], [3], [], id="one branch is missing"),
        pytest.param(GARPU, [5], [], [5], id="all are there"),
        pytest.param(GARPU, [5, 4], [], [4], id="the nearer join first"),
        pytest.param(NAIK, [2, 3], [], [3], id="nearer on the way, though lower on the form"),
    ],
)
def test_which_joins_go_on(teks: str, waiting: list[int], aktif: list[int], released: list[int]) -> None:
    assert releasable(alur_of(teks), waiting, aktif) == released


@pytest.mark.parametrize(
    ("teks", "targets", "redone"),
    [
        pytest.param(LURUS, [2], {2, 3, 4}, id="what follows"),
        pytest.param(GARPU, [3], {3, 5}, id="not the other branch"),
        pytest.param(GARPU, [1], {1, 2, 3, 4, 5}, id="from before the fork all"),
        pytest.param(PERBAIKAN, [4], {4, 6}, id="from a repair what comes after the check"),
        pytest.param(GARPU, [], set(), id="nothing"),
    ],
)
def test_what_a_return_does_anew(teks: str, targets: list[int], redone: set[int]) -> None:
    assert redone_by(alur_of(teks), targets) == redone


def test_without_a_capsule_the_first_symbol_begins() -> None:
    alur = Alur((Simbol(7, 0, 0, JenisSimbol.PROSES), Simbol(8, 1, 0, JenisSimbol.SELESAI)), (Panah(7, 8),))

    assert alur.mulai.id == 7


@settings(max_examples=300)
@given(berkas=runnable(), seed=st.randoms(use_true_random=False))
def test_whatever_is_decided_the_report_goes_on_until_it_is_finished(
    berkas: BerkasSop, seed: random.Random
) -> None:
    alur = berkas.alur
    papan = Papan(alur)

    while papan.aktif:
        # At first as it comes, then straight to the end.
        simbol = seed.choice(sorted(papan.aktif))
        pilihan = alur.pilihan(simbol) or ("",)
        wild = papan.langkah < 40
        papan.finish(simbol, seed.choice(pilihan) if wild else shortest_answer(alur, simbol))

        terbuka = papan.aktif | papan.tertahan
        assert not papan.aktif & papan.tertahan
        assert all(must_wait(alur, join, papan.aktif) for join in papan.tertahan)
        assert {ke for _, ke in papan.kedatangan} <= terbuka, "an arrival was forgotten"
        assert papan.langkah < 500, "never comes to its end"

    assert papan.tertahan == set()
    assert papan.kedatangan == set()
    done = {k.simbol for k in papan.kunjungan}
    assert done <= {alur.mulai.id} | alur.reach[alur.mulai.id]


@given(runnable())
def test_without_its_loops_a_flow_leads_nowhere_twice(berkas: BerkasSop) -> None:
    alur = berkas.alur

    assert not [s for s in alur.by_id if s in alur.maju.reach[s]]
    assert {p for p in alur.panah if not alur.is_return(p)} <= set(alur.maju.panah)
