from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from lakip import engine
from lakip.access import (
    TidakBerhak,
    analysed_at,
    analysis_simbol,
    is_dianalisis,
    kapasitas_in,
    may_edit_angka,
    may_edit_isi,
    may_fill_unit,
    may_write_naskah,
    unit_scope,
)
from lakip.models import Naskah, Pegawai, Penugasan, Tugas
from lakip.models.organisasi import JenisPemangku, UnitKerja
from tests.world import Jalan, Kantor, make_kantor, make_pegawai, seat

SENIN = date(2026, 2, 2)
SELASA = date(2026, 2, 3)
RABU = date(2026, 2, 4)


def kapasitas(jalan: Jalan, pegawai: Pegawai, tanggal: date = SENIN) -> str | None:
    """In which capacity somebody stands in the column of the step that is open."""
    return kapasitas_in(jalan.kantor.laporan, jalan.kantor.desk()[0], pegawai, tanggal)


def seat_in_column(jalan: Jalan, **siapa: object) -> None:
    tugas = jalan.kantor.desk()[0]
    Penugasan.objects.create(laporan=jalan.kantor.laporan, pelaksana=tugas.simbol.pelaksana, **siapa)


def test_the_holder_of_the_post_acts_as_that_post(jalan: Jalan) -> None:
    assert kapasitas(jalan, jalan.kantor["Sekretaris"]) == "Sekretaris"


def test_others_of_the_office_do_not(jalan: Jalan) -> None:
    assert kapasitas(jalan, jalan.kantor["Kepala Satuan"]) is None


@pytest.mark.parametrize(
    ("tanggal", "expected"),
    [
        pytest.param(SENIN, None, id="the day before"),
        pytest.param(SELASA, "Plh. Sekretaris", id="the day itself"),
        pytest.param(RABU, None, id="the day after"),
    ],
)
def test_an_acting_official_acts_while_the_order_lasts(
    jalan: Jalan, tanggal: date, expected: str | None
) -> None:
    seat(jalan.kantor["Kasubag"], "Sekretaris", JenisPemangku.PLH, SELASA, SELASA)

    assert kapasitas(jalan, jalan.kantor["Kasubag"], tanggal) == expected


def test_a_plt_without_an_end_acts_from_then_on(jalan: Jalan) -> None:
    seat(jalan.kantor["Kasubag"], "Sekretaris", JenisPemangku.PLT, SELASA)

    assert kapasitas(jalan, jalan.kantor["Kasubag"], date(2026, 12, 31)) == "Plt. Sekretaris"


def test_the_day_is_the_day_at_the_office(jalan: Jalan) -> None:
    """Past midnight in Paringin (WITA) it is still the day before in Jakarta and Greenwich."""
    plh = jalan.kantor["Kasubag"]
    seat(plh, "Sekretaris", JenisPemangku.PLH, SELASA, SELASA)

    jejak = engine.take(jalan["1"].pk, plh, at=datetime(2026, 2, 2, 16, 5, tzinfo=UTC))

    assert jejak.kapasitas == "Plh. Sekretaris"


def test_an_acting_official_cannot_finish_after_the_order_has_ended(jalan: Jalan) -> None:
    plh = jalan.kantor["Kasubag"]
    seat(plh, "Sekretaris", JenisPemangku.PLH, SENIN, SENIN)
    engine.take(jalan["1"].pk, plh, at=jalan.tick())

    with pytest.raises(TidakBerhak):
        engine.complete(jalan["1"].pk, plh, at=datetime(2026, 2, 3, 1, 0, tzinfo=UTC))
    engine.take_over(jalan["1"].pk, jalan.kantor["Sekretaris"], "Kembali bertugas.", at=jalan.tick())


def test_the_own_post_comes_before_an_acting_one(jalan: Jalan) -> None:
    staf = jalan.kantor["Staf"]
    seat(staf, "Fungsional", JenisPemangku.PLH, SENIN)
    jalan.walk_to("3")

    assert kapasitas(jalan, staf) == "Staf Perencanaan"


def test_a_post_comes_before_a_place_as_person(jalan: Jalan) -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    seat_in_column(jalan, pegawai=sekretaris)

    assert kapasitas(jalan, sekretaris) == "Sekretaris"


