"""Rooms of the data: the form is made, handed out, taken in, and analysed."""

from __future__ import annotations

from django.utils import timezone

from lakip.domain.kelengkapan import summarise
from lakip.isi.konsistensi import open_temuan
from lakip.kelengkapan import find_kurang_wajib
from lakip.lembar_kerja.dasar import KELENGKAPAN, Alat, Ruang
from lakip.models import Laporan, Tugas
from lakip.unit.keadaan import Keadaan, KeadaanUnit, name_units, read_keadaan

PENGUMPULAN = Alat("Pengumpulan data", "pengumpulan")
KINERJA = Alat("Sasaran dan indikator", "kinerja")
ANGGARAN = Alat("Anggaran", "anggaran")
PEMERIKSAAN = Alat("Pemeriksaan data", "temuan")
ANALISIS = Alat("Analisis per sasaran", "analisis")
# Where to do what a room of gathering lacks.
DI_PAPAN = f"buka “{PENGUMPULAN.label}”"


class RuangPengumpulan(Ruang):
    """A room of gathering: what it lacks is read from the forms of the units that answer for rows."""

    alat = (PENGUMPULAN, KINERJA, ANGGARAN)

    def missing(self, tugas: Tugas) -> list[str]:
        """Without a unit that answers for a row, the data is gathered on paper: a file or note says so."""
        answering = [satu for satu in read_keadaan(tugas.laporan) if satu.has_baris]
        return self.find_lacks(answering) if answering else super().missing(tugas)

    def find_lacks(self, answering: list[KeadaanUnit]) -> list[str]:
        raise NotImplementedError


class RuangFormat(RuangPengumpulan):
    judul = "Membuat format"
    petunjuk = (
        "Buat format pengumpulan data untuk setiap unit yang bertanggung jawab atas indikator atau anggaran."
    )

    def find_lacks(self, answering: list[KeadaanUnit]) -> list[str]:
        without = [satu for satu in answering if satu.keadaan is Keadaan.BELUM_DIBUAT]
        return [f"Format belum dibuat untuk {name_units(without)}: {DI_PAPAN}."] if without else []


class RuangSampaikan(RuangFormat):
    judul = "Menyampaikan format"
    petunjuk = "Sampaikan format kepada setiap unit, lalu tandai siapa yang sudah menerimanya."

    def find_lacks(self, answering: list[KeadaanUnit]) -> list[str]:
        waiting = [satu for satu in answering if satu.is_belum_disampaikan]
        lacks = [f"Format belum disampaikan kepada {name_units(waiting)}: {DI_PAPAN}."] if waiting else []
        return super().find_lacks(answering) + lacks


class RuangHimpun(RuangPengumpulan):
    judul = "Menghimpun data"
    petunjuk = "Terima data dari setiap unit, dan ingatkan yang belum menyerahkannya."

    def find_lacks(self, answering: list[KeadaanUnit]) -> list[str]:
        waiting = [satu for satu in answering if satu.is_ditunggu]
        lacks = f"Data belum diserahkan oleh {name_units(waiting)}, dan belum dinyatakan tanpa serahan"
        return [f"{lacks}: {DI_PAPAN}."] if waiting else []

    def lacks(self, laporan: Laporan) -> list[str]:
        """Elsewhere units are waited for only once forms have been made."""
        unit_list = read_keadaan(laporan)
        if not any(satu.format for satu in unit_list):
            return []
        return self.find_lacks([satu for satu in unit_list if satu.has_baris])


class RuangAnalisis(Ruang):
    judul = "Menganalisis capaian"
    petunjuk = (
        "Bandingkan realisasi dengan target, dan tulis sebab serta tindak lanjutnya untuk setiap sasaran."
    )
    alat = (KINERJA, ANGGARAN, PEMERIKSAAN, ANALISIS)
    rujukan = (KELENGKAPAN,)

    def missing(self, tugas: Tugas) -> list[str]:
        return [*self.lacks(tugas.laporan), *super().missing(tugas)]

    def lacks(self, laporan: Laporan) -> list[str]:
        """Figures that look doubtful are mended or answered for before they are analysed."""
        terbuka = open_temuan(laporan)
        tempat = f"buka “{PEMERIKSAAN.label}”"
        temuan = [f"{len(terbuka)} temuan belum diperbaiki atau dijawab: {tempat}."] if terbuka else []
        return [*temuan, *self._lacks_angka(laporan)]

    def _lacks_angka(self, laporan: Laporan) -> list[str]:
        """Return what the regulation asks of the figures, which nobody can mend once they are locked."""
        kurang = find_kurang_wajib(laporan, timezone.now(), only_angka=True)
        tempat = f"buka “{KELENGKAPAN.label}”"
        return [f"{summarise(kurang)}; sesudah langkah ini angka dikunci: {tempat}."] if kurang else []
