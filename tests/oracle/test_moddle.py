"""Our BPMN read by bpmn-moddle, the reader behind the editors of bpmn.io."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from sop.domain.berkas import BerkasSop
from sop.domain.bpmn import write_bpmn
from sop.domain.bpmn_unsur import name_tugas
from sop.domain.nama_simbol import name_simbol
from tests.oracle.sop_acak import make_sop_acak, make_sop_kembali
from tests.sop.factories import KUNCI, read_fixture

pytestmark = pytest.mark.oracle

PEMBACA = Path(__file__).parent / "moddle.mjs"


def read_by_moddle(tmp_path: Path, bpmn_list: list[str]) -> list[dict[str, object]]:
    if not Path(os.environ.get("BPMN_MODDLE", "")).is_file():
        pytest.fail("BPMN_MODDLE must name the reader's file; `make oracle` sets it.")
    paths = [tmp_path / f"{nomor:03}.bpmn" for nomor in range(len(bpmn_list))]
    for path, bpmn in zip(paths, bpmn_list, strict=True):
        path.write_text(bpmn, encoding="utf-8")
    run = subprocess.run(["node", PEMBACA, *paths], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_every_sop_is_read_without_a_warning_and_drawn_whole(tmp_path: Path) -> None:
    berkas_list = [*map(read_fixture, KUNCI), *make_sop_acak(), *make_sop_kembali()]

    seen = read_by_moddle(tmp_path, [write_bpmn(berkas) for berkas in berkas_list])

    assert seen == [expected_of(berkas) for berkas in berkas_list]


@pytest.mark.parametrize(
    ("pola", "ganti", "salah"),
    [
        pytest.param('targetRef="langkah_3"', 'targetRef="langkah_99"', "warnings", id="a flow to nowhere"),
        pytest.param(r"(?s)<bpmndi:BPMNEdge.*?</bpmndi:BPMNEdge>", "", "belum_digambar", id="not drawn"),
        pytest.param("<bpmn:flowNodeRef>langkah_1</bpmn:flowNodeRef>", "", "kolom", id="in no lane"),
    ],
)
def test_a_fault_in_the_file_is_seen(tmp_path: Path, pola: str, ganti: str, salah: str) -> None:
    berkas = read_fixture()

    [seen] = read_by_moddle(tmp_path, [re.sub(pola, ganti, write_bpmn(berkas), count=1)])

    assert seen[salah] != expected_of(berkas)[salah]


def expected_of(berkas: BerkasSop) -> dict[str, object]:
    kolom: list[list[object]] = [[pelaksana.nama, []] for pelaksana in berkas.pelaksana]
    for simbol, tugas in zip(berkas.alur.simbol, name_tugas(berkas), strict=True):
        kolom[simbol.pelaksana][1].append(tugas)  # type: ignore[attr-defined]
    return {"warnings": [], "tugas": name_simbol(berkas), "kolom": kolom, "belum_digambar": []}
