"""What one does to a draft, as the buttons of a page name it."""

import re
from collections.abc import Callable, Mapping

from sop.domain.sunting.baris import insert_row, move_row, remove_row, renumber, spread_row
from sop.domain.sunting.kolom import insert_column, move_column, remove_column
from sop.domain.sunting.panah import add_panah, remove_panah
from sop.domain.sunting.simbol import swap_simbol
from sop.domain.sunting.tujuan import settle
from sop.domain.suntingan import Suntingan

# With how much an empty draft begins.
_KOLOM_AWAL = 3
_BARIS_AWAL = 5

_NAMA = re.compile(r"([a-z-]+)((?::\d{1,4})*)")


class TindakanTidakDikenal(ValueError):
    """Something that cannot be done to this draft; the message says so."""


def _begin(suntingan: Suntingan) -> Suntingan:
    for _ in range(_KOLOM_AWAL):
        suntingan = insert_column(suntingan, len(suntingan.kolom))
    for _ in range(_BARIS_AWAL):
        suntingan = insert_row(suntingan, len(suntingan.baris))
    return suntingan


# Each with how many places it names, and with the row, counted from the first of them, at which one goes on.
_TINDAKAN: Mapping[str, tuple[Callable[..., Suntingan], int, int | None]] = {
    "awal": (_begin, 0, None),
    "nomori": (renumber, 0, None),
    "baris-sisip": (insert_row, 1, 0),
    "baris-naik": (lambda s, n: move_row(s, n, n - 1), 1, -1),
    "baris-turun": (lambda s, n: move_row(s, n, n + 1), 1, 1),
    "baris-bagi": (spread_row, 1, 0),
    "baris-hapus": (remove_row, 1, 0),
    "kolom-sisip": (insert_column, 1, None),
    "kolom-kiri": (lambda s, n: move_column(s, n, n - 1), 1, None),
    "kolom-kanan": (lambda s, n: move_column(s, n, n + 1), 1, None),
    "kolom-hapus": (remove_column, 1, None),
    "simbol-tukar": (swap_simbol, 2, 0),
    "panah-tambah": (add_panah, 2, 0),
    "panah-hapus": (remove_panah, 3, 0),
}


def perform(suntingan: Suntingan, tindakan: str) -> tuple[Suntingan, int | None]:
    """Return the draft after ``tindakan``, such as "baris-sisip:3", and the row at which one goes on.

    Behind the name stand places, from 0: of the row or column, of the symbol in the row, of its arrow.
    Raises TindakanTidakDikenal if there is no such thing to do, or nothing at that place.
    """
    named = _NAMA.fullmatch(tindakan)
    if named is None or named[1] not in _TINDAKAN:
        raise TindakanTidakDikenal("Tindakan ini tidak dikenal; muat ulang halaman ini.")
    change, banyak, langkah = _TINDAKAN[named[1]]
    places = [int(letak) for letak in named[2].split(":")[1:]]
    try:
        if len(places) != banyak:
            raise IndexError(named[2])
        after = settle(change(suntingan, *places))
    except IndexError as e:
        raise TindakanTidakDikenal("Tempat itu tidak ada pada draf ini; muat ulang halaman ini.") from e
    if langkah is None or not after.baris:
        return after, None
    return after, min(places[0] + langkah, len(after.baris) - 1)
