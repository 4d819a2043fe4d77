"""Kalbar's report on its way to the signature, with a PDF really built, and who holds a certificate."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from lakip.exports.pdf import build_pdf
from lakip.isi import collect_isi
from lakip.models import Pegawai, Sertifikat, Terbitan, Tugas
from lakip.peraga.sertifikat import Induk, make_ca, make_pkcs12
from lakip.tanda_tangan.kotak import build_kotak
from lakip.tanda_tangan.medan import Medan, reserve
from lakip.tanda_tangan.penyedia import Penanda, Permintaan, Rahasia
from lakip.tanda_tangan.sertifikat import PenyediaSertifikat
from lakip.tanda_tangan.simpanan import keep_sertifikat
from tests.world import Jalan, make_kantor

PASSPHRASE = "Kunci-Contoh 2026"
_pdf: dict[str, bytes] = {}


@cache
def induk() -> Induk:
    return make_ca()


def walk_to(nomor: str, at: datetime) -> Jalan:
    """Return the report with a row on the desk; its newest LAKIP was built once for all tests."""
    jalan = Jalan(make_kantor("kalbar-adpim", at), at).start()
    jalan.walk_to(nomor)
    place_pdf(jalan)
    return jalan


def place_pdf(jalan: Jalan) -> Terbitan:
    """Let the newest LAKIP be a real PDF."""
    laporan = jalan.kantor.fresh()
    if "kalbar" not in _pdf:
        _pdf["kalbar"] = build_pdf(collect_isi(laporan, jalan.at), kode="0" * 16)
    terbitan = Terbitan.objects.filter(laporan=laporan).latest("nomor")
    nama = terbitan.dokumen.berkas.name
    default_storage.delete(nama)
    assert default_storage.save(nama, ContentFile(_pdf["kalbar"])) == nama
    return terbitan


def give_sertifikat(pegawai: Pegawai, **lain: object) -> Sertifikat:
    berkas = ContentFile(make_pkcs12(induk(), pegawai.nama, PASSPHRASE), name="saya.p12")
    return keep_sertifikat(pegawai, berkas, PASSPHRASE, at=timezone.now(), **lain)


def actor_of(jalan: Jalan, tugas: Tugas) -> Pegawai:
    return tugas.pelaku or jalan.kantor.turn_of(tugas, jalan.at)


def make_tertanda(at: datetime) -> bytes:
    """Return the PDF with two paraf and the visible signature, signed once for all tests."""
    if "tertanda" not in _pdf:
        walk_to("7", at)
        medan = [Medan("satu", "Paraf"), Medan("dua", "Paraf"), Medan("tiga", "Tanda tangan", is_tampak=True)]
        pdf, penanda = reserve(_pdf["kalbar"], medan), Penanda("Contoh", "Kepala Biro", "", "1970", "")
        for satu in medan:
            kotak = build_kotak(penanda, timezone.now()) if satu.is_tampak else None
            minta = Permintaan(pdf, satu.nama, kotak, "Contoh", "Pontianak", penanda, timezone.now())
            penyedia = PenyediaSertifikat(make_pkcs12(induk(), satu.nama, PASSPHRASE))
            pdf = penyedia.sign(minta, Rahasia(PASSPHRASE)).pdf
        _pdf["tertanda"] = pdf
    return _pdf["tertanda"]
