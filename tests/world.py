"""Rows for tests: an office with its people, its SOP in force, and a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lakip.access import kapasitas_in
from lakip.contoh import load_kantor
from lakip.imports.kalender import fill_kalender
from lakip.lifecycle import AKTIF
from lakip.models import Laporan, Pegawai, Tugas
from lakip.models.organisasi import UnitKerja
from sop.models import Instansi


@dataclass(frozen=True)
class Kantor:
    """One office of the demo: its report, and its people by a word of their post."""

    laporan: Laporan
    pegawai: dict[str, Pegawai]

    def __getitem__(self, jabatan: str) -> Pegawai:
        return next(p for nama, p in self.pegawai.items() if jabatan.casefold() in nama.casefold())

    @property
    def pemilik(self) -> Pegawai:
        return self.laporan.penanggung_jawab

    def fresh(self) -> Laporan:
        return Laporan.objects.get(pk=self.laporan.pk)

    def desk(self) -> list[Tugas]:
        """The visits that lie on a desk now, in the order of the document."""
        return list(
            Tugas.objects.filter(laporan=self.laporan, status__in=AKTIF)
            .select_related("simbol__langkah", "simbol__pelaksana")
            .order_by("simbol__langkah__urutan", "simbol__urutan")
        )

    def turn_of(self, tugas: Tugas, at: datetime) -> Pegawai:
        """Somebody whose turn it is."""
        return next(
            p for p in self.pegawai.values() if kapasitas_in(self.laporan, tugas, p, at.date()) is not None
        )


def make_kantor(kunci: str, at: datetime) -> Kantor:
    fill_kalender([at.year])
    cast = load_kantor(kunci, at)
    laporan = Laporan.objects.select_related("penanggung_jawab", "instansi").get(
        instansi=cast[0].pegawai.instansi
    )
    return Kantor(laporan, {pemeran.jabatan: pemeran.pegawai for pemeran in cast})


def make_pegawai(
    username: str, instansi: Instansi | None = None, *, unit: UnitKerja | None = None
) -> Pegawai:
    return Pegawai.objects.create_user(
        username, password=None, nama=username.title(), instansi=instansi, unit=unit
    )
