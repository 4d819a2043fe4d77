"""The number of a letter, by the pattern of the office.

Sumber: tata naskah dinas; kode klasifikasi, nomor urut, unit, bulan (roman), tahun in the office's own order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

ISIAN = ("klasifikasi", "urut", "unit", "bulan", "tahun")
WAJIB = ("urut", "tahun")
BULAN_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_ISIAN = re.compile(r"\{([^{}]*)\}")


def find_faults(pola: str, unit: str) -> Iterator[str]:
    """Yield, a sentence each, what keeps ``pola`` from giving every letter a number of its own."""
    names = _ISIAN.findall(pola)
    if unknown := [nama for nama in names if nama not in ISIAN]:
        yield f"{{{unknown[0]}}} tidak dikenal. Pakai: {', '.join(f'{{{nama}}}' for nama in ISIAN)}."
    if re.search(r"[{}]", _ISIAN.sub("", pola)):
        yield "Ada kurung kurawal yang tidak berpasangan; tulis misalnya {urut}."
    for nama in WAJIB:
        if nama not in names:
            yield f"Pola harus memuat {{{nama}}}: nomor urut mulai lagi dari 1 setiap tahun."
    if ganda := next((nama for nama in ISIAN if names.count(nama) > 1), ""):
        yield f"{{{ganda}}} ditulis lebih dari sekali."
    if re.search(r"\}\{", pola):
        yield "Beri pemisah di antara isian, misalnya garis miring, agar dua nomor tidak terbaca sama."
    if "unit" in names and not unit.strip():
        yield "Isi kode unit, atau hapus {unit} dari pola."


def format_nomor(pola: str, *, urut: int, tanggal: date, klasifikasi: str, unit: str, lebar: int) -> str:
    """Return the number of a letter dated ``tanggal``; ``lebar`` is how many digits the running number has.

    Between slashes nothing is left empty: an office without a code for its unit has no place for it.
    """
    isian = {
        "klasifikasi": klasifikasi,
        "urut": f"{urut:0{lebar}d}",
        "unit": unit,
        "bulan": BULAN_ROMAWI[tanggal.month - 1],
        "tahun": str(tanggal.year),
    }
    teks = _ISIAN.sub(lambda found: isian[found[1]].strip(), pola)
    return "/".join(bagian for satu in teks.split("/") if (bagian := satu.strip()))
