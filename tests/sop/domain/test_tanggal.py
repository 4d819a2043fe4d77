from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop.domain.tanggal import Presisi, Tanggal, format_tanggal, read_tanggal


@pytest.mark.parametrize(
    ("teks", "tanggal", "presisi"),
    [
        pytest.param("31 Oktober 2019", date(2019, 10, 31), "hari", id="as letters print it"),
        pytest.param("03 Maret 2023", date(2023, 3, 3), "hari", id="leading zero"),
        pytest.param(" 3  januari  2022 ", date(2022, 1, 3), "hari", id="spaces and small letters"),
        pytest.param(
            "3\u00a0JANUARI\n2022", date(2022, 1, 3), "hari", id="hard space, broken line, capitals"
        ),
        pytest.param("10 Nopember 2020", date(2020, 11, 10), "hari", id="Nopember"),
        pytest.param("29 Pebruari 2024", date(2024, 2, 29), "hari", id="Pebruari, leap day"),
        pytest.param("17 Agt 2024", date(2024, 8, 17), "hari", id="Agt"),
        pytest.param("1 Sept. 2024", date(2024, 9, 1), "hari", id="Sept."),
        pytest.param("5 Mei 2024", date(2024, 5, 5), "hari", id="Mei"),
        pytest.param("31-Okt-2019", date(2019, 10, 31), "hari", id="hyphens around the name"),
        pytest.param("Senin, 8 Januari 2024", date(2024, 1, 8), "hari", id="weekday"),
        pytest.param("Paringin, 3 Januari 2023", date(2023, 1, 3), "hari", id="place"),
        pytest.param("31-10-2019", date(2019, 10, 31), "hari", id="hyphens"),
        pytest.param("31/10/2019", date(2019, 10, 31), "hari", id="slashes"),
        pytest.param("3.1.2023", date(2023, 1, 3), "hari", id="full stops"),
        pytest.param("4/5/2023", date(2023, 5, 4), "hari", id="day before month"),
        pytest.param("2019-10-31", date(2019, 10, 31), "hari", id="ISO"),
        pytest.param("April 2024", date(2024, 4, 1), "bulan", id="month"),
        pytest.param("Des 2024", date(2024, 12, 1), "bulan", id="month, short"),
        pytest.param("2023", date(2023, 1, 1), "tahun", id="year"),
    ],
)
def test_tanggal_is_read_as_documents_print_it(teks, tanggal, presisi):
    assert read_tanggal(teks) == Tanggal(teks, tanggal, Presisi(presisi))


@pytest.mark.parametrize(
    "teks",
    [
        pytest.param("", id="empty"),
        pytest.param("-", id="dash"),
        pytest.param("31 Februari 2020", id="never was"),
        pytest.param("29 Februari 2023", id="no leap year"),
        pytest.param("32 Januari 2020", id="no such day"),
        pytest.param("10/13/2019", id="no such month"),
        pytest.param("00-00-2020", id="zeros"),
        pytest.param("31-10-19", id="two digits of a year"),
        pytest.param("3 Marat 2023", id="no month"),
        pytest.param("31 Oktober", id="no year"),
        pytest.param("060/717/2019", id="nomor of a letter"),
        pytest.param("12023", id="no year, five digits"),
    ],
)
def test_what_names_no_date_keeps_its_text(teks):
    assert read_tanggal(teks) == Tanggal(teks, None, Presisi.TIDAK_DIKETAHUI)


def test_missing_tanggal_is_empty():
    assert read_tanggal(None) == Tanggal("")


@pytest.mark.parametrize(
    ("tanggal", "tulisan"),
    [
        pytest.param(date(2019, 10, 31), "31 Oktober 2019", id="two digits"),
        pytest.param(date(2023, 3, 3), "3 Maret 2023", id="no leading zero"),
    ],
)
def test_tanggal_is_printed_in_indonesian(tanggal, tulisan):
    assert format_tanggal(tanggal) == tulisan


def test_every_day_of_a_year_reads_back():
    for hari in range(366):
        tanggal = date(2024, 1, 1) + timedelta(days=hari)
        assert read_tanggal(format_tanggal(tanggal)).tanggal == tanggal


@given(st.text() | st.text(alphabet="0123456789 -/.,JanuariMei"))
@settings(max_examples=100)
def test_any_text_can_be_asked(teks):
    assert read_tanggal(teks).teks == teks
