"""Signing as people do it: the page of a step or a letter, the service of BSrE, and what goes wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.lifecycle import StatusLaporan
from lakip.models import Jejak, Pegawai, Sertifikat, Surat, TandaTangan, Terbitan, Tugas
from lakip.models.tanda_tangan import PenyediaTandaTangan, StatusTandaTangan
from lakip.peraga.sertifikat import make_pkcs12
from lakip.tanda_tangan.periksa import validate
from lakip.tanda_tangan.rangkaian import find_berkas, find_penutup
from tests.lakip import surat, tertanda
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.lakip.tanda_tangan import layanan_bsre
from tests.lakip.tanda_tangan.kalbar import PASSPHRASE, actor_of, give_sertifikat, induk, place_pdf, walk_to
from tests.lakip.tanda_tangan.layanan_bsre import LayananBsre, make_pdf
from tests.world import Jalan, make_kantor, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")
TOMBOL = "Setujui"


@pytest.fixture
def jalan(senin: datetime, settings: Settings, tmp_path: Path) -> Jalan:
    """The head of the bureau is to sign."""
    settings.SERTIFIKAT_AKAR = tmp_path
    settings.SUSUN_LANGSUNG = False
    return walk_to("9", senin)


@pytest.fixture
def tugas(jalan: Jalan) -> Tugas:
    return jalan["9"]


@pytest.fixture
def kepala(jalan: Jalan, tugas: Tugas) -> Pegawai:
    return actor_of(jalan, tugas)


@pytest.fixture
def layanan(settings: Settings, kepala: Pegawai) -> Iterator[LayananBsre]:
    """The service of BSrE knows the head by the address."""
    kepala.email = "kepala@example.go.id"
    kepala.save()
    settings.BSRE_PENGGUNA, settings.BSRE_SANDI = layanan_bsre.PENGGUNA, layanan_bsre.SANDI
    settings.BSRE_VERSI = "2"
    with layanan_bsre.serve() as layanan:
        settings.BSRE_URL = layanan.url
        yield layanan


def url(tugas: Tugas) -> str:
    return reverse("tanda-tangan", args=[tugas.pk])


def put_sertifikat(pegawai: Pegawai, **masa: datetime) -> Sertifikat:
    """Let a certificate lie there that was good when it was uploaded."""
    satu = give_sertifikat(pegawai)
    if masa:
        isi = make_pkcs12(induk(), pegawai.nama, PASSPHRASE, **masa)
        satu.berkas.save("sertifikat.p12", ContentFile(isi), save=False)
        satu.berlaku_sampai = masa["sampai"]
        satu.save()
    return satu


# --- BSrE ---


def test_bsre_signs_and_the_step_is_finished(
    jalan: Jalan, tugas: Tugas, kepala: Pegawai, layanan: LayananBsre
) -> None:
    response = press(client_of(kepala), url(tugas), TOMBOL, passphrase=layanan_bsre.PASSPHRASE)

    satu = TandaTangan.objects.get()
    assert response.status_code == 302
    assert (satu.status, satu.penyedia) == (StatusTandaTangan.JADI, PenyediaTandaTangan.BSRE)
    assert "Contoh Penanda BSrE" in satu.rincian["subjek"]
    assert layanan.diminta["email"] == kepala.email
    (sifat,) = layanan.diminta["signatureProperties"]
    assert (sifat["tampilan"], sifat["page"]) == ("VISIBLE", 2)
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_a_wrong_passphrase_of_bsre_is_told_and_can_be_tried_again(
    tugas: Tugas, kepala: Pegawai, layanan: LayananBsre
) -> None:
    client = client_of(kepala)

    refused = press(client, url(tugas), TOMBOL, passphrase="salah-sekali")
    again = press(client, url(tugas), TOMBOL, passphrase=layanan_bsre.PASSPHRASE)

    assert (refused.status_code, again.status_code) == (422, 302)
    assert "passphrase" in refused.content.decode().lower()
    assert "salah-sekali" not in refused.content.decode()
    assert [satu.status for satu in TandaTangan.objects.order_by("pk")] == ["tidak_jadi", "jadi"]


def test_a_lost_answer_is_settled_by_the_file_that_bsre_shows(
    jalan: Jalan, tugas: Tugas, kepala: Pegawai, layanan: LayananBsre
) -> None:
    client = client_of(kepala)
    layanan.kelakuan = "putus"

    asked = press(client, url(tugas), TOMBOL, passphrase=layanan_bsre.PASSPHRASE)
    again = client.post(url(tugas), {"cara": "bsre", "passphrase": layanan_bsre.PASSPHRASE, "terbitan": 1})

    satu = TandaTangan.objects.get()
    assert asked.headers["Location"] == url(tugas)
    assert again.status_code == 409
    assert layanan.jumlah_tanda_tangan == 1
    assert satu.status == StatusTandaTangan.BELUM_DIKETAHUI
    assert "Hasil belum diketahui" in read(client, url(tugas)).teks

    selesaikan = reverse("tanda-tangan-selesaikan", args=[satu.laporan_id, satu.pk])
    berkas = ContentFile(layanan.tersimpan["bertanda"], name="dari-besign.pdf")
    settled = press(client, selesaikan, "Periksa dan simpan", berkas=berkas)

    assert settled.status_code == 302
    assert find_penutup(Terbitan.objects.latest("nomor")) == satu
    assert "Tinggal menyelesaikan langkahnya" in read(client, url(tugas)).teks
    assert press(client, url(tugas), "Setujui, teruskan").status_code == 302
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI
    assert layanan.jumlah_tanda_tangan == 1


# --- what goes wrong with a certificate ---


def test_a_passphrase_wrong_three_times_leaves_no_signature_and_no_secret(
    jalan: Jalan, tugas: Tugas, kepala: Pegawai, caplog: pytest.LogCaptureFixture
) -> None:
    put_sertifikat(kepala)
    client, salah = client_of(kepala), "Sandi-yang-Salah-4711"

    with caplog.at_level("DEBUG"):
        answers = [press(client, url(tugas), TOMBOL, passphrase=salah) for _ in range(3)]

    rows = [
        serializers.serialize("json", model.objects.all())
        for app in ("lakip", "sessions", "django_q")
        for model in apps.get_app_config(app).get_models()
    ]
    sesi = [str(satu.get_decoded()) for satu in Session.objects.all()]
    kept = [*rows, *sesi, caplog.text, *(satu.content.decode() for satu in answers)]
    assert not any(salah in satu for satu in kept)
    assert [satu.status_code for satu in answers] == [422] * 3
    terbitan = Terbitan.objects.latest("nomor")
    assert find_berkas(terbitan) == terbitan.dokumen
    assert set(TandaTangan.objects.values_list("status", flat=True)) == {StatusTandaTangan.TIDAK_JADI}
    assert jalan["9"].is_terbuka


def test_a_certificate_that_has_run_out_is_not_offered(tugas: Tugas, kepala: Pegawai) -> None:
    satu = put_sertifikat(kepala, sampai=datetime(2021, 1, 1, tzinfo=UTC))
    client = client_of(kepala)

    response = client.post(url(tugas), {"cara": satu.pk, "passphrase": PASSPHRASE, "terbitan": 1})

    assert "Belum ada sertifikat yang dapat dipakai" in read(client, url(tugas)).teks
    assert "Sudah kedaluwarsa" in read(client, reverse("sertifikat")).teks
    assert response.status_code == 422
    assert not TandaTangan.objects.exists()


def test_a_certificate_is_examined_again_when_it_signs(tugas: Tugas, kepala: Pegawai) -> None:
    """The row may say what it will: the certificate itself has run out."""
    satu = put_sertifikat(kepala, sampai=datetime(2021, 1, 1, tzinfo=UTC))
    Sertifikat.objects.filter(pk=satu.pk).update(berlaku_sampai=timezone.now() + timedelta(days=9))

    response = press(client_of(kepala), url(tugas), TOMBOL, passphrase=PASSPHRASE)

    assert response.status_code == 422
    assert "sudah kedaluwarsa sejak 1 Januari 2021" in response.content.decode()
    assert TandaTangan.objects.get().status == StatusTandaTangan.TIDAK_JADI


def test_a_month_before_it_runs_out_its_holder_is_warned(kepala: Pegawai) -> None:
    satu = put_sertifikat(kepala)
    client = client_of(kepala)

    def warns(hari: int) -> bool:
        sampai = timezone.now() + timedelta(days=hari)
        Sertifikat.objects.filter(pk=satu.pk).update(berlaku_sampai=sampai)
        return "Kedaluwarsa dalam" in read(client, reverse("sertifikat")).teks

    assert [warns(29), warns(31)] == [True, False]


def test_a_file_larger_than_what_people_upload_is_signed_all_the_same(
    jalan: Jalan, tugas: Tugas, kepala: Pegawai, settings: Settings
) -> None:
    settings.BERKAS_MAKS = 1000
    put_sertifikat(kepala)

    assert press(client_of(kepala), url(tugas), TOMBOL, passphrase=PASSPHRASE).status_code == 302
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI


def test_where_somebody_has_signed_the_page_says_where_the_file_is(
    jalan: Jalan, tugas: Tugas, kepala: Pegawai
) -> None:
    terbitan = place_pdf(jalan)
    rekan = make_pegawai("rekan", jalan.kantor.laporan.instansi)
    tertanda.sign(terbitan, rekan, timezone.now(), rincian={"medan": f"simbol-{tugas.simbol_id}"})
    cara = put_sertifikat(kepala).pk

    response = client_of(kepala).post(url(tugas), {"cara": cara, "passphrase": PASSPHRASE, "terbitan": 1})

    assert response.status_code == 409
    assert f"sudah ditandatangani oleh {rekan}" in response.content.decode()
    assert "Berkasnya dapat dibuka dari halaman Dokumen" in response.content.decode()


def test_a_request_that_was_cut_off_keeps_nobody_from_signing(tugas: Tugas, kepala: Pegawai) -> None:
    put_sertifikat(kepala)
    satu = tertanda.sign(
        Terbitan.objects.latest("nomor"), kepala, timezone.now(), status=StatusTandaTangan.BELUM_DIKETAHUI,
        dokumen=None, rincian={"medan": f"simbol-{tugas.simbol_id}"},
    )  # fmt: skip
    client = client_of(kepala)
    assert "Muat ulang halaman ini" in read(client, url(tugas)).teks

    TandaTangan.objects.filter(pk=satu.pk).update(pada=timezone.now() - timedelta(minutes=6))

    assert press(client, url(tugas), TOMBOL, passphrase=PASSPHRASE).status_code == 302
    satu.refresh_from_db()
    assert satu.status == StatusTandaTangan.TIDAK_JADI


# --- letters ---


@pytest.fixture
def bernomor(senin: datetime, settings: Settings) -> Surat:
    """A letter with its number, whose PDF has a field for the sender."""
    settings.SUSUN_LANGSUNG = False
    kantor = make_kantor("balangan-satpolpp", senin)
    at = timezone.now()
    satu = surat.number(kantor, surat.make_surat(kantor, at), at)
    pdf = make_pdf("Surat", "pengirim")
    engine.keep_surat(kantor.laporan.pk, kantor.pemilik, satu.pk, pdf, "surat.pdf", at=at)
    return Surat.objects.select_related("pengirim", "laporan__penanggung_jawab").get(pk=satu.pk)


def sign_surat(client: Client, satu: Surat, **isian: Any) -> Any:
    return client.post(reverse("surat-tanda-tangan", args=[satu.laporan_id, satu.pk]), isian)


def test_a_letter_is_signed_by_its_sender(bernomor: Surat) -> None:
    cara = give_sertifikat(bernomor.pengirim).pk
    client = client_of(bernomor.pengirim)

    assert sign_surat(client, bernomor, cara=cara, passphrase=PASSPHRASE).status_code == 302

    satu = TandaTangan.objects.get(surat=bernomor)
    assert satu.dokumen is not None
    with satu.dokumen.berkas.open("rb") as berkas:
        (verdik,) = validate(berkas.read(), [induk().sertifikat])
    assert verdik.is_utuh
    assert verdik.is_tepercaya
    assert Jejak.objects.filter(tindakan="tanda_tangani").count() == 1
    again = sign_surat(client, bernomor, cara=cara, passphrase=PASSPHRASE)
    assert again.status_code == 409
    assert "Berkasnya dapat dibuka dari halaman surat ini" in again.content.decode()


def test_nobody_else_signs_a_letter(bernomor: Surat) -> None:
    pemilik = bernomor.laporan.penanggung_jawab
    cara = give_sertifikat(pemilik).pk

    response = sign_surat(client_of(pemilik), bernomor, cara=cara, passphrase=PASSPHRASE)

    assert response.status_code == 403
    assert not TandaTangan.objects.exists()


# --- lists ---


def test_the_lists_do_not_ask_more_for_more_rows(jalan: Jalan, kepala: Pegawai) -> None:
    client, terbitan = client_of(kepala), Terbitan.objects.latest("nomor")
    pages = [reverse("tanda-tangan-list", args=[terbitan.laporan_id]), reverse("sertifikat")]

    def count() -> list[int]:
        put_sertifikat(kepala)
        tertanda.sign(terbitan, kepala, timezone.now())
        asked = []
        for alamat in pages:
            with CaptureQueriesContext(connection) as queries:
                read(client, alamat)
            asked.append(len(queries))
        return asked

    count()
    few = count()
    for _ in range(3):
        more = count()

    assert more == few
