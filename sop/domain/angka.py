"""Whole numbers as people and programs write them into texts."""

# No place, count or key is longer; Python refuses to read far longer ones.
_MAKS_DIGIT = 9


def read_bulat(teks: str) -> int | None:
    """Return the whole number, 0 or more, that the text is; None if it is none, or of over nine digits."""
    return int(teks) if teks.isdecimal() and len(teks) <= _MAKS_DIGIT else None
