"""The budget part of a report: the tree with its sums, and what of it is tied to each sasaran."""

from __future__ import annotations

from dataclasses import replace

from lakip.domain.anggaran import BarisPohon, JumlahAnggaran, PosAnggaran, sum_anggaran
from lakip.isi.bentuk import BarisAnggaran, IsiAnggaran
from lakip.models import Anggaran, Laporan


class Belanja:
    """The budget lines of one report, read in one query."""

    def __init__(self, laporan: Laporan) -> None:
        self.by_kunci = {satu.pk: satu for satu in Anggaran.objects.filter(laporan=laporan)}
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

    def _read_baris(self, baris: BarisPohon) -> BarisAnggaran:
        satu = self.by_kunci[baris.kunci]
        return BarisAnggaran(
            tingkat=baris.tingkat,
            kode=satu.kode,
            nama=satu.nama,
            sumber_dana=satu.sumber_dana,
            jumlah=baris.jumlah,
            has_rincian=bool(baris.rincian),
            pagu_murni=None if baris.rincian or satu.pagu_perubahan is None else satu.pagu,
        )

    def _sasaran_of(self, satu: Anggaran) -> int | None:
        while satu.sasaran_id is None and satu.induk_id is not None:
            satu = self.by_kunci[satu.induk_id]
        return satu.sasaran_id


def _read_pos(satu: Anggaran) -> PosAnggaran:
    return PosAnggaran(satu.pk, satu.induk_id, satu.pagu_berlaku, satu.realisasi)
