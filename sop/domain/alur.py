"""The flow that an SOP draws: symbols, arrows, and the one function that follows them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class JenisSimbol(StrEnum):
    """The drawn symbols that stand for work (PermenPANRB 35/2012, flowchart block)."""

    MULAI = "mulai"
    PROSES = "proses"
    KEPUTUSAN = "keputusan"
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Simbol:
    """One drawn symbol: the crossing of a row and a column.

    ``langkah`` and ``pelaksana`` count rows and columns from 0.
    """

    id: int
    langkah: int
    pelaksana: int
    jenis: JenisSimbol


@dataclass(frozen=True, slots=True)
class Panah:
    """One arrow from a symbol to a symbol, or to the end of the procedure (``ke`` is None)."""

    dari: int
    ke: int | None
    label: str = ""


class KeputusanTidakDikenal(ValueError):
    """A decision was asked to leave by an exit that the SOP does not draw."""

    def __init__(self, keputusan: str, pilihan: Iterable[str]) -> None:
        self.keputusan = keputusan
        self.pilihan = tuple(pilihan)
        super().__init__(f"{keputusan!r} is not one of {self.pilihan!r}")


@dataclass(frozen=True)
class Alur:
    """Symbols in the order of the document, and the arrows between them."""

    simbol: tuple[Simbol, ...]
    panah: tuple[Panah, ...]

    @cached_property
    def by_id(self) -> dict[int, Simbol]:
        return {simbol.id: simbol for simbol in self.simbol}

    @cached_property
    def urutan(self) -> dict[int, int]:
        """Position of each symbol in the document, from 0."""
        return {simbol.id: nomor for nomor, simbol in enumerate(self.simbol)}

    @cached_property
    def mulai(self) -> Simbol:
        """The capsule the procedure begins with, or the first symbol where none is drawn."""
        return next((s for s in self.simbol if s.jenis is JenisSimbol.MULAI), self.simbol[0])

    @cached_property
    def keluar(self) -> dict[int, tuple[Panah, ...]]:
        """Arrows leaving each symbol, in the order they were given."""
        return {s.id: tuple(p for p in self.panah if p.dari == s.id) for s in self.simbol}

    @cached_property
    def reach(self) -> dict[int, frozenset[int]]:
        """Symbols that can be reached from each symbol by one arrow or more."""
        return _closure(self.by_id, self.panah)

    @cached_property
    def forward_reach(self) -> dict[int, frozenset[int]]:
        """Symbols that can be reached from each symbol without going back."""
        return _closure(self.by_id, self._forward)

    @cached_property
    def ahead(self) -> dict[int, frozenset[int]]:
        """Symbols that the work at each symbol still comes to if no decision sends it back.

        Where all arrows of a symbol lead back (a row of repairs, drawn below the
        check that asks for them) its work goes on by the way out of that loop.
        """
        return _closure(self.by_id, [*self._forward, *self._ways_out])

    @cached_property
    def urutan_maju(self) -> dict[int, int]:
        """How many symbols stand before each one on the ways forward."""
        return {s: sum(s in reached for reached in self.forward_reach.values()) for s in self.by_id}

    @cached_property
    def maju(self) -> "Alur":
        """The flow without its loops, as work is added up: no symbol leads to itself.

        A branch drawn at the foot of the form goes up to where it joins the others, and that leads to it
        again only by a return of its own: its arrow closes no loop, though ``is_return`` calls it one.
        """
        rest = Alur(self.simbol, tuple(p for p in self.panah if not self._closes_loop(p)))
        return Alur(self.simbol, tuple(rest._forward))

    def _closes_loop(self, panah: Panah) -> bool:
        return panah.ke is not None and panah.dari in {panah.ke} | self.forward_reach[panah.ke]

    @cached_property
    def _forward(self) -> list[Panah]:
        return [p for p in self.panah if not self.is_return(p)]

    @property
    def _ways_out(self) -> Iterator[Panah]:
        for simbol, keluar in self.keluar.items():
            if not all(self.is_return(panah) for panah in keluar):
                continue
            for panah in keluar:
                loop = {panah.ke} if panah.ke is not None else set()
                for out in loop.union(*(self.forward_reach[first] for first in loop)):
                    if out != simbol and simbol not in self.forward_reach[out]:
                        yield Panah(simbol, out)

    def is_return(self, panah: Panah) -> bool:
        """Whether the arrow leads back: up the form, to work that leads here again."""
        if panah.ke is None:
            return False
        return self.urutan[panah.ke] <= self.urutan[panah.dari] and (
            panah.ke == panah.dari or panah.dari in self.reach[panah.ke]
        )

    def sends_back(self, panah: Panah) -> bool:
        """Whether the arrow is a decision against the work: a return, but not that of a finished repair."""
        return self.by_id[panah.dari].jenis is JenisSimbol.KEPUTUSAN and self.is_return(panah)

    def asks_reason(self, panah: Panah) -> bool:
        """Whether who takes the arrow has to say why: a decision that sends work back, or says tidak."""
        is_keputusan = self.by_id[panah.dari].jenis is JenisSimbol.KEPUTUSAN
        return is_keputusan and (self.is_return(panah) or panah.label.casefold() == "tidak")

    def pilihan(self, simbol: int) -> tuple[str, ...]:
        """Labels a decision can be answered with; empty where there is nothing to decide."""
        if self.by_id[simbol].jenis is not JenisSimbol.KEPUTUSAN:
            return ()
        return tuple(dict.fromkeys(panah.label for panah in self.keluar[simbol]))


def follow(alur: Alur, simbol: int, keputusan: str = "") -> tuple[Panah, ...]:
    """Return the arrows taken when ``simbol`` is done.

    A decision is left by the arrows that carry its answer, any other symbol by
    all its arrows (a fork goes on everywhere).

    Raises KeputusanTidakDikenal if a decision does not draw ``keputusan``, or if
    one is given where nothing is decided.

    Sumber: PermenPANRB 35/2012, flowchart block; forks and named exits by custom of the offices.
    """
    pilihan = alur.pilihan(simbol)
    if keputusan not in (pilihan or ("",)):
        raise KeputusanTidakDikenal(keputusan, pilihan)
    return tuple(p for p in alur.keluar[simbol] if not pilihan or p.label == keputusan)


def list_ways(alur: Alur, simbol: int) -> list[tuple[Panah, ...]]:
    """Return the arrows taken with each answer, as ``pilihan`` has them; one way if nothing is decided."""
    return [follow(alur, simbol, jawaban) for jawaban in alur.pilihan(simbol) or ("",)]


def next_simbol(alur: Alur, simbol: int, keputusan: str = "") -> tuple[int, ...]:
    """Return the symbols whose turn comes after ``simbol``; empty where its path ends.

    Raises as ``follow`` does.
    """
    return tuple(dict.fromkeys(p.ke for p in follow(alur, simbol, keputusan) if p.ke is not None))


def must_wait(alur: Alur, simbol: int, active: Collection[int]) -> bool:
    """Whether a join still waits: some symbol now being worked on can yet lead to it.

    ``active`` are the symbols of the report that are open and not waiting themselves.
    """
    return any(simbol in alur.ahead[other] for other in active if other != simbol)


def releasable(alur: Alur, waiting: Collection[int], active: Collection[int]) -> list[int]:
    """Return which waiting joins go on now, each before those it leads to.

    Each one that goes on counts as active for those after it, so that nested
    joins open one after the other. Two joins never wait for each other: where
    nothing is active, the first one goes on.
    """
    open_now = set(active)
    released = []
    for simbol in sorted(waiting, key=lambda s: (alur.urutan_maju[s], alur.urutan[s])):
        if not must_wait(alur, simbol, open_now):
            released.append(simbol)
            open_now.add(simbol)
    return released


def redone_by(alur: Alur, targets: Iterable[int]) -> frozenset[int]:
    """Return the symbols whose work is done anew after a return to ``targets``: what these lead to, too."""
    return frozenset().union(*({target} | alur.ahead[target] for target in targets))


def _closure(nodes: Iterable[int], panah: Iterable[Panah]) -> dict[int, frozenset[int]]:
    successors: dict[int, set[int]] = {node: set() for node in nodes}
    for arrow in panah:
        if arrow.ke is not None:
            successors[arrow.dari].add(arrow.ke)
    reach = {}
    for node in successors:
        seen: set[int] = set()
        stack = [node]
        while stack:
            fresh = successors[stack.pop()] - seen
            seen |= fresh
            stack.extend(fresh)
        reach[node] = frozenset(seen)
    return reach
