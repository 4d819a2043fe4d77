"""The budget tree: a line with parts shows their sum, and what is unknown stays unknown."""

from decimal import Decimal

import pytest

from lakip.domain.anggaran import JumlahAnggaran, PosAnggaran, sum_anggaran


def pos(
    kunci: int, induk: int | None = None, pagu: str | None = None, realisasi: str | None = None
) -> PosAnggaran:
    return PosAnggaran(
        kunci,
        induk,
        None if pagu is None else Decimal(pagu),
        None if realisasi is None else Decimal(realisasi),
    )


def test_program_is_the_sum_of_its_sub_kegiatan() -> None:
    pohon = sum_anggaran(
        [pos(1), pos(2, 1), pos(3, 2, "100.50", "80"), pos(4, 2, "50", "50.25"), pos(5, 1, "10", "0")]
    )

    assert [(b.kunci, b.tingkat, b.rincian) for b in pohon.baris] == [
        (1, 0, 2),
        (2, 1, 2),
        (3, 2, 0),
        (4, 2, 0),
        (5, 1, 0),
    ]
    assert pohon.baris[0].jumlah == JumlahAnggaran(Decimal("160.50"), Decimal("130.25"))
    assert pohon.total == pohon.baris[0].jumlah


def test_amounts_on_a_line_with_parts_do_not_count() -> None:
    pohon = sum_anggaran([pos(1, None, "999", "999"), pos(2, 1, "100", "90")])

    assert pohon.total == JumlahAnggaran(Decimal(100), Decimal(90))


def test_unknown_part_makes_the_sum_unknown_and_is_counted() -> None:
    pohon = sum_anggaran([pos(1), pos(2, 1, "100"), pos(3, 1, "50", "40"), pos(4, None, None, "7")])

    assert pohon.baris[0].jumlah == JumlahAnggaran(Decimal(150), None, 0, 1)
    assert pohon.total == JumlahAnggaran(None, None, 1, 1)


def test_nothing_at_all_is_unknown_and_not_zero() -> None:
    assert sum_anggaran([]).total == JumlahAnggaran(None, None)


def test_realisasi_of_zero_is_known() -> None:
    assert sum_anggaran([pos(1, None, "100", "0")]).total.serapan.persen == Decimal("0.00")


def test_more_spent_than_planned_is_said() -> None:
    assert sum_anggaran([pos(1, None, "100", "101")]).total.serapan.catatan == "realisasi melebihi pagu"


def test_siblings_keep_their_order() -> None:
    assert [b.kunci for b in sum_anggaran([pos(9), pos(3), pos(4, 9), pos(2, 9)]).baris] == [9, 4, 2, 3]


@pytest.mark.parametrize(
    "pos_list",
    [
        pytest.param([pos(1, 7)], id="under a line that is not there"),
        pytest.param([pos(1, 1)], id="under itself"),
        pytest.param([pos(3), pos(1, 2), pos(2, 1)], id="in a ring"),
    ],
)
def test_line_that_hangs_nowhere_is_refused(pos_list: list[PosAnggaran]) -> None:
    with pytest.raises(ValueError, match="do not hang on the tree"):
        sum_anggaran(pos_list)
