from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.angka import format_angka, format_persen, format_rupiah, read_angka, round_half_up

FIGURES = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        pytest.param("1500.25", None, "1.500,25", id="thousands and decimals"),
        pytest.param("999", None, "999", id="below a thousand"),
        pytest.param("1000", None, "1.000", id="a thousand"),
        pytest.param("2.50", None, "2,5", id="zeros at the end are dropped"),
        pytest.param("100.00", None, "100", id="zeros before the comma stay"),
        pytest.param("1E+3", None, "1.000", id="no exponent on paper"),
        pytest.param("2.5", 2, "2,50", id="zeros are kept where decimals are asked for"),
        pytest.param("0.125", 2, "0,13", id="half goes up"),
        pytest.param("-0.125", 2, "-0,13", id="half goes away from zero"),
        pytest.param("-0.001", 2, "0,00", id="zero has no minus"),
    ],
)
def test_angka_is_written_the_indonesian_way(nilai, desimal, teks):
    assert format_angka(Decimal(nilai), desimal) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        pytest.param("1250000", "Rp1.250.000", id="whole rupiah"),
        pytest.param("1250000.00", "Rp1.250.000", id="sen of zero"),
        pytest.param("24300904925.96", "Rp24.300.904.925,96", id="with sen"),
        pytest.param("1.999", "Rp2", id="rounded to whole rupiah"),
        pytest.param("-1500.5", "-Rp1.500,50", id="negative"),
    ],
)
def test_rupiah_shows_sen_only_where_there_are_any(nilai, teks):
    assert format_rupiah(Decimal(nilai)) == teks


def test_persen_keeps_its_two_decimals():
    assert format_persen(Decimal("97.2")) == "97,20%"


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        pytest.param("1.500,25", "1500.25", id="thousands and decimals"),
        pytest.param("1500,25", "1500.25", id="decimals only"),
        pytest.param("97,5 %", "97.5", id="percent"),
        pytest.param("Rp 1.250.000", "1250000", id="rupiah with space"),
        pytest.param("Rp. 1.250.000,-", "1250000", id="rupiah the old way"),
        pytest.param("Rp\u00a01.250.000,00", "1250000", id="rupiah with a hard space and sen"),
        pytest.param("-Rp1.500,50", "-1500.5", id="negative rupiah"),
        pytest.param("−2,5", "-2.5", id="typographic minus"),
        pytest.param("1500.25", "1500.25", id="plain decimal point"),
        pytest.param("0.5", "0.5", id="plain point below one"),
        pytest.param("1.500", "1500", id="one dot before three digits parts thousands"),
        pytest.param("1,500", "1.5", id="a comma is always decimal"),
        pytest.param("0", "0", id="zero is a value"),
    ],
)
def test_angka_is_read_as_the_office_writes_it(teks, nilai):
    assert read_angka(teks) == Decimal(nilai)


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        pytest.param("", "belum diisi", id="empty"),
        pytest.param("  ", "belum diisi", id="blank"),
        pytest.param("0.820", "berarti 0,820 atau 820", id="leading zero"),
        pytest.param("1500.250", "berarti 1500,250 atau 1500250", id="four digits before the dot"),
        pytest.param("n/a", "tidak terbaca sebagai angka", id="words"),
        pytest.param("12 kali", "tidak terbaca sebagai angka", id="unit"),
        pytest.param("1,500.25", "tidak terbaca sebagai angka", id="english writing"),
        pytest.param("1.50.000", "tidak terbaca sebagai angka", id="uneven thousands"),
        pytest.param("1,2,3", "tidak terbaca sebagai angka", id="two commas"),
        pytest.param("--5", "tidak terbaca sebagai angka", id="two signs"),
        pytest.param("١٢", "tidak terbaca sebagai angka", id="other digits"),
        pytest.param("1" * 21, "paling banyak 20 digit", id="too long"),
    ],
)
def test_what_is_no_angka_is_refused_with_a_sentence(teks, kalimat):
    with pytest.raises(ValueError, match=kalimat):
        read_angka(teks)


@given(FIGURES)
def test_what_is_written_is_read_back(nilai):
    assert read_angka(format_angka(nilai)) == nilai
    assert read_angka(format_rupiah(nilai)) == round_half_up(nilai, 2)
    assert read_angka(format_persen(nilai)) == round_half_up(nilai, 2)
