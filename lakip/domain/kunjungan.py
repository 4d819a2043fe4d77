"""What the visits made so far say: which joins are due, and what can still be asked back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sop.domain.alur import Alur, KeputusanTidakDikenal, Panah, follow, next_simbol, redone_by


@dataclass(frozen=True, slots=True)
class Kunjungan:
    """One visit of a symbol that was not made void; ``ditutup`` is None while it is open."""

    simbol: int
    keputusan: str
    dibuka: datetime
    ditutup: datetime | None


def has_arrived(alur: Alur, join: int, kunjungan: Sequence[Kunjungan], redone: Collection[int]) -> bool:
    """Whether a branch that is not ``redone`` has come to ``join`` since the join was last done.

    ``kunjungan`` are all visits of the report, in the order in which they were opened.
    """
    last = {k.simbol: k for k in kunjungan}
    done = max((k.ditutup for k in kunjungan if k.simbol == join and k.ditutup), default=None)
    for panah in alur.panah:
        visit = last.get(panah.dari)
        if panah.ke != join or panah.dari in redone or visit is None or visit.ditutup is None:
            continue
        arrived = visit.ditutup
        follows = panah in _follow_visit(alur, visit)
        is_redone = any(k.dibuka > arrived and panah.dari in alur.ahead[k.simbol] for k in kunjungan)
        if follows and not is_redone and (done is None or arrived >= done):
            return True
    return False


def is_overtaken(alur: Alur, simbol: int, kunjungan: Sequence[Kunjungan]) -> bool:
    """Whether the last, closed visit of ``simbol`` can no longer be asked back.

    That is so when what came before it was opened anew since, or what comes after it was done.
    """
    nomor = max(n for n, k in enumerate(kunjungan) if k.simbol == simbol)
    visit = kunjungan[nomor]
    closed = visit.ditutup
    after = redone_by(alur, [simbol, *next_simbol(alur, simbol, visit.keputusan)])
    return closed is not None and any(
        (simbol in alur.ahead[k.simbol] and k.dibuka > closed)
        # A join may have been opened, by another branch, before the visit that let it go on.
        or (k.simbol in after and k.ditutup is not None and (n > nomor or k.ditutup > closed))
        for n, k in enumerate(kunjungan)
    )


def _follow_visit(alur: Alur, kunjungan: Kunjungan) -> tuple[Panah, ...]:
    """The arrows by which a visit was left; none where the version it was moved to knows no such answer."""
    try:
        return follow(alur, kunjungan.simbol, kunjungan.keputusan)
    except KeputusanTidakDikenal:
        return ()
