"""The random SOPs that other engines run: the same ones every time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings

from sop.domain.berkas import BerkasSop
from sop.domain.bpmn_unsur import JenisUnsur, build_proses
from tests.strategies import runnable

BANYAK = 200
BANYAK_KEMBALI = 60


@cache
def make_sop_acak() -> list[BerkasSop]:
    """Return BANYAK runnable SOPs of which BPMN can say everything."""
    return _draw(BANYAK, lambda berkas: not returns_behind_fork(berkas))


@cache
def make_sop_kembali() -> list[BerkasSop]:
    """Return BANYAK_KEMBALI runnable SOPs in which a return leaves work behind a fork."""
    return _draw(BANYAK_KEMBALI, returns_behind_fork)


def returns_behind_fork(berkas: BerkasSop) -> bool:
    """Whether some return leaves work that a fork has begun."""
    alur = berkas.alur
    forks = {u.simbol for u in build_proses(berkas).unsur if u.jenis is JenisUnsur.CABANG}
    return any(alur.is_return(p) and any(p.dari in alur.reach[fork] for fork in forks) for p in alur.panah)


def _draw(banyak: int, wanted: Callable[[BerkasSop], bool]) -> list[BerkasSop]:
    """Draw runnable SOPs from a fixed seed."""
    drawn: list[BerkasSop] = []

    @seed(2026)
    @settings(
        max_examples=banyak,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(runnable().filter(wanted))
    def draw(berkas: BerkasSop) -> None:
        drawn.append(berkas)

    draw()
    assert len(drawn) == banyak
    return drawn
