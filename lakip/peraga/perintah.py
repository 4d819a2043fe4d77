"""Orders, played: a letter comes in, a disposisi goes with it, or what was spoken is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from lakip.http import now_at
from lakip.models import Jabatan, Laporan, Pegawai, SuratMasuk, Tugas
from lakip.peraga.pintu import Pintu

PINDAIAN = b"%PDF-1.7 Contoh pindaian surat"


@dataclass
class PeragaPerintah:
    """Plays the room of an order of one report."""

    laporan_pk: int
    pintu: Pintu

    def give(self, pelaku: Pegawai, tugas: Tugas) -> str:
        """Give the order that the row asks for; return the line that tells of it."""
        laporan = Laporan.objects.select_related("instansi").get(pk=self.laporan_pk)
        _, today = now_at(laporan)
        kepada = Jabatan.objects.filter(instansi=laporan.instansi_id).exclude(pemangku__pegawai=pelaku)
        isian: dict[str, object] = {
            "hal": f"Contoh: penyusunan {laporan.judul}",
            "kepada": [kepada.earliest("pk").pk],
            "catatan": "Contoh: siapkan bahannya.",
            "tanggal": today.isoformat(),
        }
        if "lisan" in tugas.simbol.langkah.keluaran.lower():
            self.pintu.post(pelaku, "perintah-lisan", laporan.pk, tugas.pk, **isian)
            return "penugasan lisan dicatat"
        isian |= {"sifat": "segera", "isi": ["proses"], "surat": self._receive(pelaku, laporan)}
        self.pintu.post(pelaku, "disposisi-beri", laporan.pk, tugas.pk, **isian)
        return "disposisi diberikan"

    def _receive(self, pelaku: Pegawai, laporan: Laporan) -> int:
        """Return the letter of the report; it is entered if there is none."""
        ada = SuratMasuk.objects.filter(laporan=laporan).first()
        if ada is None:
            _, today = now_at(laporan)
            isian = {
                "nomor": f"Contoh/{laporan.pk}", "asal": "Contoh Sekretariat Daerah", "sifat": "segera",
                "perihal": "Contoh permintaan LAKIP", "tanggal": (today - timedelta(days=1)).isoformat(),
                "diterima": today.isoformat(), "berkas": SimpleUploadedFile("contoh-surat.pdf", PINDAIAN),
            }  # fmt: skip
            self.pintu.post(pelaku, "surat-masuk-baru", **isian)
            ada = SuratMasuk.objects.filter(instansi=laporan.instansi_id).latest("pk")
        return ada.pk
