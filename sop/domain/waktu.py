"""Waktu: how long a langkah may take, as the mutu baku of an SOP prints it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from enum import StrEnum
from math import ceil


class Satuan(StrEnum):
    """The units in which SOPs give their waktu."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"
    MINGGU = "minggu"
    BULAN = "bulan"


# What a unit is made of. Five hari kerja to a minggu is Perpres 21/2023 Pasal 3; a bulan has 20 to 22 of
# them, and no rule says which: 21 is the custom of the office.
DASAR: Mapping[Satuan, tuple[Satuan, int]] = {
    Satuan.MENIT: (Satuan.MENIT, 1),
    Satuan.JAM: (Satuan.MENIT, 60),
    Satuan.HARI: (Satuan.HARI, 1),
    Satuan.MINGGU: (Satuan.HARI, 5),
    Satuan.BULAN: (Satuan.HARI, 21),
}


@dataclass(frozen=True, slots=True)
class Durasi:
    """A length of working time, or a range of it; without a range both ends are equal.

    Raises ValueError unless 0 < ``dari`` <= ``sampai``.
    """

    dari: Decimal
    sampai: Decimal
    satuan: Satuan

    def __post_init__(self) -> None:
        if not 0 < self.dari <= self.sampai:
            raise ValueError(f"not a length of time: {self.dari} to {self.sampai} {self.satuan}")

    def __str__(self) -> str:
        ends = dict.fromkeys((_format_angka(self.dari), _format_angka(self.sampai)))
        return f"{'–'.join(ends)} {self.satuan}"

    @property
    def dasar(self) -> "Durasi":
        """The same length in what it is made of: menit, or hari kerja."""
        satuan, isi = DASAR[self.satuan]
        return Durasi(self.dari * isi, self.sampai * isi, satuan)

    def count_menit(self, menit_per_hari: int) -> int:
        """Return how many minutes of work this is, a started minute being counted as a whole one.

        Of a range the upper end counts. ``menit_per_hari`` is the length of a hari kerja.

        Sumber: custom of the office.
        """
        dasar = self.dasar
        return ceil(dasar.sampai * (menit_per_hari if dasar.satuan is Satuan.HARI else 1))


_KATA_SATUAN = {
    "menit": Satuan.MENIT,
    "mnt": Satuan.MENIT,
    "'": Satuan.MENIT,
    "jam": Satuan.JAM,
    "hari": Satuan.HARI,
    "hr": Satuan.HARI,
    "hk": Satuan.HARI,
    "minggu": Satuan.MINGGU,
    "mgg": Satuan.MINGGU,
    "mg": Satuan.MINGGU,
    "pekan": Satuan.MINGGU,
    "bulan": Satuan.BULAN,
    "bln": Satuan.BULAN,
}
_ANGKA = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_BAGIAN = re.compile(rf"({_ANGKA.pattern})\s*({'|'.join(_KATA_SATUAN)})(?:\s*kerja\b)?")
_SISI = re.compile(rf"(?:{_BAGIAN.pattern}(?:[.,\s]|\bdan\b)*)+")
_HINGGA = re.compile(r"\s*(?:[-‐-―−]|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*")
_SEKITAR = re.compile(
    r"^(?:±|\+/?-|≤|maks(?:imal|imum|\.)?|paling (?:lama|lambat)|selambat-lambatnya|kurang lebih)\s*"
)
_PETIK = str.maketrans("’′", "''")
_TERBILANG = re.compile(r"(?<=[0-9])\s*\([a-z ]+\)")
_DETIK = re.compile(r"(?<![\d.,])([0-9]{1,4})\s*(?:detik|dtk)\b\.?")
_SETENGAH = re.compile(r"([0-9]*)\s*(?:½|\b1/2\b)")


