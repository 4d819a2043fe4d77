"""What stands in a cell of a pelaksana's column, read as a symbol of the form."""

import re
from enum import StrEnum

from sop.domain.alur import JenisSimbol


class Tanda(StrEnum):
    """A mark that says who does the row, and not what symbol is drawn."""

    CENTANG = "centang"


# Words, boxes of a keyboard, and shapes of Unicode. A capsule may begin or end, so it is but a mark.
_TANDA: tuple[tuple[JenisSimbol | Tanda, str], ...] = (
    (JenisSimbol.MULAI, r"mulai|start|begin|terminator mulai"),
    (JenisSimbol.SELESAI, r"selesai|end|finish|stop|akhir"),
    (
        JenisSimbol.KEPUTUSAN,
        r"keputusan|decision|belah ketupat|ya\s*/\s*tidak|y\s*/\s*t|\{\s*\}|<\s*>|[◇◆⬦⬥⋄♦♢]",
    ),
    (JenisSimbol.PROSES, r"proses|process|kotak|persegi( panjang)?|\[\s*\]|[□▭■▢◻▯☐▬]"),
    (Tanda.CENTANG, r"[√✓✔☑✗✘xv●•○⬭⬮*]|ya|ada|\d{1,2}"),
)


def read_tanda(sel: str) -> JenisSimbol | Tanda | None:
    """Return what a cell marks, or None where its words are no mark.

    Two ways of saying the same are one: "{ } (Decision)".
    """
    teks = " ".join(sel.lower().split())
    parts = [teks] if _match(teks) else [part.strip(" .:") for part in re.split(r"[()]", teks)]
    found = {_match(part) for part in parts if part}
    return found.pop() if len(found) == 1 else None


def _match(teks: str) -> JenisSimbol | Tanda | None:
    return next((tanda for tanda, pola in _TANDA if re.fullmatch(pola, teks)), None)
