from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lakip import engine
from lakip.access import TidakBerhak, kapasitas_in, may_edit_isi
from lakip.models import Pegawai, Penugasan, Tugas
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
