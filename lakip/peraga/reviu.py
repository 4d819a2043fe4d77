"""The reviu, played: a reviewer is invited, one remark is answered and settled, the statement comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lakip.models import Laporan, Pegawai, Pereviu, Reviu
from lakip.peraga.pintu import Pintu, read_hidden


@dataclass
class PeragaReviu:
    """Plays the APIP and the owner of one report, whose LAKIP was built."""

    laporan_pk: int
    pintu: Pintu
    pemilik: Pegawai

    def review(self) -> Iterator[str]:
        """Let the report be reviewed, unless it was; yield a line for what was done.

        The LAKIP has to be built anew afterwards: the statement is a page of it.
        """
        if Reviu.objects.filter(laporan=self.laporan_pk).exists():
            return
        self.pintu.post(
            self.pemilik,
            "reviu-undang",
            self.laporan_pk,
            nama="Contoh Pereviu",
            jabatan="Auditor Muda",
            apip="Contoh Inspektorat",
            email=f"pereviu.{self.laporan_pk}@contoh.go.id",
        )
        pereviu = Pereviu.objects.select_related("pegawai").get(reviu__laporan=self.laporan_pk).pegawai
        self._fill(pereviu)
        page = self.pintu.get(pereviu, reverse("pereviu-ruang", args=[self.laporan_pk]))
        isian = {"terbitan": read_hidden(page, "terbitan"), "tempat": "Bab III"}
        self.pintu.post(
            pereviu,
            "pereviu-catat",
            self.laporan_pk,
            teks="Contoh: sebutkan sumber datanya.",
            **isian,
        )
        jawaban = "Contoh jawaban: sumber data sudah disebutkan."
        self.pintu.post(self.pemilik, "reviu-jawab", self.laporan_pk, 1, jawaban=jawaban)
        self.pintu.post(pereviu, "pereviu-selesai", self.laporan_pk, 1)
        self._hand_in(pereviu, isian["terbitan"])
        yield "reviu: formulir diisi, 1 catatan dijawab dan selesai, pernyataan diserahkan"

    def _fill(self, pereviu: Pegawai) -> None:
        page = self.pintu.get(pereviu, reverse("pereviu-formulir", args=[self.laporan_pk])).decode()
        isian = dict.fromkeys(re.findall(r'name="(b\d+)"', page), "ya")
        self.pintu.post(pereviu, "pereviu-formulir", self.laporan_pk, **isian)

    def _hand_in(self, pereviu: Pegawai, terbitan: str) -> None:
        """Hand in the printed draft as if it were signed."""
        pdf = self.pintu.get(pereviu, reverse("pereviu-konsep", args=[self.laporan_pk, "pernyataan"]))
        zona = Laporan.objects.select_related("instansi").get(pk=self.laporan_pk).instansi.zona
        self.pintu.post(
            pereviu,
            "pereviu-pernyataan",
            self.laporan_pk,
            terbitan=terbitan,
            berkas=SimpleUploadedFile("pernyataan.pdf", pdf, "application/pdf"),
            nomor="CONTOH/700/1",
            tanggal=timezone.localdate(timezone=zona).isoformat(),
            penanda_tangan="Contoh Inspektur",
            jabatan="Inspektur",
        )
