"""A report as counters on a board: the flow of an SOP played through without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lakip.domain.kunjungan import Kunjungan, has_arrived
from sop.domain.alur import Alur, follow, redone_by, releasable

AWAL = datetime(2026, 2, 2, tzinfo=UTC)


class Papan:
    """``aktif`` lies on desks, ``tertahan`` waits at a join.

    ``kedatangan`` are the arrivals, from symbol to symbol, that nothing has come of yet.
    """

    def __init__(self, alur: Alur) -> None:
        self.alur = alur
        self.aktif: set[int] = set()
        self.tertahan: set[int] = set()
        self.kunjungan: list[Kunjungan] = []
        self.kedatangan: set[tuple[int, int]] = set()
        self.langkah = 0
        self._arrive([alur.mulai.id])

    def finish(self, simbol: int, keputusan: str) -> None:
        self.langkah += 1
        taken = follow(self.alur, simbol, keputusan)
        self.aktif.remove(simbol)
        self._close(simbol, keputusan)
        self.kedatangan = {pair for pair in self.kedatangan if pair[1] != simbol}
        back = [p.ke for p in taken if p.ke is not None and self.alur.is_return(p)]
        due = self._redo(redone_by(self.alur, back)) if back else []
        self.kedatangan |= {(simbol, p.ke) for p in taken if p.ke is not None}
        self._arrive([*(p.ke for p in taken if p.ke is not None), *due])

    @property
    def _now(self) -> datetime:
        return AWAL + timedelta(minutes=self.langkah)

    def _close(self, simbol: int, keputusan: str) -> None:
        for nomor, visit in enumerate(self.kunjungan):
            if visit.simbol == simbol and visit.ditutup is None:
                self.kunjungan[nomor] = Kunjungan(simbol, keputusan, visit.dibuka, self._now)

    def _redo(self, redone: frozenset[int]) -> list[int]:
        self.kedatangan = {pair for pair in self.kedatangan if pair[0] not in redone}
        stopped = (self.aktif | self.tertahan) & redone
        due = [s for s in stopped if has_arrived(self.alur, s, self.kunjungan, redone)]
        void = {s for s in stopped if s in self.aktif or s not in due}
        self.kunjungan = [k for k in self.kunjungan if k.ditutup or k.simbol not in void]
        self.aktif -= void
        self.tertahan -= void
        return due

    def _arrive(self, targets: list[int]) -> None:
        fresh = set(targets) - self.aktif - self.tertahan
        released = set(releasable(self.alur, sorted(self.tertahan | fresh), self.aktif))
        self.kunjungan += (Kunjungan(s, "", self._now, None) for s in sorted(fresh))
        self.tertahan = (self.tertahan | fresh) - released
        self.aktif |= released
