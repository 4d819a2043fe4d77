"""The room of a meeting."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang
from lakip.models import Rapat, Tugas


class RuangRapat(Ruang):
    judul = "Rapat"
    petunjuk = "Buat rapatnya, lalu catat kehadiran dan notulensinya sesuai keluaran langkah ini."
    template = "lakip/lembar_kerja/rapat.html"
    is_persuratan = True

    def missing(self, tugas: Tugas) -> list[str]:
        """A meeting is there, with its notulensi where the row asks for one; or a file or note."""
        rapat = Rapat.objects.filter(laporan=tugas.laporan_id, batal_pada__isnull=True)
        if "notulen" in tugas.simbol.langkah.keluaran.lower():
            rapat = rapat.filter(notulensi_pada__isnull=False)
        return [] if rapat.exists() else super().missing(tugas)
