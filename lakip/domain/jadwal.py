"""When a report will be finished, and when it has to begin, if all goes by its SOP."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sop.domain.alur import Alur, Panah
from sop.domain.kalender import JamKerja, add_durasi, latest_start
from sop.domain.waktu import Durasi


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
    arrivals: dict[int, list[datetime]] = {simbol: [at] for simbol, at in terbuka.items()}
    for simbol in _order_onward(alur, terbuka):
        begun = max(arrivals[simbol])
        lama = None if simbol in terbuka else durasi.get(simbol)
        done[simbol] = add_durasi(begun, lama, jam_kerja) if lama else begun
        for ke in onward(alur, simbol):
            arrivals.setdefault(ke, []).append(done[simbol])
    return max(done.values(), default=None)


def finish_if_begun(
    alur: Alur, durasi: Mapping[int, Durasi | None], mulai: datetime, jam_kerja: JamKerja
) -> datetime:
    """Return when a report that begins at ``mulai`` is finished if nothing is sent back.

    Units, Sumber: as ``expected_finish``.
    """
    first = alur.mulai.id
    lama = durasi.get(first)
    done = add_durasi(mulai, lama, jam_kerja) if lama else mulai
    return expected_finish(alur, durasi, {first: done}, jam_kerja) or done


def latest_start_for(
    alur: Alur, durasi: Mapping[int, Durasi | None], tenggat: datetime, jam_kerja: JamKerja
) -> datetime | None:
    """Return the last whole minute at which the report can begin and be finished by ``tenggat``.

    None if it would have to begin more than three years before. Sumber: the reverse of ``finish_if_begun``.
    """
    return latest_start(tenggat, lambda mulai: finish_if_begun(alur, durasi, mulai, jam_kerja), jam_kerja)


def onward(alur: Alur, simbol: int) -> tuple[int, ...]:
    """Return what comes after ``simbol`` if nothing is sent back.

    A decision takes its first way on, and a *tidak* only where it has no other;
    a row of repairs goes back to what asked for them.
    """
    keluar = alur.keluar[simbol]
    ways = [[p for p in keluar if p.label == label] for label in alur.pilihan(simbol)]
    if ways:
        finishing = [way for way in ways if all(_comes_to_end(alur, p) for p in way)]
        finishing.sort(key=lambda way: way[0].label.casefold() == "tidak")
        taken = finishing[0] if finishing else []
    else:
        taken = [p for p in keluar if not alur.is_return(p)] or list(keluar)
    return tuple(p.ke for p in taken if p.ke is not None)


def _comes_to_end(alur: Alur, panah: Panah) -> bool:
    """Whether the arrow leads to an end of the procedure without going back."""
    if panah.ke is None or alur.is_return(panah):
        return panah.ke is None
    ways = {panah.ke} | alur.forward_reach[panah.ke]
    return any(not alur.keluar[s] or any(p.ke is None for p in alur.keluar[s]) for s in ways)


def _order_onward(alur: Alur, terbuka: Iterable[int]) -> list[int]:
    """Symbols still to come, each after all that lead on to it."""
    done: dict[int, None] = {}
    seen: set[int] = set()

    def visit(simbol: int) -> None:
        if simbol not in seen:
            seen.add(simbol)
            for ke in onward(alur, simbol):
                visit(ke)
            done[simbol] = None

    for simbol in terbuka:
        visit(simbol)
    return list(reversed(done))
