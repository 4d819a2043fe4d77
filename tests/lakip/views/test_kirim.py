from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from lakip.arsip.bukti import prove
from lakip.models import Arsip, Pengiriman, TataNaskah, UnggahanReviu
from lakip.peraga.arsip import PeragaArsip
from lakip.peraga.kirim import PeragaKirim
from lakip.peraga.pintu import Pintu
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, press, read
from tests.lakip.kiriman import make_surat
from tests.world import PDF, Jalan

pytestmark = pytest.mark.usefixtures("kalender")

KEMARIN = date(2026, 2, 1)


@pytest.fixture
def client(jalan: Jalan) -> Client:
    return client_of(jalan.kantor.pemilik)


@pytest.fixture
def url(jalan: Jalan) -> str:
    return reverse("kirim", args=[jalan.kantor.laporan.pk])


def send(jalan: Jalan, client: Client, url: str) -> Pengiriman:
    press(client, url, "Catat pengiriman", kepada="Bappeda", tanggal="2026-02-02", cara="diantar")
    return Pengiriman.objects.latest("pk")


def test_who_waits_for_the_letter_is_ticked_already(jalan: Jalan, client: Client, url: str) -> None:
    penerima = make_surat(jalan.kantor, jalan.at)

    press(
        client,
        url,
        "Catat pengiriman",
        penerima_list=[satu.pk for satu in penerima],
        tanggal="2026-02-03",
        cara="diantar",
    )

    halaman = read(client, url)
    assert "Kepala Bappeda Menunggu tanda terima Diantar, 3 Februari 2026" in halaman.teks
    assert "000.8.6.3/1/SATPOLPP/2026" in halaman.teks


