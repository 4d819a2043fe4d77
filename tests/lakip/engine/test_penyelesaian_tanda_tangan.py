"""When the answer of the service was lost: the outcome is looked for, and the request never repeated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.engine.penyelesaian_tanda_tangan import (
    may_settle,
    settle_as_failed,
    settle_with_download,
    settle_with_file,
)
from lakip.models import TandaTangan, Terbitan
from lakip.models.dokumen import JenisDokumen
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.tanda_tangan.rangkaian import find_penutup, read_sebelum
from lakip.uploads import make_dokumen
from tests.lakip.halaman import Halaman
from tests.lakip.tanda_tangan.layanan_bsre import PENGGUNA, SANDI, LayananBsre, make_pdf, serve, sign
from tests.lakip.tanda_tangan.pindaian import make_scan
from tests.world import Jalan, stored_files

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def layanan(settings: Settings) -> Iterator[LayananBsre]:
    settings.BSRE_PENGGUNA, settings.BSRE_SANDI, settings.BSRE_VERSI = PENGGUNA, SANDI, "2"
    with serve() as layanan:
        settings.BSRE_URL = layanan.url
        yield layanan


@pytest.fixture
def satu(jalan: Jalan) -> TandaTangan:
    """The head has asked BSrE for the closing signature, and no answer came."""
    tugas = jalan.walk_to("9")
    kepala, terbitan = jalan.kantor["Kepala Satuan"], Terbitan.objects.latest("nomor")
    asal = make_dokumen(ContentFile(make_pdf(), name="lakip.pdf"), JenisDokumen.TERTANDA, kepala, jalan.at)
    asal.laporan = jalan.kantor.laporan
    asal.save()
    satu: TandaTangan = TandaTangan.objects.create(
        laporan=jalan.kantor.laporan, terbitan=terbitan, tugas=tugas, jenis="tanda_tangan", penyedia="bsre",
        status=StatusTandaTangan.BELUM_DIKETAHUI, sebelum=asal, oleh=kepala,
        kapasitas="Kepala Satuan Polisi Pamong Praja", pada=jalan.at, rincian={"medan": "kepala"},
    )  # fmt: skip
    return satu


def signed(satu: TandaTangan) -> ContentFile[bytes]:
    return ContentFile(sign(read_sebelum(satu)), name="dari-besign.pdf")


def test_the_file_that_the_service_shows_makes_the_signature(jalan: Jalan, satu: TandaTangan) -> None:
    settle_with_file(satu.pk, satu.oleh, signed(satu), at=jalan.tick())

    satu.refresh_from_db()
    assert satu.status == StatusTandaTangan.JADI
    assert satu.rincian["diselesaikan"] == "diunggah"
    assert "Contoh Penanda BSrE" in satu.rincian["subjek"]
    assert satu.terbitan
    assert find_penutup(satu.terbitan) == satu
    jalan.do("9", "ya")
    assert jalan.meja == ["10"]


def test_where_bsre_can_be_asked_its_verdict_is_kept(
    jalan: Jalan, satu: TandaTangan, layanan: LayananBsre
) -> None:
    layanan.simpulan = "TOTAL_FAILED"
    with pytest.raises(TindakanDitolak, match="tidak sah"):
        settle_with_file(satu.pk, satu.oleh, signed(satu), at=jalan.tick())

    layanan.simpulan = "TOTAL_PASSED"
    settle_with_file(satu.pk, satu.oleh, signed(satu), at=jalan.tick())

    satu.refresh_from_db()
    assert satu.rincian["simpulan_bsre"] == "TOTAL_PASSED"
    assert layanan.jumlah_tanda_tangan == 0


@pytest.mark.parametrize("apa", ["asing", "sama", "rusak", "bukan"])
def test_any_other_file_is_refused(jalan: Jalan, satu: TandaTangan, apa: str) -> None:
    asal = read_sebelum(satu)
    isi = {
        "asing": sign(make_pdf("Surat lain")),
        "sama": asal,
        "rusak": sign(asal) + b"\n% lagi\n",
        "bukan": b"halo",
    }
    before = stored_files()

    with pytest.raises(TindakanDitolak, match="Unggah berkas yang diunduh"):
        settle_with_file(satu.pk, satu.oleh, ContentFile(isi[apa], name="lain.pdf"), at=jalan.tick())

    satu.refresh_from_db()
    assert satu.status == StatusTandaTangan.BELUM_DIKETAHUI
    assert stored_files() == before


def test_a_service_that_told_its_key_hands_the_file_out(
    jalan: Jalan, satu: TandaTangan, layanan: LayananBsre, settings: Settings
) -> None:
    settings.BSRE_VERSI = "1"
    with pytest.raises(TindakanDitolak, match="tidak memberi nomor"):
        settle_with_download(satu.pk, satu.oleh, at=jalan.tick())
    TandaTangan.objects.filter(pk=satu.pk).update(rincian={"medan": "kepala", "id_dokumen": "a1b2c3"})
    layanan.tersimpan["a1b2c3"] = sign(read_sebelum(satu))

    settle_with_download(satu.pk, satu.oleh, at=jalan.tick())

    satu.refresh_from_db()
    assert (satu.status, satu.rincian["diselesaikan"]) == (StatusTandaTangan.JADI, "diunduh dari layanan")


def test_that_it_did_not_come_about_is_said_with_a_reason_and_after_a_while(
    jalan: Jalan, satu: TandaTangan
) -> None:
    with pytest.raises(Terlambat, match="mungkin masih berjalan"):
        settle_as_failed(satu.pk, satu.oleh, "Tidak ada di BeSign.", at=satu.pada + timedelta(minutes=1))
    with pytest.raises(TindakanDitolak, match="alasannya"):
        settle_as_failed(satu.pk, satu.oleh, " ", at=satu.pada + timedelta(minutes=9))

    jejak = settle_as_failed(satu.pk, satu.oleh, "Tidak ada di BeSign.", at=satu.pada + timedelta(minutes=9))

    satu.refresh_from_db()
    assert satu.status == StatusTandaTangan.TIDAK_JADI
    assert jejak.alasan == "Tidak ada di BeSign."
    with pytest.raises(Terlambat, match="sudah tercatat"):
        settle_with_file(satu.pk, satu.oleh, signed(satu), at=satu.pada + timedelta(minutes=10))


def test_the_owner_settles_it_only_once_the_step_was_closed(jalan: Jalan, satu: TandaTangan) -> None:
    pemilik = jalan.kantor.pemilik
    with pytest.raises(TidakBerhak, match="yang menandatangani"):
        settle_with_file(satu.pk, pemilik, signed(satu), at=jalan.tick())

    jalan.do("9", "tidak", "Perbaiki.")

    fresh = TandaTangan.objects.get(pk=satu.pk)
    assert may_settle(fresh, pemilik)
    settle_with_file(satu.pk, pemilik, signed(satu), at=jalan.tick())
    fresh.refresh_from_db()
    assert fresh.status == StatusTandaTangan.GUGUR


# --- the pages ---


def enter(pegawai: Any) -> Client:
    client = Client()
    client.force_login(pegawai)
    return client


def test_the_page_tells_the_signer_what_happened_and_takes_the_file(jalan: Jalan, satu: TandaTangan) -> None:
    client = enter(satu.oleh)
    url = reverse("tanda-tangan-selesaikan", args=[satu.laporan_id, satu.pk])

    halaman = Halaman(client.get(url))
    assert "jawabannya tidak sampai" in halaman.teks
    refused = client.post(url, {"cara": "unggah", "berkas": ContentFile(b"halo", name="a.pdf")})
    answered = client.post(url, {"cara": "unggah", "berkas": signed(satu)})

    assert (refused.status_code, answered.status_code) == (422, 302)
    assert "sudah tercatat" in Halaman(client.get(url)).teks
    assert client.post(url, {"cara": "lain"}).status_code == 404


def test_who_is_not_the_signer_is_told_who_is(jalan: Jalan, satu: TandaTangan) -> None:
    halaman = Halaman(
        enter(jalan.kantor.pemilik).get(reverse("tanda-tangan-selesaikan", args=[satu.laporan_id, satu.pk]))
    )

    assert f"Yang menyelesaikannya adalah {satu.oleh}" in halaman.teks


def test_the_owner_uploads_the_scan_on_its_page(jalan: Jalan) -> None:
    jalan.walk_to("10")
    terbitan = Terbitan.objects.latest("nomor")
    client = enter(jalan.kantor.pemilik)
    url = reverse("pindaian", args=[jalan.kantor.laporan.pk])
    isian = {"tanggal": jalan.at.date().isoformat()}
    dokumen = reverse("laporan-dokumen", args=[jalan.kantor.laporan.pk])

    assert "menunggu LAKIP yang ditandatangani" in Halaman(client.get(dokumen)).teks
    assert "Ahmad Fauzi" in Halaman(client.get(url)).teks
    refused = client.post(url, {**isian, "berkas": make_scan("")})
    answered = client.post(url, {**isian, "berkas": make_scan(terbitan.kode)})

    assert (refused.status_code, answered.status_code) == (422, 302)
    assert find_penutup(terbitan)
    assert "sudah ditandatangani" in Halaman(client.get(url)).teks
    assert "menunggu LAKIP yang ditandatangani" not in Halaman(client.get(dokumen)).teks
