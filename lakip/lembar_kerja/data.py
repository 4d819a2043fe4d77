"""Rooms of the data: the form is made, handed out, taken in, and analysed."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Alat, Ruang

KINERJA = Alat("Sasaran dan indikator", "kinerja")
ANGGARAN = Alat("Anggaran", "anggaran")
ANALISIS = Alat("Analisis per sasaran", "naskah")


class RuangFormat(Ruang):
    judul = "Membuat format"
    petunjuk = "Siapkan format pengumpulan data untuk setiap bidang dan lampirkan di sini."
    alat = (KINERJA,)


class RuangSampaikan(Ruang):
    judul = "Menyampaikan format"
    petunjuk = "Sampaikan format kepada setiap bidang dan catat siapa yang sudah menerimanya."


class RuangHimpun(Ruang):
    judul = "Menghimpun data"
    petunjuk = "Terima data dari setiap bidang, isikan target dan realisasinya, dan lampirkan berkas aslinya."
    alat = (KINERJA, ANGGARAN)


class RuangAnalisis(Ruang):
    judul = "Menganalisis capaian"
    petunjuk = (
        "Bandingkan realisasi dengan target, dan tulis sebab serta tindak lanjutnya untuk setiap sasaran."
    )
    alat = (KINERJA, ANGGARAN, ANALISIS)
