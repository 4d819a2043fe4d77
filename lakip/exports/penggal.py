"""Where a word that is too long for its place may be broken."""

import re
from typing import Any

BOLEH_PUTUS = "\u200b"  # takes no room, and is not seen unless a line ends there
# Longer than any word of the language; an address that somebody pasted is broken at / and - anyway.
TAK_TERPUTUS = re.compile(r"[^\s\u200b/-]{25,}")
# No word at all: to hyphenate it takes time with the square of its length.
TAK_WAJAR = re.compile(r"[^\s\u200b/-]{100,}")
POTONGAN = 12
# Elements of running text.
UCAPAN = frozenset(("p", "li", "a", "span", "strong", "em", "u", "br", "h1", "h2", "h3", "h4", "h5", "h6"))


def loosen(teks: str, panjang: re.Pattern[str] = TAK_TERPUTUS) -> str:
    """Return ``teks`` with places in its overlong words where a line may end."""
    return panjang.sub(lambda kata: BOLEH_PUTUS.join(re.findall(f".{{1,{POTONGAN}}}", kata[0])), teks)


def loosen_words(dokumen: Any) -> None:
    """Let the words in the cells of every table be broken: a table is as wide as its longest words.

    Elsewhere only what is no word is broken. ``dokumen`` is the parsed HTML. Figures stay whole.
    """
    for sel in dokumen.iter():
        if sel.tag in UCAPAN:
            _loosen(sel, TAK_WAJAR)
        elif sel.tag in ("td", "th") and "angka" not in sel.get("class", "").split():
            for bagian in sel.iter():
                _loosen(bagian, TAK_TERPUTUS)


def _loosen(bagian: Any, panjang: re.Pattern[str]) -> None:
    bagian.text = loosen(bagian.text or "", panjang)
    bagian.tail = loosen(bagian.tail or "", panjang)
