"""The room of copying, sending and filing."""

from __future__ import annotations

import re

from lakip.lembar_kerja.dasar import Ruang, lacks_keluaran, what_exists
from lakip.models import Penggandaan, Pengiriman, Tugas, UnggahanReviu
from lakip.pengiriman import lacks_kiriman

# By these words a row asks to hand over; one that only copies and files waits for no receipt.
_MENGIRIM = re.compile(r"\b(mengantar|mengirim|menyampai|mendistribusi|mengedar)")


class RuangKirim(Ruang):
    judul = "Mengirim, menggandakan, mengarsipkan"
    petunjuk = "Catat penggandaan, pengiriman dengan tanda terimanya, dan unggahan e-SAKIP Reviu."
    template = "lakip/lembar_kerja/kirim.html"
    is_persuratan = True

    def missing(self, tugas: Tugas) -> list[str]:
        """Something was copied, sent or uploaded, or what the row leaves is attached or noted.

        Who hands over has a receipt of everybody to whom the letter is addressed, or says why there is none.
        After the last approval of the SOP only a signed LAKIP goes out; a draft may before.
        """
        tables = (Penggandaan, Pengiriman, UnggahanReviu)
        done = what_exists(tugas).bahan or any(
            table.objects.filter(laporan=tugas.laporan_id).exists() for table in tables
        )
        lacks = [] if done else [lacks_keluaran(tugas)]
        if _MENGIRIM.search(tugas.simbol.langkah.kegiatan.lower()):
            lacks += lacks_kiriman(tugas.laporan)
        return [*_lacks_tanda_tangan(tugas), *lacks]


def _lacks_tanda_tangan(tugas: Tugas) -> list[str]:
    # What knows of signatures asks for rights, which ask for rooms.
    from lakip.tanda_tangan.menunggu import lacks_tanda_tangan
    from lakip.tanda_tangan.rangkaian import find_simbol_penutup

    langkah = tugas.simbol.langkah
    penutup = find_simbol_penutup(langkah.versi_id)
    is_after = penutup is not None and penutup.langkah.urutan < langkah.urutan
    return lacks_tanda_tangan(tugas.laporan) if is_after else []
