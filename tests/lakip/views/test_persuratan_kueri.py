"""Pages of letters, orders and meetings: more rows do not cost more queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lakip.models import Arsip, BerkasRapat, Disposisi, Jabatan, Rapat, SuratMasuk, TindakLanjut
from lakip.models.dokumen import JenisDokumen
from lakip.uploads import make_dokumen
from tests.lakip.kiriman import make_surat as make_terkirim
from tests.lakip.rapat import make_rapat
from tests.lakip.surat import make_surat
from tests.world import PDF, Jalan

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def client(jalan: Jalan) -> Client:
    client = Client()
    client.force_login(jalan.kantor.pemilik)
    return client


def add_masuk(jalan: Jalan, ke: int) -> None:
    laporan = jalan.kantor.laporan
    surat = SuratMasuk.objects.create(
        instansi=laporan.instansi, laporan=laporan, nomor=f"15/ORG/{ke}", tanggal=jalan.at.date(),
        asal="Bagian Organisasi", perihal="Permintaan LKjIP", diterima=jalan.at.date(), sifat="rahasia",
        berkas="surat.pdf", nama="surat.pdf", ukuran=1, sha256="0" * 64, oleh=jalan.kantor["Staf"],
        pada=jalan.at,
    )  # fmt: skip
    order = Disposisi.objects.create(
        laporan=laporan, tugas=jalan.kantor.desk()[0], surat=surat, cara="tertulis", hal=f"Hal {ke}",
        oleh=jalan.kantor["Sekretaris"], kapasitas="Sekretaris", tanggal=timezone.localdate(), pada=jalan.at,
    )  # fmt: skip
    order.kepada.set(Jabatan.objects.filter(instansi=laporan.instansi))


def add_berkas(jalan: Jalan, jenis: JenisDokumen, nama: str) -> int:
    dokumen = make_dokumen(ContentFile(PDF, name=nama), jenis, jalan.kantor.pemilik, jalan.at)
    dokumen.laporan = jalan.kantor.laporan
    dokumen.save()
    return dokumen.pk


def add_to_rapat(jalan: Jalan, rapat: Rapat, ke: int) -> None:
    for jenis in ("foto", "daftar_hadir"):
        pk = add_berkas(jalan, JenisDokumen.RAPAT, f"{jenis}-{ke}.pdf")
        BerkasRapat.objects.create(rapat=rapat, jenis=jenis, dokumen_id=pk)
    nama, pegawai = list(jalan.kantor.pegawai.items())[ke % len(jalan.kantor.pegawai)]
    rapat.peserta.create(urutan=ke, nama=nama, jabatan=nama, pegawai=pegawai, kehadiran="hadir")
    rapat.keputusan.create(nomor=ke, teks="Diperbaiki.")
    TindakLanjut.objects.create(
        rapat=rapat, nomor=10 + ke, jenis="perbaikan", teks="Lengkapi", penanggung=jalan.kantor.pemilik,
        tenggat=timezone.localdate(),
    )  # fmt: skip


def add_arsip(jalan: Jalan, ke: int) -> None:
    pk = add_berkas(jalan, JenisDokumen.ARSIP, f"arsip-{ke}.pdf")
    Arsip.objects.create(
        laporan=jalan.kantor.laporan, nomor=ke, dokumen_id=pk, jumlah_berkas=1, oleh=jalan.kantor.pemilik,
        pada=jalan.at,
    )  # fmt: skip


def compare(client: Client, urls: list[str], add: Callable[[int], None]) -> None:
    """Ask the pages with one row of everything and with five."""

    def count() -> dict[str, int]:
        asked = {}
        for url in urls:
            client.get(url)
            with CaptureQueriesContext(connection) as found:
                assert client.get(url).status_code == 200, url
            asked[url] = len(found)
        return asked

    add(1)
    one = count()
    for ke in range(2, 6):
        add(ke)
    assert count() == one


def test_orders_and_letters_that_came_in(jalan: Jalan, client: Client) -> None:
    pk, tugas = jalan.kantor.laporan.pk, jalan.kantor.desk()[0]
    urls = [
        reverse("beranda"),
        reverse("surat-masuk"),
        reverse("persuratan", args=[pk]),
        reverse("tugas-detail", args=[tugas.pk]),
        reverse("laporan-detail", args=[pk]),
    ]

    compare(client, urls, lambda ke: add_masuk(jalan, ke))


def test_meetings_with_all_that_came_of_them(jalan: Jalan, client: Client) -> None:
    laporan, rapat = jalan.kantor.laporan, make_rapat(jalan)
    held = timezone.now() - timedelta(days=1)
    Rapat.objects.filter(pk=rapat.pk).update(mulai=held, selesai=held + timedelta(hours=1))
    urls = [
        reverse("beranda"),
        reverse("persuratan", args=[laporan.pk]),
        *(reverse(nama, args=[laporan.pk, rapat.pk]) for nama in ("rapat", "rapat-hadir", "rapat-notulensi")),
        reverse("kelengkapan", args=[laporan.pk]),
    ]

    def add(ke: int) -> None:
        add_to_rapat(jalan, rapat, ke)
        add_to_rapat(jalan, make_rapat(jalan), ke)

    compare(client, urls, add)


def test_letters_that_are_sent_and_archives(jalan: Jalan, client: Client) -> None:
    pk = jalan.kantor.laporan.pk

    def add(ke: int) -> None:
        make_terkirim(jalan.kantor, jalan.at, urut=100 + ke)
        make_surat(jalan.kantor, jalan.tick())
        add_arsip(jalan, ke)

    compare(client, [reverse(nama, args=[pk]) for nama in ("persuratan", "kirim", "arsip")], add)
