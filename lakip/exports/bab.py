"""The chapters as they are printed: which sections they have, under which letter and number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, product
from string import ascii_uppercase

from lakip.domain.sistematika import SISTEMATIKA, Bagian, Pengisi
from lakip.isi.bentuk import IsiLaporan, IsiTambahan

BAB = ("bab1", "bab2", "bab3", "bab4")
LAMPIRAN = "lampiran"
# The outline gives some sections their letter already.
HURUF = re.compile(r"^[A-Z]\. ")


@dataclass(frozen=True, slots=True)
class BagianCetak:
    """A section with its letter or number in ``judul``, and those below; ``has_teks`` if people write it."""

    kunci: str
    judul: str
    teks: str
    anak: tuple[BagianCetak, ...] = ()
    has_teks: bool = True


@dataclass(frozen=True, slots=True)
class BabCetak:
    """A chapter with its sections."""

    kunci: str
    judul: str
    bagian: tuple[BagianCetak, ...]


def list_bab(isi: IsiLaporan) -> tuple[BabCetak, ...]:
    """Return Bab I to IV; the sections of the office's own go on with the letters of the fixed ones.

    A section that need not be there is left out while nobody has written it.
    """
    judul = {satu.kunci: satu.judul for satu in SISTEMATIKA}
    return tuple(BabCetak(kunci, judul[kunci], _list_bagian(isi, kunci)) for kunci in BAB)


def list_lampiran(isi: IsiLaporan) -> tuple[BagianCetak, ...]:
    """Return the annexes of the office's own."""
    return tuple(_read_tambahan(isi, satu, satu.judul, "") for satu in _below(isi, LAMPIRAN))


def _list_bagian(isi: IsiLaporan, bab: str) -> tuple[BagianCetak, ...]:
    fixed = [satu for satu in SISTEMATIKA if satu.induk == bab and _is_printed(isi, satu)]
    own = _below(isi, bab)
    letters = chain(ascii_uppercase, map("".join, product(ascii_uppercase, repeat=2)))
    return (
        *(_read_fixed(isi, satu, next(letters)) for satu in fixed),
        *(_read_own(isi, satu, next(letters)) for satu in own),
    )


def _is_printed(isi: IsiLaporan, bagian: Bagian) -> bool:
    if bagian.wajib or bagian.pengisi is not Pengisi.TEKS:
        return True
    return bool(isi.naskah.get(bagian.kunci) or _below(isi, bagian.kunci))


def _read_fixed(isi: IsiLaporan, bagian: Bagian, huruf: str) -> BagianCetak:
    return BagianCetak(
        bagian.kunci,
        f"{huruf}. {HURUF.sub('', bagian.judul)}",
        isi.naskah.get(bagian.kunci, ""),
        _list_anak(isi, bagian.kunci, huruf),
        bagian.pengisi.has_teks,
    )


def _read_own(isi: IsiLaporan, satu: IsiTambahan, huruf: str) -> BagianCetak:
    return _read_tambahan(isi, satu, f"{huruf}. {satu.judul}", huruf)


def _read_tambahan(isi: IsiLaporan, satu: IsiTambahan, judul: str, nomor: str) -> BagianCetak:
    return BagianCetak(satu.kunci, judul, satu.teks, _list_anak(isi, satu.kunci, nomor))


def _list_anak(isi: IsiLaporan, induk: str, nomor: str) -> tuple[BagianCetak, ...]:
    return tuple(
        _read_tambahan(isi, satu, f"{urutan} {satu.judul}", urutan)
        for ke, satu in enumerate(_below(isi, induk), start=1)
        for urutan in (f"{nomor}.{ke}".removeprefix("."),)
    )


def _below(isi: IsiLaporan, induk: str) -> list[IsiTambahan]:
    return [satu for satu in isi.tambahan if satu.induk == induk]
