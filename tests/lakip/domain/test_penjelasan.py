"""What has to be said about a realisasi, at both sides of each bound."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip.domain.deret import join_deret
from lakip.domain.penjelasan import describe_letak, lacks_penjelasan


@pytest.mark.parametrize(
    ("tercapai", "capaian", "lacks"),
    [
        pytest.param(False, "64.20", ("kendala", "upaya"), id="missed"),
        pytest.param(False, "100.00", ("kendala", "upaya"), id="missed by less than is printed"),
        pytest.param(False, None, ("kendala", "upaya"), id="missed without a percentage"),
        pytest.param(True, "100.00", (), id="reached"),
        pytest.param(True, "120.00", (), id="above"),
        pytest.param(True, "120.01", ("faktor pendorong",), id="far above"),
        pytest.param(True, None, (), id="reached without a percentage"),
    ],
)
def test_missed_and_far_exceeded_targets_ask_for_an_explanation(
    tercapai: bool, capaian: str | None, lacks: tuple[str, ...]
) -> None:
    persen = None if capaian is None else Decimal(capaian)

    assert lacks_penjelasan(tercapai, persen, "", " ", "") == lacks
    assert lacks_penjelasan(tercapai, persen, "Ada.", "Ada.", "Ada.") == ()


def test_only_what_is_not_said_is_asked_for() -> None:
    assert lacks_penjelasan(False, Decimal(50), "", "Hujan.", "") == ("upaya",)


def test_where_nobody_can_tell_whether_it_was_met_nothing_is_asked_for() -> None:
    assert lacks_penjelasan(None, None, "", "", "") == ()


@pytest.mark.parametrize(
    ("tercapai", "capaian", "letak"),
    [
        (True, Decimal(150), "capaian 150,00% jauh di atas target"),
        (False, Decimal("94.35"), "target belum tercapai (capaian 94,35%)"),
        (False, None, "target belum tercapai"),
    ],
)
def test_side_of_the_target_is_told_in_words(tercapai: bool, capaian: Decimal | None, letak: str) -> None:
    assert describe_letak(tercapai, capaian) == letak


@pytest.mark.parametrize(
    ("kata", "teks"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")]
)
def test_words_are_listed_as_in_a_sentence(kata: list[str], teks: str) -> None:
    assert join_deret(kata) == teks
