"""Telling what the columns of a unit's own workbook hold, on the way from upload to the figures."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl.utils import column_index_from_string

from lakip.models import FormatData, Nilai, Pemetaan, Serahan
from lakip.models.pengumpulan import StatusSerahan
from tests.lakip.buku_bebas import ISIAN, KEPALA, LEMBAR, PELANGGARAN, PENURUNAN, make_rencana, make_tabel
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.lakip.isian_unit import fill, make_format
from tests.world import Jalan, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")

BERKAS = make_rencana([{"A": 1, "C": PENURUNAN, "I": "97,5 %"}, {"A": 2, "C": PELANGGARAN, "I": 41, "J": 32}])
TABEL = make_tabel(["Indikator", "Realisasi"], [[PENURUNAN, 51.5]])
SIMPAN = "Simpan dan baca berkas"


@pytest.fixture
def format_data(jalan: Jalan) -> FormatData:
    return make_format(jalan, "Ketertiban")


@pytest.fixture
def unit(jalan: Jalan) -> Client:
    return client_of(jalan.kantor["Ketertiban"])


def url_of(format_data: FormatData, nama: str = "serahan-petakan", nomor: int = 1) -> str:
    return reverse(nama, args=[format_data.laporan_id, format_data.unit_id, nomor])


def send(
    client: Client, format_data: FormatData, berkas: bytes = BERKAS, nama: str = "rencana aksi.xlsx"
) -> str:
    """Upload a workbook on the unit's page; return where that leads."""
    page = reverse("format-unit", args=[format_data.laporan_id, format_data.unit_id])
    return str(press(client, page, "Unggah", berkas=SimpleUploadedFile(nama, berkas))["Location"])


def choose(client: Client, url: str, **isian: str) -> Any:
    """Choose these fields for the columns of these letters, and nothing for the others."""
    chosen = {f"kolom_{column_index_from_string(huruf)}": kunci for huruf, kunci in isian.items()}
    return press(client, url, SIMPAN, **chosen)


def proposed(response: HttpResponse) -> dict[str, str]:
    konteks: Any = response.context  # type: ignore[attr-defined]
    return {kolom.huruf: bf.value() for kolom, bf in konteks["form"].baris_list if bf.value()}


# --- what it does ---------------------------------------------------------------------------------------


def test_an_own_workbook_leads_to_the_page_of_its_columns(unit: Client, format_data: FormatData) -> None:
    url = send(unit, format_data)

    assert url == url_of(format_data)
    serahan = Serahan.objects.get()
    assert (serahan.status, serahan.pemetaan, serahan.perubahan) == (StatusSerahan.BERTEMUAN, None, [])


def test_what_the_heads_say_is_proposed(unit: Client, format_data: FormatData) -> None:
    response = unit.get(send(unit, format_data))

    assert proposed(response) == {
        "A": "Indikator.nomor",
        "C": "Indikator.nama",
        **{huruf: f"Indikator.target_{ke}" for ke, huruf in enumerate("EFGH", start=1)},
        **{huruf: f"Indikator.realisasi_{ke}" for ke, huruf in enumerate("IJKL", start=1)},
        "N": "Indikator.penghambat",
    }


def test_the_sheet_is_shown_as_it_stands(unit: Client, format_data: FormatData) -> None:
    page = read(unit, send(unit, format_data))

    assert "Cuplikan lembar Rencana Aksi" in page.teks
    assert "97,5 %" in page.teks
    assert "Kolom J: Realisasi TW II" in page.teks


def test_another_sheet_and_row_can_be_chosen(unit: Client, format_data: FormatData) -> None:
    url = send(unit, format_data)

    response = unit.get(url, {"lembar": "Sampul"})

    assert response.context["cuplikan"].kepala.lembar == "Sampul"
    response = unit.get(url, {"lembar": LEMBAR, "baris": "4"})
    assert response.context["cuplikan"].kepala.judul[9] == "Realisasi"


def test_mapped_it_is_shown_before_anything_changes_and_then_applied(
    unit: Client, format_data: FormatData
) -> None:
    url = send(unit, format_data)

    answer = choose(unit, url, **ISIAN)

    assert answer["Location"] == url_of(format_data, "serahan")
    page = read(unit, answer["Location"])
    assert "3 angka atau teks akan berubah" in page.teks
    assert "Dibaca dengan pemetaan kolom yang disimpan oleh Arif Rahman" in page.teks
    assert not Nilai.objects.filter(indikator__nama=PENURUNAN, triwulan=1).exists()
    press(unit, answer["Location"], "Terapkan")
    assert Nilai.objects.get(indikator__nama=PENURUNAN, triwulan=1).realisasi == 97.5
    assert Serahan.objects.get().status == StatusSerahan.DITERAPKAN


