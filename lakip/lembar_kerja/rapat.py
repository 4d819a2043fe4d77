"""The room of a meeting."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang


class RuangRapat(Ruang):
    judul = "Rapat"
    petunjuk = "Lampirkan undangan, daftar hadir, atau notulensi sesuai keluaran langkah ini."
    is_persuratan = True
