"""The lists that a report is checked by: those of its office, or the common ones."""

from __future__ import annotations

from collections.abc import Mapping

from lakip.domain.kelengkapan import Daftar, JenisDaftar
from lakip.imports.daftar_periksa import load_daftar
from lakip.models import DaftarPeriksa


def read_daftar_of(instansi: int) -> Mapping[JenisDaftar, Daftar]:
    """Return the lists in force for an office by its key, one of each kind."""
    own = DaftarPeriksa.objects.filter(instansi=instansi, is_berlaku=True)
    by_jenis = {JenisDaftar(satu.jenis): satu.read() for satu in own.prefetch_related("butirperiksa_set")}
    return {**load_daftar(), **by_jenis}
