"""The sections that an office has added to the outline, with their texts."""

from __future__ import annotations

from collections.abc import Mapping

from lakip.domain.sistematika import SISTEMATIKA
from lakip.isi.bentuk import IsiTambahan
from lakip.models import BagianTambahan, Laporan

URUTAN = {bagian.kunci: nomor for nomor, bagian in enumerate(SISTEMATIKA)}


def list_tambahan(laporan: Laporan) -> list[BagianTambahan]:
    """Return the sections of the office's own in the order of the outline, without those taken out."""
    rows = BagianTambahan.objects.filter(laporan=laporan, is_dihapus=False)
    return sorted(rows, key=lambda satu: (URUTAN.get(satu.induk, len(URUTAN)), satu.urutan, satu.pk))


def collect_tambahan(laporan: Laporan, naskah: Mapping[str, str]) -> tuple[IsiTambahan, ...]:
    """Return those that are written, in the order of the outline; an empty one says nothing.

    ``naskah`` are the texts of the report that belong to no sasaran, by the kunci of their part.
    """
    return tuple(
        IsiTambahan(satu.kunci, satu.induk, satu.judul, naskah[satu.kunci])
        for satu in list_tambahan(laporan)
        if naskah.get(satu.kunci)
    )