def test_another_unit_with_the_same_heads_is_not_asked_again(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    choose(unit, send(unit, format_data, TABEL), A="Indikator.nama", B="Indikator.realisasi")
    other = FormatData.objects.get(laporan=format_data.laporan, unit__nama__icontains="Kebakaran")
    berkas = make_tabel(["Indikator", "Realisasi"], [["Waktu tanggap penanganan kebakaran", 15]])

    url = send(client_of(jalan.kantor["Perlindungan"]), other, berkas)

    assert url == url_of(other, "serahan")
    pemetaan = Pemetaan.objects.get()
    assert Serahan.objects.get(format=other).pemetaan == pemetaan
    assert pemetaan.oleh == jalan.kantor["Ketertiban"]


def test_a_mapping_can_be_changed_as_long_as_nothing_is_applied(
    unit: Client, format_data: FormatData
) -> None:
    url = send(unit, format_data)
    choose(unit, url, **ISIAN)

    assert proposed(unit.get(url)) == ISIAN
    choose(unit, url, **(ISIAN | {"J": ""}))

    assert Pemetaan.objects.get().kolom.keys() == {*ISIAN.values()} - {"Indikator.realisasi_2"}
    assert "2 angka atau teks akan berubah" in read(unit, url_of(format_data, "serahan")).teks


def test_faults_of_a_mapped_workbook_come_back_in_its_own_cells(
    unit: Client, format_data: FormatData
) -> None:
    url = send(unit, format_data, make_tabel(["Indikator", "Realisasi"], [[PENURUNAN, "banyak"]]))
    choose(unit, url, A="Indikator.nama", B="Indikator.realisasi")

    page = read(unit, url_of(format_data, "serahan"))

    assert 'Data B2 "banyak" bukan angka.' in page.teks
    assert "Ubah pemetaan kolom" in page.teks
    assert unit.get(url_of(format_data, "serahan-bertanda")).status_code == 200


# --- what is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        pytest.param({}, "Belum ada kolom yang dipilih", id="nothing chosen"),
        pytest.param({"I": "Indikator.realisasi_1"}, "Barisnya belum dapat dikenali", id="no name"),
        pytest.param({"C": "Indikator.nama"}, "Belum ada isi yang diambil", id="nothing to take in"),
        pytest.param(
            {"C": "Indikator.nama", "I": "Indikator.realisasi_1", "J": "Indikator.realisasi_1"},
            "“Realisasi TW I” sudah dipilih untuk kolom I; sisakan satu",
            id="twice",
        ),
        pytest.param(
            {"C": "Indikator.nama", "I": "Anggaran.realisasi"}, "bukan keduanya", id="two kinds of rows"
        ),
    ],
)
def test_a_mapping_by_which_nothing_can_be_read_is_refused(
    unit: Client, format_data: FormatData, isian: dict[str, str], kalimat: str
) -> None:
    answer = choose(unit, send(unit, format_data), **isian)

    assert answer.status_code == 422
    assert kalimat in answer.content.decode()
    assert not Pemetaan.objects.exists()


def test_a_workbook_of_this_system_has_no_columns_to_tell(unit: Client, format_data: FormatData) -> None:
    send(unit, format_data, fill(format_data).read())

    assert unit.get(url_of(format_data)).status_code == 404


def test_a_workbook_that_was_overtaken_is_not_mapped(unit: Client, format_data: FormatData) -> None:
    url = send(unit, format_data)
    send(unit, format_data, TABEL)

    answer = choose(unit, url, **ISIAN)

    assert answer.status_code == 409
    assert not Pemetaan.objects.exists()


def test_an_applied_workbook_is_not_mapped_again(unit: Client, format_data: FormatData) -> None:
    url = send(unit, format_data)
    choose(unit, url, **ISIAN)
    press(unit, url_of(format_data, "serahan"), "Terapkan")

    assert unit.get(url)["Location"] == url_of(format_data, "serahan")
    assert (
        unit.post(url, {"kolom_3": "Indikator.nama", "kolom_9": "Indikator.realisasi_2"}).status_code == 409
    )


def test_a_colleague_of_another_unit_may_not_tell(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    url = send(unit, format_data)
    colleague = client_of(make_pegawai("rekan", format_data.laporan.instansi))

    assert colleague.get(url).status_code == 403
    assert colleague.post(url, {"kolom_3": "Indikator.nama"}).status_code == 403


def test_the_owner_of_the_report_may_tell_it_for_the_unit(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    url = send(unit, format_data)

    answer = choose(client_of(jalan.kantor.pemilik), url, **ISIAN)

    assert answer.status_code == 302
    assert Pemetaan.objects.get().oleh == jalan.kantor.pemilik
    assert Pemetaan.objects.get().baris_kepala == KEPALA


# --- what stays -----------------------------------------------------------------------------------------


def test_the_record_keeps_by_which_columns_it_was_read(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    choose(unit, send(unit, format_data, TABEL), A="Indikator.nama", B="Indikator.realisasi")
    press(unit, url_of(format_data, "serahan"), "Terapkan")

    assert jalan.kantor.jejak()[-1].rincian["pemetaan"] == {"Indikator.nama": 1, "Indikator.realisasi": 2}
