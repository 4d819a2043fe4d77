"""What of the figures asked of each unit is there, and exactly what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import Truncator

from lakip.domain.capaian import StatusNilai
from lakip.domain.deret import join_deret
from lakip.domain.konsolidasi import TRIWULAN
from lakip.domain.penjelasan import describe_letak, lacks_penjelasan
from lakip.isi.bentuk_kinerja import IsiIndikator
from lakip.isi.kinerja import Kinerja
from lakip.isi.skala import load_skala
from lakip.models import Anggaran, Indikator, Laporan
from lakip.unit.baris import load_leaves
from lakip.unit.keadaan import KeadaanUnit, read_keadaan

NAMA_TERPANJANG = 70  # letters of a budget line in a list of what is missing


@dataclass(frozen=True, slots=True)
class KelengkapanUnit(KeadaanUnit):
    """Where a unit stands, how many figures of the year are asked of it and are there, and what is missing.

    A figure is a realisasi: of the year, of a quarter where the indikator is measured by quarters, of a
    budget line. One that is said not to be available is there. ``missing`` are phrases without a full stop.
    """

    diminta: int
    ada: int
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Hitungan:
    diminta: int = 0
    ada: int = 0
    missing: list[str] = field(default_factory=list)


def read_kelengkapan(laporan: Laporan) -> list[KelengkapanUnit]:
    """Return for every unit that has rows or a form how complete its data are, in nine queries at most."""
    hitungan: dict[int | None, _Hitungan] = defaultdict(_Hitungan)
    kinerja = Kinerja(laporan, load_skala())  # the scale does not matter here
    for nomor, sasaran in enumerate(laporan.sasaran_set.values_list("pk", flat=True), start=1):
        pasangan = zip(kinerja.by_sasaran[sasaran], kinerja.read(sasaran, nomor), strict=True)
        for indikator, isi in pasangan:
            _add_indikator(hitungan[indikator.unit_id], indikator, isi)
    for baris in load_leaves(laporan):
        _add_anggaran(hitungan[baris.unit_id], baris)
    return [
        KelengkapanUnit(
            satu.unit,
            satu.jumlah,
            satu.format,
            satu.serahan,
            satu.tertunda,
            hitungan[satu.unit.pk].diminta,
            hitungan[satu.unit.pk].ada,
            tuple(hitungan[satu.unit.pk].missing),
        )
        for satu in read_keadaan(laporan)
    ]


def _add_indikator(hitungan: _Hitungan, indikator: Indikator, isi: IsiIndikator) -> None:
    awal = f"Indikator {isi.nomor}"
    status = _read_status(indikator, isi)
    kurang = [waktu for waktu, satu in status.items() if satu is StatusNilai.BELUM_DIUKUR]
    hitungan.diminta += len(status)
    hitungan.ada += len(status) - len(kurang)
    if kurang:
        hitungan.missing.append(f"{awal}: realisasi {join_deret(kurang)}")
    kata = isi.penjelasan
    tercapai, persen = isi.tercapai, isi.kini.capaian.persen
    lacks = lacks_penjelasan(tercapai, persen, kata.pendorong, kata.penghambat, kata.upaya)
    if lacks:
        hitungan.missing.append(f"{awal}: {join_deret(lacks)}, karena {describe_letak(tercapai, persen)}")


def _read_status(indikator: Indikator, isi: IsiIndikator) -> dict[str, StatusNilai]:
    """Return which realisasi are asked for, and what is known of each.

    Quarters are asked for where one is there, or where the year follows from them; not once the year's
    own is said not to be available.
    """
    status = {"setahun": isi.kini.status}
    by_quarter = isi.triwulan or indikator.konsolidasi
    if by_quarter and isi.kini.status is not StatusNilai.TIDAK_TERSEDIA:
        known = {satu.triwulan: satu.status for satu in isi.triwulan.nilai} if isi.triwulan else {}
        for nomor, romawi in TRIWULAN.items():
            status[f"TW {romawi}"] = known.get(nomor, StatusNilai.BELUM_DIUKUR)
    return status


def _add_anggaran(hitungan: _Hitungan, baris: Anggaran) -> None:
    hitungan.diminta += 1
    if baris.realisasi is not None:
        hitungan.ada += 1
        return
    nama = Truncator(str(baris)).chars(NAMA_TERPANJANG)
    hitungan.missing.append(f"{nama}: realisasi anggaran")
