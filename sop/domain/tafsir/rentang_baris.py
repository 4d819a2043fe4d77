"""Which rows of the form's table are of its steps, and which are its frame."""

import re
from collections.abc import Iterator, Sequence

from sop.domain.bacaan import Peran, Tabel
from sop.domain.tafsir.kepala_tabel import KepalaTabel, is_column_numbers
from sop.domain.tafsir.nomor import is_nomor

_ISI = (Peran.KEGIATAN, Peran.KELENGKAPAN, Peran.WAKTU, Peran.KELUARAN)
_LANJUTAN = re.compile(r"\(?(lanjutan|sambungan|bersambung|halaman|hal\.?|page)\b.*", re.IGNORECASE)
_HALAMAN = re.compile(r"(?:halaman|hal\.?|page)\s*\d{1,3}(?:\s*(?:dari|of|/)\s*\d{1,3})?", re.IGNORECASE)
_JUMLAH = re.compile(r"(jumlah|total)\b.*", re.IGNORECASE)


def find_rows(tabel: Tabel, awal: int, kolom: Sequence[Peran], kepala: KepalaTabel | None) -> Iterator[int]:
    """Yield the rows of the table that belong to steps, from ``awal`` to the last.

    Heads that are repeated, lines that only say where a page goes on, and sums are none.
    """
    numbered = [x for x, peran in enumerate(kolom) if peran is Peran.NOMOR]
    said = [x for x, peran in enumerate(kolom) if peran not in (Peran.ABAIKAN, Peran.NOMOR)]
    heads = {_plain_row(tabel.baris[y]) for y in kepala.baris} if kepala else set()
    candidates = [
        y
        for y, row in enumerate(tabel.baris[awal:], awal)
        if any(row) and _plain_row(row) not in heads and not is_frame(row) and not _is_sum(row, numbered)
    ]
    steps = [
        y
        for y in candidates
        if (any(is_nomor(tabel.baris[y][x]) for x in numbered) or not numbered)
        and sum(bool(tabel.baris[y][x]) for x in said) >= 2
    ]
    last = (steps or candidates or [awal])[-1]
    for y in candidates:
        # what is directly under the last row may still belong to it
        if y <= last or (y == last + 1 and steps and not _is_signature(tabel.baris[y], kolom)):
            last = max(last, y)
            yield y


def is_frame(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, or says that the table goes on."""
    said = [sel for sel in row if sel]
    return is_column_numbers(row) or (len(said) == 1 and bool(_LANJUTAN.fullmatch(said[0].strip())))


def is_halaman(sel: str) -> bool:
    """Whether a text only says which page it stands on."""
    return bool(_HALAMAN.fullmatch(" ".join(sel.split())))


def _is_sum(row: Sequence[str], numbered: Sequence[int]) -> bool:
    """Whether a row without a number adds up the waktu of the others."""
    said = [sel for sel in row if sel]
    return not any(row[x] for x in numbered) and len(said) <= 2 and bool(_JUMLAH.fullmatch(said[0].strip()))


def _is_signature(row: Sequence[str], kolom: Sequence[Peran]) -> bool:
    """Whether the row under the last one says something of its own: in one cell, or in none of the form's."""
    said = [sel for sel, peran in zip(row, kolom, strict=False) if sel and peran in _ISI]
    return not said or (sum(map(bool, row)) == 1 and not said[0][0].islower())


def _plain_row(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(sel.lower().split()) for sel in row)
