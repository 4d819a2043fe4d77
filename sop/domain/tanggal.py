"""Dates as documents print them: the text, the day it names, and how exactly."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Presisi(StrEnum):
    """How much of a date its text tells."""

    HARI = "hari"
    BULAN = "bulan"
    TAHUN = "tahun"
    TIDAK_DIKETAHUI = ""


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A printed date: the text as it stands, and the first day of what it names."""

    teks: str
    tanggal: date | None = None
    presisi: Presisi = Presisi.TIDAK_DIKETAHUI


_EJAAN = (
    ("Januari", "Jan"),
    ("Februari", "Pebruari", "Feb", "Peb"),
    ("Maret", "Mar", "Mrt"),
    ("April", "Apr"),
    ("Mei",),
    ("Juni", "Jun"),
    ("Juli", "Jul"),
    ("Agustus", "Agu", "Agt", "Ags", "Agust"),
    ("September", "Sept", "Sep"),
    ("Oktober", "Okt"),
    ("November", "Nopember", "Nov", "Nop"),
    ("Desember", "Des"),
)
_BULAN = {kata.lower(): nomor for nomor, ejaan in enumerate(_EJAAN, start=1) for kata in ejaan}

_TAHUN = r"(?P<tahun>(?:19|20)[0-9]{2})"
_NAMA_BULAN = rf"(?P<bulan>{'|'.join(_BULAN)})\.?"
_HARI = r"(?P<hari>[0-9]{1,2})"
_POLA = tuple(
    (presisi, re.compile(pola, re.IGNORECASE))
    for presisi, pola in (
        # Before the day may stand a weekday, a place, or both: "Paringin, 3 Januari 2023".
        (Presisi.HARI, rf"(?:[^0-9]*,)?\s*{_HARI}[\s-]*{_NAMA_BULAN}[\s-]*{_TAHUN}"),
        (Presisi.HARI, rf"{_HARI}\s*[-/.]\s*(?P<bulan>[0-9]{{1,2}})\s*[-/.]\s*{_TAHUN}"),
        (Presisi.HARI, rf"{_TAHUN}-(?P<bulan>[0-9]{{2}})-(?P<hari>[0-9]{{2}})"),
        (Presisi.BULAN, rf"{_NAMA_BULAN}[\s-]*{_TAHUN}"),
        (Presisi.TAHUN, _TAHUN),
    )
)


def read_tanggal(teks: str | None) -> Tanggal:
    """Return the date that ``teks`` names, to the day, the month or the year, together with the text.

    A month or a year stands for its first day. What cannot be read, or never was ("31 Februari 2020"), and
    years written with two digits have no date. Day stands before month, as offices write.

    Sumber: dates as SOPs print them; custom of the office.
    """
    teks = teks or ""
    for presisi, pola in _POLA:
        if cocok := pola.fullmatch(teks.strip()):
            bagian = {"hari": "1", "bulan": "1"} | cocok.groupdict()
            bulan = _BULAN.get(bagian["bulan"].lower()) or int(bagian["bulan"])
            try:
                return Tanggal(teks, date(int(bagian["tahun"]), bulan, int(bagian["hari"])), presisi)
            except ValueError:
                break
    return Tanggal(teks)


def format_tanggal(tanggal: date) -> str:
    """Return the date as official letters print it: "31 Oktober 2019"."""
    return f"{tanggal.day} {_EJAAN[tanggal.month - 1][0]} {tanggal.year}"
