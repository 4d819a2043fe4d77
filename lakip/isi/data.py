"""What the report says as data: JSON, the same bytes for the same content."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from lakip.isi.bentuk import IsiLaporan


def build_json(isi: IsiLaporan) -> bytes:
    """Return what the report says as JSON, without logo and drawing; figures and moments stand as text."""
    data = dataclasses.asdict(isi)
    del data["identitas"]["logo"]
    for sop in data["sop"]:
        del sop["bagan"]
    return dump_data(data)


def dump_data(data: Mapping[str, object]) -> bytes:
    """Return values of the report as JSON, keys in the order of the alphabet."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=_to_text).encode()


def _to_text(nilai: object) -> object:
    match nilai:
        case Decimal():
            return f"{nilai:f}"
        case date() | datetime():
            return nilai.isoformat()
        case frozenset():
            return sorted(nilai)
    if dataclasses.is_dataclass(nilai) and not isinstance(nilai, type):
        return {f.name: getattr(nilai, f.name) for f in dataclasses.fields(nilai)}
    raise TypeError(f"not data: {nilai!r}")
