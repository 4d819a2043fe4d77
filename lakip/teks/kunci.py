"""The kunci of tables and images, by which a text refers to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from lakip.teks.bentuk import Gambar, Potongan, Tabel, Teks

# As ``write_teks`` writes it.
_KUNCI = re.compile(r'<(?:table|figure) id="([^"]+)"')


def find_kunci(teks_list: Iterable[str]) -> set[str]:
    """Return the kunci of the tables and images that stand in kept texts."""
    return {kunci for teks in teks_list for kunci in _KUNCI.findall(teks)}


def tell_apart(teks: Teks, terpakai: Collection[str] = ()) -> Teks:
    """Return the text with a kunci of its own for each table and image, as for a copied one.

    Of two that bear one kunci the later gets another; those of ``terpakai`` stand elsewhere already.
    """
    return tuple(_tell_apart(teks, set(terpakai)))


def _tell_apart(teks: Teks, used: set[str]) -> Iterator[Potongan]:
    for satu in teks:
        if isinstance(satu, Tabel | Gambar):
            kunci, nomor = satu.kunci, 1
            while kunci in used:
                nomor += 1
                kunci = f"{satu.kunci[:56].rstrip('-')}-{nomor}"
            used.add(kunci)
            satu = replace(satu, kunci=kunci)
        yield satu
