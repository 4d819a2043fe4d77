"""The rule for texts: what was written this year is not what stood in last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lakip.domain.konsistensi import Aturan, TemuanData

HURUF_TERSEDIKIT = 40  # shorter texts are the same by chance

_TAHUN = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def simplify(teks: str) -> str:
    """Return the text by which two are held against each other: without case, spaces and years."""
    return " ".join(_TAHUN.sub(" ", teks.casefold()).split())


def check_salinan(kini: str, lalu: str, tahun: int, rinci: str = "") -> Iterator[TemuanData]:
    """Ask about a text of ``tahun`` that is last year's, but for the years it names."""
    pokok = simplify(kini)
    if pokok == simplify(lalu) and sum(map(str.isalpha, pokok)) >= HURUF_TERSEDIKIT:
        yield TemuanData(
            Aturan.SALINAN,
            f"Teksnya sama dengan laporan {tahun - 1}. Tulis keadaan {tahun}, atau jelaskan mengapa tetap.",
            (pokok,),
            rinci,
        )
