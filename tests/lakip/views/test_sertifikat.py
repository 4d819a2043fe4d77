"""The certificates of a person and of the office: only good ones are kept, and never handed out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lakip.models import Pegawai, Sertifikat
from lakip.peraga.sertifikat import make_ca, make_pkcs12
from lakip.tanda_tangan.kunci import open_pkcs12
from lakip.tanda_tangan.penyedia import TandaTanganDitolak
from tests.lakip.formulir import client_of
from tests.world import Kantor, make_pegawai, stored_files

KATA = "Contoh kata sandi"
INDUK = make_ca()


@pytest.fixture
def orang(kantor: Kantor) -> Pegawai:
    return make_pegawai("orang", kantor.laporan.instansi)


def upload(orang: Pegawai, isi: bytes, passphrase: str = KATA, **lain: str) -> Any:
    berkas = SimpleUploadedFile("saya.p12", isi)
    return client_of(orang).post(reverse("sertifikat"), {"berkas": berkas, "passphrase": passphrase, **lain})


def test_a_certificate_is_kept_locked_by_its_own_passphrase(orang: Pegawai) -> None:
    assert upload(orang, make_pkcs12(INDUK, "Orang Contoh", KATA)).status_code == 302

    satu = Sertifikat.objects.get()
    with satu.berkas.open("rb") as berkas:
        isi = berkas.read()
    assert (satu.nama, satu.pegawai) == ("Orang Contoh", orang)
    assert open_pkcs12(isi, KATA).sidik == satu.sidik
    with pytest.raises(TandaTanganDitolak, match="passphrase"):
        open_pkcs12(isi, "lain")


@pytest.mark.parametrize(
    ("isi", "passphrase", "kata"),
    [
        (make_pkcs12(INDUK, "A", KATA), "salah", "Periksa passphrase-nya"),
        (b"bukan sertifikat", KATA, "berkasnya rusak"),
        (make_pkcs12(INDUK, "A", KATA, sampai=datetime(2021, 1, 1, tzinfo=UTC)), KATA, "kedaluwarsa"),
        (make_pkcs12(INDUK, "A", KATA, sejak=datetime(2048, 1, 1, tzinfo=UTC)), KATA, "baru berlaku mulai"),
        (make_pkcs12(INDUK, "A", KATA, guna=("key_encipherment",)), KATA, "bukan untuk tanda tangan"),
    ],
    ids=["passphrase", "rusak", "kedaluwarsa", "belum", "guna"],
)
def test_what_cannot_sign_is_refused_with_the_reason(
    orang: Pegawai, isi: bytes, passphrase: str, kata: str
) -> None:
    response = upload(orang, isi, passphrase)

    assert response.status_code == 422
    assert kata in response.content.decode()
    assert passphrase not in response.content.decode()
    assert not Sertifikat.objects.exists()


def test_the_certificate_of_the_office_is_put_by_who_keeps_it(orang: Pegawai) -> None:
    upload(orang, make_pkcs12(INDUK, "Kantor", KATA), is_kantor="on")
    assert Sertifikat.objects.get().pegawai == orang  # who does not keep the office is not even asked

    pengelola = make_pegawai("pengelola", orang.instansi, is_staff=True)
    upload(pengelola, make_pkcs12(INDUK, "Kantor", KATA), is_kantor="on")
    assert Sertifikat.objects.filter(pegawai=None, oleh=pengelola).exists()


def test_revoking_destroys_the_key(orang: Pegawai) -> None:
    upload(orang, make_pkcs12(INDUK, "Orang", KATA))
    satu, before = Sertifikat.objects.get(), len(stored_files())

    assert client_of(orang).post(reverse("sertifikat-cabut", args=[satu.pk])).status_code == 302

    satu.refresh_from_db()
    assert satu.dicabut_pada
    assert len(stored_files()) == before - 1


def test_nobody_revokes_the_certificate_of_somebody_else(orang: Pegawai) -> None:
    upload(orang, make_pkcs12(INDUK, "Orang", KATA))
    lain = make_pegawai("lain", orang.instansi)

    response = client_of(lain).post(reverse("sertifikat-cabut", args=[Sertifikat.objects.get().pk]))

    assert response.status_code == 404
