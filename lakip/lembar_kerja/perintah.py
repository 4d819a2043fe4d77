"""The room of an order: a disposisi on a letter, or a spoken one."""

from __future__ import annotations

from lakip.lembar_kerja.dasar import Ruang
from lakip.models import Disposisi, Tugas


class RuangPerintah(Ruang):
    judul = "Perintah atau disposisi"
    petunjuk = "Beri disposisi, atau catat penugasan lisan sebagaimana diucapkan."
    template = "lakip/lembar_kerja/perintah.html"
    is_persuratan = True

    def missing(self, tugas: Tugas) -> list[str]:
        """An order was given here, or what the row leaves is attached or noted."""
        if Disposisi.objects.filter(tugas=tugas, ditarik_pada__isnull=True).exists():
            return []
        return super().missing(tugas)
