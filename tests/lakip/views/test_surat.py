"""The pages of the surat pengantar."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from lakip.models import NomorSurat, Surat
from lakip.peraga.pintu import Pintu
from lakip.peraga.surat import PeragaSurat, _read_isian
from tests.lakip.formulir import client_of
from tests.lakip.surat import make_konsep, make_surat, number
from tests.world import Jalan, make_kantor

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def pemilik(jalan: Jalan) -> Client:
    return client_of(jalan.kantor.pemilik)


def url(jalan: Jalan, nama: str, *args: int) -> str:
    return reverse(nama, args=[jalan.kantor.laporan.pk, *args])


def fill(jalan: Jalan, pemilik: Client, **isi: str) -> dict[str, str]:
    """What the form of a new letter would send, with some fields written anew; ``__`` stands for a hyphen."""
    asked = {"penerima-0-nama": "Kepala Bappeda", "penerima-0-tempat": "Paringin"}
    proposed = _read_isian(pemilik.get(url(jalan, "surat-baru")).content)
    return proposed | asked | {nama.replace("__", "-"): satu for nama, satu in isi.items()}


def test_a_letter_is_written_numbered_and_handed_out(jalan: Jalan, pemilik: Client) -> None:
    sent = fill(jalan, pemilik, butir__1__jenis="Softcopy LAKIP", butir__1__banyaknya="2 keping")
    page = pemilik.post(url(jalan, "surat-baru"), sent, follow=True)
    surat = Surat.objects.get()

    assert "belum disetujui" in page.content.decode()
    page = pemilik.post(url(jalan, "surat-nomori", surat.pk), follow=True)
    surat.refresh_from_db()
    assert surat.dokumen
    assert str(surat.nomor) in page.content.decode()
    berkas = b"".join(pemilik.get(url(jalan, "surat-pdf", surat.pk)).streaming_content)
    teks = PdfReader(BytesIO(berkas)).pages[0].extract_text()
    assert str(surat.nomor) in teks
    assert "2 (dua) keping" in teks


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"penerima-0-nama": ""}, "Penerima baris 1, Yth.: "),
        ({"penerima-0-nama": "", "penerima-0-tempat": ""}, "paling sedikit satu penerima"),
        ({"penerima-0-email": "bukan alamat"}, "Penerima baris 1, E-mail: "),
        ({"butir-0-banyaknya": ""}, "Yang dikirim baris 1, Banyaknya: "),
        ({"tanggal": "31-02-2026"}, "Tanggal surat"),
        ({"pemangku": "999999"}, "Pilih pejabat"),
        ({"penerima-TOTAL_FORMS": "9999"}, "Penerima: "),
        ({"butir-TOTAL_FORMS": "x"}, "Yang dikirim: "),
    ],
)
def test_a_letter_that_lacks_something_comes_back_with_what_was_written(
    jalan: Jalan, pemilik: Client, isi: dict[str, str], pesan: str
) -> None:
    page = pemilik.post(url(jalan, "surat-baru"), fill(jalan, pemilik) | {"hal": "Hal kami"} | isi)

    assert page.status_code == 422
    assert pesan in page.content.decode()
    assert "Hal kami" in page.content.decode()
    assert not Surat.objects.exists()


def test_a_konsep_is_opened_again_and_rows_are_emptied(jalan: Jalan, pemilik: Client) -> None:
    surat = make_surat(jalan.kantor, jalan.tick())
    ubah = url(jalan, "surat-ubah", surat.pk)
    isian = _read_isian(pemilik.get(ubah).content)
    assert isian["penerima-1-nama"] == "Inspektur"
    assert isian["tembusan"] == "Bupati Balangan"
    page = pemilik.post(ubah, isian | {"penerima-0-nama": "", "penerima-0-tempat": "", "tembusan": ""})

    assert page.status_code == 302
    assert [str(satu) for satu in surat.penerima.all()] == ["Inspektur"]


def test_without_its_pdf_a_letter_has_its_number_and_the_pdf_is_made_again(
    jalan: Jalan, pemilik: Client, settings: Settings
) -> None:
    surat = make_surat(jalan.kantor, jalan.tick())
    batas, settings.PDF_BATAS_WAKTU = settings.PDF_BATAS_WAKTU, 0
    page = pemilik.post(url(jalan, "surat-nomori", surat.pk), follow=True).content.decode()
    assert "PDF surat belum jadi" in page
    assert "Buat PDF lagi" in page
    settings.PDF_BATAS_WAKTU = batas
    pemilik.post(url(jalan, "surat-buat-pdf", surat.pk))

    surat.refresh_from_db()
    assert surat.dokumen
    assert NomorSurat.objects.count() == 1


def test_a_letter_is_reached_only_below_its_own_report(jalan: Jalan, pemilik: Client) -> None:
    lain = make_kantor("purwakarta-kesbangpol", jalan.at)
    asing = make_surat(lain, jalan.at)
    surat = make_surat(jalan.kantor, jalan.tick())

    for nama in ("surat", "surat-ubah", "surat-pdf"):
        assert pemilik.get(url(jalan, nama, asing.pk)).status_code == 404
    for nama in ("surat-nomori", "surat-buat-pdf", "surat-batalkan"):
        assert pemilik.post(url(jalan, nama, asing.pk)).status_code == 404
    foreign = asing.penerima.first()
    assert foreign
    assert pemilik.get(f"{url(jalan, 'surat-pdf', surat.pk)}?penerima={foreign.pk}").status_code == 404


def test_a_cancelled_letter_says_why(jalan: Jalan, pemilik: Client) -> None:
    surat = number(jalan.kantor, make_surat(jalan.kantor, jalan.tick()), timezone.now())
    pemilik.post(url(jalan, "surat-batalkan", surat.pk), {"alasan": "Salah alamat."})
    page = pemilik.get(url(jalan, "surat", surat.pk)).content.decode()

    assert "Salah alamat." in page
    assert "Nomori surat" not in page


def test_the_page_of_papers_does_not_ask_more_for_more_letters(jalan: Jalan, pemilik: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert pemilik.get(url(jalan, "persuratan")).status_code == 200
        return len(asked)

    make_surat(jalan.kantor, jalan.tick())
    pemilik.get(url(jalan, "persuratan"))
    one = count()
    for _ in range(3):
        number(jalan.kantor, make_surat(jalan.kantor, jalan.tick()), timezone.now())

    assert count() == one


def test_the_room_of_the_letter_leads_to_it(jalan: Jalan) -> None:
    tugas = jalan.walk_to("10")
    pelaku = jalan.kantor.turn_of(tugas, jalan.at)
    page = client_of(pelaku).get(tugas.get_absolute_url()).content.decode()

    assert url(jalan, "surat-baru") in page
    assert "belum bernomor" in page


def test_the_demo_writes_and_numbers_a_letter_once(jalan: Jalan) -> None:
    kantor = jalan.kantor
    peraga = PeragaSurat(kantor.laporan.pk, Pintu())
    [line] = peraga.send_letter(kantor.pemilik)

    assert line.endswith("untuk 2 penerima")
    assert list(peraga.send_letter(kantor.pemilik)) == []
    assert peraga.read_pdf(kantor.pemilik).startswith(b"%PDF-")


def test_a_letter_dated_before_the_register_stands_is_warned_of(jalan: Jalan, pemilik: Client) -> None:
    number(jalan.kantor, make_surat(jalan.kantor, timezone.now()), timezone.now())
    awal = timezone.localdate().replace(month=1, day=1)
    surat = make_surat(jalan.kantor, timezone.now(), make_konsep(tanggal=awal))
    page = pemilik.get(url(jalan, "surat", surat.pk)).content.decode()

    assert ("Register sudah sampai" in page) == (awal < timezone.localdate())


def test_a_copy_to_a_name_too_long_for_a_line_is_asked_back(jalan: Jalan, pemilik: Client) -> None:
    page = pemilik.post(url(jalan, "surat-baru"), fill(jalan, pemilik, tembusan=f"Arsip\n{'x' * 251}"))

    assert "paling banyak 250 huruf" in page.content.decode()
    assert not Surat.objects.exists()
