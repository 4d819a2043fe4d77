"""What the board of units shows: where each stands, what to do next, and the forms for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.forms import Form

from lakip.engine.pengumpulan import find_refusal, last_tenggat
from lakip.forms.pengumpulan import FormatForm, TenggatForm, UnitForm
from lakip.forms.tugas import AlasanForm
from lakip.lembar_kerja import missing_of, tools_of
from lakip.lembar_kerja.data import PENGUMPULAN
from lakip.models import Anggaran, Indikator, Laporan, Pegawai, Tugas, UnitKerja
from lakip.unit.baris import find_induk, load_leaves, number_indikator
from lakip.unit.keadaan import Keadaan
from lakip.unit.kelengkapan import KelengkapanUnit, read_kelengkapan
from lakip.unit.keterlambatan import Keterlambatan
from lakip.unit.permintaan import Permintaan, write_permintaan

# How a unit's state looks: the names of includes/_status.html.
RUPA = {
    Keadaan.BELUM_DIBUAT: "draf",
    Keadaan.BELUM_DISAMPAIKAN: "menunggu",
    Keadaan.DISAMPAIKAN: "dikerjakan",
    Keadaan.DIBUKA: "dikerjakan",
    Keadaan.BERTEMUAN: "dikembalikan",
    Keadaan.DIPERIKSA: "dikerjakan",
    Keadaan.MENYERAHKAN: "selesai",
    Keadaan.TANPA_SERAHAN: "ditangguhkan",
}


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """One unit on the board; message and forms are None where nothing may be done."""

    satu: KelengkapanUnit
    rupa: str
    terlambat: str
    permintaan: Permintaan | None
    sampaikan_form: Form | None
    buat_form: Form | None
    tanpa_form: Form | None
    tenggat_form: Form | None


class Papan:
    """The board of one report as ``pegawai`` sees it; ``refused`` is an excuse that came back, by unit."""

    def __init__(
        self, laporan: Laporan, pegawai: Pegawai, at: datetime, refused: dict[int, Form] | None = None
    ) -> None:
        self.laporan = laporan
        self.pegawai = pegawai
        self.at = at
        self.refused = refused or {}
        self.today = at.astimezone(laporan.instansi.zona).date()
        self.unit_list = read_kelengkapan(laporan)

    # --- what there is ---

    @cached_property
    def baris(self) -> list[BarisPapan]:
        keterlambatan = Keterlambatan(self.laporan, self.at)
        return [self._read(satu, keterlambatan.describe(satu)) for satu in self.unit_list]

    @cached_property
    def has_baris(self) -> bool:
        return any(satu.has_baris for satu in self.unit_list)

    @cached_property
    def has_format(self) -> bool:
        return any(satu.format for satu in self.unit_list)

    @cached_property
    def belum_dibuat(self) -> list[UnitKerja]:
        return [satu.unit for satu in self.unit_list if satu.keadaan is Keadaan.BELUM_DIBUAT]

    @cached_property
    def belum_disampaikan(self) -> list[UnitKerja]:
        return [satu.unit for satu in self.unit_list if satu.is_belum_disampaikan]

    @cached_property
    def ditunggu(self) -> list[UnitKerja]:
        return [satu.unit for satu in self.unit_list if satu.is_ditunggu]

    @cached_property
    def indikator_tanpa_unit(self) -> list[tuple[str, Indikator]]:
        """The indikator for which no unit answers, each after its number."""
        nomor = number_indikator(self.laporan)
        without = Indikator.objects.filter(sasaran__laporan=self.laporan, unit=None)
        return [(nomor[satu.pk], satu) for satu in without]

    @cached_property
    def anggaran_tanpa_unit(self) -> list[Anggaran]:
        """The topmost lines above those for which no unit answers; what is set there goes for all below."""
        without = [satu for satu in load_leaves(self.laporan) if satu.unit_id is None]
        tops = [[satu, *find_induk(satu)][-1] for satu in without]
        return list({satu.pk: satu for satu in tops}.values())

    # --- what may be done ---

    @cached_property
    def tertutup(self) -> str:
        """Why nothing can be done on the board now; "" for who may."""
        return str(find_refusal(self.laporan, self.pegawai, self.today) or "")

    @cached_property
    def langkah(self) -> Tugas | None:
        """A step on this person's desk whose gathering is done, so that it can be finished."""
        desk = Tugas.objects.waiting_for(self.pegawai, self.today).filter(laporan=self.laporan)
        for tugas in desk.select_related("simbol__langkah", "laporan"):
            if self.has_format and PENGUMPULAN in tools_of(tugas.simbol) and not missing_of(tugas):
                return tugas
        return None

    @cached_property
    def utama(self) -> str:
        """Which one thing is to be done now; "" where nothing is, or nothing may be."""
        if self.langkah:
            return "langkah"
        if self.tertutup:
            return ""
        if self.belum_dibuat:
            return "buat"
        return "sampaikan" if self.belum_disampaikan else ""

    @cached_property
    def buat_form(self) -> FormatForm:
        return self._make_format_form("buat", self.belum_dibuat)

    @cached_property
    def perbarui_form(self) -> FormatForm:
        answering = [satu.unit for satu in self.unit_list if satu.has_baris]
        return self._make_format_form("semua", answering, anew=True)

    @cached_property
    def sampaikan_form(self) -> UnitForm:
        return UnitForm(laporan=self.laporan, unit_list=self.belum_disampaikan)

    def _make_format_form(self, nama: str, unit_list: list[UnitKerja], *, anew: bool = False) -> FormatForm:
        return FormatForm(anew=anew, **self._offer_tenggat(nama, unit_list))

    def _offer_tenggat(self, nama: str, unit_list: list[UnitKerja]) -> dict[str, Any]:
        """Return what a form that asks these units for a last day is made of."""
        tenggat = max((satu.format.tenggat for satu in self.unit_list if satu.format), default=None)
        return {
            "auto_id": f"{nama}_%s",
            "laporan": self.laporan,
            "unit_list": unit_list,
            "rentang": (self.today, last_tenggat(self.laporan, self.today)),
            "tenggat": tenggat if tenggat and tenggat >= self.today else None,
        }

    def _read(self, satu: KelengkapanUnit, terlambat: str) -> BarisPapan:
        unit, is_open = satu.unit, not self.tertutup
        is_asked = is_open and satu.format is not None and satu.is_ditunggu
        return BarisPapan(
            satu=satu,
            rupa=RUPA[satu.keadaan],
            terlambat=terlambat,
            permintaan=write_permintaan(self.laporan, satu, terlambat, self.pegawai) if is_open else None,
            sampaikan_form=UnitForm(laporan=self.laporan, unit_list=[unit])
            if is_open and satu.is_belum_disampaikan
            else None,
            buat_form=self._make_format_form(f"buat{unit.pk}", [unit], anew=True)
            if is_open and satu.has_baris and satu.format
            else None,
            tanpa_form=self.refused.get(unit.pk, AlasanForm(auto_id=f"tanpa{unit.pk}_%s"))
            if is_asked
            else None,
            tenggat_form=TenggatForm(**self._offer_tenggat(f"tenggat{unit.pk}", [unit]))
            if is_asked
            else None,
        )
