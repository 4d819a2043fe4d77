"""The words of a printed text, as texts of a form are compared."""

import re


def words(teks: str) -> tuple[str, ...]:
    """Return the words in small letters, without numbers, marks, and what stands in brackets."""
    return tuple(re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", " ", teks.lower())))


def is_blank(teks: str) -> bool:
    """Whether a cell says nothing: empty, or only the dash that forms print for "none"."""
    return not words(teks) and not re.search(r"\d", teks)
