"""What stands in a cell of a pelaksana's column, read as a symbol of the form."""

import re
import unicodedata
from enum import StrEnum

from sop.domain.alur import JenisSimbol


class Tanda(StrEnum):
    """A mark that says who does the row, and not what symbol is drawn."""

    CENTANG = "centang"


_HENING = ("P", "Z", "Cc", "Cf")  # kinds of letters of Unicode that say nothing by themselves
_MAKS_HURUF = 60  # a longer text is no mark
_JAWABAN = "jawaban"  # what is written at the exits of a decision

# Words, boxes of a keyboard, and shapes of Unicode. A capsule may begin or end, so it is but a mark.
_KATA: tuple[tuple[str, str], ...] = (
    (JenisSimbol.MULAI, r"(?:terminator )?mulai|start|begin"),
    (JenisSimbol.SELESAI, r"selesai|end|finish|stop|akhir"),
    (JenisSimbol.KEPUTUSAN, r"keputusan|decision|belah ketupat|ya ?/ ?tidak|y ?/ ?t"),
    (JenisSimbol.PROSES, r"proses|process|kotak|persegi(?: panjang)?"),
    (_JAWABAN, r"tidak|y|t"),
    (Tanda.CENTANG, r"[xv]|ya|ada|\d{1,2}"),
)
_BENTUK: tuple[tuple[str, str], ...] = (
    (JenisSimbol.KEPUTUSAN, r"\{ ?\}|< ?>|[◇◆⬦⬥⋄♦♢◊]"),
    (JenisSimbol.PROSES, r"\[ ?\]|[□▭■▢◻▯☐▬▪]"),
    (Tanda.CENTANG, r"[√✓✔☑✗✘×●•○⬭⬮*]"),
)
_POLA = re.compile(
    "|".join(
        [rf"(?P<kata_{nama}>(?<!\w)(?:{pola})(?!\w))" for nama, pola in _KATA]
        + [rf"(?P<bentuk_{nama}>{pola})" for nama, pola in _BENTUK]
    )
)


def read_tanda(sel: str) -> JenisSimbol | Tanda | None:
    """Return what a cell marks, or None where its words are no mark.

    Two ways of saying the same are one ("{ } (Decision)"), a symbol says more than a tick, and the answers
    beside a decision belong to it.
    """
    teks = " ".join(sel.lower().split())
    if len(teks) > _MAKS_HURUF or _POLA.sub("", teks).strip(" .,:;()-"):
        return None
    found = {str(cocok.lastgroup).partition("_")[2] for cocok in _POLA.finditer(teks)}
    simbol = found & set(JenisSimbol)
    if len(simbol) == 1:
        return JenisSimbol(simbol.pop())
    return Tanda.CENTANG if Tanda.CENTANG in found and not simbol and _JAWABAN not in found else None


def is_jawaban(sel: str) -> bool:
    """Whether a cell only holds answers, which are printed beside the arrows of a decision."""
    return bool(re.fullmatch(r"(?:(?:ya|tidak)\s*)+", " ".join(sel.lower().split())))


def is_silent(sel: str) -> bool:
    """Whether a cell says nothing: only dots, dashes and colons, and no mark."""
    return not read_tanda(sel) and all(unicodedata.category(huruf).startswith(_HENING) for huruf in sel)
