"""A list of an office's own, in force, for tests."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from lakip.domain.kelengkapan import JenisDaftar
from lakip.models import ButirPeriksa, DaftarPeriksa
from tests.world import Kantor


def make_daftar(
    kantor: Kantor, jenis: JenisDaftar, butir: Iterable[tuple[str, str, str, bool]]
) -> DaftarPeriksa:
    """Put a list into force whose things are: nomor, words, rule, whether mandatory."""
    daftar = DaftarPeriksa.objects.create(
        instansi=kantor.laporan.instansi, jenis=jenis, versi=2, nama="Daftar kami", sumber="Perbup 1/2020",
        is_berlaku=True, diberlakukan_pada=timezone.now(),
    )  # fmt: skip
    for nomor, uraian, aturan, wajib in butir:
        ButirPeriksa.objects.create(
            daftar=daftar, nomor=nomor, kelompok="Isi", uraian=uraian, aturan=aturan, is_wajib=wajib
        )
    return daftar
