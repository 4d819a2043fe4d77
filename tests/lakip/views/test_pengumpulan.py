"""The board of units: what it shows to whom, its one next act, and what is downloaded there."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lakip import engine
from lakip.models import Anggaran, FormatData, Indikator, Laporan, Pegawai, Sasaran, UnitKerja
from sop.models import Instansi
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman
from tests.world import Jalan, make_pegawai

pytestmark = pytest.mark.usefixtures("kalender")

TENGGAT = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def jalan_2(jalan: Jalan) -> Jalan:
    """The Kasubag, who owns the report, is to make the forms."""
    jalan.walk_to("2")
    Laporan.objects.filter(pk=jalan.kantor.laporan.pk).update(tenggat=TENGGAT)
    return jalan


@pytest.fixture
def pemilik(jalan_2: Jalan) -> Client:
    return client_of(jalan_2.kantor.pemilik)


def url(jalan: Jalan, nama: str = "pengumpulan", *args: int) -> str:
    return reverse(nama, args=[jalan.kantor.laporan.pk, *args])


def read(client: Client, jalan: Jalan) -> Halaman:
    return Halaman(client.get(url(jalan)))


def make(jalan: Jalan) -> list[UnitKerja]:
    """Make all forms; return their units."""
    pk, pemilik = jalan.kantor.laporan.pk, jalan.kantor.pemilik
    engine.make_format(pk, pemilik, TENGGAT, at=timezone.now())
    return [f.unit for f in FormatData.objects.filter(laporan=pk).select_related("unit")]


def person_of(unit: UnitKerja) -> Pegawai:
    return Pegawai.objects.get(unit=unit, instansi=unit.instansi)


def primary(client: Client, jalan: Jalan) -> list[str]:
    """The words on the page's primary buttons."""
    page = client.get(url(jalan)).content.decode()
    return [bit.split("</", 1)[0].split(">", 1)[1] for bit in page.split("btn-primary")[1:]]


def test_the_board_leads_from_one_act_to_the_next(jalan_2: Jalan, pemilik: Client) -> None:
    assert primary(pemilik, jalan_2) == ["Buat format untuk 3 unit"]

    pemilik.post(url(jalan_2, "format-buat"), {"tenggat": TENGGAT.isoformat()})
    assert primary(pemilik, jalan_2) == ["Selesaikan langkah 2"]

    jalan_2.do("2")
    assert primary(pemilik, jalan_2) == ["Tandai 3 unit sudah menerima"]

    pemilik.post(
        url(jalan_2, "format-sampaikan"), {"unit_list": [f.unit_id for f in FormatData.objects.all()]}
    )
    assert primary(pemilik, jalan_2) == []
    assert primary(client_of(jalan_2.kantor["Staf"]), jalan_2) == ["Selesaikan langkah 3"]
    assert "Menunggu data dari 3 unit" in read(pemilik, jalan_2).teks


def test_forms_of_the_page_do_what_they_say(jalan_2: Jalan, pemilik: Client) -> None:
    [buat] = [f for f in read(pemilik, jalan_2).forms if f.aksi == url(jalan_2, "format-buat")]

    response = pemilik.post(buat.aksi, buat.isian | {"tenggat": TENGGAT.isoformat()}, follow=True)

    assert "Format dibuat." in Halaman(response).teks
    assert {f.tenggat for f in FormatData.objects.all()} == {TENGGAT}


def test_only_the_unit_that_lacks_a_form_gets_one(jalan_2: Jalan, pemilik: Client) -> None:
    first, *_ = make(jalan_2)
    FormatData.objects.filter(unit=first).delete()
    [buat] = [f for f in read(pemilik, jalan_2).forms if f.tombol.startswith("Buat format untuk 1 unit")]

    pemilik.post(buat.aksi, buat.isian | {"tenggat": TENGGAT.isoformat()})

    assert FormatData.objects.get(unit=first).versi == 1
    assert not FormatData.objects.exclude(versi=1).exists()


@pytest.mark.parametrize(
    ("tenggat", "pesan"),
    [
        pytest.param("", "wajib", id="none"),
        pytest.param("2020-01-01", "Tenggat 1 Januari 2020 sudah lewat", id="past"),
        pytest.param("besok", "tanggal", id="no date"),
    ],
)
def test_a_bad_tenggat_is_told_and_makes_nothing(
    jalan_2: Jalan, pemilik: Client, tenggat: str, pesan: str
) -> None:
    response = pemilik.post(url(jalan_2, "format-buat"), {"tenggat": tenggat})

    assert response.status_code == 422
    assert pesan in Halaman(response).teks
    assert not FormatData.objects.exists()


