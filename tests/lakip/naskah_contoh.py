"""Texts, own sections and images of a report, as its people would have left them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from lakip.isi.sasaran import collect_kinerja
from lakip.models import BagianTambahan, GambarNaskah, Laporan, Naskah
from lakip.penulisan import store_naskah
from lakip.teks import clean_teks


def write(laporan: Laporan, bagian: str, teks: str, at: datetime, gambar: tuple[int, ...] = ()) -> Naskah:
    """Save a text at its place, as the owner of the report."""
    naskah = laporan.naskah_set.filter(bagian=bagian, sasaran=None).first()
    naskah = naskah or Naskah(laporan=laporan, bagian=bagian)
    isi = clean_teks(teks, gambar)
    store_naskah(naskah, isi, laporan.penanggung_jawab, collect_kinerja(laporan), at=at)
    return naskah


def make_bagian(laporan: Laporan, induk: str, judul: str, urutan: int = 1) -> BagianTambahan:
    return BagianTambahan.objects.create(laporan=laporan, induk=induk, judul=judul, urutan=urutan)


def make_gambar(laporan: Laporan, at: datetime) -> GambarNaskah:
    png = BytesIO()
    Image.new("RGB", (40, 30), "white").save(png, "PNG")
    return GambarNaskah.objects.create(
        laporan=laporan,
        nama="bagan.png",
        berkas=ContentFile(png.getvalue(), name="bagan.png"),
        sha256="ab" * 32,
        oleh=laporan.penanggung_jawab,
        pada=at,
    )
