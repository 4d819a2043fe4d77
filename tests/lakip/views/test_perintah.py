from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.arsip.isi import collect_bahan
from lakip.lembar_kerja import missing_of
from lakip.models import Disposisi, Jabatan, Pegawai, SuratMasuk
from lakip.peraga.perintah import PeragaPerintah
from lakip.peraga.pintu import Pintu
from tests.world import PDF, Kantor, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def kantor(kantor: Kantor) -> Kantor:
    """The report runs now, by the clock of the pages: the Sekretaris is to give the order."""
    engine.start(kantor.laporan.pk, kantor.pemilik, at=timezone.now() - timedelta(hours=1))
    return kantor


@pytest.fixture
def client(kantor: Kantor) -> Client:
    client = Client()
    client.force_login(kantor["Sekretaris"])
    return client


def surat(nama: str = "surat.pdf", isi: bytes = PDF, **lain: Any) -> dict[str, Any]:
    return {
        "nomor": "000.8.6.3/15/ORG/2026",
        "tanggal": "2026-01-05",
        "asal": "Bagian Organisasi",
        "perihal": "Permintaan LKjIP",
        "sifat": "segera",
        "diterima": "2026-01-06",
        "nomor_agenda": "12",
        "berkas": SimpleUploadedFile(nama, isi),
        **lain,
    }


def perintah(kantor: Kantor, **lain: Any) -> dict[str, Any]:
    kepada = Jabatan.objects.filter(instansi=kantor.laporan.instansi_id, nama__icontains="Kasubag")
    return {
        "hal": "Penyusunan LAKIP",
        "sifat": "segera",
        "kepada": [satu.pk for satu in kepada[:1]],
        "isi": ["proses"],
        "catatan": "Segera.",
        "tanggal": timezone.localdate().isoformat(),
        **lain,
    }


def give(client: Client, kantor: Kantor, nama: str = "disposisi-beri", **lain: Any) -> Any:
    [tugas] = kantor.desk()
    return client.post(reverse(nama, args=[kantor.laporan.pk, tugas.pk]), perintah(kantor, **lain))


def read_pdf(client: Client, disposisi: Disposisi) -> str:
    args = [disposisi.laporan_id, disposisi.pk]
    [page] = PdfReader(BytesIO(client.get(reverse("disposisi-pdf", args=args)).content)).pages
    assert round(float(page.mediabox.width) / 72 * 25.4) == 215
    return " ".join(page.extract_text().split())


def test_a_letter_is_entered_once(client: Client, kantor: Kantor) -> None:
    baru = reverse("surat-masuk-baru")
    assert client.post(baru, surat()).status_code == 302
    assert client.post(baru, surat()).status_code == 302
    satu = SuratMasuk.objects.get()
    again = client.post(baru, surat(isi=PDF + b" lain"))
    assert again.status_code == 409
    assert reverse("surat-masuk-detail", args=[satu.pk]) in again.content.decode()
    assert "Permintaan LKjIP" in client.get(reverse("surat-masuk"), {"cari": "organisasi"}).content.decode()
    berkas: Any = client.get(reverse("surat-masuk-berkas", args=[satu.pk]))
    assert b"".join(berkas.streaming_content) == PDF


@pytest.mark.parametrize(
    "lain",
    [
        {"diterima": "2026-01-04"},
        {"tanggal": "2999-01-05", "diterima": "2999-01-06"},
        {"diterima": "2999-01-06"},
        {"nama": "surat.txt"},
        {"isi": b"bukan PDF"},
    ],
)
def test_a_letter_that_cannot_be_is_refused(client: Client, lain: dict[str, Any]) -> None:
    assert client.post(reverse("surat-masuk-baru"), surat(**lain)).status_code == 422
    assert not SuratMasuk.objects.exists()


def test_a_disposisi_goes_with_its_letter_and_finishes_the_step(client: Client, kantor: Kantor) -> None:
    client.post(reverse("surat-masuk-baru"), surat())
    satu = SuratMasuk.objects.get()
    [tugas] = kantor.desk()
    assert missing_of(tugas)
    assert give(client, kantor, surat=satu.pk).status_code == 302
    disposisi = Disposisi.objects.get()
    assert missing_of(tugas) == []
    teks = read_pdf(client, disposisi)
    assert "Bagian Organisasi" in teks
    assert "[x] Proses lebih lanjut" in teks
    satu.refresh_from_db()
    assert satu.laporan == kantor.laporan
    assert client.get(tugas.get_absolute_url()).status_code == 200
    assert "Penyusunan LAKIP" in client.get(reverse("persuratan", args=[tugas.laporan_id])).content.decode()
    client.force_login(kantor["Kasubag"])
    assert "Disposisi untuk Anda" in client.get(reverse("beranda")).content.decode()


def test_a_spoken_order_prints_as_a_note(client: Client, kantor: Kantor) -> None:
    assert give(client, kantor, "perintah-lisan", catatan="Kumpulkan bahannya.").status_code == 302
    teks = read_pdf(client, Disposisi.objects.get())
    assert "CATATAN PENUGASAN LISAN" in teks.upper()
    assert "Kumpulkan bahannya." in teks


@pytest.mark.parametrize(
    "lain",
    [{"kepada": []}, {"kepada": ["999999"]}, {"tanggal": "2999-01-01"}, {"isi": [], "catatan": ""}],
)
def test_an_order_that_says_nothing_is_refused(client: Client, kantor: Kantor, lain: dict[str, Any]) -> None:
    assert give(client, kantor, **lain).status_code == 422
    assert not Disposisi.objects.exists()


