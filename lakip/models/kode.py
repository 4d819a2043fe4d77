"""The code by which the public page knows a document."""

from __future__ import annotations

import secrets

# Crockford's base 32: no letter is taken for a digit.
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG = 16
KELOMPOK = 4
_DIBACA = str.maketrans("OIL", "011", " -–\u00a0")


def make_kode() -> str:
    """Return a new code of 80 bits, which cannot be guessed."""
    return "".join(secrets.choice(ABJAD) for _ in range(PANJANG))


def read_kode(teks: str) -> str | None:
    """Return the code that a person meant; None if it cannot be one.

    Small letters, spaces and dashes do no harm, and O, I and L are read as the digits they look like.
    Sumber: Crockford, Base 32.
    """
    kode = teks.strip().upper().translate(_DIBACA)
    return kode if len(kode) == PANJANG and set(kode) <= set(ABJAD) else None


def format_kode(kode: str) -> str:
    """Return the code as it is printed: ``7K3M 9QXR 2B5T WZ0A``."""
    return " ".join(kode[awal : awal + KELOMPOK] for awal in range(0, len(kode), KELOMPOK))
