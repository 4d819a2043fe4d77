"""When a report will be finished, and when it has to begin, if all goes by its SOP."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from sop.domain.alur import Alur
from sop.domain.jalur import Putaran, onward, order_onward
from sop.domain.kalender import JamKerja, add_durasi, latest_start
from sop.domain.waktu import Durasi

NIHIL: Mapping[Putaran, int] = MappingProxyType({})


def plan_onward(
    alur: Alur,
    durasi: Mapping[int, Durasi | None],
    terbuka: Mapping[int, datetime],
    jam_kerja: JamKerja,
    kembali: Mapping[Putaran, int] = NIHIL,
) -> dict[int, datetime]:
    """Return when each open symbol and each later one will be done.

    ``terbuka`` gives for each open symbol when it will be done; every later one
    begins when the last of its branches has arrived and takes its ``durasi``
    (none where the SOP names no readable waktu). A decision answers so many times
    with a return as ``kembali`` says, each time after the way back was done anew;
    then it goes on. On that way nothing else is sent back.

    Units: moments in the zone of the office; durasi as in the mutu baku.
    Sumber: custom of the office; a forecast, not a rule.
    """

    def finish(simbol: int, begun: datetime) -> datetime:
        lama = durasi.get(simbol)
        return add_durasi(begun, lama, jam_kerja) if lama else begun

    done: dict[int, datetime] = {}
    arrivals: dict[int, list[datetime]] = {simbol: [at] for simbol, at in terbuka.items()}
    for simbol in order_onward(alur, terbuka):
        begun = max(arrivals[simbol])
        done[simbol] = begun if simbol in terbuka else finish(simbol, begun)
        for putaran, jumlah in kembali.items():
            for _ in range(jumlah if putaran.keputusan == simbol else 0):
                done |= _redo(alur, putaran, done[simbol], finish)
        for ke in onward(alur, simbol):
            arrivals.setdefault(ke, []).append(done[simbol])
    return done


def _redo(
    alur: Alur, putaran: Putaran, begun: datetime, finish: Callable[[int, datetime], datetime]
) -> dict[int, datetime]:
    """Return when what a return at ``begun`` sends back is done anew, the decision itself last."""
    done: dict[int, datetime] = {}
    arrivals = {simbol: [begun] for simbol in putaran.simbol if simbol in putaran.tujuan}
    for simbol in putaran.simbol:
        done[simbol] = finish(simbol, max(arrivals[simbol]))
        for ke in onward(alur, simbol) if simbol != putaran.keputusan else ():
            if ke in putaran.simbol:
                arrivals.setdefault(ke, []).append(done[simbol])
    return done


def expected_finish(
    alur: Alur, durasi: Mapping[int, Durasi | None], terbuka: Mapping[int, datetime], jam_kerja: JamKerja
) -> datetime | None:
    """Return the moment at which the last symbol is done if nothing is sent back from now on.

    None if nothing is open. Arguments, units, Sumber: as ``plan_onward``.
    """
    return max(plan_onward(alur, durasi, terbuka, jam_kerja).values(), default=None)


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
