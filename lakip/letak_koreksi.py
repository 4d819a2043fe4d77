"""Where what remarks point at is written now."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from django.urls import reverse

from lakip.access import may_edit_angka
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA
from lakip.isi.bacaan import PENJELASAN
from lakip.models import Anggaran, BagianTambahan, CatatanKoreksi, Indikator, Laporan, Pegawai
from lakip.models.koreksi import JenisTempat

BAGIAN_ANALISIS = {satu.kunci for satu in ANALISIS}


class LetakKoreksi:
    """The pages of one report that its remarks lead ``pegawai`` to; what was removed since has none.

    Who may change a figure at the moment ``at`` is led to where that is done, others to where it is seen.
    The number of queries does not depend on how many remarks there are.
    """

    def __init__(self, laporan: Laporan, pegawai: Pegawai, at: datetime) -> None:
        self.laporan = laporan
        self.pegawai = pegawai
        self.at = at

    def find(self, catatan: CatatanKoreksi) -> str:
        """Return the page on which the place of a remark is written; "" where there is none."""
        sasaran = catatan.sasaran_id
        match catatan.jenis:
            case JenisTempat.KUTIPAN if catatan.bagian == PENJELASAN:
                return self._url("analisis-sasaran", sasaran) if sasaran else ""
            case JenisTempat.KUTIPAN if catatan.bagian in BAGIAN_ANALISIS:
                return self._url("naskah-analisis", sasaran, catatan.bagian) if sasaran else ""
            case JenisTempat.KUTIPAN:
                return self._url("naskah-bagian", catatan.bagian) if catatan.bagian in self._bagian else ""
            case JenisTempat.SEL:
                return self._find_sel(catatan.acuan)
            case _:
                return ""

    def _find_sel(self, acuan: str) -> str:
        jenis, kunci, _ = acuan.split("-")
        pk = int(kunci) if kunci else None
        rows, daftar = (self._indikator, "kinerja") if jenis == "indikator" else (self._anggaran, "anggaran")
        if pk not in rows:
            return self._url(daftar)
        return self._url(f"{jenis}-edit", pk) if self._may_edit_angka else f"{self._url(daftar)}#{rows[pk]}"

    def _url(self, nama: str, *args: int | str | None) -> str:
        return reverse(nama, args=[self.laporan.pk, *args])

    @cached_property
    def _may_edit_angka(self) -> bool:
        today = self.at.astimezone(self.laporan.instansi.zona).date()
        return may_edit_angka(self.laporan, self.pegawai, today)

    @cached_property
    def _bagian(self) -> set[str]:
        tambahan = BagianTambahan.objects.filter(laporan=self.laporan, is_dihapus=False)
        return {satu.kunci for satu in SISTEMATIKA} | {satu.kunci for satu in tambahan}

    @cached_property
    def _indikator(self) -> dict[int | None, str]:
        rows = Indikator.objects.filter(sasaran__laporan=self.laporan).values_list("pk", "sasaran")
        return {pk: f"sasaran-{sasaran}" for pk, sasaran in rows}

    @cached_property
    def _anggaran(self) -> dict[int | None, str]:
        rows = Anggaran.objects.filter(laporan=self.laporan).values_list("pk", flat=True)
        return {pk: f"baris-{pk}" for pk in rows}
