"""What one workbook of a unit says, beside what is stored: the changes, the faults, and the rows to save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lakip.models import Anggaran, Nilai, Pemetaan, Penjelasan


@dataclass(frozen=True, slots=True)
class TemuanSel:
    """One thing wrong in a workbook, with its place; ``sel`` is like ``F12``, empty for the whole sheet."""

    lembar: str
    sel: str
    pesan: str

    @property
    def tempat(self) -> str:
        return f"{self.lembar}, sel {self.sel}" if self.sel else self.lembar


class Perubahan(NamedTuple):
    """One value that would change, as it is printed before and after; ``""`` is printed as kosong.

    ``is_bentrok`` says that somebody else has changed the stored value since the form was written.
    """

    lembar: str
    sel: str
    baris: str
    isian: str
    sebelum: str
    sesudah: str
    is_bentrok: bool = False


@dataclass(slots=True)
class IsiSerahan:
    """All that was read of one workbook; it can be stored only if it has no ``temuan``.

    ``tanda`` stands for the stored values it was compared with: if they have changed by the time it is
    to be stored, it has to be looked at again. ``catatan`` are sentences that do no harm.
    ``is_bebas`` says that it is no form of this system, ``pemetaan`` by what its columns were known.
    """

    tanda: str = ""
    perubahan: list[Perubahan] = field(default_factory=list)
    temuan: list[TemuanSel] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    nilai: list[Nilai] = field(default_factory=list)
    nilai_kosong: list[Nilai] = field(default_factory=list)
    penjelasan: list[Penjelasan] = field(default_factory=list)
    anggaran: list[Anggaran] = field(default_factory=list)
    is_bebas: bool = False
    pemetaan: Pemetaan | None = None

    @property
    def riwayat(self) -> list[Sequence[str]]:
        """The changes as a Serahan keeps them."""
        return [[satu.baris, satu.isian, satu.sebelum, satu.sesudah] for satu in self.perubahan]
