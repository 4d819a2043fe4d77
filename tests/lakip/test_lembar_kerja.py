from __future__ import annotations

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.engine.serahan import declare_filled
from lakip.lembar_kerja import RUANG, may_work_on_isi, missing_of, room_of, tools_of
from lakip.models import Anggaran, Indikator, Laporan, UnitKerja
from lakip.models.kinerja import Sasaran
from lakip.unit.keadaan import read_keadaan
from sop.domain.jenis_kerja import LembarKerja
from tests.world import Jalan, make_alur, make_kantor, read_alur

LAKIP_BELUM = "Dokumen LAKIP belum disusun."
PUTARAN_BELUM = "Dokumen LAKIP belum disusun pada putaran ini: tekan “Susun dokumen”."


def kurang(jalan: Jalan) -> list[str]:
    tugas = jalan.kantor.desk()[0]
    return missing_of(tugas)


def build(jalan: Jalan) -> None:
    tugas = jalan.kantor.desk()[0]
    jalan.build(jalan.kantor.turn_of(tugas, jalan.at), tugas)


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


def test_the_analysis_waits_for_what_nobody_can_mend_once_figures_are_locked(jalan: Jalan) -> None:
    jalan.walk_to("5")
    lacks = (
        "Indikator 3.2 belum punya realisasi, dan sebabnya belum dijelaskan; sesudah langkah ini angka "
        "dikunci: buka “Kelengkapan laporan”."
    )

    assert lacks in kurang(jalan)
    jalan.explain()
    assert lacks not in kurang(jalan)


def test_every_round_builds_its_own_lakip(jalan: Jalan) -> None:
    jalan.walk_to("7")
    jalan.do("7")
    jalan.do("7", "tidak")
    assert jalan.meja == ["6"]

    assert kurang(jalan) == [PUTARAN_BELUM]
    build(jalan)
    assert kurang(jalan) == []


def test_after_the_handing_up_a_row_of_writing_builds_nothing(jalan: Jalan) -> None:
    """It could not: what was handed up is frozen."""
    alur = "1 A mulai -> 2\n2 A proses -> 3\n3 B proses -> 4\n4 A selesai"
    kerja = {"1": "analisis", "2": "ajukan", "3": "persetujuan", "4": "susun"}
    lain = make_alur(read_alur(alur, "salinan", kerja), jalan.at)
    lain.build(lain.kantor.pemilik)
    for nomor in ("1", "2"):
        engine.skip(lain[nomor].pk, lain.kantor.pemilik, "Lisan.", at=lain.tick())
    lain.do("3")
    assert kurang(lain) == ["Hasil langkah ini belum ada: lampirkan berkasnya atau catat hasilnya."]

    engine.note(lain["4"].pk, lain.kantor["A"], "Dijilid.", at=lain.tick())

    assert kurang(lain) == []


def test_a_no_asks_for_no_output(jalan: Jalan) -> None:
    jalan.walk_to("9")

    jalan.do("9", "tidak")

    assert jalan.meja == ["7"]


