"""The budget part of a report: the tree with its sums, and what of it is tied to each sasaran."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip.domain.anggaran import BarisPohon, JumlahAnggaran, PosAnggaran, sum_anggaran
from lakip.domain.capaian import compare_printed
from lakip.isi.bentuk_kinerja import BarisAnggaran, IsiAnggaran
from lakip.models import Anggaran, Laporan, UnitKerja


class Belanja:
    """The budget lines of one report, read in one query; of one ``unit`` its lines with those above them."""

    def __init__(self, laporan: Laporan, unit: int | None = None) -> None:
        lines = Anggaran.objects.filter(laporan=laporan).select_related("unit")
        self.by_kunci = {satu.pk: satu for satu in lines}
        if unit is not None:
            self._keep_unit(unit)
        self.pohon = sum_anggaran(_read_pos(satu) for satu in self.by_kunci.values())

    def read(self) -> IsiAnggaran:
        return IsiAnggaran(tuple(map(self._read_baris, self.pohon.baris)), self.pohon.total)

    def sum_for(self, sasaran: int) -> JumlahAnggaran | None:
        """Return what the lines tied to a sasaran add up to; None if there are none.

        A line that is not tied itself goes with the nearest line above it that is.
        """
        ends = (self.by_kunci[baris.kunci] for baris in self.pohon.baris if not baris.rincian)
        tied = [satu for satu in ends if self._sasaran_of(satu) == sasaran]
        return sum_anggaran(replace(_read_pos(satu), induk=None) for satu in tied).total if tied else None

    def lines_for(self, sasaran: int) -> tuple[BarisAnggaran, ...]:
        """Return the lines that are tied to a sasaran themselves."""
        tied = (baris for baris in self.pohon.baris if self.by_kunci[baris.kunci].sasaran_id == sasaran)
        return tuple(map(self._read_baris, tied))

    def unit_of(self, satu: Anggaran) -> UnitKerja | None:
        """Return the unit that answers for a line: its own, or that of the nearest line above it."""
        return next((baris.unit for baris in self._upwards(satu) if baris.unit), None)

    def _keep_unit(self, unit: int) -> None:
        with_parts = {satu.induk_id for satu in self.by_kunci.values()}
        leaves = (satu for satu in self.by_kunci.values() if satu.pk not in with_parts)
        own = [leaf for leaf in leaves if (of := self.unit_of(leaf)) and of.pk == unit]
        kept = {baris.pk for leaf in own for baris in self._upwards(leaf)}
        self.by_kunci = {pk: satu for pk, satu in self.by_kunci.items() if pk in kept}

    def _read_baris(self, baris: BarisPohon) -> BarisAnggaran:
        satu = self.by_kunci[baris.kunci]
        unit = self.unit_of(satu)
        tercetak = satu.serapan_tercetak
        return BarisAnggaran(
            tingkat=baris.tingkat,
            kode=satu.kode,
            nama=satu.nama,
            sumber_dana=satu.sumber_dana,
            jumlah=baris.jumlah,
            has_rincian=bool(baris.rincian),
            pagu_murni=None if baris.rincian or satu.pagu_perubahan is None else satu.pagu,
            unit=unit.nama if unit else "",
            tercetak=tercetak,
            beda=None if tercetak is None else compare_printed(tercetak, baris.jumlah.serapan),
        )

    def _sasaran_of(self, satu: Anggaran) -> int | None:
        return next((baris.sasaran_id for baris in self._upwards(satu) if baris.sasaran_id), None)

    def _upwards(self, satu: Anggaran) -> Iterator[Anggaran]:
        """Yield a line and those above it, the nearest first."""
        yield satu
        while satu.induk_id is not None:
            satu = self.by_kunci[satu.induk_id]
            yield satu


def _read_pos(satu: Anggaran) -> PosAnggaran:
    return PosAnggaran(satu.pk, satu.induk_id, satu.pagu_berlaku, satu.realisasi)
