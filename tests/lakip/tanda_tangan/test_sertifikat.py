"""Signing with a certificate, without any page: the time stamp, and what examining the file says."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.writer import PageObject
from pytest_django.fixtures import Settings

from lakip.peraga.sertifikat import make_ca, make_pkcs12
from lakip.tanda_tangan.penyedia import Hasil, Penanda, Permintaan, Rahasia, TandaTanganDitolak
from lakip.tanda_tangan.periksa import validate
from lakip.tanda_tangan.sertifikat import Penulis, PenyediaSertifikat
from tests.lakip.tanda_tangan import tsa
from tests.lakip.tanda_tangan.layanan_bsre import make_pdf

KATA = "Contoh kata sandi"
INDUK = make_ca()
KEPALA = Penanda("Contoh Kepala", "Kepala Biro", "", "", "")


def sign(*, sampai: datetime | None = None, pada: datetime | None = None) -> Hasil:
    minta = Permintaan(make_pdf(), "kepala", None, "Contoh", "Pontianak", KEPALA, pada or timezone.now())
    masa = {"sampai": sampai} if sampai else {}
    return PenyediaSertifikat(make_pkcs12(INDUK, "Contoh Kepala", KATA, **masa)).sign(minta, Rahasia(KATA))


def test_a_time_stamp_stands_in_the_signature_where_the_office_has_an_authority(settings: Settings) -> None:
    with tsa.serve(tsa.make_stempel(INDUK)) as settings.TSA_URL:
        hasil = sign()

    (verdik,) = validate(hasil.pdf, [INDUK.sertifikat])
    assert hasil.rincian["format"] == "PAdES B-T"
    assert verdik.is_utuh
    assert verdik.is_tepercaya
    assert verdik.cap_waktu is not None
    assert abs(datetime.fromisoformat(verdik.cap_waktu) - timezone.now()).total_seconds() < 600


def test_an_authority_that_is_down_is_told_and_nothing_is_signed(settings: Settings) -> None:
    with tsa.serve(None) as alamat:
        settings.TSA_URL = alamat

    with pytest.raises(TandaTanganDitolak, match=r"\(TSA\) tidak menjawab"):
        sign()


def test_an_authority_that_talks_nonsense_is_told_too(settings: Settings) -> None:
    with tsa.serve(None) as settings.TSA_URL, pytest.raises(TandaTanganDitolak, match="cap waktu"):
        sign()


def test_an_issuer_the_office_does_not_know_is_told_from_a_certificate_that_ran_out() -> None:
    asing = validate(sign().pdf, [])[0]
    lewat = validate(
        sign(sampai=datetime(2021, 1, 1, tzinfo=UTC), pada=datetime(2020, 6, 1, tzinfo=UTC)).pdf,
        [INDUK.sertifikat],
    )[0]

    assert (asing.is_utuh, asing.is_tepercaya) == (lewat.is_utuh, lewat.is_tepercaya) == (True, False)
    assert "penerbit sertifikatnya tidak dikenal kantor ini" in asing.kalimat
    assert "sertifikatnya tidak berlaku" in lewat.kalimat


def test_another_issuer_of_the_same_name_is_not_known() -> None:
    assert "tidak dikenal" in validate(sign().pdf, [make_ca().sertifikat])[0].kalimat


def test_a_page_added_afterwards_is_noticed() -> None:
    penulis, keluar = Penulis(BytesIO(sign().pdf)), BytesIO()
    kosong = penulis.add_object(StreamObject(stream_data=b""))
    penulis.insert_page(PageObject(contents=kosong, media_box=(0, 0, 595, 842)))
    penulis.write(keluar)

    with pikepdf.open(keluar) as pdf:
        assert len(pdf.pages) == 2
    (verdik,) = validate(keluar.getvalue(), [INDUK.sertifikat])
    assert not verdik.is_utuh
    assert "diubah sesudah ditandatangani" in verdik.kalimat