@pytest.mark.parametrize(
    ("nomor", "alat"),
    [
        pytest.param("1", [], id="an order"),
        pytest.param("2", ["pengumpulan", "kinerja", "anggaran"], id="the form"),
        pytest.param("3", ["pengumpulan", "kinerja", "anggaran"], id="handing it out"),
        pytest.param("4", ["pengumpulan", "kinerja", "anggaran"], id="the data"),
        pytest.param("5", ["kinerja", "anggaran", "temuan", "analisis", "kelengkapan"], id="the analysis"),
        pytest.param(
            "6", ["naskah", "kinerja", "anggaran", "kelengkapan", "reviu-laporan"], id="the writing"
        ),
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
    assert reached == {
        "pengumpulan",
        "kinerja",
        "anggaran",
        "temuan",
        "analisis",
        "naskah",
        "kelengkapan",
        "reviu-laporan",
    }
    assert Sasaran.objects.filter(laporan=kantor.laporan).exists()


# --- gathering the data of the units ---

UNIT = (
    "Bidang Ketertiban Umum dan Penegakan Peraturan Daerah, "
    "Bidang Perlindungan Masyarakat dan Kebakaran, dan Sekretariat"
)


def units_of(jalan: Jalan) -> list[UnitKerja]:
    return [satu.unit for satu in read_keadaan(jalan.kantor.laporan)]


def make_all(jalan: Jalan) -> None:
    laporan = jalan.kantor.laporan
    engine.make_format(laporan.pk, jalan.kantor.pemilik, laporan.tenggat, at=jalan.tick(), anew=True)


def forget_units(laporan: Laporan) -> None:
    Indikator.objects.filter(sasaran__laporan=laporan).update(unit=None)
    Anggaran.objects.filter(laporan=laporan).update(unit=None)


def test_every_unit_needs_its_form(jalan: Jalan) -> None:
    jalan.walk_to("2")
    assert kurang(jalan) == [f"Format belum dibuat untuk {UNIT}: buka “Pengumpulan data”."]

    make_all(jalan)

    assert kurang(jalan) == []


def test_every_form_has_to_be_handed_out(jalan: Jalan) -> None:
    jalan.walk_to("3")
    assert kurang(jalan) == [f"Format belum disampaikan kepada {UNIT}: buka “Pengumpulan data”."]

    engine.hand_out(jalan.kantor.laporan.pk, jalan.kantor["Staf"], units_of(jalan), at=jalan.tick())

    assert kurang(jalan) == []


def test_every_unit_hands_in_or_is_excused(jalan: Jalan) -> None:
    jalan.walk_to("4")
    laporan, staf, [first, second, third] = jalan.kantor.laporan, jalan.kantor["Staf"], units_of(jalan)

    engine.excuse(laporan.pk, staf, first, "Tidak ada kegiatan.", at=jalan.tick())
    declare_filled(laporan.pk, staf, second, at=jalan.tick())
    assert kurang(jalan) == [
        f"Data belum diserahkan oleh {third}, dan belum dinyatakan tanpa serahan: buka “Pengumpulan data”."
    ]
    with pytest.raises(TindakanDitolak, match="Data belum diserahkan oleh Sekretariat"):
        engine.complete(jalan["4"].pk, staf, at=jalan.tick())

    declare_filled(laporan.pk, staf, third, at=jalan.tick())
    assert kurang(jalan) == []


@pytest.mark.parametrize("nomor", ["2", "3", "4"])
def test_where_no_unit_answers_for_a_row_a_file_or_note_will_do(jalan: Jalan, nomor: str) -> None:
    forget_units(jalan.kantor.laporan)
    jalan.walk_to(nomor)
    [lacks] = kurang(jalan)
    assert "belum ada: lampirkan berkasnya atau catat hasilnya" in lacks

    engine.note(jalan[nomor].pk, jalan.prepare(jalan[nomor]), "Sudah.", at=jalan.tick())

    assert kurang(jalan) == []


@pytest.mark.parametrize("nomor", ["2", "3", "4"])
def test_what_a_room_of_gathering_lacks_is_read_in_few_queries(jalan: Jalan, nomor: str) -> None:
    tugas = jalan.walk_to(nomor)
    make_all(jalan)
    tugas.laporan = jalan.kantor.laporan

    with CaptureQueriesContext(connection) as queries:
        missing_of(tugas)

    # indikator and budget lines by unit, forms, what of them is applied; and the rows of the SOP
    assert len(queries) <= 5


@pytest.mark.parametrize(
    ("kunci", "nomor"),
    [
        pytest.param("bangka-tengah-dinsos", "3", id="handing out, without a row of making"),
        pytest.param("purwakarta-kesbangpol", "2.", id="taking in, without either"),
        pytest.param("kalbar-adpim", "6", id="writing only"),
    ],
)
def test_the_board_is_offered_where_the_sop_has_no_row_for_it(jalan: Jalan, kunci: str, nomor: str) -> None:
    lain = Jalan(make_kantor(kunci, jalan.at), jalan.at).start()

    tugas = lain.walk_to(nomor)

    assert "pengumpulan" in [alat.url for alat in tools_of(tugas.simbol)]


def test_handing_out_asks_for_the_forms_too_where_no_row_makes_them(jalan: Jalan) -> None:
    bangka = Jalan(make_kantor("bangka-tengah-dinsos", jalan.at), jalan.at).start()
    bangka.walk_to("3")
    assert "Format belum dibuat untuk" in kurang(bangka)[0]

    make_all(bangka)

    assert kurang(bangka)[0].startswith("Format belum disampaikan kepada")


def test_borrowed_work_holds_back_only_once_forms_have_been_made(jalan: Jalan) -> None:
    """Kalbar's SOP begins to work on the data where it writes."""
    kalbar = Jalan(make_kantor("kalbar-adpim", jalan.at), jalan.at).start()
    kalbar.walk_to("6")
    assert not [lacks for lacks in kurang(kalbar) if "Data belum diserahkan" in lacks]

    make_all(kalbar)

    assert [lacks for lacks in kurang(kalbar) if "Data belum diserahkan" in lacks]
