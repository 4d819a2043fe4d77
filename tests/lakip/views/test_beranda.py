"""The first page: what waits for me, and where our reports stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip import engine
from lakip.kerangka import list_tempat
from lakip.models import FormatData, Laporan, Naskah, Pemangku
from lakip.models.organisasi import JenisPemangku
from sop.domain.tanggal import format_tanggal
from sop.models import Instansi, Langkah
from tests.lakip.formulir import client_of
from tests.lakip.halaman import Halaman, read
from tests.lakip.isian_unit import make_format
from tests.world import Jalan, Kantor, make_alur, make_pegawai, seat

pytestmark = pytest.mark.usefixtures("kalender")


def test_my_step_lies_on_my_desk_with_its_due_moment(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor["Sekretaris"]), "/").teks

    assert "Langkah 1 Memerintahkan untuk Menyusun Lakip LAKIP 2025 Batas waktu" in page
    assert "Tidak ada yang menunggu Anda" not in page


def test_times_are_those_of_the_office(jalan: Jalan) -> None:
    """Balangan keeps WITA: begun at 08.01 WIB is 09.01 there, and ten minutes later is due."""
    page = read(client_of(jalan.kantor["Sekretaris"]), "/").teks

    assert "sejak Senin, 2 Februari 2026 09.01, batas waktu Senin, 2 Februari 2026 09.11" in page


def test_who_has_nothing_to_do_is_told_so_and_sees_where_the_report_is(jalan: Jalan) -> None:
    page = read(client_of(jalan.kantor["Staf"]), "/").teks

    assert "Tidak ada yang menunggu Anda" in page
    assert "Langkah 1 dari 11" in page
    assert "di meja SEKRETARIS" in page


def test_what_is_late_says_by_how_much(jalan: Jalan) -> None:
    assert "Terlambat" in read(client_of(jalan.kantor["Sekretaris"]), "/").teks


def test_work_handed_to_the_acting_head_lies_on_their_desk_in_that_capacity(jalan: Jalan) -> None:
    staf = jalan.kantor["Staf"]
    Pemangku.objects.filter(pegawai=staf).delete()
    seat(staf, "Kepala Satuan", JenisPemangku.PLH, date(2026, 1, 5))
    jalan.walk_to("9")

    page = read(client_of(staf), "/").teks

    assert "Plh. Kepala Satuan Polisi Pamong Praja Di meja saya" in page
    assert "Langkah 9" in page


def test_a_post_that_is_held_no_longer_brings_no_work(jalan: Jalan) -> None:
    Pemangku.objects.filter(pegawai=jalan.kantor["Sekretaris"]).update(selesai=date(2026, 1, 31))

    assert "Tidak ada yang menunggu Anda" in read(client_of(jalan.kantor["Sekretaris"]), "/").teks


def test_a_suspended_report_leaves_nothing_on_any_desk(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu data.", at=jalan.tick())

    page = read(client_of(jalan.kantor["Sekretaris"]), "/").teks

    assert "Tidak ada yang menunggu Anda" in page
    assert "Ditangguhkan" in page


def test_clock_of_a_suspended_report_is_not_shown_and_who_resumes_it_is(jalan: Jalan) -> None:
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu data.", at=jalan.tick())

    page = read(client_of(jalan.kantor["Sekretaris"]), "/").teks

    assert "batas waktu" not in page
    assert "Terlambat" not in page
    assert "berhenti sampai dilanjutkan oleh Budi Hartono" in page


def test_report_not_begun_waits_for_whoever_answers_for_it(kantor: Kantor) -> None:
    assert "Belum dimulai; menunggu Budi Hartono" in read(client_of(kantor["Staf"]), "/").teks


@pytest.mark.parametrize(
    ("nomor", "desk", "said"),
    [
        pytest.param("1.", "Langkah 1 di meja", "Langkah 1 dari 2", id="full stop"),
        pytest.param("13", "Langkah 13 di meja", "Langkah 13, baris 1 dari 2", id="numbers that skip"),
    ],
)
def test_row_is_named_as_people_say_it(senin: datetime, nomor: str, desk: str, said: str) -> None:
    jalan = make_alur(f"{nomor} A mulai -> 20\n20 B selesai ->", senin)

    page = read(client_of(jalan.kantor["A"]), "/").teks

    assert said in page
    assert desk in page


def test_row_without_a_number_is_named_by_its_place() -> None:
    assert Langkah(nomor="", urutan=3).sebutan == "ke-3"


def test_people_of_another_instansi_see_nothing_of_it(jalan: Jalan) -> None:
    lain = Instansi.objects.create(nama="Dinas lain")
    page = read(client_of(make_pegawai("luar", lain)), "/").teks

    assert "LAKIP 2025" not in page
    assert "Tidak ada laporan yang berjalan" in page


def test_who_belongs_to_no_instansi_is_led_to_what_they_review(jalan: Jalan) -> None:
    response = client_of(make_pegawai("pereviu")).get("/")

    assert response.headers["Location"] == reverse("pereviu-daftar")


def test_visitors_are_led_to_the_login(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/masuk/?next=/"


def test_queries_do_not_grow_with_reports(jalan: Jalan) -> None:
    client = client_of(jalan.kantor["Sekretaris"])
    client.get("/")
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    _make_more(jalan.kantor, 5)
    with CaptureQueriesContext(connection) as six:
        page = read(client, "/")

    assert page.teks.count("Langkah 1 dari 11") == 6
    assert len(six) == len(one)


def _make_more(kantor: Kantor, jumlah: int) -> None:
    for tahun in range(2026, 2026 + jumlah):
        at = kantor.laporan.dibuat_pada + timedelta(minutes=tahun)
        laporan = engine.create(kantor.laporan.versi, kantor.pemilik, tahun, date(tahun + 1, 2, 28), at=at)
        engine.start(laporan.pk, kantor.pemilik, at=at)
    assert Laporan.objects.count() == 1 + jumlah


# --- what a unit is asked for ---------------------------------------------------------------------------

DIMINTA = "Data yang diminta dari unit Anda"


@pytest.fixture
def diminta(jalan: Jalan) -> FormatData:
    """The form that only Ketertiban was given."""
    return make_format(jalan, "Ketertiban")


def test_a_unit_finds_the_form_that_waits_for_it_with_its_tenggat(jalan: Jalan, diminta: FormatData) -> None:
    answer = client_of(jalan.kantor["Ketertiban"]).get("/")

    page = Halaman(answer).teks
    assert f"{DIMINTA} LAKIP 2025" in page
    assert f"tenggat {format_tanggal(diminta.tenggat)}" in page
    assert "Tidak ada yang menunggu Anda" not in page
    assert f'href="{diminta.get_absolute_url()}"' in answer.content.decode()


@pytest.mark.parametrize("nama", ["Perlindungan", "Kasubag"])
def test_a_form_of_another_unit_is_not_shown(jalan: Jalan, diminta: FormatData, nama: str) -> None:
    assert DIMINTA not in read(client_of(jalan.kantor[nama]), "/").teks


def test_what_is_handed_in_is_asked_for_again_only_by_a_new_form(jalan: Jalan, diminta: FormatData) -> None:
    kantor, unit = jalan.kantor, client_of(jalan.kantor["Ketertiban"])
    engine.declare_filled(kantor.laporan.pk, kantor["Ketertiban"], diminta.unit, at=jalan.tick())
    assert DIMINTA not in read(unit, "/").teks

    make_format(jalan, "Ketertiban")

    assert DIMINTA in read(unit, "/").teks


def test_an_excused_unit_is_asked_for_nothing(jalan: Jalan, diminta: FormatData) -> None:
    engine.excuse(diminta.laporan_id, jalan.kantor.pemilik, diminta.unit, "Dari SIPD.", at=jalan.tick())

    assert DIMINTA not in read(client_of(jalan.kantor["Ketertiban"]), "/").teks


def test_while_the_report_rests_nothing_is_asked_for(jalan: Jalan, diminta: FormatData) -> None:
    engine.suspend(diminta.laporan_id, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())

    assert DIMINTA not in read(client_of(jalan.kantor["Ketertiban"]), "/").teks


def test_queries_do_not_grow_with_the_forms_that_wait(jalan: Jalan, diminta: FormatData) -> None:
    client = client_of(jalan.kantor["Ketertiban"])
    _make_more(jalan.kantor, 2)
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    for laporan in Laporan.objects.exclude(pk=diminta.laporan_id):
        diminta.pk, diminta.laporan = None, laporan
        diminta.save(force_insert=True)
    with CaptureQueriesContext(connection) as three:
        page = read(client, "/").teks

    assert page.count(f"tenggat {format_tanggal(diminta.tenggat)}") == 3
    assert len(three) == len(one)


def test_a_form_past_its_tenggat_says_so(jalan: Jalan, diminta: FormatData) -> None:
    FormatData.objects.filter(pk=diminta.pk).update(tenggat=date(2026, 2, 1))

    page = read(client_of(jalan.kantor["Ketertiban"]), "/").teks

    assert f"{DIMINTA} LAKIP 2025 Terlambat tenggat 1 Februari 2026" in page


def test_sections_that_wait_for_their_writer_are_on_the_first_page(jalan: Jalan) -> None:
    kantor, staf = jalan.kantor, jalan.kantor["Staf"]
    tempat = [("bab1_dasar_hukum", None), ("ikhtisar", None)]
    engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, tempat, staf, at=jalan.tick())

    page = read(client_of(staf), "/").teks

    assert "Bagian yang Anda tulis Dasar Hukum LAKIP 2025, masih kosong" in page
    assert "Ikhtisar" not in page
    assert "Tidak ada yang menunggu Anda" not in page


def test_many_sections_are_told_by_their_number(jalan: Jalan) -> None:
    kantor, staf = jalan.kantor, jalan.kantor["Staf"]
    tempat = [satu.kunci for satu in list_tempat(kantor.laporan)]
    engine.assign_penulis(kantor.laporan.pk, kantor.pemilik, tempat, staf, at=jalan.tick())
    Naskah.objects.filter(laporan=kantor.laporan).update(isi="")

    with CaptureQueriesContext(connection) as queries:
        page = read(client_of(staf), "/").teks

    assert f"Semua {len(tempat)} bagian" in page
    assert len([q for q in queries if "naskah" in q["sql"]]) == 1
