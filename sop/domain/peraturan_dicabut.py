"""Regulations that SOPs still cite although others have taken their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """One regulation no longer in force: how it is recognised, what replaces it, and where that is said."""

    pola: str
    peraturan: str
    pengganti: str
    sumber: str


# Between the kind of a regulation and its number stand only words, so that a number never matches
# behind the name of another regulation.
_UU = r"\b(undang-undang|uu)\b[^0-9]*"
_PP = r"\b(peraturan pemerintah|pp)\b[^0-9]*"
_PERMENPAN = r"\b(permen[\s-]*pan|menpan|menteri\b[^0-9]*\b(aparatur negara|pan)\b)[^0-9]*"
_TAHUN = r"\s*(?:/|tahun|th\.?)\s*"

DICABUT = (
    Pencabutan(
        rf"{_PERMENPAN}\b29{_TAHUN}2010",
        "PermenPAN 29/2010",
        "PermenPANRB 53/2014",
        "PermenPANRB 53/2014, ketentuan penutup",
    ),
    Pencabutan(
        rf"{_UU}\b(8{_TAHUN}1974|43{_TAHUN}1999)",
        "UU 8/1974 beserta perubahannya, UU 43/1999,",
        "UU 20/2023 tentang Aparatur Sipil Negara",
        "UU 5/2014 dan UU 20/2023, ketentuan penutup",
    ),
    Pencabutan(
        rf"{_UU}\b5{_TAHUN}2014",
        "UU 5/2014",
        "UU 20/2023 tentang Aparatur Sipil Negara",
        "UU 20/2023, ketentuan penutup",
    ),
    Pencabutan(
        rf"{_PP}\b53{_TAHUN}2010",
        "PP 53/2010",
        "PP 94/2021 tentang Disiplin Pegawai Negeri Sipil",
        "PP 94/2021, ketentuan penutup",
    ),
)


def find_dicabut(teks: str) -> Iterator[Pencabutan]:
    """Yield the repealed regulations that a line of the dasar hukum cites.

    Sumber: the closing provisions of the regulations that replace them, named in each row of the table.
    """
    return (row for row in DICABUT if re.search(row.pola, teks, re.IGNORECASE))
