"""Words that the paper broke over lines, put together again."""

import re
from collections.abc import Iterable
from functools import reduce

# "masing-" above "masing", "APBN/" above "APBD"; a mark with a space before it stands by itself.
_MELEKAT = re.compile(r"\w[-/]$")


def join_broken(lines: Iterable[str]) -> str:
    """Return the lines as one; where a line ends with a hyphen or a slash, what follows is set close."""
    return reduce(_join, filter(None, (line.strip() for line in lines)), "")


def _join(before: str, after: str) -> str:
    sela = "" if not before or (_MELEKAT.search(before) and after[0].isalpha()) else " "
    return f"{before}{sela}{after}"
