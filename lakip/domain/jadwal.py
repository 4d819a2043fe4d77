"""When a report will be finished, and when it has to begin, if all goes by its SOP."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sop.domain.alur import Alur, JenisSimbol, next_simbol
from sop.domain.kalender import JamKerja, add_durasi
from sop.domain.waktu import Durasi

# The search for the latest start begins this long before the deadline, and doubles.
SEPEKAN = timedelta(days=7)
TERJAUH = timedelta(days=3 * 366)


def expected_finish(
    alur: Alur, durasi: Mapping[int, Durasi | None], terbuka: Mapping[int, datetime], jam_kerja: JamKerja
) -> datetime | None:
    """Return the moment at which the last symbol is done if nothing is sent back from now on.

    ``terbuka`` gives for each open symbol when it will be done; every later one
    begins when the last of its branches has arrived and takes its ``durasi``
    (none where the SOP names no readable waktu). None if nothing is open.

    Units: moments in the zone of the office; durasi as in the mutu baku.
    Sumber: custom of the office; a forecast, not a rule.
    """
    done: dict[int, datetime] = {}
    for simbol in _forward_order(alur, terbuka):
        arrivals = [done[before] for before in done if simbol in onward(alur, before)]
        if simbol in terbuka:
            done[simbol] = max([terbuka[simbol], *arrivals])
        elif arrivals:
            lama = durasi.get(simbol)
            done[simbol] = add_durasi(max(arrivals), lama, jam_kerja) if lama else max(arrivals)
    return max(done.values(), default=None)


def latest_start_for(
    alur: Alur, durasi: Mapping[int, Durasi | None], tenggat: datetime, jam_kerja: JamKerja
) -> datetime | None:
    """Return the last whole minute at which the report can begin and be finished by ``tenggat``.

    None if it would have to begin more than three years before. Sumber: the reverse of ``expected_finish``.
    """

    def finish(mulai: datetime) -> datetime:
        first = alur.mulai.id
        lama = durasi.get(first)
        begun = {first: add_durasi(mulai, lama, jam_kerja) if lama else mulai}
        return expected_finish(alur, durasi, begun, jam_kerja) or mulai

    late = tenggat.replace(second=0, microsecond=0)
    step = SEPEKAN
    while finish(late - step) > tenggat:
        step *= 2
        if step > TERJAUH:
            return None
    early, minutes = late - step, step // timedelta(minutes=1)
    low, high = 0, minutes
    while high - low > 1:
        middle = (low + high) // 2
        if finish(early + timedelta(minutes=middle)) <= tenggat:
            low = middle
        else:
            high = middle
    return early + timedelta(minutes=low)


def onward(alur: Alur, simbol: int) -> tuple[int, ...]:
    """Return what comes after ``simbol`` if nothing is sent back: a decision takes its first way on."""
    if alur.by_id[simbol].jenis is not JenisSimbol.KEPUTUSAN:
        return tuple(p.ke for p in alur.keluar[simbol] if p.ke is not None and not alur.is_return(p))
    for label in alur.pilihan(simbol):
        arrows = [p for p in alur.keluar[simbol] if p.label == label]
        if not any(alur.is_return(p) for p in arrows) and label.casefold() != "tidak":
            return next_simbol(alur, simbol, label)
    return ()


def _forward_order(alur: Alur, terbuka: Mapping[int, datetime]) -> list[int]:
    """Symbols still to come, each after all that lead to it without going back."""
    reached = set(terbuka)
    for simbol in terbuka:
        reached |= alur.forward_reach[simbol]
    return sorted(reached, key=lambda s: (sum(s in alur.forward_reach[other] for other in reached), alur.urutan[s]))
