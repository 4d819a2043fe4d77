from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lakip.domain.pembekuan import Pos, find_pembekuan
from sop.domain.jenis_kerja import LembarKerja

SATU, DUA, TIGA = (datetime(2026, 2, hari, tzinfo=UTC) for hari in (1, 2, 3))


def done(pekerjaan: LembarKerja, at: datetime) -> Pos:
    return Pos(pekerjaan, is_dicapai=True, is_dilalui=True, ditutup_pada=at)


def open_at(pekerjaan: LembarKerja, before: datetime | None = None) -> Pos:
    """It lies on a desk; done already once, where ``before`` says when."""
    return Pos(pekerjaan, True, True, before is not None, before)


SUSUN, AJUKAN, PERSETUJUAN, KIRIM = (
    LembarKerja.SUSUN,
    LembarKerja.AJUKAN,
    LembarKerja.PERSETUJUAN,
    LembarKerja.KIRIM,
)


@pytest.mark.parametrize(
    ("pos_list", "expected"),
    [
        pytest.param([done(SUSUN, SATU), open_at(AJUKAN)], None, id="not handed up yet"),
        pytest.param([done(SUSUN, SATU), done(AJUKAN, DUA), open_at(PERSETUJUAN)], DUA, id="handed up"),
        pytest.param([done(SUSUN, SATU), done(AJUKAN, DUA), done(PERSETUJUAN, TIGA)], DUA, id="approved"),
        pytest.param([open_at(SUSUN, SATU), done(AJUKAN, DUA), Pos(PERSETUJUAN)], None, id="sent back"),
        pytest.param([done(SUSUN, TIGA), open_at(AJUKAN, DUA)], None, id="on its way up again"),
        pytest.param([done(SUSUN, TIGA), done(AJUKAN, DUA)], TIGA, id="earlier work closed last"),
        pytest.param([done(AJUKAN, SATU), done(SUSUN, DUA), open_at(AJUKAN)], None, id="the last row counts"),
        pytest.param([done(SUSUN, SATU), Pos(PERSETUJUAN)], None, id="without such a row: not there yet"),
        pytest.param([done(SUSUN, SATU), open_at(PERSETUJUAN)], SATU, id="without such a row: arrived"),
        pytest.param([open_at(SUSUN, SATU), done(PERSETUJUAN, DUA)], None, id="without: sent back"),
        pytest.param([done(SUSUN, SATU), open_at(KIRIM)], None, id="an SOP that asks nobody"),
        pytest.param([], None, id="an SOP without rows"),
        pytest.param(
            [done(PERSETUJUAN, SATU), open_at(SUSUN)], None, id="what was approved is another thing"
        ),
        pytest.param(
            [done(SUSUN, SATU), done(PERSETUJUAN, DUA), open_at(SUSUN), Pos(PERSETUJUAN)], None, id="a draft"
        ),
        pytest.param(
            [done(SUSUN, SATU), done(PERSETUJUAN, DUA), done(SUSUN, TIGA), open_at(PERSETUJUAN)],
            TIGA,
            id="after its draft",
        ),
        pytest.param(
            [done(SUSUN, SATU), done(AJUKAN, DUA), open_at(SUSUN), Pos(PERSETUJUAN)],
            None,
            id="a draft was handed up",
        ),
        pytest.param(
            [done(SUSUN, SATU), done(AJUKAN, DUA), done(PERSETUJUAN, TIGA), open_at(SUSUN)],
            DUA,
            id="a fair copy of what was approved",
        ),
    ],
)
def test_from_when_a_report_stays_as_it_is(pos_list: list[Pos], expected: datetime | None) -> None:
    assert find_pembekuan(pos_list) == expected
