"""Signing through BSrE's service: what it is asked, and what becomes of everything it may answer."""

from __future__ import annotations

import base64
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from lakip.tanda_tangan.bsre import Bsre, needs_nik
from lakip.tanda_tangan.kembalian import describe_fault
from lakip.tanda_tangan.penyedia import (
    Hasil,
    HasilBelumDiketahui,
    Penanda,
    Permintaan,
    Rahasia,
    TandaTanganDitolak,
)
from tests.lakip.tanda_tangan.layanan_bsre import (
    NIK,
    PASSPHRASE,
    PENGGUNA,
    SANDI,
    LayananBsre,
    make_pdf,
    serve,
    sign,
)

KEPALA = Penanda("Muhammad Yusuf", "Kepala Satuan", "Pembina Utama Muda", "197001012000011001", "a@b.go.id")
PERMINTAAN = Permintaan(
    pdf=make_pdf(), medan="kepala", kotak=make_pdf("Kotak"), alasan="Menyetujui LKjIP", lokasi="Paringin",
    penanda=KEPALA, pada=datetime(2026, 2, 2, tzinfo=UTC),
)  # fmt: skip
RAHASIA = Rahasia(PASSPHRASE, nik=NIK)
VERSI = pytest.mark.parametrize("versi", ["1", "2"])


@pytest.fixture
def layanan(settings: Settings) -> Iterator[LayananBsre]:
    settings.BSRE_PENGGUNA, settings.BSRE_SANDI, settings.BSRE_VERSI = PENGGUNA, SANDI, "2"
    with serve() as layanan:
        settings.BSRE_URL = layanan.url
        yield layanan


def put(rahasia: Rahasia = RAHASIA, permintaan: Permintaan = PERMINTAAN) -> Hasil:
    return Bsre().sign(permintaan, rahasia)


# --- what it is asked ---


@VERSI
def test_the_file_comes_back_with_a_signature_at_its_end(
    layanan: LayananBsre, settings: Settings, versi: str
) -> None:
    settings.BSRE_VERSI = versi

    hasil = put()

    assert hasil.pdf.startswith(PERMINTAAN.pdf)
    assert describe_fault(PERMINTAAN.pdf, hasil.pdf) == ""
    assert "Contoh Penanda BSrE" in hasil.rincian["subjek"]
    assert layanan.jumlah_tanda_tangan == 1


def test_the_second_version_is_told_the_place_of_the_field_and_its_image(layanan: LayananBsre) -> None:
    put()

    (sifat,) = layanan.diminta["signatureProperties"]
    place = {nama: sifat[nama] for nama in ("tampilan", "page", "originX", "originY", "width", "height")}
    assert place == {
        "tampilan": "VISIBLE", "page": 1, "originX": 100, "originY": 300, "width": 200, "height": 80,
    }  # fmt: skip
    with Image.open(BytesIO(base64.b64decode(sifat["imageBase64"]))) as gambar:
        assert gambar.format == "PNG"
    assert (sifat["reason"], sifat["location"]) == ("Menyetujui LKjIP", "Paringin")


def test_the_first_version_is_told_the_same_as_form_fields(layanan: LayananBsre, settings: Settings) -> None:
    settings.BSRE_VERSI = "1"

    put()

    asked = {
        nama: layanan.diminta[nama] for nama in ("tampilan", "page", "xAxis", "yAxis", "width", "height")
    }
    assert asked == {
        "tampilan": "visible", "page": "1", "xAxis": "100.00", "yAxis": "300.00", "width": "200.00",
        "height": "80.00",
    }  # fmt: skip
    assert layanan.diminta["imageTTD"].startswith(b"\x89PNG")
    assert NIK not in layanan.panggilan[-1]


def test_an_office_may_say_that_its_service_counts_from_above(
    layanan: LayananBsre, settings: Settings
) -> None:
    settings.BSRE_ASAL_Y = "atas"

    put()

    assert layanan.diminta["signatureProperties"][0]["originY"] == 842 - 380


