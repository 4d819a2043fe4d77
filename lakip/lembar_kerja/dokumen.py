"""Rooms of the document: it is written, checked, handed up, and approved."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Alat, Ruang, lacks_keluaran, what_exists
from lakip.models import Tugas
from sop.domain.alur import JenisSimbol

BELUM_DISUSUN = "Dokumen LAKIP belum disusun."


class RuangSusun(Ruang):
    judul = "Menyusun dokumen LAKIP"
    petunjuk = "Lengkapi naskah tiap bab, lalu susun dokumennya menjadi PDF."
    template = "lakip/lembar_kerja/susun.html"
    alat = (Alat("Naskah", "naskah"), Alat("Sasaran dan indikator", "kinerja"), Alat("Anggaran", "anggaran"))

    def missing(self, tugas: Tugas) -> list[str]:
        if what_exists(tugas).lakip_putaran_ini:
            return []
        return ["Dokumen LAKIP belum disusun pada putaran ini: tekan “Susun dokumen”."]


class RuangPersetujuan(Ruang):
    """Where the LAKIP is read and answered; the answer itself is the output."""

    judul = "Persetujuan dan tanda tangan"
    petunjuk = "Baca dokumen LAKIP. Setujui, atau kembalikan dengan alasan."
    template = "lakip/lembar_kerja/periksa.html"

    def missing(self, tugas: Tugas) -> list[str]:
        return [] if what_exists(tugas).lakip else [BELUM_DISUSUN]


class RuangKoreksi(RuangPersetujuan):
    judul = "Koreksi dan paraf"
    petunjuk = "Periksa dokumen LAKIP. Beri paraf bila sudah benar, atau kembalikan dengan alasan."

    def missing(self, tugas: Tugas) -> list[str]:
        """A corrector without a decision has to say what was corrected."""
        ada = what_exists(tugas)
        lacks = [] if ada.lakip else [BELUM_DISUSUN]
        if tugas.simbol.jenis != JenisSimbol.KEPUTUSAN and not ada.bahan:
            lacks.append(lacks_keluaran(tugas))
        return lacks


class RuangAjukan(RuangPersetujuan):
    judul = "Mengajukan persetujuan"
    petunjuk = "Periksa sekali lagi dokumen yang diajukan, lalu sampaikan kepada pimpinan."
