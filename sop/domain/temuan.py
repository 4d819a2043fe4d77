"""Temuan: one thing wrong or doubtful in an SOP, with its place and its weight."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Tingkat(StrEnum):
    """How much a finding weighs: only the first keeps an SOP from being put into force."""

    TIDAK_DAPAT_DIJALANKAN = "tidak dapat dijalankan"
    TIDAK_SESUAI_PEDOMAN = "tidak sesuai pedoman"
    PERLU_KONFIRMASI = "perlu konfirmasi"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One sentence to the owner of the SOP: what is wrong at ``tempat``, and what to do.

    ``baris`` is the row of the form, from 0, where it is about one.
    """

    tingkat: Tingkat
    tempat: str
    pesan: str
    baris: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.tempat}: {self.pesan}"


def group_temuan(temuan_list: Iterable[Temuan]) -> list[tuple[Tingkat, list[Temuan]]]:
    """Return the findings by weight, the heaviest first."""
    found = list(temuan_list)
    groups = ((tingkat, [t for t in found if t.tingkat is tingkat]) for tingkat in Tingkat)
    return [(tingkat, isi) for tingkat, isi in groups if isi]
