"""The life of one SOP version: draft, decided for a day to come, in force, replaced or withdrawn."""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition


class StatusVersi(models.TextChoices):
    DRAF = "draf", "Draf"
    TERJADWAL = "terjadwal", "Akan berlaku"
    BERLAKU = "berlaku", "Berlaku"
    DIGANTI = "diganti", "Diganti"
    DICABUT = "dicabut", "Dicabut"


class VersiLifecycle(ConcurrentTransitionMixin, models.Model):
    """Which status follows which; called only by ``sop.penetapan``."""

    status = FSMField("status", choices=StatusVersi.choices, default=StatusVersi.DRAF, protected=True)

    class Meta:
        abstract = True

    @transition(field=status, source=StatusVersi.DRAF, target=StatusVersi.TERJADWAL)
    def schedule(self) -> None:
        """The content cannot be changed any more; the version before it stays in force until the day."""

    @transition(field=status, source=[StatusVersi.DRAF, StatusVersi.TERJADWAL], target=StatusVersi.BERLAKU)
    def put_into_force(self) -> None:
        """From now on the content cannot be changed."""

    @transition(field=status, source=StatusVersi.BERLAKU, target=StatusVersi.DIGANTI)
    def replace(self) -> None:
        """A newer version has taken its place; running reports stay on this one."""

    @transition(field=status, source=[StatusVersi.TERJADWAL, StatusVersi.BERLAKU], target=StatusVersi.DICABUT)
    def revoke(self) -> None:
        """No report may begin under it any more."""