def read_waktu(teks: str) -> Durasi | None:
    """Return the length of time that ``teks`` names, or None if it names none.

    "1 (satu) hari kerja", "1 s/d 2 Hari", "½ jam" and "paling lama 3 hari" are understood; detik are
    hundredths of a menit, a started one being counted as a whole one. Parts of one kind are added in the
    smaller unit ("1 jam 30 menit" is 90 menit, "1 minggu 2 hari" is 7 hari). A hari is not a number of jam
    before an office says how long it is open, so "1 hari 2 jam" is None, as are "Segera", "-", a length of
    zero, a range that runs backwards, and hari kalender ("2 x 24 jam").

    Sumber: waktu as SOPs print it (mutu baku, PermenPANRB 35/2012).
    """
    rapi = _SEKITAR.sub("", " ".join(teks.lower().split()))
    rapi = _SETENGAH.sub(lambda cocok: f"{cocok[1] or 0},5", _TERBILANG.sub("", rapi.translate(_PETIK)))
    rapi = _DETIK.sub(_write_menit, rapi)
    awal, *lanjutan = _HINGGA.split(rapi)
    if len(lanjutan) > 1:
        return None
    akhir = lanjutan[0] if lanjutan else awal
    if _ANGKA.fullmatch(awal):
        awal = _ANGKA.sub(awal, akhir, count=1)
    try:
        dari, sampai = _read_sisi(awal), _read_sisi(akhir)
        if dari.satuan is not sampai.satuan:
            dari, sampai = _in_one_satuan([dari, sampai])
        return Durasi(dari.dari, sampai.sampai, dari.satuan)
    except ValueError:
        return None


def find_satuan(kepala: str) -> Satuan | None:
    """Return the one unit that the head of a column names ("Waktu (menit)"), or None.

    Sumber: custom of the offices.
    """
    found = {_KATA_SATUAN[kata] for kata in re.findall(r"[a-z]+", kepala.lower()) if kata in _KATA_SATUAN}
    return found.pop() if len(found) == 1 else None


def describe_menit(menit: int, menit_per_hari: int | None = None) -> str:
    """Return minutes of work in words: "3 jam 20 menit", and with ``menit_per_hari`` "2 hari 3 jam".

    Raises ValueError if ``menit`` is negative.
    """
    if menit < 0:
        raise ValueError(f"minutes of work cannot be negative: {menit}")
    hari, sisa = divmod(menit, menit_per_hari) if menit_per_hari else (0, menit)
    jam, sisa = divmod(sisa, 60)
    bagian = [
        f"{jumlah} {satuan}" for jumlah, satuan in ((hari, "hari"), (jam, "jam"), (sisa, "menit")) if jumlah
    ]
    return " ".join(bagian) or "0 menit"


def _write_menit(cocok: re.Match[str]) -> str:
    menit = (Decimal(cocok[1]) / 60).quantize(Decimal("0.01"), ROUND_UP)
    return f"{menit} menit"


def _read_sisi(teks: str) -> Durasi:
    """Return one end of a range, its parts added up.

    Raises ValueError if it is no length of time, or its parts do not run from large to small units.
    """
    if not _SISI.fullmatch(teks):
        raise ValueError(f"not a length of time: {teks!r}")
    bagian = [
        Durasi(jumlah := Decimal(angka.replace(",", ".")), jumlah, _KATA_SATUAN[kata])
        for angka, kata in _BAGIAN.findall(teks)
    ]
    isi = [DASAR[durasi.satuan] for durasi in bagian]
    if isi != sorted(set(isi), reverse=True):
        raise ValueError(f"parts out of order: {teks!r}")
    if len(bagian) > 1:
        bagian = _in_one_satuan(bagian)
    jumlah = sum((durasi.sampai for durasi in bagian), Decimal(0))
    return Durasi(jumlah, jumlah, bagian[0].satuan)


def _in_one_satuan(bagian: list[Durasi]) -> list[Durasi]:
    dasar = [durasi.dasar for durasi in bagian]
    if len({durasi.satuan for durasi in dasar}) > 1:
        raise ValueError("a hari is no fixed number of menit")
    return dasar


def _format_angka(angka: Decimal) -> str:
    return f"{angka.normalize():f}".replace(".", ",")
