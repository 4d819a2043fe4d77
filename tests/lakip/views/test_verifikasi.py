"""The public page: what it tells of what is signed, and that nothing else can be learnt there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.models import Percobaan, Surat, TandaTangan, Terbitan
from lakip.models.kode import format_kode, make_kode
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.peraga.pintu import PeragaanGagal
from lakip.peraga.verifikasi import PeragaVerifikasi
from lakip.percobaan import JENDELA, TERBANYAK, hash_asal, record_percobaan
from tests.lakip.formulir import client_of
from tests.lakip.halaman import read
from tests.lakip.tertanda import BAIK, sign
from tests.world import PDF, Jalan, stored_files

pytestmark = pytest.mark.usefixtures("kalender")
KEPALA = "Kepala Satuan"


def url(kode: str) -> str:
    return reverse("verifikasi-kode", args=[kode])


def open_kode(kode: str, **extra: Any) -> Any:
    return Client().get(url(kode), **extra)


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def drop(kode: str, isi: bytes, nama: str = "LAKIP.pdf") -> Any:
    return Client().post(url(kode), {"berkas": SimpleUploadedFile(nama, isi)})


def content_of(satu: TandaTangan) -> bytes:
    assert satu.dokumen is not None
    with satu.dokumen.berkas.open("rb") as berkas:
        return bytes(berkas.read())


@pytest.fixture
def terbitan(jalan: Jalan) -> Terbitan:
    """A LAKIP that was handed up for approval."""
    jalan.walk_to("9")
    return Terbitan.objects.select_related("laporan__instansi", "dokumen").get()


@pytest.fixture
def tertanda(jalan: Jalan, terbitan: Terbitan) -> TandaTangan:
    return sign(terbitan, jalan.kantor[KEPALA], at=jalan.tick())


@pytest.fixture
def surat(jalan: Jalan) -> Surat:
    kepala = jalan.kantor[KEPALA]
    return Surat.objects.create(
        laporan=jalan.kantor.laporan,
        tanggal=jalan.at.date(),
        hal="Penyampaian LAKIP",
        pengirim=kepala,
        kapasitas="Kepala Satuan",
        oleh=kepala,
        pada=jalan.at,
        dokumen=jalan.build(jalan.kantor.pemilik).dokumen,
    )


# --- what is signed ---


def test_it_says_what_it_is_who_signed_in_which_capacity_when_and_how(
    terbitan: Terbitan, tertanda: TandaTangan
) -> None:
    response = open_kode(terbitan.kode)

    teks = words(response)
    assert response.status_code == 200
    for kata in (
        "LAKIP 2025",
        str(terbitan.laporan.instansi),
        format_kode(terbitan.kode),
        tertanda.oleh.nama,
        "Kepala Satuan Polisi Pamong Praja",
        "2 Februari 2026",
        "WITA",
        "Secara elektronik, dengan sertifikat terbitan CA Contoh.",
        "Berkas utuh sejak ditandatangani, dan penerbit sertifikatnya dikenal di kantor ini.",
    ):
        assert kata in teks


def test_an_acting_official_is_named_as_printed(jalan: Jalan, terbitan: Terbitan) -> None:
    sign(terbitan, jalan.kantor[KEPALA], at=jalan.tick(), kapasitas="Plt. Kepala Satuan")

    assert "Plt. Kepala Satuan" in words(open_kode(terbitan.kode))


def test_it_names_nobody_else_and_leads_nowhere_inside(
    jalan: Jalan, terbitan: Terbitan, tertanda: TandaTangan
) -> None:
    sign(terbitan, jalan.kantor["Sekretaris"], at=jalan.tick(), jenis=JenisTandaTangan.PARAF)

    teks = words(open_kode(terbitan.kode))

    assert [satu.nama for satu in jalan.kantor.pegawai.values() if satu.nama in teks] == [tertanda.oleh.nama]
    assert terbitan.laporan.get_absolute_url() not in teks
    assert "/dokumen/" not in teks


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"penyedia": PenyediaTandaTangan.BSRE}, "melalui layanan BSrE"),
        (
            {"penyedia": PenyediaTandaTangan.BASAH},
            "Dengan pena di atas kertas; yang disimpan adalah pindaiannya",
        ),
        ({"pemeriksaan": None}, "belum selesai diperiksa"),
        ({"pemeriksaan": {"tanda_tangan": [], "kalimat": "Rusak."}}, "jangan dipercaya"),
        ({"pemeriksaan": {"tanda_tangan": [BAIK | {"is_utuh": False}]}}, "jangan dipercaya"),
        (
            {"pemeriksaan": {"tanda_tangan": [BAIK | {"is_tepercaya": False}]}},
            "penerbit sertifikatnya belum dikenal di kantor ini",
        ),
        (
            {"rincian": {"penerbit": "Common Name: OSD Kelas 2, Organization: BSrE"}},
            "dengan sertifikat terbitan OSD Kelas 2.",
        ),
        ({"rincian": {}}, "Secara elektronik, dengan sertifikat."),
    ],
)
def test_each_way_of_signing_is_told_in_words(
    jalan: Jalan, terbitan: Terbitan, ganti: dict[str, Any], kata: str
) -> None:
    sign(terbitan, jalan.kantor[KEPALA], at=jalan.tick(), **ganti)

    assert kata in words(open_kode(terbitan.kode))


def test_a_signature_that_has_lapsed_does_not_hold(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    TandaTangan.objects.update(status=StatusTandaTangan.GUGUR, gugur_sebab="Kata pengantar keliru.")

    teks = words(open_kode(terbitan.kode))

    assert "Tidak berlaku lagi" in teks
    assert "Ditandatangani</p>" not in teks
    assert "Kata pengantar keliru." not in teks


def test_returned_after_signing_it_says_so(jalan: Jalan, terbitan: Terbitan, tertanda: TandaTangan) -> None:
    tugas = jalan.kantor.desk()[0]
    engine.return_to(tugas.pk, jalan.kantor.pemilik, jalan.simbol("6").pk, "Keliru.", at=jalan.tick())

    assert "dibuka kembali atau sudah diganti" in words(open_kode(terbitan.kode))


def test_of_a_cancelled_report_nothing_holds(jalan: Jalan, terbitan: Terbitan, tertanda: TandaTangan) -> None:
    engine.cancel(terbitan.laporan_id, jalan.kantor.pemilik, "Digabung.", at=jalan.tick())

    assert "sudah dibatalkan oleh kantornya" in words(open_kode(terbitan.kode))


def test_a_letter_is_verified_in_the_same_way(jalan: Jalan, surat: Surat) -> None:
    assert open_kode(surat.kode).status_code == 404
    sign(surat, jalan.kantor[KEPALA], at=jalan.tick())

    teks = words(open_kode(surat.kode))

    assert "Surat pengantar" in teks
    assert "Penyampaian LAKIP" in teks


def test_a_cancelled_letter_does_not_hold(jalan: Jalan, surat: Surat) -> None:
    sign(surat, jalan.kantor[KEPALA], at=jalan.tick())
    Surat.objects.update(batal_pada=jalan.at, batal_sebab="Salah alamat.")

    teks = words(open_kode(surat.kode))

    assert "Surat ini sudah dibatalkan oleh pengirimnya." in teks
    assert "Salah alamat." not in teks


# --- the file that is dropped there ---


def test_the_signed_file_is_known_to_the_byte(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    isi, before = content_of(tertanda), stored_files()

    assert "Sama persis dengan dokumen yang ditandatangani" in words(drop(terbitan.kode, isi))
    assert "Berbeda: jangan dipercaya" in words(drop(terbitan.kode, isi[:-1] + b"\x00"))
    assert stored_files() == before


def test_in_the_demo_somebody_outside_asks_so(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    tamu = PeragaVerifikasi()

    assert "sama persis" in tamu.check(terbitan.kode, content_of(tertanda))
    with pytest.raises(PeragaanGagal, match="tidak mengenali"):
        tamu.check(terbitan.kode, PDF)


def test_the_file_before_the_signature_is_known_as_such(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    assert "Ini berkas sebelum ditandatangani" in words(drop(terbitan.kode, PDF))


def test_a_file_with_only_a_paraf_is_one_before_the_signature(jalan: Jalan, terbitan: Terbitan) -> None:
    paraf = sign(terbitan, jalan.kantor["Sekretaris"], at=jalan.tick(), jenis=JenisTandaTangan.PARAF)
    sign(terbitan, jalan.kantor[KEPALA], at=jalan.tick())

    assert "Ini berkas sebelum ditandatangani" in words(drop(terbitan.kode, content_of(paraf)))


def test_without_a_file_one_is_asked_for(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    response = Client().post(url(terbitan.kode))

    assert response.status_code == 422


def test_a_file_that_is_too_large_is_not_even_read(
    terbitan: Terbitan, tertanda: TandaTangan, settings: Settings
) -> None:
    settings.BERKAS_MAKS = 10

    response = drop(terbitan.kode, b"x" * 100_000)

    assert response.status_code == 413
    assert "bukan dokumen yang terdaftar di sini" in words(response)


# --- what is not signed, and guessing ---


def test_a_draft_is_answered_as_what_was_never_there(jalan: Jalan, terbitan: Terbitan) -> None:
    sign(terbitan, jalan.kantor["Sekretaris"], at=jalan.tick(), jenis=JenisTandaTangan.PARAF)
    lain = make_kode()

    with CaptureQueriesContext(connection) as of_draft:
        draf = open_kode(terbitan.kode)
    with CaptureQueriesContext(connection) as of_nothing:
        kosong = open_kode(lain)

    assert draf.status_code == kosong.status_code == 404
    assert words(draf).replace(format_kode(terbitan.kode), "…") == words(kosong).replace(
        format_kode(lain), "…"
    )
    assert len(of_draft) == len(of_nothing)


def test_after_ten_misses_even_a_good_code_is_not_answered(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    for _ in range(TERBANYAK):
        assert open_kode(make_kode()).status_code == 404

    response = open_kode(terbitan.kode)

    assert response.status_code == 429
    assert "Tunggu 15 menit" in words(response)
    assert open_kode(terbitan.kode, REMOTE_ADDR="10.0.0.2").status_code == 200


def test_after_a_quarter_of_an_hour_it_is_forgotten(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    for _ in range(TERBANYAK):
        record_percobaan(hash_asal("127.0.0.1"), timezone.now() - JENDELA - timedelta(seconds=1))

    assert open_kode(terbitan.kode).status_code == 200
    open_kode(make_kode())
    assert Percobaan.objects.count() == 1


def test_a_slip_of_the_pen_is_no_attempt(terbitan: Terbitan) -> None:
    for _ in range(TERBANYAK + 1):
        assert open_kode("salah-ketik").status_code == 404

    assert Percobaan.objects.count() == 0


def test_of_who_asked_in_vain_no_address_is_kept() -> None:
    assert len(hash_asal("127.0.0.1")) == 64
    assert hash_asal("127.0.0.1") != hash_asal("127.0.0.2")


def test_one_network_of_version_6_is_one_origin() -> None:
    assert hash_asal("2001:db8::1") == hash_asal("2001:db8::2") != hash_asal("2001:db8:0:1::1")


# --- the page itself ---


def test_the_code_typed_by_hand_leads_to_the_page(terbitan: Terbitan, tertanda: TandaTangan) -> None:
    response = Client().get(reverse("verifikasi"), {"kode": format_kode(terbitan.kode).lower()})

    assert response.headers["Location"] == url(terbitan.kode)


def test_what_cannot_be_a_code_is_asked_again() -> None:
    response = Client().get(reverse("verifikasi"), {"kode": "1234"})

    assert response.status_code == 422
    assert "Kode terdiri atas 16 huruf dan angka" in words(response)


def test_it_is_kept_nowhere_listed_nowhere_and_needs_no_cookie(
    terbitan: Terbitan, tertanda: TandaTangan
) -> None:
    for response in (open_kode(terbitan.kode), open_kode(make_kode()), Client().get(reverse("verifikasi"))):
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert not response.cookies


# --- the pages of the report ---


def test_the_report_leads_to_the_signed_file(jalan: Jalan, terbitan: Terbitan, tertanda: TandaTangan) -> None:
    client, laporan = client_of(jalan.kantor.pemilik), terbitan.laporan
    assert tertanda.dokumen is not None
    signed = tertanda.dokumen.get_absolute_url()

    pdf = client.get(reverse("laporan-pdf", args=[laporan.pk]))
    pages = [reverse("laporan-dokumen", args=[laporan.pk]), terbitan.get_absolute_url()]

    assert pdf.headers["Location"] == signed
    for alamat in pages:
        html = client.get(alamat).content.decode()
        assert signed in html
        assert url(terbitan.kode) in html
        assert f"Tanda tangan {tertanda.oleh.nama}" in read(client, alamat).teks
    assert tertanda.dokumen.sha256 in client.get(pages[1]).content.decode()


def test_what_has_lapsed_is_shown_with_its_reason(
    terbitan: Terbitan, tertanda: TandaTangan, jalan: Jalan
) -> None:
    TandaTangan.objects.update(status=StatusTandaTangan.GUGUR, gugur_sebab="Laporan dikembalikan.")

    teks = read(client_of(jalan.kantor.pemilik), terbitan.get_absolute_url()).teks

    assert "Gugur" in teks
    assert "Laporan dikembalikan." in teks
