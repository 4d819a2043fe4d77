"""Pages of one unit: what is asked of it, filling that in, and who is turned away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.engine import suspend
from lakip.models import Anggaran, FormatData, Indikator, Nilai, Penjelasan, Serahan
from tests.lakip.formulir import client_of, read_formulir
from tests.lakip.halaman import press, read
from tests.lakip.isian_unit import make_format
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


def url_of(format_data: FormatData, nama: str = "format-unit", *args: int) -> str:
    return reverse(nama, args=[format_data.laporan_id, format_data.unit_id, *args])


# --- the page -------------------------------------------------------------------------------------------


def test_page_shows_what_is_asked_of_the_unit_and_what_it_has_given(
    unit: Client, format_data: FormatData
) -> None:
    teks = read(unit, url_of(format_data)).teks

    assert "Diserahkan paling lambat" in teks
    assert "49,81 / 47 × 100% = 105,98%" in teks
    assert "TW I target 50, realisasi 38" in teks
    assert "608.650.000 94,00%" in teks
    assert "Waktu tanggap penanganan kebakaran" not in teks
    assert "Belum ada serahan." in teks


def test_page_names_what_is_missing(unit: Client, format_data: FormatData, indikator: Indikator) -> None:
    Nilai.objects.filter(indikator=indikator, tahun=2025).update(realisasi=None, status="belum_diukur")

    assert "Indikator 1.1: realisasi setahun" in read(unit, url_of(format_data)).teks


def test_first_visit_of_the_unit_marks_the_form_as_opened(
    jalan: Jalan, unit: Client, format_data: FormatData
) -> None:
    own = jalan.kantor["Ketertiban"]
    colleague = client_of(make_pegawai("rekan", own.instansi, unit=own.unit))
    client_of(jalan.kantor.pemilik).get(url_of(format_data))
    assert FormatData.objects.get(pk=format_data.pk).dibuka_pada is None

    unit.get(url_of(format_data))
    colleague.get(url_of(format_data))

    format_data.refresh_from_db()
    assert (format_data.dibuka_oleh, format_data.dibuka_pada is None) == (own, False)


@pytest.mark.parametrize(("tenggat", "is_terlambat"), [(date(2026, 2, 2), True), (date(2999, 1, 1), False)])
def test_page_says_when_the_unit_is_late(
    unit: Client, format_data: FormatData, tenggat: date, is_terlambat: bool
) -> None:
    FormatData.objects.filter(pk=format_data.pk).update(tenggat=tenggat)

    assert ("Terlambat" in read(unit, url_of(format_data)).teks) is is_terlambat


def test_without_a_form_the_page_says_what_comes_next(unit: Client, format_data: FormatData) -> None:
    url = url_of(format_data)
    format_data.delete()

    page = read(unit, url)

    assert "Format unit ini belum dibuat." in page.teks
    assert "Unggah" not in page.teks


def test_an_excused_unit_reads_why(unit: Client, format_data: FormatData) -> None:
    FormatData.objects.filter(pk=format_data.pk).update(alasan_tanpa_serahan="Bidang baru dibentuk.")

    assert "tidak perlu menyerahkan data: Bidang baru dibentuk." in read(unit, url_of(format_data)).teks

    press(unit, url_of(format_data), "Serahkan")

    assert "tidak perlu menyerahkan" not in read(unit, url_of(format_data)).teks


def test_head_of_the_office_reads_but_finds_nothing_to_press(jalan: Jalan, format_data: FormatData) -> None:
    page = read(client_of(jalan.kantor["Kepala Satuan"]), url_of(format_data))

    assert "diisi oleh pegawai unit itu" in page.teks
    assert [tombol for tombol in page.tombol if tombol != "Keluar"] == []


def test_queries_do_not_grow_with_rows(unit: Client, format_data: FormatData) -> None:
    unit.get(url_of(format_data))
    with CaptureQueriesContext(connection) as few:
        unit.get(url_of(format_data))
    indikator = Indikator.objects.filter(unit=format_data.unit).first()
    for nomor in range(10):
        own = {"sasaran": indikator.sasaran, "unit": format_data.unit}
        satu = Indikator.objects.create(nama=f"Baru {nomor}", **own)
        Nilai.objects.create(indikator=satu, tahun=2025, target=1, realisasi=1, status="terisi")
        Penjelasan.objects.create(indikator=satu, upaya="Ada.")
        Anggaran.objects.create(
            laporan=format_data.laporan, unit=format_data.unit, jenis="program", nama=f"Baru {nomor}"
        )
        Serahan.objects.create(
            format=format_data,
            nomor=nomor + 1,
            status="digantikan",
            oleh=format_data.dibuat_oleh,
            pada=format_data.dibuat_pada,
        )
    with CaptureQueriesContext(connection) as many:
        unit.get(url_of(format_data))

    assert len(many) == len(few)


# --- who is turned away ---------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["format-unit", "unit-indikator", "unit-anggaran", "unit-selesai"])
def test_people_of_another_unit_are_turned_away_with_a_sentence(
    jalan: Jalan, format_data: FormatData, indikator: Indikator, nama: str
) -> None:
    url = url_of(format_data, nama, *([indikator.pk] if nama == "unit-indikator" else []))
    other = client_of(jalan.kantor["Perlindungan"])

    answer = other.get(url) if nama == "format-unit" else other.post(url)

    assert answer.status_code == 403
    assert "sedangkan Anda tercatat di Bidang Perlindungan" in answer.content.decode()
    assert not Serahan.objects.exists()


def test_other_instansi_finds_no_page(format_data: FormatData) -> None:
    assert client_of(make_pegawai("luar")).get(url_of(format_data)).status_code == 404


@pytest.mark.parametrize("nama", ["unit-indikator", "unit-anggaran"])
def test_while_the_report_rests_the_page_says_why_nothing_can_be_filled_in(
    jalan: Jalan, unit: Client, format_data: FormatData, indikator: Indikator, nama: str
) -> None:
    suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu.", at=jalan.tick())
    url = url_of(format_data, nama, *([indikator.pk] if nama == "unit-indikator" else []))

    answer = unit.get(url)

    assert answer.status_code == 403
    assert "Laporan ini ditangguhkan; data unit hanya dapat diisi" in answer.content.decode()


# --- filling in an indikator ----------------------------------------------------------------------------


def test_unit_fills_in_year_quarters_and_words(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = url_of(format_data, "unit-indikator", indikator.pk)
    changes = {"nilai__realisasi": "51,25", "triwulan__1__realisasi": "12", "penjelasan__upaya": "Patroli."}

    answer = unit.post(url, read_formulir(unit.get(url), **changes))

    assert answer["Location"] == f"{url_of(format_data)}#indikator-{indikator.pk}"
    tahun = indikator.nilai_set.get(tahun=2025, triwulan=None)
    assert (tahun.target, tahun.realisasi) == (47, Decimal("51.25"))
    assert indikator.nilai_set.get(tahun=2025, triwulan=1).realisasi == 12
    assert Penjelasan.objects.get(indikator=indikator).upaya == "Patroli."


def test_target_and_printed_capaian_of_the_year_are_not_the_units_to_change(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = url_of(format_data, "unit-indikator", indikator.pk)
    sent = read_formulir(unit.get(url), nilai__target="1", nilai__capaian_tercetak="1")

    unit.post(url, sent | {"nilai-realisasi": "50"})

    tahun = indikator.nilai_set.get(tahun=2025, triwulan=None)
    assert (tahun.target, tahun.capaian_tercetak, tahun.realisasi) == (47, Decimal("94.35"), 50)


def test_emptied_the_realisasi_is_unknown_and_the_target_stays(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = url_of(format_data, "unit-indikator", indikator.pk)

    unit.post(url, read_formulir(unit.get(url), nilai__realisasi=""))

    tahun = indikator.nilai_set.get(tahun=2025, triwulan=None)
    assert (tahun.target, tahun.realisasi, tahun.status) == (47, None, "belum_diukur")


def test_a_wrong_figure_is_refused_and_what_was_written_stays_on_the_page(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = url_of(format_data, "unit-indikator", indikator.pk)

    answer = unit.post(
        url, read_formulir(unit.get(url), nilai__realisasi="banyak", penjelasan__upaya="Patroli.")
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "tidak terbaca sebagai angka" in page
    assert "Patroli." in page
    assert indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi == Decimal("49.81")
    assert not Penjelasan.objects.filter(indikator=indikator, upaya="Patroli.").exists()


def test_somebody_elses_value_meanwhile_is_shown_before_it_is_written_over(
    unit: Client, format_data: FormatData, indikator: Indikator
) -> None:
    url = url_of(format_data, "unit-indikator", indikator.pk)
    sent = read_formulir(unit.get(url), nilai__realisasi="51")
    indikator.nilai_set.filter(tahun=2025, triwulan=None).update(realisasi=48)

    answer = unit.post(url, sent)

    assert answer.status_code == 409
    assert [(b.isian, b.tersimpan, b.diisi) for b in answer.context["beda"]] == [
        ("Tahun 2025: Realisasi", "48", "51")
    ]
    assert indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi == 48


def test_a_unit_edits_its_own_indikator_only(unit: Client, format_data: FormatData) -> None:
    other = Indikator.objects.exclude(unit=format_data.unit).first()

    assert unit.get(url_of(format_data, "unit-indikator", other.pk)).status_code == 404


# --- filling in the budget ------------------------------------------------------------------------------


def test_unit_fills_in_what_it_spent(unit: Client, format_data: FormatData) -> None:
    baris = Anggaran.objects.get(kode="1.05.02.2.01.0001")
    url = url_of(format_data, "unit-anggaran")
    page = unit.get(url)
    assert "1.05.01.2.01.0001" not in page.content.decode()

    answer = unit.post(url, read_formulir(page, **{f"anggaran-{baris.pk}-realisasi": "1.250.000"}))

    baris.refresh_from_db()
    assert answer["Location"] == f"{url_of(format_data)}#anggaran"
    assert (baris.realisasi, baris.unit) == (1_250_000, None)


@pytest.mark.parametrize(
    ("isi", "sebab"), [("94%", "dalam rupiah, bukan dalam persen"), ("-5", "anggaran"), ("x", "terbaca")]
)
def test_an_amount_that_is_none_is_refused(
    unit: Client, format_data: FormatData, isi: str, sebab: str
) -> None:
    baris = Anggaran.objects.get(kode="1.05.02.2.01.0001")
    url = url_of(format_data, "unit-anggaran")

    answer = unit.post(url, read_formulir(unit.get(url), **{f"anggaran-{baris.pk}-realisasi": isi}))

    assert answer.status_code == 422
    assert sebab in answer.content.decode()
    assert Anggaran.objects.get(pk=baris.pk).realisasi == baris.realisasi


def test_an_amount_changed_meanwhile_is_shown_beside_ones_own(unit: Client, format_data: FormatData) -> None:
    baris = Anggaran.objects.get(kode="1.05.02.2.01.0001")
    url = url_of(format_data, "unit-anggaran")
    sent = read_formulir(unit.get(url), **{f"anggaran-{baris.pk}-realisasi": "2"})
    Anggaran.objects.filter(pk=baris.pk).update(realisasi=1)

    answer = unit.post(url, sent)

    assert answer.status_code == 409
    assert [(b.tersimpan, b.diisi) for b in answer.context["beda"]] == [("1", "2")]


# --- saying that one is done ----------------------------------------------------------------------------


def test_unit_says_that_it_is_done(unit: Client, format_data: FormatData) -> None:
    answer = press(unit, url_of(format_data), "Serahkan")

    assert answer.status_code == 302
    assert Serahan.objects.get().status == "diterapkan"
    assert "Serahan 1: diisi di web" in read(unit, url_of(format_data)).teks


def test_with_nothing_filled_in_it_is_told_to_begin(unit: Client, format_data: FormatData) -> None:
    Nilai.objects.filter(indikator__unit=format_data.unit).update(status="belum_diukur", realisasi=None)
    Penjelasan.objects.all().delete()
    Anggaran.objects.update(realisasi=None)

    answer = press(unit, url_of(format_data), "Serahkan")

    assert answer.status_code == 422
    assert "Belum ada satu pun yang diisi" in answer.content.decode()
