"""Which SOPs a document names in its keterkaitan, and whether they are kept here."""

import re
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


def find_keterkaitan(
    judul: str, butir_list: Sequence[str], judul_by_kunci: Mapping[str, str]
) -> list[Keterkaitan]:
    """Return the SOPs named in ``butir_list`` among those kept, in the order of the document.

    What names the document itself is left out, and what names no SOP at all (a post, a unit): both are
    findings of the linter. Sumber: PermenPANRB 35/2012, bagian identitas: keterkaitan lists other SOPs.
    """
    own = _name_sop(judul)
    title_by_kunci = {kunci: _name_sop(teks) for kunci, teks in judul_by_kunci.items()}
    return [
        Keterkaitan(_NOMOR.sub("", butir).strip(), _find_kunci(_name_sop(butir), title_by_kunci))
        for butir in butir_list
        if "sop" in words(butir) and _name_sop(butir) != own
    ]


def _find_kunci(named: tuple[str, ...], title_by_kunci: Mapping[str, tuple[str, ...]]) -> str:
    """The kunci of the title that is most alike; empty if none is alike enough."""
    near = get_close_matches(named, title_by_kunci.values(), n=1, cutoff=_MIRIP)
    return next((kunci for kunci, title in title_by_kunci.items() if title in near), "")


def _name_sop(teks: str) -> tuple[str, ...]:
    """The words by which an SOP is known: its title without number and the word SOP."""
    return tuple(kata for kata in words(_NOMOR.sub("", teks)) if kata not in ("sop", "ap"))
