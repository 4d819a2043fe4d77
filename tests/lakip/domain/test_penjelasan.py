"""What has to be said about a realisasi, at both sides of each bound."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip.domain.deret import join_deret
from lakip.domain.penjelasan import lacks_penjelasan


@pytest.mark.parametrize(
    ("capaian", "lacks"),
    [
        pytest.param("64.20", ("kendala", "upaya"), id="far below"),
        pytest.param("99.99", ("kendala", "upaya"), id="just below"),
        pytest.param("100.00", (), id="reached"),
        pytest.param("120.00", (), id="above"),
        pytest.param("120.01", ("faktor pendorong",), id="far above"),
    ],
)
def test_missed_and_far_exceeded_targets_ask_for_an_explanation(capaian: str, lacks: tuple[str, ...]) -> None:
    assert lacks_penjelasan(Decimal(capaian), "", " ", "") == lacks
    assert lacks_penjelasan(Decimal(capaian), "Ada.", "Ada.", "Ada.") == ()


def test_only_what_is_not_said_is_asked_for() -> None:
    assert lacks_penjelasan(Decimal(50), "", "Hujan.", "") == ("upaya",)


def test_without_a_capaian_nothing_is_asked_for() -> None:
    assert lacks_penjelasan(None, "", "", "") == ()


@pytest.mark.parametrize(
    ("kata", "teks"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b dan c")]
)
def test_words_are_listed_as_in_a_sentence(kata: list[str], teks: str) -> None:
    assert join_deret(kata) == teks