def test_the_unit_of_another_office_is_no_choice(jalan_2: Jalan, pemilik: Client) -> None:
    elsewhere = UnitKerja.objects.create(instansi=Instansi.objects.create(nama="Lain"), nama="Bidang")

    response = pemilik.post(
        url(jalan_2, "format-buat"), {"tenggat": TENGGAT.isoformat(), "unit_list": [elsewhere.pk]}
    )

    assert response.status_code == 422
    assert not FormatData.objects.exists()


def test_each_unit_has_its_message_ready(jalan_2: Jalan, pemilik: Client) -> None:
    first, *_ = make(jalan_2)

    page = read(pemilik, jalan_2)

    assert f"Yth. Bapak/Ibu di {first}," in page.teks
    source = pemilik.get(url(jalan_2)).content.decode()
    assert "https://wa.me/?text=Yth.%20Bapak/Ibu" in source
    assert "mailto:?subject=Data%20LAKIP%202025" in source


def test_a_unit_is_excused_on_the_board_and_says_why(jalan_2: Jalan, pemilik: Client) -> None:
    first, *_ = make(jalan_2)

    refused = pemilik.post(url(jalan_2, "format-tanpa", first.pk), {"alasan": ""})
    assert refused.status_code == 422
    pemilik.post(url(jalan_2, "format-tanpa", first.pk), {"alasan": "Tidak ada <kegiatan>."})

    assert "Tanpa serahan Tidak ada <kegiatan>." in read(pemilik, jalan_2).teks


def test_a_unit_is_given_another_day_on_the_board(jalan_2: Jalan, pemilik: Client) -> None:
    first, *_ = make(jalan_2)
    earlier = TENGGAT - timedelta(days=1)
    isian = {"unit_list": first.pk, "tenggat": earlier.isoformat()}

    assert pemilik.post(url(jalan_2, "format-tenggat"), isian | {"tenggat": "besok"}).status_code == 422
    assert pemilik.post(url(jalan_2, "format-tenggat"), isian).status_code == 302

    assert FormatData.objects.get(unit=first).tenggat == earlier


def test_rows_without_a_unit_are_named_with_the_page_to_set_it(jalan_2: Jalan, pemilik: Client) -> None:
    indikator = Indikator.objects.filter(sasaran__laporan=jalan_2.kantor.laporan).first()
    program = Anggaran.objects.get(laporan=jalan_2.kantor.laporan, kode="1.05.02")
    assert indikator
    assert "Baris tanpa unit" not in read(pemilik, jalan_2).teks
    Indikator.objects.filter(pk=indikator.pk).update(unit=None)
    Anggaran.objects.filter(kode__startswith="1.05.02").update(unit=None)

    source = pemilik.get(url(jalan_2)).content.decode()

    assert url(jalan_2, "indikator-edit", indikator.pk) in source
    assert url(jalan_2, "anggaran-edit", program.pk) in source
    assert source.count("1.05.02") == 1  # what is set there goes for all below it


def test_without_any_unit_the_board_says_what_comes_first(jalan_2: Jalan, pemilik: Client) -> None:
    Indikator.objects.update(unit=None)
    Anggaran.objects.update(unit=None)

    page = read(pemilik, jalan_2)

    assert "Belum ada unit yang bertanggung jawab" in page.teks
    assert not [f for f in page.forms if f.aksi == url(jalan_2, "format-buat")]


def test_a_colleague_reads_the_board_and_does_nothing(jalan_2: Jalan) -> None:
    make(jalan_2)
    rekan = client_of(make_pegawai("rekan", jalan_2.kantor.laporan.instansi))

    page = read(rekan, jalan_2)

    assert "Pengumpulan data diatur oleh penanggung jawab laporan, Budi Hartono" in page.teks
    assert not [f for f in page.forms if "pengumpulan" in f.aksi]


def test_people_of_a_unit_are_led_to_its_page(jalan_2: Jalan) -> None:
    first, *_ = make(jalan_2)

    response = client_of(person_of(first)).get(url(jalan_2))

    assert (response.status_code, response["Location"]) == (302, url(jalan_2, "format-unit", first.pk))


