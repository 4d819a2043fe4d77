from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings

from sop.domain.berkas import BerkasSop
from sop.domain.bpmn import write_bpmn
from sop.domain.bpmn_unsur import JenisUnsur, build_proses, name_tugas
from sop.domain.nama_simbol import name_simbol
from tests.sop.alur_kecil import LURUS
from tests.sop.factories import BALANGAN, KUNCI, read_fixture, rewrite
from tests.strategies import teks_alur
from tests.world import read_alur

NS = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
GARPU = """
1 Kepala mulai -> 2 3
2 Staf proses -> 4
3 Umum proses -> 4
4 Kepala keputusan -> ya:selesai tidak:1
"""


def flows(teks: str) -> set[tuple[str, str, str]]:
    """From, to, and on which condition."""
    return {(a.dari, a.ke, a.syarat) for a in build_proses(read_alur(teks)).aliran}


def read(berkas: BerkasSop) -> ET.Element:
    return ET.fromstring(write_bpmn(berkas))  # noqa: S314


def test_a_decision_is_work_and_then_a_question() -> None:
    putusan = "putusan_langkah_3"

    assert flows(LURUS) == {
        ("mulai_langkah_1", "langkah_1", ""),
        ("langkah_1", "langkah_2", ""),
        ("langkah_2", "langkah_3", ""),
        ("langkah_3", putusan, ""),
        (putusan, "langkah_4", ""),
        (putusan, "langkah_2", f'{putusan} == "tidak"'),
        ("langkah_4", "selesai_langkah_4", ""),
    }
    assert "Ya atau tidak?" in {unsur.nama for unsur in build_proses(read_alur(LURUS)).unsur}


def test_a_row_that_is_called_like_a_drawing_has_an_id_of_its_own() -> None:
    berkas = read_alur(LURUS)
    rows = [
        replace(row, kunci=kunci)
        for row, kunci in zip(berkas.langkah, ["1", "1_gambar", "3", "4"], strict=True)
    ]

    ids = [
        satu.attrib["id"] for satu in read(replace(berkas, langkah=tuple(rows))).iter() if "id" in satu.attrib
    ]

    assert len(set(ids)) == len(ids)


def test_a_fork_is_joined_where_its_branches_meet_and_a_return_passes_the_join() -> None:
    assert flows(GARPU) == {
        ("mulai_langkah_1", "langkah_1", ""),
        ("langkah_1", "cabang_langkah_1", ""),
        ("cabang_langkah_1", "langkah_2", ""),
        ("cabang_langkah_1", "langkah_3", ""),
        ("langkah_2", "gabung_langkah_4", ""),
        ("langkah_3", "gabung_langkah_4", ""),
        ("gabung_langkah_4", "langkah_4", ""),
        ("langkah_4", "putusan_langkah_4", ""),
        ("putusan_langkah_4", "selesai_langkah_4", ""),
        ("putusan_langkah_4", "langkah_1", 'putusan_langkah_4 == "tidak"'),
    }


def test_without_a_fork_nothing_is_joined() -> None:
    assert JenisUnsur.GABUNG not in {unsur.jenis for unsur in build_proses(read_alur(LURUS)).unsur}


def test_an_answer_may_lead_to_several_rows_and_two_answers_to_the_same() -> None:
    teks = """
1 Kepala mulai -> 2
2 Kepala keputusan -> ya:3 ya:4 setuju:5 lain:5
3 Staf proses -> 5
4 Umum proses -> 5
5 Kepala selesai
"""
    putusan = "putusan_langkah_2"

    assert {
        (putusan, "cabang_langkah_2", ""),
        ("cabang_langkah_2", "langkah_3", ""),
        ("cabang_langkah_2", "langkah_4", ""),
        (putusan, "gabung_langkah_5", f'{putusan} == "setuju" or {putusan} == "lain"'),
    } <= flows(teks)


@pytest.mark.parametrize("kunci", KUNCI)
def test_every_symbol_is_a_task_in_the_lane_of_its_column(kunci: str) -> None:
    berkas = read_fixture(kunci)
    lanes = {
        ref.text: lane.get("name")
        for lane in read(berkas).iterfind(".//bpmn:lane", NS)
        for ref in lane.iterfind("bpmn:flowNodeRef", NS)
    }

    assert {id: lanes[id] for id in name_tugas(berkas)} == {
        id: berkas.pelaksana[simbol.pelaksana].nama
        for id, simbol in zip(name_tugas(berkas), berkas.alur.simbol, strict=True)
    }


def test_a_task_says_the_mutu_baku_of_its_row_and_what_is_inferred() -> None:
    berkas = read_fixture("kalbar-adpim")
    langkah = berkas.langkah[4]
    [uraian] = [
        task.findtext("bpmn:documentation", "", NS)
        for task in read(berkas).iterfind(".//bpmn:manualTask", NS)
        if task.get("id") == "langkah_5"
    ]

    assert f"Waktu: {langkah.waktu}" in uraian
    assert f"Disimpulkan: {langkah.simbol[0].alasan}" in uraian


