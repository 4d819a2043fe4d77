"""The steps of a foreign table: its rows, those joined that are one row broken over lines or pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sop.domain.alur import JenisSimbol
from sop.domain.bacaan import Bacaan, Pemetaan, Peran, Tempat
from sop.domain.kata import is_blank
from sop.domain.tafsir.kepala_tabel import find_kepala
from sop.domain.tafsir.rentang_baris import find_rows
from sop.domain.tafsir.tanda import read_tanda
from sop.domain.tafsir.tempat import text_at

_BUTIR = re.compile(r"[a-z0-9]{1,2}[.)]\s")
SEL = ("nomor", "kegiatan", "kelengkapan", "waktu", "keluaran", "keterangan")


@dataclass
class BarisBaca:
    """One step as read: its texts, the marks in the columns of the pelaksana, and where each stands.

    ``tanda`` is by the column of the source table.
    """

    teks: dict[str, str] = field(default_factory=dict)
    tanda: dict[int, str] = field(default_factory=dict)
    asal: dict[str, list[Tempat]] = field(default_factory=dict)
    is_sambungan: bool = False


def read_baris(bacaan: Bacaan, pemetaan: Pemetaan) -> list[BarisBaca]:
    """Return the steps of the table, top to bottom.

    A row without a number that only goes on with texts belongs to the step above it, cell by cell.
    """
    hasil: list[BarisBaca] = []
    is_numbered = _has_numbers(bacaan, pemetaan)
    for baris in find_step_rows(bacaan, pemetaan):
        row = _read(bacaan, pemetaan, baris)
        if hasil and _goes_on(row, is_numbered):
            _append(hasil[-1], row)
        elif any(row.teks.values()) or row.tanda:
            hasil.append(row)
    return hasil


def find_step_rows(bacaan: Bacaan, pemetaan: Pemetaan) -> Sequence[int]:
    """Return the rows of the source table that steps are read from."""
    if pemetaan.tabel >= len(bacaan.tabel):
        return ()
    tabel = bacaan.tabel[pemetaan.tabel]
    return tuple(find_rows(tabel, pemetaan.baris_awal, pemetaan.kolom, find_kepala(tabel)))


def _read(bacaan: Bacaan, pemetaan: Pemetaan, baris: int) -> BarisBaca:
    row = BarisBaca()
    for kolom, peran in enumerate(pemetaan.kolom):
        tempat = Tempat(pemetaan.tabel, baris, kolom)
        isi = text_at(bacaan, tempat)
        if peran is Peran.ABAIKAN or not isi:
            continue
        if peran is Peran.PELAKSANA:
            row.tanda[kolom] = isi
            row.asal.setdefault(f"tanda.{kolom}", []).append(tempat)
        else:
            row.teks[peran.value] = f"{row.teks.get(peran.value, '')} {isi}".strip()
            row.asal.setdefault(peran.value, []).append(tempat)
    return row


def _has_numbers(bacaan: Bacaan, pemetaan: Pemetaan) -> bool:
    numbered = [kolom for kolom, peran in enumerate(pemetaan.kolom) if peran is Peran.NOMOR]
    rows = find_step_rows(bacaan, pemetaan)
    return any(text_at(bacaan, Tempat(pemetaan.tabel, baris, kolom)) for baris in rows for kolom in numbered)


def _goes_on(row: BarisBaca, is_numbered: bool) -> bool:
    """Whether a row is no step of its own: no number where others have one, and not all that a step says."""
    if row.teks.get("nomor"):
        return False
    kegiatan = row.teks.get("kegiatan", "")
    if isinstance(read_tanda(kegiatan), JenisSimbol):  # "Mulai" and "Selesai" in rows of their own
        return False
    if not kegiatan or (kegiatan[0].islower() and not _BUTIR.match(kegiatan)):
        return True
    return is_numbered and is_blank(row.teks.get("waktu", ""))


def _append(row: BarisBaca, rest: BarisBaca) -> None:
    for nama, isi in rest.teks.items():
        row.teks[nama] = f"{row.teks.get(nama, '')} {isi}".strip()
    for kolom, tanda in rest.tanda.items():
        row.tanda[kolom] = f"{row.tanda.get(kolom, '')} {tanda}".strip()
    for nama, tempat in rest.asal.items():
        row.asal.setdefault(nama, []).extend(tempat)
    row.is_sambungan = True
