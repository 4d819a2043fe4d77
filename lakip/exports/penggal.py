"""Where a word that is too long for a cell may be broken."""

import re
from typing import Any

BOLEH_PUTUS = "\u200b"  # takes no room, and is not seen unless a line ends there
# Longer than any word of the language; an address that somebody pasted is broken at / and - anyway.
TAK_TERPUTUS = re.compile(r"[^\s/-]{25,}")
POTONGAN = 12


def loosen(teks: str) -> str:
    """Return ``teks`` with places in its overlong words where a line may end."""
    return TAK_TERPUTUS.sub(lambda kata: BOLEH_PUTUS.join(re.findall(f".{{1,{POTONGAN}}}", kata[0])), teks)


def loosen_cells(dokumen: Any) -> None:
    """Let the words in the cells of every table be broken: a table is as wide as its longest words.

    ``dokumen`` is the parsed HTML. Figures stay whole.
    """
    cells = (sel for sel in dokumen.iter() if sel.tag in ("td", "th"))
    for sel in cells:
        if "angka" not in sel.get("class", "").split():
            for bagian in sel.iter():
                bagian.text = loosen(bagian.text or "")
                bagian.tail = loosen(bagian.tail or "")
