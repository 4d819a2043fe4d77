"""What the specification is told of its carrying out: who knows it says so here, once, at the start."""

from __future__ import annotations

from collections.abc import Callable

from sop.models import Instansi, VersiSop

Hitung = Callable[[VersiSop], int]
Ukur = Callable[[Instansi], int | None]
_HITUNG: list[Hitung] = []
_UKUR: list[Ukur] = []


def register_pemakai(count: Hitung) -> None:
    """Let ``count`` say how many still run under a version."""
    _HITUNG.append(count)


def count_pemakai(versi: VersiSop) -> int:
    """Return how many still run under a version."""
    return sum(count(versi) for count in _HITUNG)


def register_hari_kerja(measure: Ukur) -> None:
    """Let ``measure`` say how many minutes a hari kerja of an instansi has, None where that is not known."""
    _UKUR.append(measure)


def menit_per_hari(instansi: Instansi) -> int | None:
    """Return how many minutes a hari kerja of an instansi has; None if nobody knows."""
    return next((menit for measure in _UKUR if (menit := measure(instansi))), None)
