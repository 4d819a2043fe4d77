"""Asking one rule about a report, and reading what it says is missing."""

from __future__ import annotations

from datetime import datetime

from lakip.domain.kelengkapan import Hasil
from lakip.kelengkapan.aturan import ATURAN
from lakip.kelengkapan.fakta import Fakta
from tests.world import Kantor


def find(kantor: Kantor, aturan: str, at: datetime) -> Hasil:
    return ATURAN[aturan](Fakta(kantor.fresh(), at))


def kalimat(hasil: Hasil) -> list[str]:
    return [satu.kalimat for satu in hasil.kurang]
