"""Taking in the figures and texts of one report from a JSON file, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from lakip.access import describe_kunci
from lakip.imports.kinerja_baca import IsiKinerja, read_kinerja
from lakip.lifecycle import StatusLaporan
from lakip.models import Anggaran, Indikator, Laporan, Naskah, Nilai, Sasaran
from lakip.models.anggaran import JenisAnggaran
from sop.domain.isian import BerkasDitolak
from sop.domain.temuan import Temuan, Tingkat


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """How many rows were taken in."""

    sasaran: int
    indikator: int
    nilai: int
    anggaran: int
    naskah: int

    def __str__(self) -> str:
        return (
            f"{self.sasaran} sasaran, {self.indikator} indikator, {self.nilai} nilai, "
            f"{self.anggaran} baris anggaran, {self.naskah} bagian naskah."
        )


@transaction.atomic
def impor_kinerja(laporan: Laporan, isi: str | bytes, *, ganti: bool = False) -> Ringkasan:
    """Store what the file says about ``laporan``; with ``ganti`` in place of what it said before.

    Raises BerkasDitolak with every fault, in which case nothing is written: the file
    is not in the format, the report is closed, or has content and ``ganti`` is not given.
    """
    laporan = Laporan.objects.select_for_update().get(pk=laporan.pk)
    _require_room(laporan, ganti)
    kinerja = read_kinerja(isi, laporan)
    versi = (laporan.naskah_set.aggregate(versi=Max("versi"))["versi"] or 0) + 1
    laporan.naskah_set.all().delete()
    laporan.anggaran_set.all().delete()
    laporan.sasaran_set.all().delete()
    for naskah in kinerja.naskah:
        naskah.versi = versi  # above all that anybody may have open now
    _store(kinerja)
    laporan.is_contoh = kinerja.is_contoh
    laporan.save(update_fields=["is_contoh"])
    return Ringkasan(
        len(kinerja.sasaran),
        len(kinerja.indikator),
        len(kinerja.nilai),
        len(kinerja.anggaran),
        len(kinerja.naskah),
    )


def _require_room(laporan: Laporan, ganti: bool) -> None:
    pesan = ""
    if laporan.status not in (StatusLaporan.DISIAPKAN, StatusLaporan.BERJALAN):
        pesan = f"Sudah {laporan.get_status_display().lower()}; isinya tidak dapat diubah lagi."
    elif kunci := describe_kunci(laporan):
        pesan = kunci
    elif not ganti and (
        laporan.sasaran_set.exists() or laporan.anggaran_set.exists() or laporan.naskah_set.exists()
    ):
        pesan = "Sudah mempunyai isi. Bila isi itu memang hendak diganti seluruhnya, pakai --ganti."
    if pesan:
        raise BerkasDitolak([Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, str(laporan), pesan)])


def _store(kinerja: IsiKinerja) -> None:
    Sasaran.objects.bulk_create(kinerja.sasaran)
    Indikator.objects.bulk_create(kinerja.indikator)
    Nilai.objects.bulk_create(kinerja.nilai)
    for jenis in JenisAnggaran.values:  # from the top of the tree down
        Anggaran.objects.bulk_create(baris for baris in kinerja.anggaran if baris.jenis == jenis)
    Naskah.objects.bulk_create(kinerja.naskah)
