"""The estimate of an LKE sub-component, at both sides of every bound."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip.domain.nilai_lke import NilaiSub


def nilai_of(terpenuhi: int, berlaku: int, bobot: str = "3") -> NilaiSub:
    return NilaiSub("3.a", Decimal(bobot), terpenuhi, berlaku)


@pytest.mark.parametrize(
    ("terpenuhi", "berlaku", "sebutan", "nilai"),
    [
        pytest.param(100, 100, "BB", "2.40", id="all"),
        pytest.param(99, 100, "B", "2.10", id="all but one"),
        pytest.param(76, 100, "B", "2.10", id="above three quarters"),
        pytest.param(75, 100, "CC", "1.80", id="three quarters"),
        pytest.param(51, 100, "CC", "1.80", id="above half"),
        pytest.param(50, 100, "C", "1.50", id="half"),
        pytest.param(26, 100, "C", "1.50", id="above a quarter"),
        pytest.param(25, 100, "D", "0.90", id="a quarter"),
        pytest.param(1, 100, "D", "0.90", id="one"),
        pytest.param(0, 100, "E", "0", id="none"),
        pytest.param(1, 1, "BB", "2.40", id="the only one"),
    ],
)
def test_level_follows_from_the_share_of_criteria_that_are_met(
    terpenuhi: int, berlaku: int, sebutan: str, nilai: str
) -> None:
    satu = nilai_of(terpenuhi, berlaku)

    assert (satu.tingkat.sebutan, satu.nilai) == (sebutan, Decimal(nilai))


@pytest.mark.parametrize(
    ("terpenuhi", "berlaku", "kenaikan"),
    [
        pytest.param(0, 6, (1, "D"), id="the first one"),
        pytest.param(3, 6, (1, "CC"), id="from half"),
        pytest.param(4, 6, (1, "B"), id="five of six"),
        pytest.param(5, 9, (2, "B"), id="two more"),
        pytest.param(5, 6, (1, "BB"), id="the last one"),
        pytest.param(1, 2, (1, "BB"), id="levels between are jumped over"),
        pytest.param(6, 6, None, id="nothing left"),
    ],
)
def test_it_says_how_many_more_criteria_raise_it(
    terpenuhi: int, berlaku: int, kenaikan: tuple[int, str] | None
) -> None:
    naik = nilai_of(terpenuhi, berlaku).kenaikan

    assert (naik and (naik[0], naik[1].sebutan)) == kenaikan


@pytest.mark.parametrize(("terpenuhi", "berlaku"), [(0, 0), (7, 6), (-1, 6)])
def test_impossible_counts_are_refused(terpenuhi: int, berlaku: int) -> None:
    with pytest.raises(ValueError, match=f"{terpenuhi} of {berlaku} criteria"):
        nilai_of(terpenuhi, berlaku)
