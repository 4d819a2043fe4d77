"""Signing, played: everybody has a certificate of the demo, and puts it under what they decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lakip.models import Pegawai, Surat, TandaTangan, Tugas
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.peraga.pintu import PeragaanGagal, Pintu, read_hidden
from lakip.peraga.sertifikat import Induk, make_ca, make_pkcs12

# Of certificates that are made for one run and trusted nowhere else.
KATA_CONTOH = "Contoh passphrase"


@dataclass
class PeragaTandaTangan:
    """Plays who puts a paraf or signs, each with a certificate by ``induk``."""

    pintu: Pintu
    induk: Induk = field(default_factory=make_ca)
    berbekal: set[int] = field(default_factory=set)

    def save_akar(self, keluaran: Path) -> None:
        """Leave the certificate of ``induk`` in a folder, for those who are to trust what it issued."""
        pem = self.induk.sertifikat.public_bytes(Encoding.PEM)
        (keluaran / "ca-contoh.pem").write_bytes(pem)

    def sign(self, pelaku: Pegawai, tugas: Tugas) -> str:
        """Put the paraf or signature that the step asks for, which finishes it; return a line of it."""
        return self._sign(pelaku, reverse("tanda-tangan", args=[tugas.pk]))

    def sign_surat(self, pelaku: Pegawai, surat: Surat) -> str:
        return self._sign(pelaku, reverse("surat-tanda-tangan", args=[surat.laporan_id, surat.pk]))

    def _sign(self, pelaku: Pegawai, alamat: str) -> str:
        if pelaku.pk not in self.berbekal:
            self._upload(pelaku)
        page = self.pintu.get(pelaku, alamat)
        terbitan = {"terbitan": read_hidden(page, "terbitan")} if b'name="terbitan" value' in page else {}
        sertifikat = pelaku.sertifikat_set.filter(dicabut_pada=None).latest("pk")
        self.pintu.post_to(pelaku, alamat, cara=sertifikat.pk, passphrase=KATA_CONTOH, **terbitan)
        satu = TandaTangan.objects.filter(oleh=pelaku, status=StatusTandaTangan.JADI).last()
        if satu is None:
            raise PeragaanGagal(f"{alamat} tidak menyimpan tanda tangan")
        return f"{satu.get_jenis_display().lower()} {satu.kapasitas} dibubuhkan pada {satu.naskah}"

    def _upload(self, pelaku: Pegawai) -> None:
        berkas = make_pkcs12(self.induk, pelaku.nama, KATA_CONTOH)
        self.pintu.post(
            pelaku, "sertifikat", berkas=SimpleUploadedFile("contoh.p12", berkas), passphrase=KATA_CONTOH
        )
        self.berbekal.add(pelaku.pk)
