from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.template.loader import get_template
from django.urls import reverse

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.lembar_kerja import RUANG, may_work_on_isi, room_of, tools_of
from lakip.models.dokumen import JenisDokumen
from lakip.models.kinerja import Sasaran
from sop.domain.jenis_kerja import LembarKerja
from tests.world import PDF, Jalan, make_kantor

LAKIP_BELUM = "Dokumen LAKIP belum disusun."
PUTARAN_BELUM = "Dokumen LAKIP belum disusun pada putaran ini: tekan “Susun dokumen”."


def kurang(jalan: Jalan) -> list[str]:
    tugas = jalan.kantor.desk()[0]
    return room_of(tugas.simbol).missing(tugas)


def build(jalan: Jalan) -> None:
    berkas = ContentFile(PDF, name="lakip.pdf")
    tugas = jalan.kantor.desk()[0]
    pelaku = jalan.kantor.turn_of(tugas, jalan.at)
    engine.attach(tugas.pk, pelaku, berkas, at=jalan.tick(), jenis=JenisDokumen.LAKIP)


def test_every_kind_of_work_has_its_room_with_a_page() -> None:
    assert RUANG.keys() == set(LembarKerja)
    for ruang in RUANG.values():
        get_template(ruang.template)
        assert ruang.judul
        assert ruang.petunjuk.endswith(".")


def test_every_tool_leads_to_a_page() -> None:
    for ruang in RUANG.values():
        for alat in ruang.alat:
            reverse(alat.url, args=[1])


@pytest.mark.parametrize(
    ("nomor", "expected"),
    [
        pytest.param(
            "1",
            ["Keluaran “Desposisi surat masuk” belum ada: lampirkan berkasnya atau catat hasilnya."],
            id="an order",
        ),
        pytest.param("6", [PUTARAN_BELUM], id="writing"),
        pytest.param("8", [], id="handing in what is built"),
        pytest.param("9", [], id="approving what is built"),
    ],
)
def test_what_a_step_still_lacks(jalan: Jalan, nomor: str, expected: list[str]) -> None:
    jalan.walk_to(nomor)

    assert kurang(jalan) == expected


def test_an_output_without_a_name_is_asked_for_too(jalan: Jalan) -> None:
    tugas = jalan["1"]
    tugas.simbol.langkah.keluaran = ""

    assert room_of(tugas.simbol).missing(tugas) == [
        "Hasil langkah ini belum ada: lampirkan berkasnya atau catat hasilnya."
    ]


def test_a_correction_without_a_decision_says_what_was_corrected(jalan: Jalan) -> None:
    jalan.walk_to("7")

    assert kurang(jalan) == ["Keluaran “Dokumen LAKIP” belum ada: lampirkan berkasnya atau catat hasilnya."]
    jalan.do("7")
    assert kurang(jalan) == []


def test_without_a_lakip_nothing_is_corrected_or_approved(jalan: Jalan) -> None:
    jalan.walk_to("6")
    engine.skip(jalan["6"].pk, jalan.kantor.pemilik, "Disusun di luar.", at=jalan.tick())

    assert LAKIP_BELUM in kurang(jalan)
    engine.note(jalan["7"].pk, jalan.kantor["Kasubag"], "Dikoreksi.", at=jalan.tick())
    with pytest.raises(TindakanDitolak, match=LAKIP_BELUM):
        engine.complete(jalan["7"].pk, jalan.kantor["Kasubag"], at=jalan.tick())


def test_every_round_builds_its_own_lakip(jalan: Jalan) -> None:
    jalan.walk_to("7")
    jalan.do("7")
    jalan.do("7", "tidak")
    assert jalan.meja == ["6"]

    assert kurang(jalan) == [PUTARAN_BELUM]
    build(jalan)
    assert kurang(jalan) == []


def test_a_no_asks_for_no_output(jalan: Jalan) -> None:
    jalan.walk_to("9")

    jalan.do("9", "tidak")

    assert jalan.meja == ["7"]


@pytest.mark.parametrize(
    ("nomor", "alat"),
    [
        pytest.param("1", [], id="an order"),
        pytest.param("2", ["kinerja"], id="the form"),
        pytest.param("4", ["kinerja", "anggaran"], id="the data"),
        pytest.param("5", ["kinerja", "anggaran", "naskah"], id="the analysis"),
        pytest.param("6", ["naskah", "kinerja", "anggaran"], id="the writing"),
        pytest.param("9", [], id="the approval"),
    ],
)
def test_the_tools_of_a_room(jalan: Jalan, nomor: str, alat: list[str]) -> None:
    tugas = jalan.walk_to(nomor)

    assert [satu.url for satu in tools_of(tugas.simbol)] == alat
    assert may_work_on_isi(tugas) is bool(alat)


def test_where_the_sop_has_no_row_for_it_earlier_work_is_done_in_the_next_room(jalan: Jalan) -> None:
    """Purwakarta's SOP has fewer rows than the work has kinds."""
    kantor = make_kantor("purwakarta-kesbangpol", jalan.at)
    rows = set(kantor.laporan.versi.langkah_set.values_list("lembar_kerja", flat=True))
    purwakarta = Jalan(kantor, jalan.at).start()
    reached: set[str] = set()
    while desk := purwakarta.kantor.desk():
        reached |= {alat.url for alat in tools_of(desk[0].simbol)}
        purwakarta.do(desk[0].simbol.langkah.nomor, "ya" if desk[0].simbol.jenis == "keputusan" else "")

    assert not {"himpun", "analisis", "susun"} <= rows
    assert reached == {"kinerja", "anggaran", "naskah"}
    assert Sasaran.objects.filter(laporan=kantor.laporan).exists()
