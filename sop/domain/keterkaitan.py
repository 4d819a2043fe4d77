"""Which SOPs a document names in its keterkaitan, and whether they are kept here."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sop.domain.kata import words

# How alike the words of two titles must be for them to be one SOP: a slip of the pen, another "dan".
_MIRIP = 0.8
_NOMOR = re.compile(r"^\s*\(?\w{1,3}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Keterkaitan:
    """One SOP that a document names; ``kunci`` is where it is kept, empty if it is not."""

    butir: str
    kunci: str = ""


class IndeksJudul:
    """The titles of the SOPs that are kept, found by their words without comparing each with each."""

    def __init__(self, judul_by_kunci: Mapping[str, str]) -> None:
        self._kunci_by_title: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._title_by_kata: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for kunci, judul in judul_by_kunci.items():
            title = _name_sop(judul)
            self._kunci_by_title[title].append(kunci)
            for kata in title:
                self._title_by_kata[kata].add(title)

    def find(self, named: tuple[str, ...], kecuali: str) -> str:
        """Return the kunci of the title that is most alike, ``kecuali`` left out; empty if none is enough."""
        if kunci := self._first(named, kecuali):
            return kunci
        near = get_close_matches(named, self._candidates(named, kecuali), n=1, cutoff=_MIRIP)
        return self._first(tuple(near[0]), kecuali) if near else ""

    def _candidates(self, named: tuple[str, ...], kecuali: str) -> set[tuple[str, ...]]:
        """The titles that can be alike at all, found by the rarest words that are named.

        Alike to 4/5 means at least 2/3 of the words in common: one more than the third that may be missing
        holds one that is not.
        """
        rarest = sorted(named, key=lambda kata: len(self._title_by_kata.get(kata, ())))
        found = (self._title_by_kata.get(kata, set()) for kata in rarest[: len(named) // 3 + 1])
        return {title for title in set().union(*found) if self._first(title, kecuali)}

    def _first(self, title: tuple[str, ...], kecuali: str) -> str:
        return next((kunci for kunci in self._kunci_by_title.get(title, ()) if kunci != kecuali), "")


def find_keterkaitan(
    kunci: str, judul: str, butir_list: Sequence[str], indeks: IndeksJudul
) -> list[Keterkaitan]:
    """Return the SOPs that the SOP ``kunci`` names among those kept, in the order of its document.

    What names the document itself is left out, and what names no SOP at all (a post, a unit): both are
    findings of the linter. Sumber: PermenPANRB 35/2012, bagian identitas: keterkaitan lists other SOPs.
    """
    own = _name_sop(judul)
    return [
        Keterkaitan(_NOMOR.sub("", butir).strip(), indeks.find(_name_sop(butir), kunci))
        for butir in butir_list
        if "sop" in words(butir) and _name_sop(butir) != own
    ]


def _name_sop(teks: str) -> tuple[str, ...]:
    """The words by which an SOP is known: its title without number and the word SOP."""
    return tuple(kata for kata in words(_NOMOR.sub("", teks)) if kata not in ("sop", "ap"))
