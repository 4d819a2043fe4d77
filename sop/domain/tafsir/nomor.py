"""The numbers that rows of a form bear: "3", "3.", "(3)", "c.", "III", "Langkah 3"."""

import re

_NOMOR = re.compile(
    r"(?:(?:langkah|tahap|no|nomor)\b\.?\s*)?\(?(?P<angka>\d{1,3}|[a-z]|[ivxl]{1,7})[.)]*", re.IGNORECASE
)


def is_nomor(sel: str) -> bool:
    """Whether a cell holds the number of a row and nothing else."""
    return bool(_NOMOR.fullmatch(sel.strip()))


def plain_nomor(sel: str) -> str:
    """Return the number itself in small letters ("3" for "(3)."), or the cell's words where it is none."""
    found = _NOMOR.fullmatch(sel.strip())
    return (found["angka"] if found else sel.strip()).lower()


def read_urutan(sel: str) -> int | None:
    """Return the number of a row that is counted in figures, or None."""
    nomor = plain_nomor(sel)
    return int(nomor) if nomor.isdecimal() and len(nomor) <= 3 else None
