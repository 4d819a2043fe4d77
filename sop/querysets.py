"""The questions that are asked about SOPs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from sop.lifecycle import StatusVersi

if TYPE_CHECKING:
    from sop.models import VersiSop  # noqa: F401 - named in a string


class VersiSopQuerySet(models.QuerySet["VersiSop"]):
    def in_force(self) -> VersiSopQuerySet:
        return self.filter(status=StatusVersi.BERLAKU)

    def due(self, today: date) -> VersiSopQuerySet:
        """Return the scheduled versions whose day has come."""
        return self.filter(status=StatusVersi.TERJADWAL, mulai_berlaku__lte=today)
