"""Where the gathering of data from each unit of a report stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Prefetch

from lakip.domain.deret import join_deret
from lakip.lifecycle import StatusLaporan
from lakip.models import FormatData, Laporan, Pegawai, Serahan, UnitKerja
from lakip.models.pengumpulan import TERTUNDA, StatusSerahan
from lakip.unit.baris import JumlahBaris, count_by_unit


class Keadaan(StrEnum):
    BELUM_DIBUAT = "Format belum dibuat"
    BELUM_DISAMPAIKAN = "Format belum disampaikan"
    DISAMPAIKAN = "Sudah disampaikan"
    DIBUKA = "Sudah dibuka"
    BERTEMUAN = "Berkas perlu diperbaiki"
    DIPERIKSA = "Berkas menunggu diterapkan"
    MENYERAHKAN = "Sudah menyerahkan"
    TANPA_SERAHAN = "Tanpa serahan"


@dataclass(frozen=True, slots=True)
class KeadaanUnit:
    """One unit that has rows or a form, with what it handed in for this version of the form.

    ``serahan`` is what is applied, ``tertunda`` what came after it and is not yet.
    """

    unit: UnitKerja
    jumlah: JumlahBaris
    format: FormatData | None
    serahan: Serahan | None
    tertunda: Serahan | None

    @property
    def has_baris(self) -> bool:
        return bool(self.jumlah.indikator or self.jumlah.anggaran)

    @property
    def keadaan(self) -> Keadaan:
        """Where it stands; what was handed in counts more than an excuse."""
        if self.format is None:
            return Keadaan.BELUM_DIBUAT
        if self.serahan:
            return Keadaan.MENYERAHKAN
        if self.format.alasan_tanpa_serahan:
            return Keadaan.TANPA_SERAHAN
        if self.tertunda:
            return Keadaan[StatusSerahan(self.tertunda.status).name]
        if self.format.disampaikan_pada is None:
            return Keadaan.BELUM_DISAMPAIKAN
        return Keadaan.DIBUKA if self.format.dibuka_pada else Keadaan.DISAMPAIKAN

    @property
    def peristiwa(self) -> tuple[datetime | None, Pegawai | None]:
        """When it came to stand there, and by whom; None where that is not kept."""
        if self.format is None:
            return None, None
        handed_in = self.serahan or self.tertunda
        match self.keadaan:
            case Keadaan.MENYERAHKAN | Keadaan.BERTEMUAN | Keadaan.DIPERIKSA if handed_in:
                return handed_in.pada, handed_in.oleh
            case Keadaan.DIBUKA:
                return self.format.dibuka_pada, self.format.dibuka_oleh
            case Keadaan.DISAMPAIKAN:
                return self.format.disampaikan_pada, self.format.disampaikan_oleh
        return None, None

    @property
    def is_belum_disampaikan(self) -> bool:
        """Whether there is a form that the unit has yet to be given."""
        return self.has_baris and self.keadaan is Keadaan.BELUM_DISAMPAIKAN

    @property
    def is_ditunggu(self) -> bool:
        """Whether the unit is still to hand in."""
        return self.has_baris and self.keadaan not in (Keadaan.MENYERAHKAN, Keadaan.TANPA_SERAHAN)


def read_keadaan(laporan: Laporan) -> list[KeadaanUnit]:
    """Return where each unit stands, by name, in five queries at most."""
    jumlah = count_by_unit(laporan)
    handed_in = Serahan.objects.select_related("oleh")
    form_list = FormatData.objects.filter(laporan=laporan).select_related(
        "unit", "disampaikan_oleh", "dibuka_oleh"
    )
    by_unit = {satu.unit_id: satu for satu in form_list.prefetch_related(Prefetch("serahan_set", handed_in))}
    unit_list = [
        *(satu.unit for satu in by_unit.values()),
        *UnitKerja.objects.filter(pk__in=jumlah.keys() - by_unit.keys()),
    ]
    return [
        KeadaanUnit(
            unit,
            jumlah.get(unit.pk, JumlahBaris(0, 0)),
            by_unit.get(unit.pk),
            *_handed_in_for(by_unit.get(unit.pk)),
        )
        for unit in sorted(unit_list, key=lambda unit: unit.nama)
    ]


def find_ditunggu(unit: int) -> list[FormatData]:
    """Return the forms of running reports which a unit was given and still has to hand in, by tenggat."""
    applied = Serahan.objects.filter(
        format=OuterRef("pk"), status=StatusSerahan.DITERAPKAN, pada__gte=OuterRef("dibuat_pada")
    )
    waiting = FormatData.objects.filter(
        ~Exists(applied),
        unit=unit,
        laporan__status=StatusLaporan.BERJALAN,
        disampaikan_pada__isnull=False,
        alasan_tanpa_serahan="",
    )
    return list(waiting.select_related("laporan__instansi").order_by("tenggat", "pk"))


def _handed_in_for(form: FormatData | None) -> tuple[Serahan | None, Serahan | None]:
    """Return what is applied of this version of the form, and what came after it and is not yet."""
    if form is None:
        return None, None
    handed_in = [satu for satu in form.serahan_set.all() if satu.pada >= form.dibuat_pada]
    applied = next((satu for satu in handed_in if satu.status == StatusSerahan.DITERAPKAN), None)
    last = handed_in[-1] if handed_in else None
    return applied, last if last and last.status in TERTUNDA else None


def name_units(unit_list: Iterable[KeadaanUnit]) -> str:
    """Return the names of units as a sentence lists them."""
    return join_deret(satu.unit.nama for satu in unit_list)
