"""Predikat: the class that a percentage falls into, on a scale that leaves no hole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lakip.domain.angka import format_angka


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class: above ``di_atas`` (exclusive) up to ``sampai`` (inclusive), in percent; None is open."""

    label: str
    di_atas: Decimal | None
    sampai: Decimal | None

    @property
    def rentang(self) -> str:
        """The bounds as a legend prints them: ``>90``, ``>75–90``, ``≤50``."""
        if self.di_atas is None:
            return "semua" if self.sampai is None else f"≤{format_angka(self.sampai)}"
        bawah = f">{format_angka(self.di_atas)}"
        return bawah if self.sampai is None else f"{bawah}–{format_angka(self.sampai)}"

    def contains(self, persen: Decimal) -> bool:
        return (self.di_atas is None or persen > self.di_atas) and (
            self.sampai is None or persen <= self.sampai
        )


@dataclass(frozen=True, slots=True)
class Skala:
    """A scale of predicates, best class first, with the text it is taken from.

    Raises ValueError, naming every place, if the classes overlap, leave a hole
    or are not open at both ends.
    """

    kunci: str
    nama: str
    sumber: str
    kelas: tuple[Kelas, ...]
    catatan: str = ""

    def __post_init__(self) -> None:
        masalah = find_gaps(self.kelas)
        if masalah:
            raise ValueError(f'Skala "{self.nama}" belum dapat dipakai. {" ".join(masalah)}')

    @property
    def urutan(self) -> tuple[str, ...]:
        """Labels from worst to best, as ``AturanCapaian.skala`` wants them."""
        return tuple(kelas.label for kelas in reversed(self.kelas))


def classify(persen: Decimal | None, skala: Skala) -> str | None:
    """Return the label of the class that ``persen`` falls into; None where there is no percentage.

    Sumber: the scale's own; its printed whole numbers ("76-90", "91-100") are read
    half-open, so that 90 is in the lower class and 90,01 in the upper one.
    """
    if persen is None:
        return None
    return next(kelas.label for kelas in skala.kelas if kelas.contains(persen))


def find_gaps(kelas: Sequence[Kelas]) -> list[str]:
    """Return every reason why the classes do not give each percentage exactly one label.

    ``kelas`` stands best first. An empty list means the scale is sound.
    """
    if not kelas:
        return ["Skala tidak memiliki kelas."]
    masalah = [
        f"Kelas {k.label} kosong: batas bawahnya tidak di bawah batas atasnya." for k in kelas if _is_empty(k)
    ]
    if kelas[0].sampai is not None:
        masalah.append(f"Kelas teratas, {kelas[0].label}, harus terbuka ke atas.")
    if kelas[-1].di_atas is not None:
        masalah.append(f"Kelas terbawah, {kelas[-1].label}, harus terbuka ke bawah.")
    for atas, bawah in pairwise(kelas):
        masalah += _check_seam(atas, bawah)
    if len({k.label for k in kelas}) < len(kelas):
        masalah.append("Ada dua kelas dengan nama yang sama.")
    return masalah


def read_skala(isi: Mapping[str, Any]) -> Skala:
    """Return the scale that one entry of ``fixtures/skala.json`` describes.

    Raises KeyError if a field is left out, ValueError as ``Skala`` does.
    """
    kelas = tuple(
        Kelas(
            k["label"], *(None if k[batas] is None else Decimal(k[batas]) for batas in ("di_atas", "sampai"))
        )
        for k in isi["kelas"]
    )
    return Skala(isi["kunci"], isi["nama"], isi["sumber"], kelas, isi["catatan"])


def _is_empty(kelas: Kelas) -> bool:
    return kelas.di_atas is not None and kelas.sampai is not None and kelas.di_atas >= kelas.sampai


def _check_seam(atas: Kelas, bawah: Kelas) -> list[str]:
    if atas.di_atas is None or bawah.sampai is None:
        return [f"Batas antara kelas {atas.label} dan {bawah.label} belum diisi."]
    if atas.di_atas == bawah.sampai:
        return []
    rendah, tinggi = sorted((atas.di_atas, bawah.sampai))
    letak = f"antara {format_angka(rendah)} dan {format_angka(tinggi)}"
    if bawah.sampai == rendah:
        return [f"Ada celah {letak}: tidak termasuk kelas {bawah.label} maupun {atas.label}."]
    return [f"Kelas {bawah.label} dan {atas.label} tumpang tindih {letak}."]
