"""A meeting, played: called for yesterday, attended, written down, and what it asked for answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from lakip.http import now_at
from lakip.models import Laporan, Pegawai, Rapat, TindakLanjut
from lakip.peraga.pintu import Pintu


@dataclass
class PeragaRapat:
    """Plays the room of a meeting of one report."""

    laporan_pk: int
    pintu: Pintu

    def hold(self, pelaku: Pegawai) -> str:
        """Hold the report's meeting unless it was held; return the line that tells of it."""
        laporan = Laporan.objects.select_related("instansi").get(pk=self.laporan_pk)
        if Rapat.objects.filter(laporan=laporan).exists():
            return "rapat sudah tercatat"
        _, today = now_at(laporan)
        tanggal = (today - timedelta(days=1)).isoformat()
        pimpinan = laporan.penanggung_jawab_id
        isian = {
            "acara": "Contoh rapat penyusunan LAKIP", "tanggal": tanggal, "jam_mulai": "09:00",
            "jam_selesai": "11:00", "tempat": "Contoh ruang rapat", "pengundang": pimpinan,
            "pemimpin": pimpinan, "notulis": pelaku.pk, "peserta": list({pimpinan, pelaku.pk}),
            "tamu": "Contoh Tamu; Bappeda",
        }  # fmt: skip
        self.pintu.post(pelaku, "rapat-baru", laporan.pk, **isian)
        rapat = Rapat.objects.filter(laporan=laporan).latest("pk")
        hadir = {f"hadir{satu.pk}": "hadir" for satu in rapat.peserta.all()}
        self.pintu.post(pelaku, "rapat-hadir", laporan.pk, rapat.pk, **hadir)
        notulensi = {
            "pembahasan": "Contoh pembahasan draf.", "keputusan": "Contoh: draf diperbaiki.",
            "tindak-TOTAL_FORMS": 1, "tindak-INITIAL_FORMS": 0, "tindak-0-jenis": "perbaikan",
            "tindak-0-teks": "Contoh: lengkapi Bab III.", "tindak-0-penanggung": pelaku.pk,
            "tindak-0-tenggat": today.isoformat(),
        }  # fmt: skip
        self.pintu.post(pelaku, "rapat-notulensi", laporan.pk, rapat.pk, **notulensi)
        satu = TindakLanjut.objects.get(rapat=rapat)
        jawaban = {"is_dilakukan": "ya", "hasil": "Contoh: sudah dilengkapi."}
        self.pintu.post(pelaku, "tindak-lanjut", laporan.pk, satu.pk, **jawaban)
        return "rapat dicatat dengan notulensi dan satu tindak lanjut"