def test_what_is_refused_comes_back_with_what_was_written(client: Client, url: str) -> None:
    response = press(client, url, "Catat pengiriman", kepada="Bappeda", tanggal="31 Februari", jumlah="0")

    halaman = Halaman(response)
    assert response.status_code == 422
    assert halaman.form("Catat pengiriman").isian["kepada"] == "Bappeda"
    assert "Tuliskan tanggal yang ada" in halaman.teks
    assert not Pengiriman.objects.exists()


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"diterima": KEMARIN.isoformat()}, "padahal baru dikirim pada 2 Februari 2026"),
        ({"diterima": "kemarin"}, "Tuliskan tanggal yang ada"),
        ({"jam_diterima": "25.00"}, "Jam"),
        ({"nama_penerima": ""}, "Nama penerima"),
        ({"bukti": ""}, "Tanda terima"),
        ({"bukti": SimpleUploadedFile("virus.exe", b"MZ")}, "JPG, PNG, atau PDF"),
        ({"bukti": SimpleUploadedFile("foto.jpg", b"<html>")}, "bukan JPG"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused_on_its_page(
    jalan: Jalan, client: Client, url: str, isian: dict[str, Any], sebab: str
) -> None:
    row = send(jalan, client, url)
    terima = reverse("tanda-terima", args=[jalan.kantor.laporan.pk, row.pk])
    baik = {
        "diterima": "2026-02-02", "nama_penerima": "Siti",
        "bukti": SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff"),
    }  # fmt: skip

    response = client.post(terima, baik | isian)

    assert response.status_code == 422
    assert sebab in Halaman(response).teks
    assert Pengiriman.objects.get().diterima is None


def test_a_receipt_is_recorded_and_seen(jalan: Jalan, client: Client, url: str) -> None:
    row = send(jalan, client, url)
    terima = reverse("tanda-terima", args=[jalan.kantor.laporan.pk, row.pk])
    foto = SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff")

    press(client, terima, "Simpan tanda terima", diterima="2026-02-03", jam_diterima="09:15",
          nama_penerima="Siti Aminah", jabatan_penerima="Staf TU", bukti=foto)  # fmt: skip

    assert "Diterima Siti Aminah, Staf TU, 3 Februari 2026 pukul 09.15." in read(client, url).teks
    page = reverse("buku-ekspedisi", args=[jalan.kantor.laporan.pk])
    pdf = client.get(page).content
    teks = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    assert "Bappeda" in teks
    assert "Siti Aminah" in teks
    assert "3 Februari 2026 09.15" in teks


def test_a_row_of_another_report_is_not_found(jalan: Jalan, client: Client, url: str) -> None:
    row = send(jalan, client, url)
    jalan.kantor.laporan.pk, own = None, jalan.kantor.laporan.pk
    jalan.kantor.laporan.tahun = 2031
    jalan.kantor.laporan.save(force_insert=True)
    other = jalan.kantor.laporan.pk

    assert client.get(reverse("tanda-terima", args=[own, row.pk])).status_code == 200
    assert client.get(reverse("tanda-terima", args=[other, row.pk])).status_code == 404
    assert client.post(reverse("kirim-hapus", args=[other, row.pk])).status_code == 404


def test_e_mail_is_offered_only_where_the_office_allows_it(jalan: Jalan, client: Client, url: str) -> None:
    jalan.walk_to("11")
    jalan.sign_on_paper()
    make_surat(jalan.kantor, jalan.at, email="tu@bappeda.go.id")
    assert "Kirim e-mail" not in read(client, url).tombol

    TataNaskah.objects.create(instansi=jalan.kantor.laporan.instansi, is_email_boleh=True)

    assert read(client, url).form("Kirim e-mail").isian["email"] == "tu@bappeda.go.id"


def test_the_package_is_handed_out_to_the_byte(jalan: Jalan, client: Client) -> None:
    paket = reverse("paket-reviu", args=[jalan.kantor.laporan.pk])
    refused = client.get(paket)
    jalan.walk_to("11")
    jalan.sign_on_paper()

    response: Any = client.get(paket)

    assert (refused.status_code, response.status_code) == (409, 200)
    assert "LAKIP belum ditandatangani" in Halaman(refused).teks
    assert b"".join(response.streaming_content) == PDF
    assert 'filename="LKjIP_2025_SATUAN-POLISI-PAMONG-PRAJA.pdf"' in response["Content-Disposition"]


def test_more_rows_do_not_cost_more_queries(
    jalan: Jalan, client: Client, url: str, django_assert_max_num_queries: Any
) -> None:
    def count() -> int:
        with django_assert_max_num_queries(60) as asked:
            client.get(url)
        return len(asked.captured_queries)

    send(jalan, client, url)
    first = count()
    press(client, url, "Catat pengiriman", kepada="A\nB\nC", tanggal="2026-02-02", cara="diantar")

    assert count() == first


def test_the_whole_sending_is_played_through_the_pages(jalan: Jalan, tmp_path: Any) -> None:
    tugas = jalan.walk_to("11")
    jalan.sign_on_paper()
    make_surat(jalan.kantor, jalan.at)
    laporan, pintu = jalan.kantor.laporan, Pintu()
    staf = jalan.kantor.turn_of(tugas, jalan.at)

    lines = list(PeragaKirim(laporan.pk, pintu).work(staf))
    again = list(PeragaKirim(laporan.pk, pintu).work(staf))

    assert lines == [
        "digandakan 5 eksemplar", "dikirim kepada 2 penerima", "2 tanda terima dicatat",
        "diunggah ke e-SAKIP Reviu",
    ]  # fmt: skip
    assert again == []
    assert UnggahanReviu.objects.get().tanggal == timezone.localdate(timezone=laporan.instansi.zona)

    tujuan = tmp_path / "arsip.zip"
    tujuan.write_bytes(PeragaArsip(laporan.pk, pintu).make(jalan.kantor.pemilik))

    assert "berkas utuh" in " ".join(prove(tujuan))
    arsip = reverse("arsip", args=[laporan.pk])
    assert Arsip.objects.get().dokumen.sha256 in read(client_of(jalan.kantor.pemilik), arsip).teks
