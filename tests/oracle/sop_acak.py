"""The two hundred random SOPs that other engines run: the same ones every time."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings

from sop.domain.berkas import BerkasSop
from tests.strategies import runnable

BANYAK = 200


@cache
def make_sop_acak() -> list[BerkasSop]:
    """Return BANYAK runnable SOPs, drawn from a fixed seed."""
    drawn: list[BerkasSop] = []

    @seed(2026)
    @settings(
        max_examples=BANYAK,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(runnable())
    def draw(berkas: BerkasSop) -> None:
        drawn.append(berkas)

    draw()
    assert len(drawn) == BANYAK
    return drawn
