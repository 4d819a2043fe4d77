"""Which rows, columns and symbols of two revisions are the same thing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sop.domain.berkas import BerkasSop, SimbolBerkas
from sop.domain.kata import words

# How alike two texts have to be to count as one that was changed, from 0 to 1.
_MIRIP = 0.6
# Rows that carry one name in both need less: they were copied, then written anew.
_MIRIP_SENAMA = 0.3


@dataclass(frozen=True, slots=True)
class Padanan:
    """What of the earlier document is what of the later one; numbers from 0, as in ``BerkasSop``."""

    pelaksana: Mapping[int, int]
    langkah: Mapping[int, int]
    simbol: Mapping[int, int]


def match_berkas(lama: BerkasSop, baru: BerkasSop) -> Padanan:
    """Return what of ``lama`` stands in ``baru`` again, changed or not, moved or not."""

    def is_senama(satu: int, dua: int) -> bool:
        return lama.langkah[satu].kunci == baru.langkah[dua].kunci

    pelaksana = _match(
        [p.nama for p in lama.pelaksana], [p.nama for p in baru.pelaksana], lambda satu, dua: _MIRIP
    )
    langkah = _match(
        [row.kegiatan for row in lama.langkah],
        [row.kegiatan for row in baru.langkah],
        lambda satu, dua: _MIRIP_SENAMA if is_senama(satu, dua) else _MIRIP,
        is_senama,
    )
    return Padanan(pelaksana, langkah, _match_simbol(lama, baru, pelaksana, langkah))


def _match(
    lama: Sequence[str],
    baru: Sequence[str],
    least: Callable[[int, int], float],
    is_senama: Callable[[int, int], bool] = lambda satu, dua: False,
) -> dict[int, int]:
    """Match what is the same and has one name, what is the same in order, then what is most alike."""
    satu, dua = [words(teks) for teks in lama], [words(teks) for teks in baru]
    matched = {
        a: b for a in range(len(satu)) for b in range(len(dua)) if is_senama(a, b) and satu[a] == dua[b]
    }
    for blok in SequenceMatcher(None, satu, dua, autojunk=False).get_matching_blocks():
        for a, b in zip(range(blok.a, blok.a + blok.size), range(blok.b, blok.b + blok.size), strict=True):
            if a not in matched and b not in matched.values():
                matched[a] = b
    likeness = [
        (SequenceMatcher(None, satu[a], dua[b], autojunk=False).ratio(), -abs(a - b), a, b)
        for a in range(len(satu))
        for b in range(len(dua))
        if a not in matched and b not in matched.values()
    ]
    for mirip, _, a, b in sorted(likeness, reverse=True):
        if mirip >= least(a, b) and a not in matched and b not in matched.values():
            matched[a] = b
    return dict(sorted(matched.items()))


def _match_simbol(
    lama: BerkasSop, baru: BerkasSop, pelaksana: Mapping[int, int], langkah: Mapping[int, int]
) -> dict[int, int]:
    """A symbol is the same in the same cell; otherwise if its row has one of its kind in another column."""
    matched = {}
    for a, b in langkah.items():
        satu = {number: lama.simbol[number] for number in lama.nomor_simbol[a]}
        dua = {number: baru.simbol[number] for number in baru.nomor_simbol[b]}
        for is_same in (_in_one_cell(pelaksana), _of_one_kind):
            for number, s in list(satu.items()):
                found = next((other for other, t in dua.items() if is_same(s, t)), None)
                if found is not None:
                    matched[number] = found
                    del satu[number], dua[found]
    return matched


def _in_one_cell(pelaksana: Mapping[int, int]) -> Callable[[SimbolBerkas, SimbolBerkas], bool]:
    return lambda satu, dua: pelaksana.get(satu.pelaksana) == dua.pelaksana


def _of_one_kind(satu: SimbolBerkas, dua: SimbolBerkas) -> bool:
    return satu.jenis == dua.jenis
