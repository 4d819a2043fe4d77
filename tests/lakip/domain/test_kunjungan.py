from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lakip.domain.kunjungan import Kunjungan, has_arrived, is_overtaken
from sop.domain.alur import Alur, redone_by
from tests.world import read_alur

# Symbols are named by their place: 0 forks to 1 and 2, both come to 3, which may send back to 1.
GARPU = """
1 Kepala mulai -> 2 3
2 Staf proses -> 4
3 Bidang proses -> 4
4 Kepala keputusan -> ya:5 tidak:2
5 Staf selesai
"""


@pytest.fixture
def alur() -> Alur:
    return read_alur(GARPU).alur


def pada(menit: int) -> datetime:
    return datetime(2026, 2, 2, 8, tzinfo=UTC) + timedelta(minutes=menit)


def visit(simbol: int, dibuka: int, ditutup: int | None = None, keputusan: str = "") -> Kunjungan:
    return Kunjungan(simbol, keputusan, pada(dibuka), None if ditutup is None else pada(ditutup))


MULAI = visit(0, 0, 1)


@pytest.mark.parametrize(
    ("kunjungan", "kembali_ke", "expected"),
    [
        pytest.param([MULAI, visit(1, 1, 2), visit(2, 1), visit(3, 2)], 2, True, id="one branch is there"),
        pytest.param([MULAI, visit(1, 1, 2), visit(2, 1), visit(3, 2)], 1, False, id="its work is redone"),
        pytest.param([MULAI, visit(1, 1, 2), visit(2, 1), visit(3, 2)], 0, False, id="all is redone"),
        pytest.param([MULAI, visit(1, 1), visit(2, 1)], 2, False, id="nobody is there"),
        pytest.param(
            [MULAI, visit(1, 1, 2), visit(2, 1, 3), visit(3, 2, 4, "tidak"), visit(1, 4)],
            1,
            False,
            id="what arrived has had its answer",
        ),
        pytest.param(
            [MULAI, visit(1, 1, 2), visit(2, 1, 3), visit(3, 2, 4, "tidak"), visit(1, 4, 5), visit(3, 5)],
            2,
            True,
            id="arrived once more since",
        ),
        pytest.param(
            [MULAI, visit(1, 1, 2), visit(2, 1), visit(0, 4)], 2, False, id="what came before is redone"
        ),
    ],
)
def test_whether_a_branch_has_arrived_at_the_join(
    alur: Alur, kunjungan: list[Kunjungan], kembali_ke: int, expected: bool
) -> None:
    assert has_arrived(alur, 3, kunjungan, redone_by(alur, [kembali_ke])) is expected


@pytest.mark.parametrize(
    ("simbol", "kunjungan", "expected"),
    [
        pytest.param(0, [MULAI, visit(1, 1), visit(2, 1)], False, id="nothing happened since"),
        pytest.param(0, [MULAI, visit(1, 1, 2), visit(2, 1), visit(3, 2)], True, id="one branch was done"),
        pytest.param(
            1,
            [MULAI, visit(1, 1, 2), visit(2, 1, 3), visit(3, 2)],
            False,
            id="only the other branch was done",
        ),
        pytest.param(
            2,
            [MULAI, visit(1, 1, 2), visit(2, 1, 3), visit(3, 2, 4, "ya"), visit(4, 4)],
            True,
            id="the join was done",
        ),
        pytest.param(
            3,
            [MULAI, visit(1, 1, 2), visit(2, 1, 3), visit(3, 2, 4, "tidak"), visit(1, 4)],
            False,
            id="a return that nobody has begun",
        ),
        pytest.param(
            3,
            [MULAI, visit(1, 1, 2), visit(2, 1, 3), visit(3, 2, 4, "tidak"), visit(1, 4, 5)],
            True,
            id="a return that was followed",
        ),
        pytest.param(1, [MULAI, visit(1, 1, 2), visit(0, 3)], True, id="what came before was opened anew"),
        pytest.param(0, [MULAI, visit(1, 1, 1), visit(2, 1)], True, id="all in the same minute"),
    ],
)
def test_whether_a_visit_can_no_longer_be_asked_back(
    alur: Alur, simbol: int, kunjungan: list[Kunjungan], expected: bool
) -> None:
    assert is_overtaken(alur, simbol, kunjungan) is expected
