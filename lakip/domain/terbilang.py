"""Numbers in words, as letters write how many they send: "3 (tiga) dokumen"."""

from __future__ import annotations

import re

_KECIL = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
)  # fmt: skip
# A count of up to three digits at the beginning, not yet followed by its words.
_BANYAKNYA = re.compile(r"^(\d{1,3})\s+(?![\d(])")


def spell(angka: int) -> str:
    """Return a number from 0 to 999 in words."""
    if angka < len(_KECIL):
        return _KECIL[angka]
    if angka < 20:
        return f"{_KECIL[angka - 10]} belas"
    besar, satuan, sisa = (angka // 100, "ratus", angka % 100) if angka >= 100 else (
        angka // 10, "puluh", angka % 10
    )  # fmt: skip
    depan = "seratus" if angka // 100 == 1 else f"{_KECIL[besar]} {satuan}"
    return f"{depan} {spell(sisa)}" if sisa else depan


def write_banyaknya(teks: str) -> str:
    """Return how many are sent with the number in words after it: "2 berkas" becomes "2 (dua) berkas"."""
    return _BANYAKNYA.sub(lambda found: f"{int(found[1])} ({spell(int(found[1]))}) ", teks.strip())
