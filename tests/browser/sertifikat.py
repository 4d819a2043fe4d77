"""A certificate for somebody who signs in a test."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.utils import timezone

from lakip.models import Pegawai
from lakip.peraga.sertifikat import make_ca, make_pkcs12
from lakip.tanda_tangan.simpanan import keep_sertifikat

PASSPHRASE = "melati di halaman"


def give_sertifikat(pegawai: Pegawai) -> None:
    berkas = ContentFile(make_pkcs12(make_ca(), pegawai.nama, PASSPHRASE), name="sertifikat.p12")
    keep_sertifikat(pegawai, berkas, PASSPHRASE, at=timezone.now())