def test_a_person_in_a_column_acts_as_the_column(jalan: Jalan) -> None:
    anggota = make_pegawai("anggota", jalan.kantor.laporan.instansi)
    seat_in_column(jalan, pegawai=anggota)

    assert kapasitas(jalan, anggota) == "SEKRETARIS"


def test_everybody_of_a_unit_stands_in_its_column(jalan: Jalan) -> None:
    instansi = jalan.kantor.laporan.instansi
    bidang = UnitKerja.objects.create(instansi=instansi, nama="Bidang")
    seat_in_column(jalan, unit=bidang)

    assert kapasitas(jalan, make_pegawai("dalam", instansi, unit=bidang)) == "SEKRETARIS"
    assert kapasitas(jalan, make_pegawai("tanpa-unit", instansi)) is None


def test_who_has_left_does_not_act(jalan: Jalan) -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    sekretaris.is_active = False

    assert kapasitas(jalan, sekretaris) is None
    with pytest.raises(TidakBerhak, match="tidak aktif"):
        engine.take(jalan["1"].pk, sekretaris, at=jalan.tick())


@pytest.mark.parametrize("is_superuser", [True, False])
def test_who_belongs_to_no_office_does_not_act_even_when_seated(jalan: Jalan, is_superuser: bool) -> None:
    admin = make_pegawai("admin", is_superuser=is_superuser)
    seat_in_column(jalan, pegawai=admin)

    assert kapasitas(jalan, admin) is None


def test_somebody_of_another_office_does_not_act(jalan: Jalan) -> None:
    other = make_kantor("babel-kesbangpol", jalan.at)

    assert kapasitas(jalan, other["Sekretaris"]) is None


def test_who_was_moved_to_another_office_no_longer_acts(jalan: Jalan) -> None:
    sekretaris = jalan.kantor["Sekretaris"]
    sekretaris.instansi = make_kantor("babel-kesbangpol", jalan.at).laporan.instansi

    assert kapasitas(jalan, sekretaris) is None


# --- the desk ---


def desk(jalan: Jalan, siapa: str) -> list[Tugas]:
    return list(Tugas.objects.waiting_for(jalan.kantor[siapa], SENIN))