@VERSI
def test_a_paraf_is_not_seen(layanan: LayananBsre, settings: Settings, versi: str) -> None:
    settings.BSRE_VERSI = versi

    put(permintaan=replace(PERMINTAAN, kotak=None))

    asked = layanan.diminta["signatureProperties"][0] if versi == "2" else layanan.diminta
    assert asked["tampilan"].upper() == "INVISIBLE"
    assert not {"imageBase64", "imageTTD", "page"} & set(asked)


def test_who_has_an_address_is_known_by_it_and_gives_no_nik(layanan: LayananBsre) -> None:
    put(Rahasia(PASSPHRASE))

    assert layanan.diminta["email"] == KEPALA.email
    assert "nik" not in layanan.diminta


def test_a_code_of_one_use_goes_in_the_place_of_the_passphrase(layanan: LayananBsre) -> None:
    put(Rahasia("", totp="123456"))

    assert layanan.diminta["totp"] == "123456"
    assert "passphrase" not in layanan.diminta


def test_the_nik_is_asked_for_where_the_service_needs_it(layanan: LayananBsre, settings: Settings) -> None:
    assert not needs_nik(KEPALA)
    assert needs_nik(replace(KEPALA, email=""))
    settings.BSRE_VERSI = "1"
    assert needs_nik(KEPALA)

    for salah in ("", "6311", "../../etc/passwd"):
        with pytest.raises(TandaTanganDitolak, match="16 angka"):
            put(Rahasia(PASSPHRASE, nik=salah))
    assert layanan.panggilan == []


# --- what it may answer ---


@VERSI
@pytest.mark.parametrize(
    ("kelakuan", "kata"),
    [
        ("galat_json", "jawaban 500"),
        ("galat_bukan_json", "tanpa keterangan yang dapat dibaca"),
        ("alihkan", "jawaban 307"),
        ("tidak_terdaftar", "belum terdaftar di BSrE"),
        ("kosong", "tanpa keterangan"),
        ("bukan_pdf", "tanpa keterangan"),
        ("asing", "bukan dokumen yang diminta"),
        ("tak_bertanda", "belum berisi tanda tangan baru"),
    ],
)
def test_what_is_no_signature_is_refused_with_a_sentence(
    layanan: LayananBsre, settings: Settings, versi: str, kelakuan: str, kata: str
) -> None:
    settings.BSRE_VERSI, layanan.kelakuan = versi, kelakuan

    with pytest.raises(TandaTanganDitolak, match=kata):
        put()

    assert layanan.jumlah_tanda_tangan == 1


@VERSI
@pytest.mark.parametrize("kelakuan", ["lambat", "putus", "terpotong", "galat_perantara"])
def test_when_the_answer_is_lost_nobody_knows_and_nothing_is_repeated(
    layanan: LayananBsre, settings: Settings, versi: str, kelakuan: str
) -> None:
    settings.BSRE_VERSI, layanan.kelakuan = versi, kelakuan
    settings.BSRE_BATAS_WAKTU = 1 if kelakuan == "lambat" else 30

    with pytest.raises(HasilBelumDiketahui, match="tidak diulang") as lost:
        put()

    assert layanan.jumlah_tanda_tangan == 1
    assert lost.value.rincian == ({"id_dokumen": "a1b2c3"} if kelakuan == "terpotong" else {})


def test_some_services_of_the_first_version_answer_in_json(layanan: LayananBsre, settings: Settings) -> None:
    settings.BSRE_VERSI, layanan.kelakuan = "1", "json"

    assert put().pdf.startswith(PERMINTAAN.pdf)


@VERSI
def test_a_wrong_passphrase_is_told_so(layanan: LayananBsre, settings: Settings, versi: str) -> None:
    settings.BSRE_VERSI = versi

    with pytest.raises(TandaTanganDitolak, match="Passphrase tidak cocok"):
        put(Rahasia("keliru", nik=NIK))


