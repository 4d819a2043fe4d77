"""SOPs that nobody has drawn yet: forks, joins, loops, repairs and several ends, at random."""

from __future__ import annotations

from hypothesis import strategies as st

from sop.domain.alur import Alur
from sop.domain.berkas import BerkasSop
from sop.domain.pemeriksaan import find_problems
from sop.domain.temuan import Tingkat
from tests.world import read_alur

KOLOM = ("Kepala", "Staf", "Umum")


@st.composite
def teks_alur(draw: st.DrawFn, maks: int = 9) -> str:
    """An SOP as ``read_alur`` reads it; not every one of them can be carried out."""
    banyak = draw(st.integers(3, maks))
    lines = [f"1 {KOLOM[0]} mulai -> {_forward(draw, 1, banyak)}"]
    bentuk = "mulai"
    for nomor in range(2, banyak):
        # Repairs stand below the decision that asks for them.
        choice = ["proses", "garpu", "keputusan", *(["perbaikan"] if bentuk == "keputusan" else [])]
        bentuk, kolom = draw(st.sampled_from(choice)), draw(st.sampled_from(KOLOM))
        if bentuk == "keputusan":
            tidak = draw(st.integers(1, min(nomor + 1, banyak)))
            keluar = f"ya:{_onward(draw, nomor, banyak)} tidak:{tidak}"
            if draw(st.booleans()):
                keluar += f" lain:{draw(st.sampled_from([*range(1, banyak + 1), 'selesai']))}"
        elif bentuk == "perbaikan":
            keluar = str(nomor - 1)
        else:
            keluar = _forward(draw, nomor, banyak) if bentuk == "garpu" else str(_onward(draw, nomor, banyak))
        lines.append(f"{nomor} {kolom} {'keputusan' if bentuk == 'keputusan' else 'proses'} -> {keluar}")
    return "\n".join([*lines, f"{banyak} {KOLOM[0]} selesai"])


def _onward(draw: st.DrawFn, nomor: int, banyak: int) -> int:
    return draw(st.integers(nomor + 1, min(banyak, nomor + 3)))


def _forward(draw: st.DrawFn, nomor: int, banyak: int) -> str:
    targets = {_onward(draw, nomor, banyak) for _ in range(draw(st.integers(1, 3)))}
    return " ".join(map(str, sorted(targets)))


def runnable(maks: int = 9) -> st.SearchStrategy[BerkasSop]:
    """SOPs that may be put into force, and of which every branch comes to an end of its own."""
    return teks_alur(maks).map(read_alur).filter(_is_runnable)


def shortest_answer(alur: Alur, simbol: int) -> str:
    """The answer that leads to the end soonest without sending back; empty where nothing is decided."""
    far = _distance_to_end(alur)
    ways = {
        label: [p for p in alur.keluar[simbol] if p.label == label and not alur.sends_back(p)]
        for label in alur.pilihan(simbol)
    }
    going_on = {label: way for label, way in ways.items() if way and all(p.ke in far for p in way)}
    return min(going_on, key=lambda label: max(far[p.ke] for p in going_on[label]), default="")


def _distance_to_end(alur: Alur) -> dict[int | None, int]:
    """How many arrows lie between each symbol and the nearest end, if nothing is sent back."""
    far: dict[int | None, int] = {None: 0, **{s: 1 for s in alur.by_id if not alur.keluar[s]}}
    for _ in alur.by_id:
        for panah in alur.panah:
            if panah.ke in far and not alur.sends_back(panah):
                far[panah.dari] = min(far.get(panah.dari, len(alur.simbol) + 1), far[panah.ke] + 1)
    return far


def _is_runnable(berkas: BerkasSop) -> bool:
    alur = berkas.alur
    faults = [t for t in find_problems(berkas) if t.tingkat is Tingkat.TIDAK_DAPAT_DIJALANKAN]
    return not faults and _distance_to_end(alur).keys() >= alur.by_id.keys()
