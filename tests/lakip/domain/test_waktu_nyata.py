"""What steps really took, and which standards are off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.waktu_nyata import Sebaran, propose_waktu, spread
from sop.domain.waktu import read_waktu

SEHARI = 450
MENIT = st.lists(st.integers(0, 5000), min_size=1, max_size=40)


def propose(dikerjakan: list[int], baku: str) -> str:
    usulan = propose_waktu(spread(dikerjakan), read_waktu(baku), SEHARI)
    return str(usulan) if usulan else ""


def test_of_nothing_nothing_is_known() -> None:
    assert spread([]) is None


def test_one_visit_is_its_own_middle() -> None:
    assert spread([40]) == Sebaran(1, 40, 40, 40)


def test_the_middle_half_lies_between_the_quartiles() -> None:
    assert spread([10, 20, 30, 40, 1000]) == Sebaran(5, 20, 30, 40)


@given(MENIT)
def test_quartiles_stand_in_order_among_what_was_measured(menit: list[int]) -> None:
    sebaran = spread(menit)

    assert sebaran
    assert min(menit) <= sebaran.kuartil_bawah <= sebaran.median <= sebaran.kuartil_atas <= max(menit)
    assert spread(sorted(menit, reverse=True)) == sebaran


@pytest.mark.parametrize(
    ("dikerjakan", "baku", "usulan"),
    [
        ([400, 500, 700, 800], "1 hari", "2 hari"),
        ([70, 80, 90], "1 jam", "2 jam"),
        ([2, 3, 4], "10 menit", "5 menit"),
        ([100, 200, 210], "1 hari", "4 jam"),
        # Eight jam are more than a hari kerja of 450 menit.
        ([430, 430, 430], "1 jam", "1 hari"),
        ([30, 40, 50], "Segera", "45 menit"),
        # Within the standard, and more than half of it.
        ([300, 300, 300], "1 hari", ""),
        # Just the standard, and just the half of it.
        ([7, 7, 7], "7 menit", ""),
        ([225, 225, 225], "1 hari", ""),
        # A range stands for its upper end.
        ([500, 600, 700], "1-2 hari", ""),
        # Rounded up it is the standard again.
        ([1, 2, 2], "5 menit", ""),
        # One slow visit among quick ones does not move the quartile.
        ([50, 50, 50, 50, 5000], "1 jam", ""),
    ],
)
def test_a_standard_is_off_where_the_upper_quartile_is_beyond_it_or_below_half(
    dikerjakan: list[int], baku: str, usulan: str
) -> None:
    assert propose(dikerjakan, baku) == usulan


def test_two_visits_are_too_few() -> None:
    assert propose([4000, 5000], "10 menit") == ""


@given(MENIT, st.sampled_from(["10 menit", "3 jam", "1-2 hari", "Segera"]))
def test_a_proposal_lets_three_quarters_of_the_visits_be_in_time(menit: list[int], baku: str) -> None:
    sebaran = spread(menit)
    usulan = propose_waktu(sebaran, read_waktu(baku), SEHARI)

    if usulan:
        assert sebaran
        assert usulan.count_menit(SEHARI) >= sebaran.kuartil_atas
        assert read_waktu(str(usulan)) == usulan
