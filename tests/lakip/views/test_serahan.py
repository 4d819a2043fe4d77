"""A unit's workbook on its way: sent, looked at, applied, and given out again."""

from __future__ import annotations

import os
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from lakip.engine import suspend
from lakip.models import FormatData, Indikator, Serahan
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.lakip.isian_unit import Isian, fill, make_format
from tests.world import Jalan, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")


@pytest.fixture
def format_data(jalan: Jalan) -> FormatData:
    return make_format(jalan, "Ketertiban")


@pytest.fixture
def unit(jalan: Jalan) -> Client:
    return client_of(jalan.kantor["Ketertiban"])


@pytest.fixture
def indikator(format_data: FormatData) -> Indikator:
    """Persentase penurunan pelanggaran: target 47, realisasi 49,81."""
    return Indikator.objects.filter(unit=format_data.unit).first()


def url_of(format_data: FormatData, nama: str = "serahan", nomor: int = 1) -> str:
    return reverse(nama, args=[format_data.laporan_id, format_data.unit_id, nomor])


def page_of(format_data: FormatData) -> str:
    return reverse("format-unit", args=[format_data.laporan_id, format_data.unit_id])


def send(client: Client, format_data: FormatData, berkas: ContentFile[bytes]) -> str:
    """Upload the file on the unit's page; return where that leads."""
    assert berkas.name
    uploaded = SimpleUploadedFile(berkas.name, berkas.read())
    answer = press(client, page_of(format_data), "Unggah", berkas=uploaded)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def send_isian(client: Client, format_data: FormatData, isian: Isian) -> str:
    return send(client, format_data, fill(format_data, isian))


# --- sending --------------------------------------------------------------------------------------------


