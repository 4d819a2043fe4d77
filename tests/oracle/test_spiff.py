"""Our BPMN run by SpiffWorkflow beside the same report in our engine: the same work is offered at every step.

Where several symbols lie on desks, one is drawn by lot and finished on both sides with the same answer.

Two things of ours BPMN has no word for: a return makes void what other branches do on work that is done
anew, and a join does not wait for what could come to it by a return only (to an inclusive gateway every way
counts). Both touch SOPs in which a return leaves work behind a fork, and no others. Such SOPs are drawn apart
from the BANYAK and run with their joins as plain merges: who does which symbol and where each answer leads is
still SpiffWorkflow's word; when a join lets go, and what a return makes void, is left to our engine.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest

from sop.domain.alur import Alur, follow, redone_by
from sop.domain.berkas import BerkasSop
from sop.domain.bpmn import write_bpmn
from sop.domain.bpmn_unsur import JenisUnsur, build_proses
from tests.conftest import SENIN_PAGI
from tests.oracle.jalannya import Perjalanan
from tests.oracle.mesin_spiff import MesinSpiff
from tests.oracle.sop_acak import (
    BANYAK,
    BANYAK_KEMBALI,
    make_sop_acak,
    make_sop_kembali,
    returns_behind_fork,
)
from tests.sop.factories import BALANGAN, KUNCI, read_fixture
from tests.world import Jalan, make_alur, make_kantor

pytestmark = [pytest.mark.oracle, pytest.mark.django_db]


def has(berkas: BerkasSop, jenis: JenisUnsur) -> bool:
    return any(unsur.jenis is jenis for unsur in build_proses(berkas).unsur)


def test_what_is_run_as_it_is() -> None:
    assert not any(returns_behind_fork(read_fixture(kunci)) for kunci in KUNCI)
    for gerbang in (JenisUnsur.CABANG, JenisUnsur.GABUNG):
        assert sum(has(berkas, gerbang) for berkas in make_sop_acak()) > BANYAK // 4


@pytest.mark.parametrize("kunci", KUNCI)
@pytest.mark.parametrize("undian", range(2))
def test_a_real_sop_takes_the_same_way(kunci: str, undian: int) -> None:
    berkas = read_fixture(kunci)

    walk(begin(kunci), berkas, write_bpmn(berkas), random.Random(undian))


@pytest.mark.parametrize("nomor", range(BANYAK))
def test_a_random_sop_takes_the_same_way(nomor: int) -> None:
    berkas = make_sop_acak()[nomor]

    walk(make_alur(berkas, SENIN_PAGI), berkas, write_bpmn(berkas), random.Random(nomor))


@pytest.mark.parametrize("nomor", range(BANYAK_KEMBALI))
def test_a_random_sop_with_returns_behind_a_fork_opens_the_same_symbols(nomor: int) -> None:
    berkas = make_sop_kembali()[nomor]

    walk_merged(make_alur(berkas, SENIN_PAGI), berkas, random.Random(nomor))


@pytest.mark.parametrize(
    ("benar", "salah"),
    [
        pytest.param('putusan_langkah_7_2 == "tidak"', 'putusan_langkah_7_2 == "ya"', id="answers"),
        pytest.param('targetRef="langkah_3"', 'targetRef="langkah_4"', id="a row passed over"),
        pytest.param(
            '"langkah_8" targetRef="langkah_9"', '"langkah_8" targetRef="langkah_7"', id="a wrong return"
        ),
        pytest.param('name="KASAD"', 'name="SEKRETARIS"', id="a lane"),
    ],
)
def test_a_fault_in_the_file_is_seen(benar: str, salah: str) -> None:
    berkas = read_fixture(BALANGAN)
    bpmn = write_bpmn(berkas)
    assert benar in bpmn

    with pytest.raises(AssertionError, match="assert"):
        walk(begin(BALANGAN), berkas, bpmn.replace(benar, salah), random.Random(1))


def begin(kunci: str) -> Jalan:
    return Jalan(make_kantor(kunci, SENIN_PAGI), SENIN_PAGI).start()


def walk(jalan: Jalan, berkas: BerkasSop, bpmn: str, undian: random.Random) -> None:
    """Carry a report to its end on both sides, comparing at every step."""
    kita, mereka = Perjalanan(jalan), MesinSpiff(berkas, bpmn)
    while not kita.is_finished:
        assert mereka.offered == Counter(kita.aktif)
        simbol = undian.choice(sorted(kita.aktif))
        assert mereka.lane_of(simbol) == lane_of(berkas, simbol)
        mereka.finish(simbol, kita.finish(simbol, undian.choice))
    assert mereka.is_completed


def walk_merged(jalan: Jalan, berkas: BerkasSop, undian: random.Random) -> None:
    """The same with joins as merges: what our engine holds at a join is offered already."""
    kita = Perjalanan(jalan)
    mereka = MesinSpiff(berkas, write_bpmn(berkas).replace("inclusiveGateway", "exclusiveGateway"))
    while not kita.is_finished:
        assert set(mereka.offered) == kita.aktif | kita.tertahan
        simbol = undian.choice(sorted(kita.aktif))
        assert mereka.lane_of(simbol) == lane_of(berkas, simbol)
        keputusan = kita.finish(simbol, undian.choice)
        for batal in find_redone(berkas.alur, simbol, keputusan) & set(mereka.offered) - {simbol}:
            if batal not in kita.tertahan:
                mereka.withdraw(batal)
        mereka.finish(simbol, keputusan)
        for bertemu, banyak in mereka.offered.items():
            if banyak > 1:
                mereka.withdraw(bertemu)
    assert mereka.is_completed


def find_redone(alur: Alur, simbol: int, keputusan: str) -> frozenset[int]:
    """What is done anew after an answer that sends back; nothing after any other."""
    back = [p.ke for p in follow(alur, simbol, keputusan) if p.ke is not None and alur.is_return(p)]
    return redone_by(alur, back)


def lane_of(berkas: BerkasSop, simbol: int) -> str:
    return berkas.pelaksana[berkas.alur.simbol[simbol].pelaksana].nama
