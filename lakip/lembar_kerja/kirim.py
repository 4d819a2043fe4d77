"""The room of copying, sending and filing."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang


class RuangKirim(Ruang):
    judul = "Mengirim, menggandakan, mengarsipkan"
    petunjuk = "Kirim dokumen, lampirkan tanda terimanya, dan catat di mana arsipnya disimpan."
    is_persuratan = True