def test_work_of_the_group_lies_on_every_desk_until_one_takes_it(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    assert desk(jalan, "Staf") == desk(jalan, "Fungsional") == [tugas]

    engine.take(tugas.pk, jalan.kantor["Staf"], at=jalan.tick())

    assert desk(jalan, "Staf") == [tugas]
    assert desk(jalan, "Fungsional") == []


def test_work_handed_to_one_lies_on_that_desk_only(jalan: Jalan) -> None:
    tugas = jalan.walk_to("3")
    engine.hand_over(tugas.pk, jalan.kantor["Staf"], jalan.kantor["Kasubag"], "Cuti.", at=jalan.tick())

    assert desk(jalan, "Kasubag") == [tugas]
    assert desk(jalan, "Staf") == desk(jalan, "Fungsional") == []


def test_a_suspended_report_lies_on_no_desk(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())

    assert desk(jalan, "Sekretaris") == []


# --- figures and texts ---


def test_the_owner_prepares_the_figures(kantor: Kantor) -> None:
    assert may_edit_isi(kantor.laporan, kantor.pemilik, SENIN)
    assert not may_edit_isi(kantor.laporan, kantor["Staf"], SENIN)


@pytest.mark.parametrize(
    ("nomor", "siapa", "may"),
    [
        pytest.param("1", "Kasubag", True, id="the owner at any step"),
        pytest.param("1", "Sekretaris", False, id="an order has no figures"),
        pytest.param("4", "Staf", True, id="who collects the data"),
        pytest.param("4", "Sekretaris", False, id="not who has no turn"),
        pytest.param("9", "Kepala Satuan", False, id="an approval changes nothing"),
    ],
)
def test_figures_are_changed_where_they_are_worked_on(
    jalan: Jalan, nomor: str, siapa: str, may: bool
) -> None:
    jalan.walk_to(nomor)

    assert may_edit_isi(jalan.kantor.fresh(), jalan.kantor[siapa], SENIN) is may


def test_figures_are_closed_while_suspended_and_when_finished(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())
    assert not may_edit_isi(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)

    engine.resume(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=jalan.tick())
    jalan.walk_to("11")
    jalan.do("11")
    assert not may_edit_isi(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)


# --- figures after their analysis ---


@pytest.mark.parametrize(
    ("kunci", "nomor"),
    [
        pytest.param("balangan-satpolpp", "5", id="the row that says so"),
        pytest.param("babel-kesbangpol", "5.", id="the row that says so, in another office"),
        pytest.param("kalbar-adpim", "6", id="else the first row of writing"),
        pytest.param("bangka-tengah-dinsos", "7", id="else the first row of writing, in another office"),
        pytest.param("purwakarta-kesbangpol", "3.", id="else the first row of writing, in a short SOP"),
    ],
)
@pytest.mark.usefixtures("db")
def test_figures_are_locked_once_the_row_of_their_analysis_is_done(
    senin: datetime, kunci: str, nomor: str
) -> None:
    jalan = Jalan(make_kantor(kunci, senin), senin).start()
    simbol = analysis_simbol(jalan.kantor.fresh())
    assert simbol is not None
    assert simbol.langkah.nomor == nomor
    jalan.walk_to(nomor)
    assert may_edit_angka(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)

    while nomor in jalan.meja:
        jalan.do(nomor)

    assert not may_edit_angka(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)
    assert may_edit_isi(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)
    assert analysed_at(jalan.kantor.fresh()) == jalan.at


def test_figures_are_not_locked_before_the_report_has_begun(kantor: Kantor) -> None:
    assert not is_dianalisis(kantor.laporan)


def test_analysis_that_is_asked_back_opens_the_figures(jalan: Jalan) -> None:
    jalan.walk_to("6")
    assert is_dianalisis(jalan.kantor.fresh())

    jalan.withdraw("5")

    assert not is_dianalisis(jalan.kantor.fresh())


def test_return_to_a_row_before_the_analysis_opens_the_figures_until_it_is_done_again(jalan: Jalan) -> None:
    tugas = jalan.walk_to("6")
    engine.return_to(tugas.pk, jalan.kantor.pemilik, jalan.simbol("4").pk, "Data kurang.", at=jalan.tick())
    assert may_edit_angka(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)

    jalan.do("4")
    assert may_edit_angka(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)
    jalan.do("5")

    assert not may_edit_angka(jalan.kantor.fresh(), jalan.kantor.pemilik, SENIN)


def test_return_to_a_row_after_the_analysis_leaves_the_figures_locked(jalan: Jalan) -> None:
    jalan.walk_to("9")
    jalan.do("9", "tidak")

    assert jalan.meja == ["7"]
    assert is_dianalisis(jalan.kantor.fresh())


def test_asking_for_the_locks_takes_three_queries(
    jalan: Jalan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    laporan, pemilik = jalan.kantor.fresh(), jalan.kantor.pemilik

    with django_assert_num_queries(
        1  # the way to the approval
        + 1  # the symbol of the analysis
        + 1  # the visits
    ):
        may_edit_angka(laporan, pemilik, SENIN)


def test_an_acting_official_changes_no_figures_after_the_order_has_ended(jalan: Jalan) -> None:
    """What was begun stays on the desk until somebody takes it over."""
    plh = make_pegawai("plh", jalan.kantor.laporan.instansi)
    jalan.walk_to("2")
    seat(plh, "Kasubag", JenisPemangku.PLH, SENIN, SENIN)
    engine.take(jalan["2"].pk, plh, at=jalan.tick())

    assert may_edit_angka(jalan.kantor.fresh(), plh, SENIN)
    assert not may_edit_angka(jalan.kantor.fresh(), plh, SELASA)
    assert Tugas.objects.waiting_for(plh, SELASA).exists()


# --- the people of a unit ---


@pytest.fixture
def bidang(jalan: Jalan) -> Pegawai:
    """Somebody of a unit who stands in no column."""
    return jalan.kantor["Pengolah Data Bidang Ketertiban"]


def scope(jalan: Jalan, pegawai: Pegawai) -> int | None:
    return unit_scope(jalan.kantor.fresh(), pegawai, SENIN)


def test_people_of_a_unit_see_its_rows(jalan: Jalan, bidang: Pegawai) -> None:
    assert bidang.unit_id is not None
    assert scope(jalan, bidang) == bidang.unit_id


def test_who_belongs_to_no_unit_sees_everything(jalan: Jalan) -> None:
    assert scope(jalan, make_pegawai("rekan", jalan.kantor.laporan.instansi)) is None


@pytest.mark.parametrize("siapa", ["owner", "admin", "column", "desk"])
def test_who_works_on_the_report_sees_everything_although_of_a_unit(
    jalan: Jalan, bidang: Pegawai, siapa: str
) -> None:
    match siapa:
        case "owner":
            engine.entrust(jalan.kantor.laporan.pk, jalan.kantor.pemilik, bidang, "Mutasi.", at=jalan.tick())
        case "admin":
            bidang.is_staff = True
        case "column":
            seat_in_column(jalan, pegawai=bidang)
        case "desk":
            tugas = jalan.kantor.desk()[0]
            engine.hand_over(tugas.pk, jalan.kantor.pemilik, bidang, "Cuti.", at=jalan.tick())

    assert scope(jalan, bidang) is None


def test_finished_report_is_open_to_every_unit(jalan: Jalan, bidang: Pegawai) -> None:
    jalan.walk_to("11")
    jalan.do("11")

    assert scope(jalan, bidang) is None


def test_own_people_fill_in_their_unit_until_the_analysis_is_done(jalan: Jalan, bidang: Pegawai) -> None:
    def may(unit: int | None) -> bool:
        assert unit
        return may_fill_unit(jalan.kantor.fresh(), unit, bidang, SENIN)

    lain = jalan.kantor["Pengelola Keuangan"].unit_id
    jalan.walk_to("4")
    assert (may(bidang.unit_id), may(lain)) == (True, False)

    jalan.walk_to("6")
    assert not may(bidang.unit_id)


# --- one text -------------------------------------------------------------------------------------------


def give_ikhtisar(kantor: Kantor, penulis: Pegawai) -> Naskah:
    naskah = Naskah.objects.get(laporan=kantor.laporan, bagian="ikhtisar")
    naskah.penulis = penulis
    naskah.save()
    return naskah


def test_who_is_to_write_a_text_may_while_the_report_runs(jalan: Jalan) -> None:
    kantor, staf = jalan.kantor, jalan.kantor["Staf"]
    naskah = give_ikhtisar(kantor, staf)

    assert may_write_naskah(kantor.fresh(), naskah, staf, SENIN)
    assert not may_edit_isi(kantor.fresh(), staf, SENIN)
    engine.suspend(kantor.laporan.pk, kantor.pemilik, "Menunggu data.", at=jalan.tick())
    assert not may_write_naskah(kantor.fresh(), naskah, staf, SENIN)


def test_writer_may_not_before_the_report_begins(kantor: Kantor) -> None:
    naskah = give_ikhtisar(kantor, kantor["Staf"])

    assert not may_write_naskah(kantor.laporan, naskah, kantor["Staf"], SENIN)


@pytest.mark.parametrize("ubah", [{"is_active": False}, {"instansi": None}])
def test_writer_who_has_left_may_not(jalan: Jalan, ubah: dict[str, object]) -> None:
    staf = jalan.kantor["Staf"]
    naskah = give_ikhtisar(jalan.kantor, staf)
    Pegawai.objects.filter(pk=staf.pk).update(**ubah)
    staf.refresh_from_db()

    assert not may_write_naskah(jalan.kantor.fresh(), naskah, staf, SENIN)


def test_who_may_edit_all_may_write_a_text_that_was_given_to_another(jalan: Jalan) -> None:
    naskah = give_ikhtisar(jalan.kantor, jalan.kantor["Staf"])

    assert may_write_naskah(jalan.kantor.fresh(), naskah, jalan.kantor.pemilik, SENIN)


def test_who_is_to_write_a_text_sees_more_than_the_own_unit(jalan: Jalan) -> None:
    laporan = jalan.kantor.fresh()
    unit = UnitKerja.objects.create(instansi=laporan.instansi, nama="Bidang Linmas")
    rekan = make_pegawai("rekan", laporan.instansi, unit=unit)
    assert unit_scope(laporan, rekan, SENIN) == unit.pk

    give_ikhtisar(jalan.kantor, rekan)

    assert unit_scope(laporan, rekan, SENIN) is None
