"""The questions that are asked about SOPs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from sop.lifecycle import StatusVersi

if TYPE_CHECKING:
    from sop.models import Instansi, Sop, VersiSop  # noqa: F401


class SopQuerySet(models.QuerySet["Sop"]):
    def visible_in(self, instansi: Instansi | None) -> SopQuerySet:
        """SOPs that people of ``instansi`` may see; all of them for somebody above the instansi."""
        return self if instansi is None else self.filter(instansi=instansi)


class VersiSopQuerySet(models.QuerySet["VersiSop"]):
    def visible_in(self, instansi: Instansi | None) -> VersiSopQuerySet:
        return self if instansi is None else self.filter(sop__instansi=instansi)

    def in_force(self) -> VersiSopQuerySet:
        return self.filter(status=StatusVersi.BERLAKU)
