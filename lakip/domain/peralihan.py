"""From one version of an SOP to another, and what moving a report from it would do."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sop.domain.berkas import BerkasSop
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.nama_simbol import name_simbol
from sop.domain.padanan import Padanan, match_berkas


class Verdik(StrEnum):
    """What becomes of the report if it is moved."""

    DAPAT = "dapat dipindahkan"
    DENGAN_CATATAN = "dapat dipindahkan, dengan catatan"
    TIDAK_DAPAT = "tidak dapat dipindahkan"


@dataclass(frozen=True)
class Peralihan:
    """From one version of an SOP to another; symbols and columns count from 0, as in ``BerkasSop``."""

    lama: BerkasSop
    baru: BerkasSop

    @cached_property
    def padanan(self) -> Padanan:
        return match_berkas(self.lama, self.baru)

    @cached_property
    def asal(self) -> dict[int, int]:
        """Which earlier symbol each one of the new version was."""
        return {baru: lama for lama, baru in self.padanan.simbol.items()}

    @cached_property
    def nama_lama(self) -> list[str]:
        return [f"“{nama}”" for nama in name_simbol(self.lama)]

    @cached_property
    def nama_baru(self) -> list[str]:
        return [f"“{nama}”" for nama in name_simbol(self.baru)]

    @cached_property
    def kolom_baru(self) -> list[str]:
        """The names of the columns with work that the old version did not have."""
        known = set(self.padanan.pelaksana.values())
        added = sorted({s.pelaksana for s in self.baru.alur.simbol} - known)
        return [self.baru.pelaksana[kolom].nama for kolom in added]

    def find_kolom_lain(self, dari: int, ke: int) -> str:
        """Return the name of the column that ``ke`` stands in, if it is another one than that of ``dari``."""
        kolom = self.baru.alur.by_id[ke].pelaksana
        is_same = self.padanan.pelaksana.get(self.lama.alur.by_id[dari].pelaksana) == kolom
        return "" if is_same else self.baru.pelaksana[kolom].nama

    def pekerjaan(self, simbol: int) -> LembarKerja:
        """The kind of work of a symbol of the new version."""
        return self.baru.langkah[self.baru.alur.simbol[simbol].langkah].lembar_kerja


@dataclass(frozen=True, slots=True)
class Tempat:
    """A symbol of the new version at which open work could go on, and why there ("" for its counterpart)."""

    simbol: int
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """One open symbol of the old version: where its work could go on, the first by default."""

    dari: int
    pilihan: tuple[Tempat, ...]
    tempat: Tempat | None

    @property
    def is_sepadan(self) -> bool:
        """Whether the work goes on where it stood, so that all it had goes with it."""
        return self.tempat is not None and not self.tempat.alasan


@dataclass(frozen=True, slots=True)
class Rencana:
    """What a move would do.

    ``tertahan`` are new places that wait for another branch first, ``dilewati`` symbols that work never comes
    to because of the move.
    """

    kedudukan: tuple[Kedudukan, ...] = ()
    tertahan: tuple[int, ...] = ()
    dilewati: tuple[int, ...] = ()
    catatan: tuple[str, ...] = ()
    penghalang: tuple[str, ...] = ()

    @property
    def verdik(self) -> Verdik:
        if self.penghalang:
            return Verdik.TIDAK_DAPAT
        return Verdik.DENGAN_CATATAN if self.catatan else Verdik.DAPAT
