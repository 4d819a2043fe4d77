"""The questions that are asked about SOPs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from sop.lifecycle import StatusVersi

if TYPE_CHECKING:
    from sop.models import VersiSop  # noqa: F401 - named in a string


class VersiSopQuerySet(models.QuerySet["VersiSop"]):
    def in_force(self) -> VersiSopQuerySet:
        return self.filter(status=StatusVersi.BERLAKU)
