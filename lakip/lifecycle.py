"""The two state machines: a report, and one visit of one symbol. Only ``lakip.engine`` calls them."""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, transition


class StatusLaporan(models.TextChoices):
    DISIAPKAN = "disiapkan", "Disiapkan"
    BERJALAN = "berjalan", "Berjalan"
    DITANGGUHKAN = "ditangguhkan", "Ditangguhkan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class StatusTugas(models.TextChoices):
    TERTAHAN = "tertahan", "Menunggu cabang lain"
    MENUNGGU = "menunggu", "Menunggu"
    DIKERJAKAN = "dikerjakan", "Dikerjakan"
    SELESAI = "selesai", "Selesai"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DILEWATI = "dilewati", "Dilewati"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


# A Tugas that is open stands in one of these; a join that waits for its other branches is open too.
TERBUKA = (StatusTugas.TERTAHAN, StatusTugas.MENUNGGU, StatusTugas.DIKERJAKAN)
# On somebody's desk.
AKTIF = (StatusTugas.MENUNGGU, StatusTugas.DIKERJAKAN)


class LaporanLifecycle(ConcurrentTransitionMixin, models.Model):
    """The life of one report."""

    status = FSMField(
        "status", choices=StatusLaporan.choices, default=StatusLaporan.DISIAPKAN, protected=True
    )

    class Meta:
        abstract = True

    @transition(field=status, source=StatusLaporan.DISIAPKAN, target=StatusLaporan.BERJALAN)
    def start(self) -> None:
        """The first row of the SOP lies on a desk."""

    @transition(field=status, source=StatusLaporan.BERJALAN, target=StatusLaporan.DITANGGUHKAN)
    def suspend(self) -> None:
        """The clock stands still and nobody can act."""

    @transition(field=status, source=StatusLaporan.DITANGGUHKAN, target=StatusLaporan.BERJALAN)
    def resume(self) -> None:
        """The clock runs again."""

    @transition(field=status, source=StatusLaporan.BERJALAN, target=StatusLaporan.SELESAI)
    def finish(self) -> None:
        """Every path of the SOP has come to its end."""

    @transition(field=status, source=StatusLaporan.SELESAI, target=StatusLaporan.BERJALAN)
    def continue_on(self) -> None:
        """The report goes on under a further SOP."""

    @transition(
        field=status,
        source=[StatusLaporan.DISIAPKAN, StatusLaporan.BERJALAN, StatusLaporan.DITANGGUHKAN],
        target=StatusLaporan.DIBATALKAN,
    )
    def cancel(self) -> None:
        """Given up, with its history kept."""


class TugasLifecycle(ConcurrentTransitionMixin, models.Model):
    """The life of one visit of one symbol; it never goes back, but for a release to the group."""

    status = FSMField("status", choices=StatusTugas.choices, default=StatusTugas.MENUNGGU, protected=True)

    class Meta:
        abstract = True

    @transition(field=status, source=StatusTugas.TERTAHAN, target=StatusTugas.MENUNGGU)
    def let_go_on(self) -> None:
        """The other branches have arrived."""

    @transition(field=status, source=StatusTugas.MENUNGGU, target=StatusTugas.DIKERJAKAN)
    def take(self) -> None:
        """Somebody has begun."""

    @transition(field=status, source=StatusTugas.DIKERJAKAN, target=StatusTugas.MENUNGGU)
    def release(self) -> None:
        """Handed back to the group."""

    @transition(field=status, source=StatusTugas.DIKERJAKAN, target=StatusTugas.SELESAI)
    def complete(self) -> None:
        """Done; the flow goes on."""

    @transition(field=status, source=StatusTugas.DIKERJAKAN, target=StatusTugas.DIKEMBALIKAN)
    def send_back(self) -> None:
        """Done, with the answer that earlier work is to be redone."""

    @transition(field=status, source=AKTIF, target=StatusTugas.DILEWATI)
    def skip(self) -> None:
        """Passed over, as a deviation from the SOP."""

    @transition(field=status, source=TERBUKA, target=StatusTugas.DIBATALKAN)
    def void(self) -> None:
        """Overtaken: by a return, a withdrawal, or the end of the report."""
