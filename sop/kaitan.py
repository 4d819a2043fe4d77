"""Who carries out a version, as far as the specification is told: what carries it out says so here."""

from __future__ import annotations

from collections.abc import Callable

from sop.models import VersiSop

Hitung = Callable[[VersiSop], int]
_HITUNG: list[Hitung] = []


def register_pemakai(count: Hitung) -> None:
    """Let ``count`` say how many still run under a version; called once, when the system starts."""
    _HITUNG.append(count)


def count_pemakai(versi: VersiSop) -> int:
    """Return how many still run under a version."""
    return sum(count(versi) for count in _HITUNG)
