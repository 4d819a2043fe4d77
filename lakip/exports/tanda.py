"""The marks around each written part in the HTML of a report, by which one part is found again.

They are comments of our own templates: what people wrote is escaped and cannot look like one.
"""

import re

TANDA = re.compile(r"<!--(?:bagian ([\w:-]+)|/bagian)-->\n?")


def strip_tanda(html: str) -> str:
    """Return the HTML without marks."""
    return TANDA.sub("", html)


def find_tanda(html: str, kunci: str) -> tuple[int, int] | None:
    """Return where the part begins and ends that bears ``kunci``; None where it is not printed."""
    mulai, dalam = None, 0
    for tanda in TANDA.finditer(html):
        if mulai is None:
            if tanda[1] == kunci:
                mulai = tanda.end()
        elif tanda[1]:
            dalam += 1
        elif dalam:
            dalam -= 1
        else:
            return mulai, tanda.span()[0]
    return None
