"""Forms of the units are made, handed out and made anew; units are excused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import Anggaran, FormatData, Indikator, Jejak, UnitKerja
from tests.world import Jalan, make_kantor

TENGGAT = date(2026, 2, 13)


@pytest.fixture
def jalan_2(jalan: Jalan) -> Jalan:
    """The Kasubag, who owns the report, is to make the forms."""
    jalan.walk_to("2")
    return jalan


def make(jalan: Jalan, tenggat: date = TENGGAT, *unit: UnitKerja, anew: bool = False) -> Jejak:
    kantor = jalan.kantor
    return engine.make_format(
        kantor.laporan.pk, kantor.pemilik, tenggat, at=jalan.tick(), unit_list=unit, anew=anew
    )


def hand_out(jalan: Jalan, *unit: UnitKerja) -> Jejak:
    return engine.hand_out(jalan.kantor.laporan.pk, jalan.kantor.pemilik, unit, at=jalan.tick())


def move_tenggat(jalan: Jalan, tenggat: date, *unit: UnitKerja) -> Jejak:
    kantor = jalan.kantor
    return engine.move_tenggat(kantor.laporan.pk, kantor.pemilik, tenggat, unit, at=jalan.tick())


def excuse(jalan: Jalan, unit: UnitKerja, alasan: str = "Tidak ada kegiatan.") -> Jejak:
    return engine.excuse(jalan.kantor.laporan.pk, jalan.kantor.pemilik, unit, alasan, at=jalan.tick())


def unit(jalan: Jalan, nama: str = "Sekretariat") -> UnitKerja:
    return UnitKerja.objects.get(instansi=jalan.kantor.laporan.instansi, nama=nama)


def form(jalan: Jalan) -> FormatData:
    return FormatData.objects.get(laporan=jalan.kantor.laporan, unit=unit(jalan))


def test_every_unit_that_answers_for_rows_gets_a_form(jalan_2: Jalan) -> None:
    UnitKerja.objects.create(instansi=jalan_2.kantor.laporan.instansi, nama="Tanpa baris")
    answering = UnitKerja.objects.filter(indikator__isnull=False, instansi=jalan_2.kantor.laporan.instansi)

    jejak = make(jalan_2)

    forms = FormatData.objects.filter(laporan=jalan_2.kantor.laporan)
    assert {f.unit for f in forms} == set(answering)
    assert {(f.versi, f.tenggat, f.disampaikan_pada) for f in forms} == {(1, TENGGAT, None)}
    assert jejak.tindakan == "buat_format"
    assert jejak.rincian["versi"] == {f.unit.nama: 1 for f in forms}
    assert jejak.rincian["tenggat"] == "2026-02-13"
    assert jejak.rincian["unit"].endswith(" dan Sekretariat")


def test_units_of_budget_lines_alone_get_one_too(jalan_2: Jalan) -> None:
    Indikator.objects.filter(sasaran__laporan=jalan_2.kantor.laporan).update(unit=None)

    make(jalan_2)

    assert FormatData.objects.filter(laporan=jalan_2.kantor.laporan).exists()


def test_a_form_made_anew_has_to_be_handed_out_and_waited_for_again(jalan_2: Jalan) -> None:
    make(jalan_2)
    hand_out(jalan_2, unit(jalan_2))
    excuse(jalan_2, unit(jalan_2))

    jejak = make(jalan_2, TENGGAT + timedelta(days=3), unit(jalan_2), anew=True)

    anew = form(jalan_2)
    assert (anew.versi, anew.tenggat.day, anew.disampaikan_pada, anew.alasan_tanpa_serahan) == (
        2,
        16,
        None,
        "",
    )
    assert jejak.rincian["versi"] == {"Sekretariat": 2}
    assert FormatData.objects.exclude(pk=anew.pk).filter(versi=2).count() == 0


def test_forms_that_somebody_has_made_meanwhile_stay_as_they_are(jalan_2: Jalan) -> None:
    make(jalan_2)
    hand_out(jalan_2, unit(jalan_2))

    with pytest.raises(Terlambat, match="dan Sekretariat sudah dibuat"):
        make(jalan_2)

    assert (form(jalan_2).versi, form(jalan_2).disampaikan_oleh) == (1, jalan_2.kantor.pemilik)


@pytest.mark.parametrize(
    ("tenggat", "pesan"),
    [
        pytest.param(date(2026, 2, 1), "Tenggat 1 Februari 2026 sudah lewat", id="yesterday"),
        pytest.param(
            date(2026, 3, 5), "paling lambat 4 Maret 2026, tenggat laporan", id="after the report's"
        ),
    ],
)
def test_a_tenggat_lies_between_today_and_the_reports(jalan_2: Jalan, tenggat: date, pesan: str) -> None:
    with pytest.raises(TindakanDitolak, match=pesan):
        make(jalan_2, tenggat)
    assert not FormatData.objects.exists()


@pytest.mark.parametrize("tenggat", [date(2026, 2, 2), date(2026, 3, 4)], ids=["today", "the report's own"])
def test_the_first_and_the_last_day_are_good(jalan_2: Jalan, tenggat: date) -> None:
    make(jalan_2, tenggat)

    assert form(jalan_2).tenggat == tenggat


def test_units_of_an_overdue_report_still_get_a_month(jalan_2: Jalan) -> None:
    jalan_2.at += timedelta(days=60)

    with pytest.raises(TindakanDitolak, match="sebulan dari sekarang"):
        make(jalan_2, jalan_2.at.date() + timedelta(days=32))
    make(jalan_2, jalan_2.at.date() + timedelta(days=31))


def test_without_a_unit_there_is_nothing_to_make(jalan_2: Jalan) -> None:
    laporan = jalan_2.kantor.laporan
    Indikator.objects.filter(sasaran__laporan=laporan).update(unit=None)
    Anggaran.objects.filter(laporan=laporan).update(unit=None)

    with pytest.raises(TindakanDitolak, match="tetapkan dahulu unit"):
        make(jalan_2)


def test_a_unit_without_rows_gets_no_form(jalan_2: Jalan) -> None:
    other = make_kantor("kalbar-adpim", jalan_2.at).laporan.instansi
    elsewhere = UnitKerja.objects.filter(instansi=other).first()
    assert elsewhere

    with pytest.raises(TindakanDitolak, match="tidak bertanggung jawab atas satu baris pun"):
        make(jalan_2, TENGGAT, elsewhere)


def test_who_handed_a_form_out_and_when_is_kept(jalan_2: Jalan) -> None:
    make(jalan_2)

    jejak = hand_out(jalan_2, unit(jalan_2))

    assert (form(jalan_2).disampaikan_pada, form(jalan_2).disampaikan_oleh) == (
        jalan_2.at,
        jalan_2.kantor.pemilik,
    )
    assert jejak.tindakan == "sampaikan_format"
    assert jejak.rincian == {"unit": "Sekretariat", "versi": {"Sekretariat": 1}}
    assert FormatData.objects.filter(disampaikan_pada=None).exists()


def test_what_was_handed_out_before_stays_as_it_was(jalan_2: Jalan) -> None:
    make(jalan_2)
    hand_out(jalan_2, unit(jalan_2))
    first = form(jalan_2).disampaikan_pada
    every = [f.unit for f in FormatData.objects.select_related("unit")]

    jejak = hand_out(jalan_2, *every)

    assert form(jalan_2).disampaikan_pada == first
    assert len(jejak.rincian["versi"]) == len(every) - 1
    with pytest.raises(Terlambat, match="sudah disampaikan"):
        hand_out(jalan_2, *every)


def test_nothing_is_handed_out_to_nobody_or_before_it_is_made(jalan_2: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Format untuk Sekretariat belum dibuat"):
        hand_out(jalan_2, unit(jalan_2))
    make(jalan_2)
    with pytest.raises(TindakanDitolak, match="Pilih unit"):
        hand_out(jalan_2)


def test_a_unit_may_be_given_longer_and_keeps_its_form(jalan_2: Jalan) -> None:
    make(jalan_2)
    hand_out(jalan_2, unit(jalan_2))
    before = form(jalan_2)

    jejak = move_tenggat(jalan_2, TENGGAT + timedelta(days=7), unit(jalan_2))

    after = form(jalan_2)
    assert after.tenggat == date(2026, 2, 20)
    assert (after.versi, after.disampaikan_pada) == (before.versi, before.disampaikan_pada)
    others = FormatData.objects.filter(laporan=jalan_2.kantor.laporan).exclude(pk=after.pk)
    assert {satu.tenggat for satu in others} == {TENGGAT}
    assert (jejak.tindakan, jejak.rincian) == (
        "ubah_tenggat",
        {"unit": "Sekretariat", "tenggat": "2026-02-20"},
    )


def test_a_tenggat_is_moved_only_to_a_good_day_of_a_form_that_is_there(jalan_2: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="belum dibuat"):
        move_tenggat(jalan_2, TENGGAT, unit(jalan_2))
    make(jalan_2)
    with pytest.raises(TindakanDitolak, match="sudah lewat"):
        move_tenggat(jalan_2, date(2026, 2, 1), unit(jalan_2))
    with pytest.raises(TindakanDitolak, match="Pilih unit"):
        move_tenggat(jalan_2, TENGGAT)
    assert form(jalan_2).tenggat == TENGGAT


def test_a_unit_is_excused_with_a_reason(jalan_2: Jalan) -> None:
    make(jalan_2)

    with pytest.raises(TindakanDitolak, match="Tuliskan alasannya"):
        excuse(jalan_2, unit(jalan_2), "  ")
    jejak = excuse(jalan_2, unit(jalan_2))

    assert form(jalan_2).alasan_tanpa_serahan == "Tidak ada kegiatan."
    assert (jejak.tindakan, jejak.alasan) == ("tanpa_serahan", "Tidak ada kegiatan.")
    with pytest.raises(Terlambat, match="sudah dinyatakan tanpa serahan"):
        excuse(jalan_2, unit(jalan_2))


def test_a_unit_that_has_handed_in_is_not_excused_until_its_form_is_made_anew(jalan_2: Jalan) -> None:
    make(jalan_2)
    kantor, sekretariat = jalan_2.kantor, unit(jalan_2)
    engine.declare_filled(kantor.laporan.pk, kantor.pemilik, sekretariat, at=jalan_2.tick())

    with pytest.raises(Terlambat, match="Sekretariat sudah menyerahkan datanya"):
        excuse(jalan_2, sekretariat)
    assert form(jalan_2).alasan_tanpa_serahan == ""

    make(jalan_2, TENGGAT, sekretariat, anew=True)
    excuse(jalan_2, sekretariat)
    assert form(jalan_2).alasan_tanpa_serahan == "Tidak ada kegiatan."


def test_the_same_form_sent_twice_makes_one_version(jalan_2: Jalan) -> None:
    kantor = jalan_2.kantor
    first, second = (
        engine.make_format(kantor.laporan.pk, kantor.pemilik, TENGGAT, at=jalan_2.tick(), token="sama")
        for _ in range(2)
    )

    assert first == second
    assert form(jalan_2).versi == 1


def test_who_has_the_step_may_and_others_may_not(jalan_2: Jalan) -> None:
    """Row 3 lies with the Staf; the Kepala has no part in it."""
    jalan_2.walk_to("3")
    waiting = [f.unit for f in FormatData.objects.select_related("unit")]
    pk, staf, kepala = jalan_2.kantor.laporan.pk, jalan_2.kantor["Staf"], jalan_2.kantor["Kepala Satuan"]

    with pytest.raises(TidakBerhak, match="penanggung jawab laporan"):
        engine.hand_out(pk, kepala, waiting, at=jalan_2.tick())
    engine.hand_out(pk, staf, waiting, at=jalan_2.tick())


def test_it_is_done_while_the_report_runs(ditangguhkan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="selagi laporan berjalan"):
        make(ditangguhkan)


@pytest.fixture
def ditangguhkan(jalan: Jalan) -> Jalan:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())
    return jalan


def test_after_the_analysis_nothing_more_is_gathered(jalan: Jalan) -> None:
    jalan.walk_to("6")

    with pytest.raises(TindakanDitolak, match="angka laporan ini dikunci"):
        make(jalan)


@pytest.mark.parametrize("jumlah", [1, 10])
def test_the_verbs_ask_the_same_for_ten_units(jalan_2: Jalan, jumlah: int) -> None:
    laporan = jalan_2.kantor.laporan
    Anggaran.objects.filter(laporan=laporan).delete()
    Indikator.objects.filter(sasaran__laporan=laporan).update(unit=None)
    sasaran = laporan.sasaran_set.all()[0]
    for nomor in range(jumlah):
        bidang = UnitKerja.objects.create(instansi=laporan.instansi, nama=f"Bidang {nomor}")
        Indikator.objects.create(sasaran=sasaran, nama="Kasus", unit=bidang)
    unit_list = list(UnitKerja.objects.filter(indikator__sasaran=sasaran))
    verbs = (
        lambda: make(jalan_2),
        lambda: hand_out(jalan_2, *unit_list),
        lambda: excuse(jalan_2, unit_list[0]),
    )

    counts = []
    for verb in verbs:
        with CaptureQueriesContext(connection) as queries:
            verb()
        counts.append(len([q for q in queries if q["sql"].startswith(("SELECT", "INSERT", "UPDATE"))]))

    assert counts == [12, 9, 13]
