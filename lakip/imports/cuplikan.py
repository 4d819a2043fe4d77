"""What a person sees of an office's own workbook in order to tell what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from lakip.domain.kepala_kolom import find_kepala
from lakip.imports.buku_kerja import BukuKerja
from lakip.imports.kepala_buku import BarisAtas, Kepala, list_lembar, make_kepala, read_atas

BARIS_TAMPIL = 8
BARIS_SEBELUM = 2  # rows shown above the heads
CONTOH_TERBANYAK = 2
KATA_TERBANYAK = 4  # by which a row is named

_PENOMORAN = re.compile(r"\(?[0-9]{1,2}\)?(?: ?=.*)?")


@dataclass(frozen=True, slots=True)
class KolomContoh:
    """One column: its letters, its head, and what stands below."""

    nomor: int
    judul: str
    contoh: str

    @property
    def huruf(self) -> str:
        return get_column_letter(self.nomor)


@dataclass(frozen=True, slots=True)
class Cuplikan:
    """The upper part of one sheet, with the row that holds its heads."""

    lembar_list: list[str]
    kepala: Kepala
    atas: list[BarisAtas]

    @property
    def kolom_list(self) -> list[KolomContoh]:
        """The columns that have a head, or hold something below it."""
        bawah = [
            sel for nomor, sel in self.atas if nomor > self.kepala.baris and not _is_numbering(sel.values())
        ]
        nomor_list = sorted({*self.kepala.judul, *(kolom for sel in bawah for kolom in sel)})
        return [
            KolomContoh(kolom, self.kepala.judul.get(kolom, ""), _sample(bawah, kolom))
            for kolom in nomor_list
        ]

    @property
    def baris_list(self) -> list[tuple[int, str]]:
        """The rows that may hold the heads, each with its first words."""
        return [(nomor, " · ".join(list(sel.values())[:KATA_TERBANYAK])) for nomor, sel in self.atas]

    @property
    def huruf_list(self) -> list[str]:
        return [get_column_letter(kolom) for kolom in self._lebar]

    @property
    def tabel(self) -> list[tuple[int, list[str]]]:
        """Some rows around the heads, each with its number and its cells."""
        ke = next((ke for ke, (nomor, _) in enumerate(self.atas) if nomor >= self.kepala.baris), 0)
        rows = self.atas[max(ke - BARIS_SEBELUM, 0) :][:BARIS_TAMPIL]
        return [(nomor, [sel.get(kolom, "") for kolom in self._lebar]) for nomor, sel in rows]

    @property
    def _lebar(self) -> range:
        return range(1, max((kolom for _, sel in self.atas for kolom in sel), default=0) + 1)


def read_cuplikan(buku: BukuKerja, dipilih: Mapping[str, str], semula: Kepala | None = None) -> Cuplikan:
    """Return the sheet and row that were chosen, by their names ``lembar`` and ``baris``.

    Where none was, or none that is there, those of ``semula``; without it those that seem to hold heads.
    """
    lembar_list = list_lembar(buku)
    lembar, baris = dipilih.get("lembar", ""), dipilih.get("baris", "")
    if lembar not in lembar_list:
        lembar, baris = (semula.lembar, str(semula.baris)) if semula else (_find_lembar(buku), "")
    atas = read_atas(buku, lembar)
    nomor = next((nomor for nomor, _ in atas if str(nomor) == baris), None)
    if nomor is None:
        nomor = find_kepala(atas) or next((nomor for nomor, _ in atas), 1)
    return Cuplikan(lembar_list, make_kepala(lembar, atas, nomor), atas)


def _find_lembar(buku: BukuKerja) -> str:
    """Return the first sheet that seems to hold heads, or else the first one."""
    lembar_list = list_lembar(buku)
    found = (lembar for lembar in lembar_list if find_kepala(read_atas(buku, lembar)))
    return next(found, lembar_list[0])


def _sample(bawah: list[dict[int, str]], kolom: int) -> str:
    return "; ".join([sel[kolom] for sel in bawah if kolom in sel][:CONTOH_TERBANYAK])


def _is_numbering(isi: Iterable[str]) -> bool:
    """Whether a row only numbers the columns, (1) (2) (3), as on paper."""
    return all(map(_PENOMORAN.fullmatch, isi))
