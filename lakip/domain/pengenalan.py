"""Knowing the rows of an office's own workbook again: by their number or code, and by their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from lakip.domain.kepala_kolom import split_kata

MIRIP = 0.8  # of a name by itself: asked back, never taken
SEARAH = 0.6  # of a name whose number is right
NAMA_TERPANJANG = 300  # letters of a name that is compared; what is longer is no name
BANDING_TERBANYAK = 200  # pairs of names that are compared letter by letter


@dataclass(frozen=True, slots=True)
class Dikenal:
    """The key of the row that is meant, or else of the one that may be meant."""

    kunci: str = ""
    mirip: str = ""


class Pengenal:
    """The rows that may occur: by their keys, the number or code and the name of each."""

    def __init__(self, baris: Mapping[str, tuple[str, str]], *, is_nama_first: bool) -> None:
        self._nama = {kunci: fold_nama(nama) for kunci, (_, nama) in baris.items()}
        self._kata = {kunci: frozenset(nama.split()) for kunci, nama in self._nama.items()}
        self._is_nama_first = is_nama_first
        self._by_nama: dict[str, list[str]] = defaultdict(list)
        self._by_kode: dict[str, list[str]] = defaultdict(list)
        for kunci, (kode, _) in baris.items():
            self._by_nama[self._nama[kunci]].append(kunci)
            self._by_kode[fold_kode(kode)].append(kunci)
        self._sisa = BANDING_TERBANYAK

    def find(self, kode: str, nama: str) -> Dikenal:
        """Return which row is meant by a number or code and a name; either may be empty.

        A name is enough, and so is a number or code where there is no name. With ``is_nama_first`` a number
        counts beside a name only if no other name is more alike: offices number their rows anew.
        Without it a code counts beside a name, unless that is the name of another row.
        """
        nama = fold_nama(nama)
        by_kode = _single(self._by_kode, fold_kode(kode))
        by_nama = _single(self._by_nama, nama)
        if self._is_nama_first and nama:
            if not by_nama and by_kode and self._is_meant(nama, by_kode):
                return Dikenal(by_kode)
            return Dikenal(by_nama) if by_nama else Dikenal(mirip=self._find_mirip(nama))
        if by_kode and by_nama and by_kode != by_nama:
            return Dikenal(mirip=by_kode)
        found = by_kode or by_nama
        return Dikenal(found) if found or not nama else Dikenal(mirip=self._find_mirip(nama))

    def _is_meant(self, nama: str, kunci: str) -> bool:
        """Whether a row of the right number has a name so alike, and no other row more of its words."""
        kata = set(nama.split())
        most = max(len(kata & lain) for lain in self._kata.values())
        return len(kata & self._kata[kunci]) == most and self._is_alike(nama, kunci, SEARAH)

    def _find_mirip(self, nama: str) -> str:
        """Return the row whose name has most words in common, if the two are alike."""
        kata = set(nama.split())
        kunci = max(self._kata, key=lambda satu: len(kata & self._kata[satu]), default="")
        return kunci if kunci and self._is_alike(nama, kunci, MIRIP) else ""

    def _is_alike(self, nama: str, kunci: str, ambang: float) -> bool:
        if self._sisa == 0 or len(nama) > NAMA_TERPANJANG or not self._kata[kunci] & set(nama.split()):
            return False
        self._sisa -= 1
        return SequenceMatcher(None, nama, self._nama[kunci], autojunk=False).ratio() >= ambang


def fold_nama(nama: str) -> str:
    """Return a name without case, signs, and more than one space between its words."""
    return " ".join(split_kata(nama))


def fold_kode(kode: str) -> str:
    """Return a number or code with its parts as plain figures: ``1.05.`` and ``1,5`` are the same."""
    return ".".join(bagian.lstrip("0") or "0" for bagian in split_kata(kode))


def _single(by: Mapping[str, list[str]], dicari: str) -> str:
    """Return the one row that is called so; "" where there is none, or more than one."""
    found = by.get(dicari, []) if dicari else []
    return found[0] if len(found) == 1 else ""