def test_a_mistaken_order_is_taken_back_by_who_gave_it(client: Client, kantor: Kantor) -> None:
    give(client, kantor)
    disposisi = Disposisi.objects.get()
    alamat = reverse("disposisi-tarik", args=[kantor.laporan.pk, disposisi.pk])
    assert client.post(alamat, {"alasan": ""}).status_code == 422
    assert client.post(alamat, {"alasan": "Salah orang."}).status_code == 302
    [tugas] = kantor.desk()
    assert missing_of(tugas)


def test_another_column_gives_no_order(client: Client, kantor: Kantor) -> None:
    client.force_login(kantor["Staf"])
    assert give(client, kantor).status_code == 403


def test_a_report_is_made_from_a_letter(client: Client, kantor: Kantor) -> None:
    client.post(reverse("surat-masuk-baru"), surat())
    satu = SuratMasuk.objects.get()
    isian = {"versi": kantor.laporan.versi_id, "tahun": 2030, "tenggat": "2031-02-28", "surat": satu.pk}
    assert client.post(reverse("laporan-baru"), isian).status_code == 302
    satu.refresh_from_db()
    assert satu.laporan
    assert satu.laporan.tahun == 2030


def test_the_demo_plays_an_order(kantor: Kantor) -> None:
    [tugas] = kantor.desk()
    line = PeragaPerintah(kantor.laporan.pk, Pintu()).give(kantor["Sekretaris"], tugas)
    assert line == "disposisi diberikan"
    assert missing_of(tugas) == []


def enter_rahasia(kantor: Kantor) -> SuratMasuk:
    """A letter that is rahasia, entered by the Staf of the office."""
    staf = Client()
    staf.force_login(kantor["Staf"])
    assert staf.post(reverse("surat-masuk-baru"), surat(sifat="rahasia")).status_code == 302
    return SuratMasuk.objects.get()


def reads(pegawai: Pegawai, satu: SuratMasuk) -> bool:
    """Whether the person gets page and scan; nothing of it stands in the agenda of who does not."""
    client = Client()
    client.force_login(pegawai)
    urls = [reverse(nama, args=[satu.pk]) for nama in ("surat-masuk-detail", "surat-masuk-berkas")]
    status = set()
    for url in urls:
        response: Any = client.get(url)
        if response.streaming:
            b"".join(response.streaming_content)  # which closes the file
        status.add(response.status_code)
    assert len(status) == 1
    assert (urls[0] in client.get(reverse("surat-masuk")).content.decode()) == (status == {200})
    return status == {200}


def test_a_letter_that_is_rahasia_is_read_by_who_has_to_do_with_it(kantor: Kantor) -> None:
    satu, laporan = enter_rahasia(kantor), kantor.laporan
    Pegawai.objects.update(is_staff=False)
    rekan = make_pegawai("rekan", laporan.instansi)
    admin = make_pegawai("admin", laporan.instansi, is_staff=True)
    kepala, sekretaris, staf = (kantor[nama] for nama in ("Kepala Satuan", "Sekretaris", "Staf"))
    everybody = [rekan, admin, kepala, sekretaris, kantor.pemilik, staf]
    assert [orang for orang in everybody if reads(orang, satu)] == [admin, staf]

    # It starts a report: its owner reads it, and who is to give the order.
    SuratMasuk.objects.update(laporan=laporan)
    assert [orang for orang in everybody if reads(orang, satu)] == [admin, sekretaris, kantor.pemilik, staf]

    order = Disposisi.objects.create(
        laporan=laporan, tugas=kantor.desk()[0], cara="tertulis", hal="Penyusunan", surat=satu,
        oleh=sekretaris, kapasitas="Sekretaris", tanggal=timezone.localdate(), pada=timezone.now(),
    )  # fmt: skip
    order.kepada.set(Jabatan.objects.filter(pemangku__pegawai=kepala))
    assert reads(kepala, satu)
    Disposisi.objects.update(ditarik_pada=timezone.now(), ditarik_sebab="Keliru.")
    assert not reads(kepala, satu)


def test_a_letter_that_is_rahasia_is_not_taken_by_guessing_its_number(client: Client, kantor: Kantor) -> None:
    satu = enter_rahasia(kantor)
    Pegawai.objects.update(is_staff=False)
    [tugas] = kantor.desk()

    assert give(client, kantor, surat=satu.pk).status_code == 422
    with pytest.raises(TindakanDitolak, match="tidak ada di agenda"):
        engine.give_disposisi(
            tugas.pk, kantor.turn_of(tugas, timezone.now()), [Jabatan.objects.earliest("pk").pk], hal="Hal",
            sifat="biasa", isi=["proses"], catatan="", tanggal=timezone.localdate(), surat=satu.pk,
            at=timezone.now(),
        )  # fmt: skip
    assert not Disposisi.objects.exists()


def test_a_letter_that_is_rahasia_stays_out_of_the_archive(kantor: Kantor, settings: Settings) -> None:
    settings.PDF_BATAS_WAKTU = 0
    satu = enter_rahasia(kantor)
    SuratMasuk.objects.update(laporan=kantor.laporan)

    found = [bahan for bahan in collect_bahan(kantor.fresh(), timezone.now()) if satu.nomor in bahan.judul]

    assert [str(getattr(bahan, "sebab", "")) for bahan in found] == [
        "bersifat rahasia; pindaiannya tetap dalam agenda surat masuk"
    ]
