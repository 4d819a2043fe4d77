"""Which SOPs a document names in its keterkaitan, and whether they are kept here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sop.domain.kata import words

# How alike the words of two titles must be for them to be one SOP: a slip of the pen, another "dan".
MIRIP = 0.8
_NOMOR = re.compile(r"^\s*\(?\w{1,3}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Keterkaitan:
    """One SOP that a document names; ``kunci`` is where it is kept, empty if it is not."""

    butir: str
    kunci: str = ""


def find_keterkaitan(
    judul: str, butir_list: Sequence[str], judul_by_kunci: Mapping[str, str]
) -> list[Keterkaitan]:
    """Return the SOPs named in ``butir_list`` among those kept, in the order of the document.

    What names the document itself is left out, and what names no SOP at all (a post, a unit): both are
    findings of the linter. Sumber: PermenPANRB 35/2012, bagian identitas: keterkaitan lists other SOPs.
    """
    return list(_find(judul, butir_list, judul_by_kunci))


def _find(judul: str, butir_list: Sequence[str], judul_by_kunci: Mapping[str, str]) -> Iterator[Keterkaitan]:
    own = name_sop(judul)
    titles = {kunci: name_sop(teks) for kunci, teks in judul_by_kunci.items()}
    for butir in butir_list:
        named = name_sop(butir)
        if named == own or "sop" not in words(butir):
            continue
        near = {kunci: _likeness(named, title) for kunci, title in titles.items()}
        best = max(near, key=lambda kunci: near[kunci], default="")
        yield Keterkaitan(_NOMOR.sub("", butir).strip(), best if near.get(best, 0) >= MIRIP else "")


def name_sop(teks: str) -> tuple[str, ...]:
    """Return the words by which an SOP is known: its title without number and the word SOP."""
    return tuple(kata for kata in words(_NOMOR.sub("", teks)) if kata not in ("sop", "ap"))


def _likeness(satu: tuple[str, ...], dua: tuple[str, ...]) -> float:
    return SequenceMatcher(None, satu, dua, autojunk=False).ratio()
