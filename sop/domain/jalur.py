"""The way of a report on which nothing is sent back, and what is done anew where something is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sop.domain.alur import Alur, Panah, list_ways, next_simbol


def onward(alur: Alur, simbol: int) -> tuple[int, ...]:
    """Return what comes after ``simbol`` if nothing is sent back.

    A decision takes its first way on, and a *tidak* only where it has no other;
    a row of repairs goes back to what asked for them.
    """
    if alur.pilihan(simbol):
        finishing = [way for way in list_ways(alur, simbol) if all(_comes_to_end(alur, p) for p in way)]
        finishing.sort(key=lambda way: way[0].label.casefold() == "tidak")
        taken = finishing[0] if finishing else ()
    else:
        taken = alur.maju.keluar[simbol] or alur.keluar[simbol]
    return tuple(p.ke for p in taken if p.ke is not None)


def order_onward(alur: Alur, begin: Iterable[int], until: Collection[int] = ()) -> list[int]:
    """Return ``begin`` and the symbols still to come, each after all that lead on to it.

    What comes after one of ``until`` is left out.
    """
    done: dict[int, None] = {}
    seen: set[int] = set()

    def visit(simbol: int) -> None:
        if simbol not in seen:
            seen.add(simbol)
            for ke in onward(alur, simbol) if simbol not in until else ():
                visit(ke)
            done[simbol] = None

    for simbol in begin:
        visit(simbol)
    return list(reversed(done))


@dataclass(frozen=True, slots=True)
class Putaran:
    """An answer of a decision after which the work comes before it again.

    ``tujuan`` are the symbols it leads to, ``simbol`` what is done anew, each after what leads to it; the
    decision itself is the last of them.
    """

    keputusan: int
    label: str
    tujuan: tuple[int, ...]
    simbol: tuple[int, ...]


def find_putaran(alur: Alur) -> tuple[Putaran, ...]:
    """Return the loops of the decisions, in the order of the document.

    Done anew is what lies on the way back to the decision if nothing else is sent back on it. An answer from
    which that way does not come to the decision again is no loop.
    """
    return tuple(
        putaran
        for simbol in alur.simbol
        for label in alur.pilihan(simbol.id)
        if (putaran := _loop_of(alur, simbol.id, label))
    )


def _loop_of(alur: Alur, keputusan: int, label: str) -> Putaran | None:
    tujuan = next_simbol(alur, keputusan, label)
    way = order_onward(alur, tujuan, until=[keputusan])
    if keputusan not in way:
        return None
    redone = {keputusan}
    for simbol in reversed(way):
        if redone.intersection(onward(alur, simbol)):
            redone.add(simbol)
    before = tuple(simbol for simbol in way if simbol in redone and simbol != keputusan)
    return Putaran(keputusan, label, tujuan, (*before, keputusan))


def _comes_to_end(alur: Alur, panah: Panah) -> bool:
    """Whether the arrow leads to an end of the procedure without going back."""
    if panah.ke is None or panah not in alur.maju.keluar[panah.dari]:
        return panah.ke is None
    ways = {panah.ke} | alur.maju.reach[panah.ke]
    return any(not alur.keluar[s] or any(p.ke is None for p in alur.keluar[s]) for s in ways)
