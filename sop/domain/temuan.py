"""Temuan: one thing wrong or doubtful in an SOP, with its place and its weight."""

from dataclasses import dataclass
from enum import StrEnum


class Tingkat(StrEnum):
    """How much a finding weighs: only the first keeps an SOP from being put into force."""

    TIDAK_DAPAT_DIJALANKAN = "tidak dapat dijalankan"
    TIDAK_SESUAI_PEDOMAN = "tidak sesuai pedoman"
    PERLU_KONFIRMASI = "perlu konfirmasi"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One sentence to the owner of the SOP: what is wrong at ``tempat``, and what to do."""

    tingkat: Tingkat
    tempat: str
    pesan: str

    def __str__(self) -> str:
        return f"{self.tempat}: {self.pesan}"
