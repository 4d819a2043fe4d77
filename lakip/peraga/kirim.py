"""The sending, played: copies, the buku ekspedisi with its receipts, the upload to e-SAKIP Reviu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from lakip.lakip_tertanda import find_lakip_tertanda
from lakip.models import Laporan, Pegawai, Pengiriman, UnggahanReviu
from lakip.models.surat import CaraKirim
from lakip.pengiriman import penerima_menunggu, propose_penerima
from lakip.peraga.pintu import Pintu

EKSEMPLAR = 5


@dataclass
class PeragaKirim:
    """Plays who hands over the LAKIP of one report."""

    laporan_pk: int
    pintu: Pintu

    def work(self, pelaku: Pegawai) -> Iterator[str]:
        """Copy, send to everybody who waits, bring back the receipts, upload what is signed; yield lines."""
        laporan = Laporan.objects.select_related("instansi").get(pk=self.laporan_pk)
        hari = timezone.localdate(timezone=laporan.instansi.zona).isoformat()
        if not laporan.penggandaan_set.exists():
            self.pintu.post(pelaku, "kirim-gandakan", laporan.pk, jumlah=EKSEMPLAR, tanggal=hari)
            yield f"digandakan {EKSEMPLAR} eksemplar"
        yield from self._send(laporan, pelaku, hari)
        yield from self._receive(laporan, pelaku, hari)
        if find_lakip_tertanda(laporan) and not UnggahanReviu.objects.filter(laporan=laporan).exists():
            self.pintu.get(pelaku, reverse("paket-reviu", args=[laporan.pk]))
            self.pintu.post(
                pelaku, "unggahan-reviu", laporan.pk, tanggal=hari, akun="contoh",
                alamat="https://esr.menpan.go.id", bukti=make_foto("contoh-tangkapan-layar.png"),
            )  # fmt: skip
            yield "diunggah ke e-SAKIP Reviu"

    def _send(self, laporan: Laporan, pelaku: Pegawai, hari: str) -> Iterator[str]:
        waiting = list(penerima_menunggu(laporan).values_list("pk", flat=True))
        lain = propose_penerima(laporan)
        if waiting or lain:
            self.pintu.post(
                pelaku, "kirim-catat", laporan.pk, penerima_list=waiting, kepada=lain,
                cara=CaraKirim.DIANTAR, tanggal=hari, jumlah=1,
            )  # fmt: skip
            yield f"dikirim kepada {len(waiting) or len(lain.splitlines())} penerima"

    def _receive(self, laporan: Laporan, pelaku: Pegawai, hari: str) -> Iterator[str]:
        sent = list(Pengiriman.objects.filter(laporan=laporan, diterima=None))
        for nomor, row in enumerate(sent, 1):
            url = reverse("tanda-terima", args=[laporan.pk, row.pk])
            self.pintu.get(pelaku, url)
            self.pintu.post_to(
                pelaku, url, diterima=hari, nama_penerima=f"Contoh Penerima {nomor}",
                jabatan_penerima="Contoh jabatan", bukti=make_foto(f"contoh-tanda-terima-{nomor}.png"),
            )  # fmt: skip
        if sent:
            yield f"{len(sent)} tanda terima dicatat"


def make_foto(nama: str) -> SimpleUploadedFile:
    """Return a small empty picture, in place of a photograph."""
    isi = BytesIO()
    Image.new("RGB", (120, 80), "white").save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue())