def test_people_of_a_unit_get_neither_the_archive_nor_the_acts(jalan_2: Jalan) -> None:
    first, *_ = make(jalan_2)
    orang = client_of(person_of(first))

    assert orang.get(url(jalan_2, "format-zip")).status_code == 403
    assert orang.post(url(jalan_2, "format-buat"), {"tenggat": TENGGAT.isoformat()}).status_code == 403
    assert orang.post(url(jalan_2, "format-sampaikan"), {"unit_list": [first.pk]}).status_code == 403
    assert orang.post(url(jalan_2, "format-tanpa", first.pk), {"alasan": "Nihil."}).status_code == 403
    assert not FormatData.objects.exclude(versi=1, disampaikan_pada=None, alasan_tanpa_serahan="").exists()


# --- downloads ---


def test_a_form_is_a_workbook_named_after_its_unit(jalan_2: Jalan, pemilik: Client) -> None:
    unit = next(u for u in make(jalan_2) if u.nama == "Sekretariat")

    response = pemilik.get(url(jalan_2, "format-unduh", unit.pk))

    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert response["Content-Disposition"] == (
        'attachment; filename="Format data LAKIP 2025 - Sekretariat (versi 1).xlsx"'
    )
    assert "Indikator" in load_workbook(BytesIO(response.content)).sheetnames


def test_all_forms_come_in_one_archive(jalan_2: Jalan, pemilik: Client) -> None:
    units = make(jalan_2)
    UnitKerja.objects.filter(pk=units[0].pk).update(nama="Seksi A/B: Umum")

    response = pemilik.get(url(jalan_2, "format-zip"))

    arsip = ZipFile(BytesIO(response.content))
    assert response["Content-Disposition"] == 'attachment; filename="Format data LAKIP 2025.zip"'
    assert len(arsip.namelist()) == len(units)
    assert "Format data LAKIP 2025 - Seksi A-B- Umum (versi 1).xlsx" in arsip.namelist()
    assert load_workbook(BytesIO(arsip.read(arsip.namelist()[0]))).sheetnames


def test_before_it_is_made_there_is_nothing_to_download(jalan_2: Jalan, pemilik: Client) -> None:
    unit = UnitKerja.objects.get(nama="Sekretariat", instansi=jalan_2.kantor.laporan.instansi)

    assert pemilik.get(url(jalan_2, "format-unduh", unit.pk)).status_code == 404
    assert pemilik.get(url(jalan_2, "format-zip")).status_code == 404


def test_a_form_counts_as_opened_in_the_hands_of_its_unit_only(jalan_2: Jalan, pemilik: Client) -> None:
    first, second, *_ = make(jalan_2)
    orang = client_of(person_of(first))
    orang.get(url(jalan_2, "format-unduh", first.pk))
    assert FormatData.objects.get(unit=first).dibuka_pada is None  # it was not handed out yet
    engine.hand_out(jalan_2.kantor.laporan.pk, jalan_2.kantor.pemilik, [first, second], at=timezone.now())

    pemilik.get(url(jalan_2, "format-unduh", first.pk))
    assert FormatData.objects.get(unit=first).dibuka_pada is None
    orang.get(url(jalan_2, "format-unduh", first.pk))
    opened = FormatData.objects.get(unit=first)
    orang.get(url(jalan_2, "format-unduh", first.pk))

    assert opened.dibuka_oleh == person_of(first)
    assert FormatData.objects.get(unit=first).dibuka_pada == opened.dibuka_pada
    assert orang.get(url(jalan_2, "format-unduh", second.pk)).status_code == 403


def test_queries_do_not_grow_with_units(jalan_2: Jalan, pemilik: Client) -> None:
    laporan = jalan_2.kantor.laporan
    Anggaran.objects.filter(laporan=laporan).delete()
    Sasaran.objects.filter(laporan=laporan).delete()
    counts = []
    for jumlah in (1, 10):
        Sasaran.objects.filter(laporan=laporan).delete()
        FormatData.objects.all().delete()
        sasaran = Sasaran.objects.create(laporan=laporan, uraian="Tertib")
        for nomor in range(jumlah):
            unit, _ = UnitKerja.objects.get_or_create(instansi=laporan.instansi, nama=f"Bidang {nomor}")
            Indikator.objects.create(sasaran=sasaran, nama="Kasus", unit=unit)
        make(jalan_2)
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(url(jalan_2))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_who_only_reads_is_not_asked_to_send_messages(jalan_2: Jalan, pemilik: Client) -> None:
    make(jalan_2)

    dibaca = read(client_of(jalan_2.kantor["Kepala Satuan"]), jalan_2).teks

    assert "belum disampaikan kepada 3 unit." in dibaca
    assert "Kirimkan pesannya" in read(pemilik, jalan_2).teks
    assert "Kirimkan pesannya" not in dibaca
    assert "Buka di WhatsApp" not in dibaca
