"""Sentences that say what figures say: that something rose, fell, is missing; never why, and no praise."""

import re
from collections.abc import Sequence
from decimal import Decimal

from lakip.domain.angka import format_angka
from lakip.domain.capaian import Polaritas
from lakip.domain.deret import join_deret

# More sentences than these are written as a list.
SEPARAGRAF = 3
_AKHIR_KALIMAT = re.compile(r"(?<=[.!?])\s+(?=[^\W\d])|\n+")


def split_kalimat(teks: str) -> list[str]:
    """Return the sentences of a text, each in one line; an item of a list is one without its dash."""
    return [" ".join(kalimat.split()).removeprefix("- ") for kalimat in _AKHIR_KALIMAT.split(teks)]


def cut_teks(teks: str, huruf: int) -> str:
    """Return ``teks`` in one line of at most so many letters, cut between words, with … for the rest."""
    rapi = " ".join(teks.split())
    if len(rapi) <= huruf:
        return rapi
    if huruf < 1:
        return ""
    potong = rapi[: huruf - 1]
    if rapi[len(potong)] != " ":
        utuh = potong.rpartition(" ")[0]
        potong = utuh if len(utuh) > huruf // 2 else potong
    return potong.rstrip(" ,;:") + "…"


def with_satuan(nilai: str, satuan: str) -> str:
    """Return a printed value with its satuan; ``%`` and ``Rp`` stand close to the figure."""
    match satuan.rstrip(".").casefold():
        case "":
            return nilai
        case "%":
            return f"{nilai}%"
        case "rp":
            return f"Rp{nilai}"
    return f"{nilai} {satuan}"


def describe_perubahan(
    lalu: Decimal | str,
    kini: Decimal | str,
    satuan: str,
    polaritas: Polaritas,
    jeda: tuple[str, str] = ("", ""),
) -> str:
    """Return how a value went from one to the other, e.g. ``turun 106 dari 240 menjadi 134``.

    ``jeda`` stands behind each of the two, e.g. the years in brackets. Where less is better it is said
    whether that is better, because the words alone would be read the other way round.
    """
    dari, menjadi = (f"{_format(n, satuan)}{tambah}" for n, tambah in zip((lalu, kini), jeda, strict=True))
    if lalu == kini:
        return f"tetap {menjadi}"
    if isinstance(lalu, str) or isinstance(kini, str):
        return f"berubah dari {dari} menjadi {menjadi}"
    arah = "naik" if kini > lalu else "turun"
    selisih = format_angka(abs(kini - lalu))
    return f"{arah} {selisih} dari {dari} menjadi {menjadi}{_judge(kini - lalu, polaritas)}"


def describe_selisih(nilai: Decimal, pembanding: Decimal, nama: str, polaritas: Polaritas) -> str:
    """Return where a value lies beside another called ``nama``, e.g. ``3 lebih tinggi daripada target``."""
    if nilai == pembanding:
        return f"sama dengan {nama}"
    arah = "lebih tinggi" if nilai > pembanding else "lebih rendah"
    selisih = format_angka(abs(nilai - pembanding))
    return f"{selisih} {arah} daripada {nama}{_judge(nilai - pembanding, polaritas)}"


def count_kata(jumlah: Sequence[tuple[int, str]]) -> str:
    """Return counts as a series, without those that are 0: ``2 naik dan 1 turun``."""
    return join_deret(f"{angka} {kata}" for angka, kata in jumlah if angka)


def compose(kalimat: Sequence[str], akhir: Sequence[str] = ()) -> str:
    """Return few sentences as one paragraph, more as a list with the summary ``akhir`` before it."""
    if len(kalimat) <= SEPARAGRAF:
        return " ".join([*kalimat, *akhir])
    return "\n\n".join(filter(None, (" ".join(akhir), "\n".join(f"- {satu}" for satu in kalimat))))


def _judge(selisih: Decimal, polaritas: Polaritas) -> str:
    if polaritas is not Polaritas.NEGATIF:
        return ""
    return f" ({'lebih' if selisih < 0 else 'kurang'} baik karena makin rendah makin baik)"


def _format(nilai: Decimal | str, satuan: str) -> str:
    return nilai if isinstance(nilai, str) else with_satuan(format_angka(nilai), satuan)
