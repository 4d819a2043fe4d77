"""Whether a report is complete: lists of what is asked for, and what was found of each thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# So many things that are lacking are named in a sentence; the rest are counted.
DISEBUT = 3


class JenisDaftar(StrEnum):
    """Which list it is; the values stand in the database and in addresses."""

    SISTEMATIKA = "sistematika"
    REVIU = "reviu"
    LKE = "lke"


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing to check.

    ``aturan`` names the rule that proves it from the data; without one a person answers. ``bukti`` is what
    a reviewer usually asks to see, ``bobot`` its part of the points of its kelompok, where it has points.
    One that ``is_wajib`` holds the report back from being handed in for approval.
    """

    nomor: str
    kelompok: str
    uraian: str
    aturan: str = ""
    bukti: str = ""
    bobot: Decimal = Decimal(0)
    is_wajib: bool = False


@dataclass(frozen=True, slots=True)
class Daftar:
    """One version of a list; ``sumber`` is its legal basis, ``catatan`` what its reader must know of it."""

    jenis: JenisDaftar
    versi: int
    nama: str
    sumber: str
    catatan: str
    butir: tuple[Butir, ...]


class Keadaan(StrEnum):
    """What was found of one thing; the values are what the page says."""

    TERPENUHI = "terpenuhi"
    SEBAGIAN = "sebagian"
    BELUM = "belum"
    TIDAK_TERBUKTI = "tidak dapat dibuktikan sistem"
    TIDAK_BERLAKU = "tidak berlaku"

    @property
    def is_kurang(self) -> bool:
        """Whether something is still to be done about it."""
        return self in (Keadaan.SEBAGIAN, Keadaan.BELUM, Keadaan.TIDAK_TERBUKTI)


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One thing that is missing, as a sentence, and the page where it is mended."""

    kalimat: str
    url: str


@dataclass(frozen=True, slots=True)
class Hasil:
    """What was found of one thing: in words, and what of it is missing."""

    keadaan: Keadaan
    ditemukan: str = ""
    kurang: tuple[Kekurangan, ...] = ()


def judge(jumlah: int, benda: str, kurang: Sequence[Kekurangan]) -> Hasil:
    """Return what was found of ``jumlah`` things called ``benda``, of which ``kurang`` lack it, each once.

    Raises ValueError if there is nothing to judge, or more lack it than there are.
    """
    if not 0 <= len(kurang) <= jumlah or not jumlah:
        raise ValueError(f"{len(kurang)} of {jumlah} {benda}")
    if not kurang:
        keadaan = Keadaan.TERPENUHI
    else:
        keadaan = Keadaan.BELUM if len(kurang) == jumlah else Keadaan.SEBAGIAN
    return Hasil(keadaan, f"{jumlah - len(kurang)} dari {jumlah} {benda}", tuple(kurang))


def combine(hasil_list: Iterable[Hasil], benda: str) -> Hasil:
    """Return one result for several: met if all that apply are, not at all if none is even in part.

    Raises ValueError if none applies.
    """
    berlaku = [satu for satu in hasil_list if satu.keadaan is not Keadaan.TIDAK_BERLAKU]
    if not berlaku:
        raise ValueError(f"none of the {benda} applies")
    terpenuhi = sum(satu.keadaan is Keadaan.TERPENUHI for satu in berlaku)
    if terpenuhi == len(berlaku):
        keadaan = Keadaan.TERPENUHI
    elif all(satu.keadaan is Keadaan.BELUM for satu in berlaku):
        keadaan = Keadaan.BELUM
    else:
        keadaan = Keadaan.SEBAGIAN
    kurang = tuple(dict.fromkeys(kurang for satu in berlaku for kurang in satu.kurang))
    return Hasil(keadaan, f"{terpenuhi} dari {len(berlaku)} {benda}", kurang)


def summarise(kalimat_list: Sequence[str]) -> str:
    """Return the first sentences that say what is lacking as one, with the number of the others."""
    disebut = [satu.rstrip(".") for satu in kalimat_list[:DISEBUT]]
    sisa = len(kalimat_list) - len(disebut)
    return "; ".join(disebut) + (f"; dan {sisa} lagi" if sisa else "")
