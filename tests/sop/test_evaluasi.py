"""The yearly evaluation of an SOP in force."""

from datetime import UTC, date, datetime

import pytest

from sop.evaluasi import EvaluasiDitolak, due_by_versi, record_evaluasi
from sop.models import EvaluasiSop, HasilEvaluasi, VersiSop
from sop.storage import copy_versi
from tests.sop.factories import make_berlaku, make_draf

pytestmark = pytest.mark.django_db
# Versions of the tests are put into force on 2 February 2026.
KEMUDIAN = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def record(versi: VersiSop, tanggal: date) -> EvaluasiSop:
    return record_evaluasi(
        versi.pk, tanggal=tanggal, hasil=HasilEvaluasi.TETAP, catatan="Sesuai.", oleh="Rahmat", at=KEMUDIAN
    )


def test_the_first_is_due_a_year_after_it_came_into_force() -> None:
    versi = make_berlaku()

    assert due_by_versi([versi]) == {versi.pk: date(2027, 2, 2)}


def test_each_evaluation_moves_the_next_one() -> None:
    versi = make_berlaku()
    record(versi, date(2026, 11, 10))
    record(versi, date(2026, 6, 1))

    assert due_by_versi([versi]) == {versi.pk: date(2027, 11, 10)}


@pytest.mark.parametrize("tanggal", [date(2026, 2, 2), date(2026, 11, 20)], ids=["first day", "today"])
def test_it_may_be_evaluated_from_its_first_day_to_this_one(tanggal: date) -> None:
    versi = make_berlaku()

    record(versi, tanggal)

    assert due_by_versi([versi]) == {versi.pk: tanggal.replace(year=2027)}


def test_after_a_leap_day_the_next_is_due_on_the_first_of_march() -> None:
    versi = make_berlaku()
    EvaluasiSop.objects.create(
        versi=versi, tanggal=date(2028, 2, 29), hasil=HasilEvaluasi.TETAP, oleh="Rahmat", pada=KEMUDIAN
    )

    assert due_by_versi([versi]) == {versi.pk: date(2029, 3, 1)}


def test_an_evaluation_that_is_sent_twice_is_recorded_once() -> None:
    versi = make_berlaku()

    assert record(versi, date(2026, 6, 1)) == record(versi, date(2026, 6, 1))

    assert EvaluasiSop.objects.count() == 1


def test_what_is_not_in_force_is_not_due() -> None:
    versi = make_berlaku()

    assert due_by_versi([copy_versi(versi)]) == {}


def test_a_draft_cannot_be_evaluated() -> None:
    with pytest.raises(EvaluasiDitolak, match="versi yang berlaku"):
        record(make_draf(), date(2026, 11, 10))


@pytest.mark.parametrize(
    ("tanggal", "kata"), [(date(2026, 11, 21), "belum tiba"), (date(2026, 2, 1), "02-02-2026")]
)
def test_a_day_when_it_could_not_have_been_evaluated_is_refused(tanggal: date, kata: str) -> None:
    versi = make_berlaku()

    with pytest.raises(EvaluasiDitolak, match=kata):
        record(versi, tanggal)

    assert not EvaluasiSop.objects.exists()
