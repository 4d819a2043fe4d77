"""The surat pengantar, played: a konsep from data, its number, its PDF."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from lakip.models import Laporan, Pegawai, Surat
from lakip.peraga.pintu import PeragaanGagal, Pintu, read_hidden

# Whom the letter goes to where the SOP names nobody.
PENERIMA = ("Contoh: Kepala Bappeda", "Contoh: Inspektur")
_ISIAN = re.compile(r'<input type="(?:text|email|date)" name="([^"]+)" value="([^"]*)"')
_TEKS = re.compile(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)
_PILIHAN = re.compile(r'<select name="pemangku".*?</select>', re.DOTALL)


@dataclass
class PeragaSurat:
    """Plays whoever writes the letter of one report."""

    laporan_pk: int
    pintu: Pintu

    def send_letter(self, pelaku: Pegawai) -> Iterator[str]:
        """Write a letter as data proposes it and number it, unless one stands; yield a line if there was."""
        of_laporan = Surat.objects.filter(laporan=self.laporan_pk, batal_pada=None)
        if of_laporan.exclude(nomor=None).exists():
            return
        surat = of_laporan.first() or self._write(pelaku)
        self.pintu.post(pelaku, "surat-nomori", self.laporan_pk, surat.pk)
        surat = Surat.objects.select_related("nomor").get(pk=surat.pk)
        if surat.nomor is None or surat.dokumen_id is None:
            raise PeragaanGagal("surat pengantar tidak bernomor atau tidak ber-PDF")
        jumlah = surat.penerima.filter(is_tembusan=False).count()
        yield f"surat pengantar {surat.nomor} untuk {jumlah} penerima"

    def read_pdf(self, pelaku: Pegawai) -> bytes:
        """Return the letter as it is handed out, signed if it is."""
        numbered = Surat.objects.filter(laporan=self.laporan_pk, batal_pada=None).exclude(nomor=None)
        url = reverse("surat-pdf", args=[self.laporan_pk, numbered.latest("pk").pk])
        return self.pintu.get(pelaku, url)

    def _write(self, pelaku: Pegawai) -> Surat:
        url = reverse("surat-baru", args=[self.laporan_pk])
        page = self.pintu.get(pelaku, url)
        isian = _read_isian(page)
        if not isian.get("penerima-0-nama"):
            kota = Laporan.objects.get(pk=self.laporan_pk).instansi.kota
            for nomor, nama in enumerate(PENERIMA):
                isian |= {f"penerima-{nomor}-nama": nama, f"penerima-{nomor}-tempat": kota}
        isian["tembusan"] = "Contoh: Arsip"
        self.pintu.post_to(pelaku, url, **isian)
        return Surat.objects.filter(laporan=self.laporan_pk).latest("pk")


def _read_isian(page: bytes) -> dict[str, str]:
    """Return what the form of a letter proposes; of the posts the one proposed, otherwise the first."""
    teks = page.decode()
    isian = {nama: html.unescape(isi).strip() for nama, isi in [*_ISIAN.findall(teks), *_TEKS.findall(teks)]}
    for rows in ("butir", "penerima"):
        for nama in ("TOTAL_FORMS", "INITIAL_FORMS"):
            isian[f"{rows}-{nama}"] = read_hidden(page, f"{rows}-{nama}")
    found = _PILIHAN.search(teks)
    options = found[0] if found else ""
    chosen = re.search(r'value="(\d+)" selected', options) or re.search(r'value="(\d+)"', options)
    if chosen is None:
        raise PeragaanGagal("tidak ada pejabat yang dapat menandatangani surat")
    return isian | {"token": read_hidden(page, "token"), "sifat": "biasa", "pemangku": chosen[1]}
