"""The texts of a report that still name a year of before as their own."""

from __future__ import annotations

from dataclasses import dataclass

from lakip.domain.sistematika import LINTAS_TAHUN
from lakip.domain.tahun_lama import TERTINGGAL, TahunLama
from lakip.domain.tahun_lama import find_tahun_lama as find_in_teks
from lakip.models import Laporan, Naskah
from lakip.teks import read_teks, to_polos


@dataclass(frozen=True, slots=True)
class TeksTahunLama:
    """A text of the report with the sentences that name a year of before."""

    naskah: Naskah
    tahun_lama: tuple[TahunLama, ...]


def find_tahun_lama(laporan: Laporan) -> tuple[TeksTahunLama, ...]:
    """Return every text that names a year of before as its own, but for analyses across the years."""
    naskah_list = Naskah.objects.filter(laporan=laporan).exclude(isi="").order_by("pk")
    found = (TeksTahunLama(satu, find_in_naskah(satu, laporan.tahun)) for satu in naskah_list)
    return tuple(satu for satu in found if satu.tahun_lama)


def find_in_naskah(naskah: Naskah, tahun: int) -> tuple[TahunLama, ...]:
    """Return the sentences of one text of a report of ``tahun`` that name a year of before."""
    lama = range(tahun - TERTINGGAL, tahun)
    if naskah.bagian in LINTAS_TAHUN or not any(str(satu) in naskah.isi for satu in lama):
        return ()
    return find_in_teks(to_polos(read_teks(naskah.isi)), tahun)
