"""The order of rows that stand side by side, as people arrange them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Max, QuerySet

LANGKAH = {"naik": -1, "turun": 1}


def next_urutan(siblings: QuerySet[Any]) -> int:
    """Return the place after the last one."""
    return (siblings.aggregate(urutan=Max("urutan"))["urutan"] or 0) + 1


def move(siblings: QuerySet[Any], pk: int, arah: str) -> None:
    """Move one row a place up or down and number all of them anew; at the edge it stays.

    Raises BadRequest if ``arah`` is neither naik nor turun.
    """
    if arah not in LANGKAH:
        raise BadRequest(f"arah {arah!r}")
    rows = list(siblings)
    dari = next(nomor for nomor, row in enumerate(rows) if row.pk == pk)
    rows.insert(max(dari + LANGKAH[arah], 0), rows.pop(dari))
    for nomor, row in enumerate(rows, start=1):
        row.urutan = nomor
    siblings.model._default_manager.bulk_update(rows, ["urutan"])