@pytest.mark.parametrize("kunci", KUNCI)
def test_the_diagram_stands_as_on_the_form(kunci: str) -> None:
    berkas = read_fixture(kunci)
    akar = read(berkas)
    kotak = {
        bentuk.get("bpmnElement"): [int(sisi) for sisi in bentuk.find("dc:Bounds", NS).attrib.values()]  # type: ignore[union-attr]
        for bentuk in akar.iterfind(".//bpmndi:BPMNShape", NS)
    }
    for id, simbol in zip(name_tugas(berkas), berkas.alur.simbol, strict=True):
        x, _, lebar, _ = kotak[id]
        kiri, _, selebar, _ = kotak[f"kolom_{simbol.pelaksana + 1}"]
        assert kiri < x, "a task stands in its column"
        assert x + lebar < kiri + selebar, "a task stands in its column"
    atas = [kotak[id][1] + kotak[id][3] // 2 for id in name_tugas(berkas)]
    assert atas == sorted(atas), "rows follow each other downwards"
    for garis in akar.iterfind(".//bpmndi:BPMNEdge", NS):
        titik = [(int(t.get("x", "")), int(t.get("y", ""))) for t in garis.iterfind("di:waypoint", NS)]
        aliran = akar.find(f".//bpmn:sequenceFlow[@id='{garis.get('bpmnElement')}']", NS)
        assert aliran is not None
        assert touches(kotak[aliran.get("sourceRef")], titik[0])
        assert touches(kotak[aliran.get("targetRef")], titik[-1])


def touches(kotak: list[int], titik: tuple[int, int]) -> bool:
    """Whether a point lies on the edge of a box, or of the diamond in it."""
    x, y, lebar, tinggi = kotak
    jauh = abs(titik[0] - x - lebar / 2) / (lebar / 2), abs(titik[1] - y - tinggi / 2) / (tinggi / 2)
    return max(jauh) <= 1.05 and (max(jauh) >= 0.95 or sum(jauh) >= 0.95)


def test_texts_that_xml_cannot_hold_do_no_harm() -> None:
    berkas = replace(read_fixture(), judul='Penyusunan\x00 LAKIP <2025> & "lain" \ud800')

    assert read(berkas).find("bpmn:process", NS).get("name") == 'Penyusunan LAKIP <2025> & "lain" '  # type: ignore[union-attr]


def test_rows_are_told_apart_by_their_names_however_alike_they_are() -> None:
    berkas = read_fixture(BALANGAN)
    kembar = replace(
        berkas,
        langkah=tuple(replace(l, nomor="", kegiatan="Rapat") for l in berkas.langkah),  # noqa: E741
    )

    assert len(set(name_simbol(kembar))) == len(berkas.alur.simbol)
    assert name_simbol(berkas)[6:8] == [
        "7. Mengoreksi Dokumen LAKIP (KASUBAG PERENCANAAN & PELAPORAN)",
        "7. Mengoreksi Dokumen LAKIP (SEKRETARIS)",
    ]


@pytest.mark.parametrize(("nomor", "nama"), [("7", "7."), ("7.", "7."), ("7)", "7."), (" ", "Baris 2.")])
def test_a_symbol_is_named_alike_however_its_row_is_numbered(nomor: str, nama: str) -> None:
    assert name_simbol(rewrite(read_alur(LURUS), 1, nomor=nomor))[1] == f"{nama} Kegiatan 2"


def test_ids_follow_the_kunci_of_the_rows_and_are_never_alike() -> None:
    berkas = read_fixture(BALANGAN)
    aneh = replace(
        berkas,
        langkah=tuple(replace(l, kunci=f"{n % 3} a/b" + "." * n) for n, l in enumerate(berkas.langkah)),  # noqa: E741
    )

    assert name_tugas(berkas)[5:9] == ["langkah_6", "langkah_7", "langkah_7_2", "langkah_8"]
    assert len(set(name_tugas(aneh))) == len(berkas.alur.simbol)


def test_a_draft_without_a_symbol_is_an_empty_process() -> None:
    kosong = replace(read_fixture(), langkah=())

    assert read(kosong).findall(".//bpmn:manualTask", NS) == []


@settings(max_examples=60)
@given(teks=teks_alur())
def test_whatever_is_drawn_can_be_sent_out(teks: str) -> None:
    berkas = read_alur(teks)
    akar = read(berkas)
    proses = build_proses(berkas)

    drawn = {bentuk.get("bpmnElement") for bentuk in akar.iterfind(".//bpmndi:BPMNShape", NS)}
    assert drawn >= {unsur.id for unsur in proses.unsur}
    assert len({unsur.id for unsur in proses.unsur}) == len(proses.unsur)
    assert {a.dari for a in proses.aliran} | {a.ke for a in proses.aliran} == {u.id for u in proses.unsur}
