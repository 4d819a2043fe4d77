"""The room of the surat pengantar."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Alat, Ruang, what_exists
from lakip.models import Surat, Tugas


class RuangSurat(Ruang):
    judul = "Surat pengantar"
    petunjuk = (
        "Buat konsep surat pengantar, periksa, lalu nomori. Bila suratnya dibuat di luar sistem, ambil "
        "nomornya dari register dan lampirkan berkasnya."
    )
    template = "lakip/lembar_kerja/surat.html"
    rujukan = (Alat("Surat", "persuratan"),)
    is_persuratan = True

    def missing(self, tugas: Tugas) -> list[str]:
        """A letter of the report that has its number, or what was left here of one made elsewhere."""
        numbered = Surat.objects.filter(
            laporan=tugas.laporan_id, nomor__isnull=False, batal_pada__isnull=True
        )
        if numbered.exists() or what_exists(tugas).bahan:
            return []
        return ["Surat pengantar belum bernomor: buat dan nomori suratnya, atau lampirkan berkasnya."]
