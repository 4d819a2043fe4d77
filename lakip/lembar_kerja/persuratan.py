"""Rooms of orders, meetings, letters and their sending."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang


class RuangPerintah(Ruang):
    judul = "Perintah atau disposisi"
    petunjuk = "Lampirkan disposisi, atau catat perintah lisan sebagaimana diberikan."


class RuangRapat(Ruang):
    judul = "Rapat"
    petunjuk = "Lampirkan undangan, daftar hadir, atau notulensi sesuai keluaran langkah ini."


class RuangSurat(Ruang):
    judul = "Surat pengantar"
    petunjuk = "Buat surat pengantar, beri nomor, dan lampirkan di sini."


class RuangKirim(Ruang):
    judul = "Mengirim, menggandakan, mengarsipkan"
    petunjuk = "Kirim dokumen, lampirkan tanda terimanya, dan catat di mana arsipnya disimpan."
