"""The archive, played: made by the owner of the report and handed out."""

from __future__ import annotations

from dataclasses import dataclass

from lakip.models import Arsip, Pegawai
from lakip.peraga.pintu import Pintu


@dataclass
class PeragaArsip:
    """Plays who archives one report."""

    laporan_pk: int
    pintu: Pintu

    def make(self, pemilik: Pegawai) -> bytes:
        """Make the archive and return it."""
        self.pintu.post(pemilik, "arsip-buat", self.laporan_pk, tempat="Contoh: lemari 1, boks 1")
        arsip = Arsip.objects.filter(laporan=self.laporan_pk).latest("nomor")
        return self.pintu.get(pemilik, arsip.dokumen.get_absolute_url())
