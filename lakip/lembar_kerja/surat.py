"""The room of the surat pengantar."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang


class RuangSurat(Ruang):
    judul = "Surat pengantar"
    petunjuk = "Buat surat pengantar, beri nomor, dan lampirkan di sini."
    is_persuratan = True
