"""The scales that a report judges by: those of its office, or the common one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from lakip.domain.predikat import Skala, read_skala
from lakip.models import SkalaInstansi
from lakip.models.skala import KegunaanSkala

# The common scale of percentages; the choice is printed with its source.
SKALA_BAKU = "permendagri-86-2017"


@dataclass(frozen=True, slots=True)
class SkalaLaporan:
    """What capaian are classed by, and what efisiensi is; None where capaian is only held against serapan."""

    predikat: Skala
    efisiensi: Skala | None = None


@lru_cache(maxsize=1)
def load_skala() -> Skala:
    """Return the common scale, for an office without its own."""
    isi = json.loads((Path(settings.BASE_DIR) / "fixtures" / "skala.json").read_text("utf-8"))
    return read_skala(next(skala for skala in isi if skala["kunci"] == SKALA_BAKU))


def read_skala_of(instansi: int) -> SkalaLaporan:
    """Return the scales of an office by its key."""
    own = SkalaInstansi.objects.filter(instansi=instansi).prefetch_related("kelasskala_set")
    by_kegunaan = {satu.kegunaan: satu.read() for satu in own}
    return SkalaLaporan(
        by_kegunaan.get(KegunaanSkala.PREDIKAT) or load_skala(), by_kegunaan.get(KegunaanSkala.EFISIENSI)
    )
