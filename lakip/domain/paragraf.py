"""The form of written texts: paragraphs and lists, as people type them."""

import re
from dataclasses import dataclass
from itertools import groupby

# Word pastes a dot where people type a hyphen.
_BUTIR = re.compile(r"[-•]\s+")


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph with its lines, or a list with its items."""

    baris: tuple[str, ...]
    is_daftar: bool = False


def read_paragraf(teks: str) -> tuple[Paragraf, ...]:
    """Return the paragraphs and lists of ``teks`` in order.

    An empty line ends a paragraph; lines that begin with "- " are items of a list, and a line below
    an item goes on with it.

    Sumber: custom of plain text.
    """
    rapi = [" ".join(baris.split()) for baris in teks.splitlines()]
    potongan = [list(isi) for ada, isi in groupby(rapi, key=bool) if ada]
    return tuple(paragraf for isi in potongan for paragraf in _read_potongan(isi))


def _read_potongan(isi: list[str]) -> list[Paragraf]:
    awal = next((nomor for nomor, baris in enumerate(isi) if _BUTIR.match(baris)), len(isi))
    butir: list[str] = []
    for baris in isi[awal:]:
        if tanda := _BUTIR.match(baris):
            butir.append(baris[tanda.end() :])
        else:
            butir[-1] += f" {baris}"
    biasa, daftar = Paragraf(tuple(isi[:awal])), Paragraf(tuple(butir), is_daftar=True)
    return [paragraf for paragraf in (biasa, daftar) if paragraf.baris]
