"""Reports finished in our engine, as XES aligned by pm4py with the Petri net that it makes of our BPMN.

Aligned are the completed symbols by their names. What the log and the SOP do not have in common costs 1 for
each symbol; steps that nobody sees (gateways) cost nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pm4py
import pytest

from lakip.exports.xes import write_xes
from lakip.isi.log import Log, Peristiwa, read_log
from sop.domain.berkas import BerkasSop
from sop.domain.bpmn import write_bpmn
from tests.conftest import SENIN_PAGI
from tests.lakip.revisi import move, read_sop, revise
from tests.oracle.jalannya import Perjalanan
from tests.sop.factories import KUNCI, read_fixture
from tests.world import Jalan, make_alur, make_kantor

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.django_db,
    # pm4py takes a warning that is raised inside its solver for a Petri net without an end.
    pytest.mark.filterwarnings("ignore"),
]

# What pm4py counts for one step that only the log, or only the SOP, has.
SATU_LANGKAH = 10_000
# How it writes that the log, or the SOP, has no such step.
TIDAK_ADA = ">>"


@pytest.mark.parametrize("kunci", KUNCI)
@pytest.mark.parametrize("undian", range(2))
def test_a_finished_report_fits_its_sop(kunci: str, undian: int, tmp_path: Path) -> None:
    log = finish(begin(kunci), random.Random(undian).choice)

    assert count_ongkos(read_fixture(kunci), log, tmp_path) == 0


@pytest.mark.parametrize("kunci", KUNCI)
def test_what_was_asked_back_counts_once(kunci: str, tmp_path: Path) -> None:
    jalan = begin(kunci)
    pertama = jalan.meja[0]
    jalan.do(pertama)
    jalan.withdraw(pertama)
    log = finish(jalan, lambda pilihan: pilihan[0])

    assert Peristiwa.BATAL in {satu.peristiwa for satu in log.kejadian}
    assert count_ongkos(read_fixture(kunci), log, tmp_path) == 0


@pytest.mark.parametrize("kunci", KUNCI)
def test_faults_planted_in_a_log_are_found(kunci: str, tmp_path: Path) -> None:
    berkas = read_fixture(kunci)
    log = finish(begin(kunci), send_back_once())
    selesai = [satu for satu in log.kejadian if satu.peristiwa is Peristiwa.SELESAI]
    back = next(n for n, satu in enumerate(selesai) if satu.keputusan == "tidak")
    jauh = selesai.index(next(satu for satu in selesai if satu.simbol == selesai[back + 1].simbol))
    asing = replace(selesai[2], simbol="99. Mengarang angka")
    cacat = {
        "none": selesai,
        "a row passed over": [*selesai[:2], *selesai[3:]],
        "two rows changed over": [selesai[0], selesai[2], selesai[1], *selesai[3:]],
        "a row of no SOP": [*selesai[:2], asing, *selesai[2:]],
        "stopped early": selesai[:-1],
        "sent back one row too far": [*selesai[: back + 1], selesai[jauh - 1], *selesai[back + 1 :]],
    }

    ongkos = {
        nama: count_ongkos(berkas, replace(log, kejadian=tuple(isi)), tmp_path) for nama, isi in cacat.items()
    }

    assert ongkos == {
        "none": 0, "a row passed over": 1, "two rows changed over": 2, "a row of no SOP": 1,
        "stopped early": 1, "sent back one row too far": 1,
    }  # fmt: skip


def test_of_a_report_that_was_moved_each_part_fits_the_version_it_ran_under(tmp_path: Path) -> None:
    lama = read_sop("1 Kepala mulai -> 2\n2 Staf proses -> 3\n3 Umum proses -> 4\n4 Kepala selesai")
    baru = read_sop("1 Kepala mulai -> 3\n3 Umum proses -> 2\n2 Staf proses -> 4\n4 Kepala selesai")
    jalan = make_alur(lama, SENIN_PAGI)
    jalan.do("1")
    jalan.do("2")
    move(jalan, revise(jalan, baru))
    for nomor in "324":
        jalan.do(nomor)
    log = read_log(jalan.kantor.fresh())

    assert list_asing(lama, log, tmp_path, versi=1) == []
    assert list_asing(baru, log, tmp_path, versi=2) == []
    # Row 2 was done under both: the whole fits neither, nor does the later part the earlier version.
    for berkas, versi in ((lama, None), (baru, None), (lama, 2)):
        assert len(list_asing(berkas, log, tmp_path, versi)) == 1


def begin(kunci: str) -> Jalan:
    return Jalan(make_kantor(kunci, SENIN_PAGI), SENIN_PAGI).start()


def finish(jalan: Jalan, choose: Callable[[tuple[str, ...]], str]) -> Log:
    """Carry a report to its end and return its log."""
    perjalanan = Perjalanan(jalan)
    while not perjalanan.is_finished:
        perjalanan.finish(min(perjalanan.aktif), choose)
    return read_log(jalan.kantor.fresh())


def send_back_once() -> Callable[[tuple[str, ...]], str]:
    """Answer the first question with no, and every other with yes."""
    answers = chain(["tidak"], repeat("ya"))
    return lambda pilihan: next(answers)


def count_ongkos(berkas: BerkasSop, log: Log, folder: Path) -> int:
    """Return in how many steps the completed symbols of the log and the SOP differ."""
    return int(align(berkas, log, folder)["cost"]) // SATU_LANGKAH


def list_asing(berkas: BerkasSop, log: Log, folder: Path, versi: int | None = None) -> list[str]:
    """Return the completed symbols that do not fit the SOP: of one version, or of the whole log."""
    steps = align(berkas, log, folder, versi)["alignment"]
    return [done for done, drawn in steps if done != TIDAK_ADA and drawn == TIDAK_ADA]


def align(berkas: BerkasSop, log: Log, folder: Path, versi: int | None = None) -> dict[str, Any]:
    bpmn, xes = folder / "sop.bpmn", folder / "log.xes"
    bpmn.write_text(write_bpmn(berkas), encoding="utf-8")
    xes.write_bytes(write_xes(log))
    events = pm4py.read_xes(str(xes), show_progress_bar=False)
    done = events[events["lifecycle:transition"] == Peristiwa.SELESAI]
    if versi is not None:
        done = done[done["versi"] == versi]
    net = pm4py.convert_to_petri_net(pm4py.read_bpmn(str(bpmn)))
    [alignment] = pm4py.conformance_diagnostics_alignments(done, *net)
    return dict(alignment)
