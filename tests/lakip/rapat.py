"""Orders and a meeting that stand in a report, for tests that ask for their pages."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core.files.base import ContentFile

from lakip.models import Disposisi, Rapat, SuratMasuk, TindakLanjut, Tugas
from tests.world import PDF, Jalan


def make_masuk(jalan: Jalan) -> SuratMasuk:
    """A letter that came in."""
    return SuratMasuk.objects.create(
        instansi=jalan.kantor.laporan.instansi, nomor="15/ORG/2026", tanggal=jalan.at.date(),
        asal="Bagian Organisasi", perihal="Permintaan LKjIP", diterima=jalan.at.date(),
        berkas=ContentFile(PDF, name="surat.pdf"), nama="surat.pdf", ukuran=len(PDF), sha256="0" * 64,
        oleh=jalan.kantor.pemilik, pada=jalan.at,
    )  # fmt: skip


def make_disposisi(jalan: Jalan, oleh: str = "Sekretaris") -> Disposisi:
    """A disposisi at the first step."""
    laporan = jalan.kantor.laporan
    tugas = Tugas.objects.filter(laporan=laporan).earliest("pk")
    return Disposisi.objects.create(
        laporan=laporan, tugas=tugas, cara="tertulis", hal="Penyusunan LAKIP", isi=["proses"],
        oleh=jalan.kantor[oleh], kapasitas=oleh, tanggal=jalan.at.date(), pada=jalan.at,
    )  # fmt: skip


def make_rapat(jalan: Jalan) -> Rapat:
    """A meeting that was held, called, led and written down by the owner, with one thing to do."""
    pemilik, besok = jalan.kantor.pemilik, jalan.at + timedelta(days=1)
    rapat = Rapat.objects.create(
        laporan=jalan.kantor.laporan, acara="Pembahasan draf", tempat="Aula", mulai=besok,
        selesai=besok + timedelta(hours=2), pengundang=pemilik, kapasitas="Kasubag", pemimpin=pemilik,
        notulis=pemilik, uid=uuid.uuid4(), oleh=pemilik, pada=jalan.at,
    )  # fmt: skip
    TindakLanjut.objects.create(
        rapat=rapat, nomor=1, jenis="tugas", teks="Lengkapi Bab III", penanggung=pemilik,
        tenggat=besok.date(),
    )  # fmt: skip
    return rapat
