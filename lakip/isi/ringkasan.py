"""What of a built LAKIP its leader sees at a glance: the figures that it prints, none calculated anew."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from lakip.domain.anggaran import JumlahAnggaran
from lakip.domain.capaian import RataCapaian
from lakip.isi.bacaan import read_data
from lakip.isi.bentuk import Pengesahan
from lakip.isi.bentuk_kinerja import NilaiTahun
from lakip.models import Terbitan

# So many of the lowest capaian are told.
TERENDAH = 3


@dataclass(frozen=True, slots=True)
class IndikatorRingkas:
    nomor: str
    nama: str
    satuan: str
    kini: NilaiTahun


@dataclass(frozen=True, slots=True)
class SasaranRingkas:
    nomor: int
    uraian: str
    indikator: tuple[IndikatorRingkas, ...]
    rata: RataCapaian
    predikat: str


@dataclass(frozen=True, slots=True)
class AnggaranRingkas:
    total: JumlahAnggaran


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Capaian in percent and money in rupiah; ``pengesahan`` is whom the signature block names."""

    sasaran: tuple[SasaranRingkas, ...]
    rata: RataCapaian
    predikat: str
    anggaran: AnggaranRingkas
    pengesahan: Pengesahan | None = None

    @property
    def terendah(self) -> tuple[IndikatorRingkas, ...]:
        """The indikator with the lowest capaian, the lowest first; equal ones in the order of the report."""
        known = [
            (persen, satu) for satu in self._indikator if (persen := satu.kini.capaian.persen) is not None
        ]
        return tuple(satu for _, satu in sorted(known, key=itemgetter(0))[:TERENDAH])

    @property
    def tak_terhitung(self) -> tuple[IndikatorRingkas, ...]:
        """The indikator that have no percentage, each with its reason."""
        return tuple(satu for satu in self._indikator if satu.kini.capaian.persen is None)

    @property
    def _indikator(self) -> list[IndikatorRingkas]:
        return [satu for sasaran in self.sasaran for satu in sasaran.indikator]


def read_ringkasan(terbitan: Terbitan) -> Ringkasan:
    """Return it from what was kept with the built LAKIP: what is read here is what is signed."""
    return read_data(Ringkasan, terbitan.data)