def test_what_will_change_is_shown_before_anything_does(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = send_isian(unit, format_data, {(indikator, "realisasi"): 51.5})

    page = read(unit, url)
    assert url == url_of(format_data)
    assert "1 angka atau teks akan berubah" in page.teks
    assert "49,81 51,5" in page.teks
    assert page.form("Terapkan")
    assert "Periksa dan terapkan" in read(unit, page_of(format_data)).teks


def test_a_workbook_without_changes_says_so(unit: Client, format_data: FormatData) -> None:
    assert (
        "Isi berkas ini sama dengan yang sudah tersimpan"
        in read(unit, send(unit, format_data, fill(format_data))).teks
    )


def test_every_fault_is_shown_with_its_place(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = send_isian(unit, format_data, {(indikator, "realisasi"): "banyak", (indikator, "realisasi_1"): "?"})

    page = read(unit, url)
    assert "2 hal perlu diperbaiki" in page.teks
    assert 'S4 "banyak" bukan angka.' in page.teks
    assert "Terapkan" not in page.tombol


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(unit: Client, format_data: FormatData) -> None:
    berkas = SimpleUploadedFile("data.xlsx", b"%PDF-1.7")

    answer = press(unit, page_of(format_data), "Unggah", berkas=berkas)

    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()
    assert not Serahan.objects.exists()


def test_without_a_file_the_page_asks_for_one(unit: Client, format_data: FormatData) -> None:
    answer = press(unit, page_of(format_data), "Unggah")

    assert answer.status_code == 422
    assert "Buku kerja yang sudah diisi" in answer.content.decode()


def test_while_the_report_rests_nothing_is_taken_in(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())
    berkas = SimpleUploadedFile("data.xlsx", fill(format_data).read())

    answer = unit.post(
        reverse("serahan-unggah", args=[format_data.laporan_id, format_data.unit_id]), {"berkas": berkas}
    )

    assert answer.status_code == 403
    assert "Laporan ini ditangguhkan" in answer.content.decode()


# --- applying -------------------------------------------------------------------------------------------


def test_applied_it_stands_in_the_history_with_what_it_changed(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = send_isian(unit, format_data, {(indikator, "realisasi"): 51.5})

    answer = press(unit, url, "Terapkan")

    assert answer["Location"] == page_of(format_data)
    assert "51,5" in read(unit, page_of(format_data)).teks
    page = read(unit, url)
    assert "Diterapkan oleh Arif Rahman" in page.teks
    assert "49,81 51,5" in page.teks
    assert "Terapkan" not in page.tombol


def test_what_changed_meanwhile_is_shown_anew_before_it_is_applied(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = send_isian(unit, format_data, {(indikator, "realisasi"): 51.5})
    form = read(unit, url).form("Terapkan")
    indikator.nilai_set.filter(tahun=2025, triwulan=None).update(realisasi=48)

    answer = unit.post(form.aksi, form.isian)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "berubah sejak Anda membukanya" in page
    assert "Diubah orang lain sejak format diunduh" in page
    assert press(unit, url, "Terapkan").status_code == 302
    assert indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi == 51.5


def test_an_earlier_one_leads_to_the_newest(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = send(unit, format_data, fill(format_data))
    send_isian(unit, format_data, {(indikator, "realisasi"): 51.5})

    page = read(unit, url)

    assert "Sesudah ini unit menyerahkan lagi: serahan 2" in page.teks
    assert "Terapkan" not in page.tombol


def test_whoever_may_not_fill_in_reads_why_there_is_no_button(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    url = send(unit, format_data, fill(format_data))

    page = read(client_of(jalan.kantor["Kepala Satuan"]), url)

    assert "diisi oleh pegawai unit itu" in page.teks
    assert "Terapkan" not in page.tombol


# --- given out again ------------------------------------------------------------------------------------


def test_the_file_comes_back_as_it_was_sent_and_is_never_shown_as_a_page(
    unit: Client, format_data: FormatData
) -> None:
    berkas = fill(format_data, nama="Data Trantibum.xlsx")
    sent = berkas.read()
    send(unit, format_data, ContentFile(sent, name=berkas.name))

    answer = unit.get(url_of(format_data, "serahan-berkas"))

    assert b"".join(answer.streaming_content) == sent
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Data Trantibum.xlsx"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_the_workbook_comes_back_with_a_comment_on_each_faulty_cell(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    send_isian(unit, format_data, {(indikator, "realisasi"): "banyak"})

    answer = unit.get(url_of(format_data, "serahan-bertanda"))

    buku = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    noted = [sel.value for baris in buku["Indikator"] for sel in baris if sel.comment]
    assert noted == ["banyak"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="data-bertanda.xlsx"'


def test_a_workbook_too_large_to_be_marked_is_left_with_its_list_of_faults(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    berkas = BytesIO(fill(format_data, {(indikator, "realisasi"): "banyak"}).read())
    with ZipFile(berkas, "a", ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/worksheets/besar.xml", f"<worksheet><sheetData>{'<row/>' * 300_000}</sheetData>")
        arsip.writestr("xl/media/foto.png", os.urandom(2**16))
    send(unit, format_data, ContentFile(berkas.getvalue(), "data.xlsx"))

    answer = unit.get(url_of(format_data, "serahan-bertanda"), follow=True)

    assert answer.redirect_chain == [(url_of(format_data), 302)]
    assert "tidak dapat diberi tanda. Perbaikilah menurut daftar temuan" in answer.content.decode()


@pytest.mark.parametrize("nama", ["serahan-berkas", "serahan-bertanda"])
def test_what_was_filled_in_on_the_web_has_no_file(unit: Client, format_data: FormatData, nama: str) -> None:
    press(unit, page_of(format_data), "Serahkan")

    assert unit.get(url_of(format_data, nama)).status_code == 404
    assert "mengisi langsung di web" in read(unit, url_of(format_data)).teks


# --- who is turned away ---------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["serahan", "serahan-berkas", "serahan-bertanda", "serahan-terapkan"])
def test_people_of_another_unit_and_of_another_instansi_are_turned_away(
    jalan: Jalan, unit: Client, format_data: FormatData, nama: str
) -> None:
    send(unit, format_data, fill(format_data))
    method = "post" if nama == "serahan-terapkan" else "get"

    answers = [
        getattr(client_of(pegawai), method)(url_of(format_data, nama)).status_code
        for pegawai in (jalan.kantor["Perlindungan"], make_pegawai("luar"))
    ]

    assert answers == [403, 404]
    assert Serahan.objects.get().status == "diperiksa"


def test_people_of_another_unit_upload_nothing(jalan: Jalan, format_data: FormatData) -> None:
    url = reverse("serahan-unggah", args=[format_data.laporan_id, format_data.unit_id])
    berkas = SimpleUploadedFile("data.xlsx", fill(format_data).read())

    answer = client_of(jalan.kantor["Perlindungan"]).post(url, {"berkas": berkas})

    assert answer.status_code == 403
    assert not Serahan.objects.exists()


def test_a_number_that_was_never_handed_in_is_not_found(unit: Client, format_data: FormatData) -> None:
    assert unit.get(url_of(format_data)).status_code == 404


def test_a_workbook_that_was_lost_from_the_disk_is_not_found(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    send_isian(unit, format_data, {(indikator, "realisasi"): 51})
    serahan = Serahan.objects.get(format=format_data)
    serahan.berkas.storage.delete(serahan.berkas.name)

    assert "unggah sekali lagi" in read(unit, url_of(format_data)).teks
    for nama in ("serahan-berkas", "serahan-bertanda"):
        assert unit.get(url_of(format_data, nama)).status_code == 404


def test_the_board_tells_a_workbook_that_is_to_be_mended_from_one_that_waits(
    jalan: Jalan, unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    board, pemilik = reverse("pengumpulan", args=[format_data.laporan_id]), client_of(jalan.kantor.pemilik)

    send_isian(unit, format_data, {(indikator, "realisasi"): "banyak"})
    assert "Berkas perlu diperbaiki" in read(pemilik, board).teks
    send_isian(unit, format_data, {(indikator, "realisasi"): 51})
    assert "Berkas menunggu diterapkan" in read(pemilik, board).teks
