"""The mark of a form, and what stands for a cell as it was handed out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip.models import FormatData
from lakip.unit.lembar import (
    ANGGARAN,
    INDIKATOR,
    LEMBAR,
    TandaFormat,
    digest,
    read_semula,
    read_tanda,
    sign,
    write_semula,
)

FORMAT = FormatData(laporan_id=12, unit_id=7, versi=3)


def test_a_mark_says_whose_form_it_is() -> None:
    assert read_tanda(sign(FORMAT)) == TandaFormat(laporan=12, unit=7, versi=3)


def test_the_same_form_has_the_same_mark() -> None:
    assert sign(FORMAT) == sign(FormatData(laporan_id=12, unit_id=7, versi=3))


@pytest.mark.parametrize("letak", range(len(sign(FORMAT))))
def test_a_mark_with_one_letter_changed_is_refused(letak: int) -> None:
    tanda = sign(FORMAT)
    lain = "A" if tanda[letak] != "A" else "B"

    with pytest.raises(ValueError, match="tidak sah"):
        read_tanda(tanda[:letak] + lain + tanda[letak + 1 :])


@pytest.mark.parametrize("tanda", ["", "bukan tanda", sign(FORMAT).rpartition(":")[0]])
def test_what_nobody_signed_is_refused(tanda: str) -> None:
    with pytest.raises(ValueError, match="tidak sah"):
        read_tanda(tanda)


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        pytest.param(None, "", id="empty"),
        pytest.param(Decimal("97.5000"), 97.5, id="zeros at the end"),
        pytest.param(Decimal("1500.0000"), 1500, id="whole"),
        pytest.param(Decimal("97.2"), 97.200000000000003, id="binary dirt"),
        pytest.param(Decimal("-0"), 0, id="nought"),
        pytest.param(Decimal("12345678901.2345"), 12345678901.2345, id="as many digits as are kept"),
        pytest.param("Patroli rutin.", "  Patroli rutin.\n", id="space around"),
        pytest.param("dua\nbaris", "dua\r\nbaris", id="line ends"),
    ],
)
def test_what_a_spreadsheet_saves_again_is_the_same(satu: object, lain: object) -> None:
    assert digest(satu) == digest(lain)


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        pytest.param(None, 0, id="empty is not nought"),
        pytest.param(Decimal("97.5"), Decimal("97.51"), id="figures"),
        pytest.param("B", "b", id="letters"),
        pytest.param("a b", "a  b", id="space inside"),
    ],
)
def test_what_a_person_changes_is_another(satu: object, lain: object) -> None:
    assert digest(satu) != digest(lain)


def test_what_was_handed_out_is_found_by_column() -> None:
    semula = read_semula(ANGGARAN, write_semula(ANGGARAN, {"realisasi": Decimal(5), "pagu": Decimal(9)}))

    assert semula == {"realisasi": digest(5)}


@pytest.mark.parametrize("semula", ["", digest(5), " ".join([digest(5)] * 40)])
def test_columns_that_are_not_as_handed_out_are_refused(semula: str) -> None:
    with pytest.raises(ValueError, match="zip"):
        read_semula(INDIKATOR, semula)


@pytest.mark.parametrize("lembar", LEMBAR)
def test_no_two_columns_have_one_name(lembar: str) -> None:
    for names in ([k.kunci for k in LEMBAR[lembar]], [k.judul for k in LEMBAR[lembar]]):
        assert len(set(names)) == len(names)