@VERSI
def test_an_office_with_a_wrong_password_learns_that_it_is_the_office(
    layanan: LayananBsre, settings: Settings, versi: str
) -> None:
    settings.BSRE_VERSI, settings.BSRE_SANDI = versi, "lama"

    with pytest.raises(TandaTanganDitolak, match="menolak kantor ini"):
        put()

    assert layanan.jumlah_tanda_tangan == 0


@VERSI
@pytest.mark.parametrize(
    ("status", "kata"),
    [
        ({"status_code": 2011, "status": "NOT_REGISTERED"}, "belum terdaftar"),
        ({"status_code": 2021, "status": "NO_CERTIFICATE"}, "belum mempunyai sertifikat"),
        ({"status_code": 1, "status": "REVOKE"}, "dicabut"),
    ],
)
def test_who_cannot_sign_is_told_before_anything_is_sent(
    layanan: LayananBsre, settings: Settings, versi: str, status: dict[str, object], kata: str
) -> None:
    settings.BSRE_VERSI, layanan.status = versi, status

    with pytest.raises(TandaTanganDitolak, match=kata):
        put()

    assert layanan.jumlah_tanda_tangan == 0


@VERSI
def test_a_service_that_is_not_there_has_signed_nothing(settings: Settings, versi: str) -> None:
    settings.BSRE_VERSI = versi
    for alamat in ("http://127.0.0.1:9", "http://tidak-ada.invalid", "alamat salah"):
        settings.BSRE_URL = alamat

        with pytest.raises(TandaTanganDitolak, match="belum ada yang dikirim"):
            put()


# --- what nobody may learn ---


@VERSI
@pytest.mark.parametrize("kelakuan", ["galat_json", "putus", "bukan_pdf", "tanda_tangan"])
def test_no_secret_is_left_in_a_log_or_a_refusal(
    layanan: LayananBsre, settings: Settings, versi: str, kelakuan: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.BSRE_VERSI, layanan.kelakuan = versi, kelakuan
    caplog.set_level(logging.DEBUG)

    told = ""
    try:
        put()
    except (TandaTanganDitolak, HasilBelumDiketahui) as error:
        told = f"{error!r} {''.join(traceback.format_exception(error))} {error.__context__!r}"

    for secret in (PASSPHRASE, NIK, SANDI):
        assert secret not in told + caplog.text + repr(RAHASIA)


# --- afterwards ---


def test_what_a_service_kept_can_be_fetched_by_its_key(layanan: LayananBsre) -> None:
    layanan.tersimpan["a1b2c3"] = sign(PERMINTAAN.pdf)

    assert Bsre().download("a1b2c3") == layanan.tersimpan["a1b2c3"]
    with pytest.raises(TandaTanganDitolak, match="tidak menyimpan"):
        Bsre().download("lain")


def test_the_service_says_who_signed_a_file(layanan: LayananBsre) -> None:
    verifikasi = Bsre().verify(sign(PERMINTAAN.pdf))

    assert (verifikasi.simpulan, verifikasi.penanda) == ("TOTAL_PASSED", ("Contoh Penanda BSrE",))


# --- what comes back ---


def test_a_flipped_byte_is_seen() -> None:
    bertanda = bytearray(sign(PERMINTAAN.pdf))
    akhir = bertanda.rindex(b"/Contents")
    bertanda[akhir - 40] ^= 1

    assert describe_fault(PERMINTAAN.pdf, bytes(bertanda)) != ""


def test_another_document_with_a_signature_is_not_ours() -> None:
    assert "bukan dokumen yang diminta" in describe_fault(PERMINTAAN.pdf, sign(make_pdf("Lain")))


def test_something_added_below_without_a_signature_is_not_enough() -> None:
    sekali = sign(PERMINTAAN.pdf)

    for asal in (PERMINTAAN.pdf, sekali):
        assert describe_fault(asal, asal + b"\n% lain\n") != ""
        assert "belum berisi tanda tangan baru" in describe_fault(asal, asal)
