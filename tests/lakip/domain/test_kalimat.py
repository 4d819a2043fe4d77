from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.capaian import Polaritas
from lakip.domain.kalimat import (
    compose,
    count_kata,
    cut_teks,
    describe_perubahan,
    describe_selisih,
    with_satuan,
)


@pytest.mark.parametrize(
    ("lalu", "kini", "polaritas", "kalimat"),
    [
        ("44", "46.2", "positif", "naik 2,2 dari 44% menjadi 46,2%"),
        ("46.2", "44", "positif", "turun 2,2 dari 46,2% menjadi 44%"),
        (
            "240",
            "134",
            "negatif",
            "turun 106 dari 240% menjadi 134% (lebih baik karena makin rendah makin baik)",
        ),
        (
            "134",
            "240",
            "negatif",
            "naik 106 dari 134% menjadi 240% (kurang baik karena makin rendah makin baik)",
        ),
        ("5", "5", "negatif", "tetap 5%"),
        ("5.0", "5", "positif", "tetap 5%"),
        ("-2", "3", "tepat", "naik 5 dari -2% menjadi 3%"),
        ("0", "3", "rentang", "naik 3 dari 0% menjadi 3%"),
    ],
)
def test_change_is_told_by_its_direction(lalu, kini, polaritas, kalimat):
    assert describe_perubahan(Decimal(lalu), Decimal(kini), "%", Polaritas(polaritas)) == kalimat


@pytest.mark.parametrize(
    ("lalu", "kini", "kalimat"), [("B", "BB", "berubah dari B menjadi BB"), ("BB", "BB", "tetap BB")]
)
def test_predicates_neither_rise_nor_fall(lalu, kini, kalimat):
    assert describe_perubahan(lalu, kini, "", Polaritas.POSITIF) == kalimat


def test_years_stand_behind_the_figures():
    jeda = (" (2024)", " (2025)")

    kalimat = describe_perubahan(Decimal(1), Decimal(2), "orang", Polaritas.POSITIF, jeda)

    assert kalimat == "naik 1 dari 1 orang (2024) menjadi 2 orang (2025)"


@pytest.mark.parametrize(
    ("nilai", "polaritas", "kalimat"),
    [
        ("49.81", "positif", "2,81 lebih tinggi daripada target 47"),
        ("47", "negatif", "sama dengan target 47"),
        ("40", "negatif", "7 lebih rendah daripada target 47 (lebih baik karena makin rendah makin baik)"),
        ("50", "negatif", "3 lebih tinggi daripada target 47 (kurang baik karena makin rendah makin baik)"),
    ],
)
def test_difference_is_told_by_its_side(nilai, polaritas, kalimat):
    assert describe_selisih(Decimal(nilai), Decimal(47), "target 47", Polaritas(polaritas)) == kalimat


@pytest.mark.parametrize(
    ("satuan", "teks"),
    [("", "5"), ("%", "5%"), ("orang", "5 orang"), ("Rp", "Rp5"), ("rp.", "Rp5"), ("Rupiah", "5 Rupiah")],
)
def test_satuan_stands_as_an_office_writes_it(satuan, teks):
    assert with_satuan("5", satuan) == teks


def test_counts_of_nothing_are_left_out():
    assert count_kata([(2, "naik"), (0, "turun"), (1, "tetap")]) == "2 naik dan 1 tetap"


@pytest.mark.parametrize(
    ("teks", "huruf", "hasil"),
    [
        ("satu dua", 8, "satu dua"),
        ("satu dua tiga", 9, "satu dua…"),
        ("satu dua tiga", 10, "satu dua…"),
        ("satu, dua", 7, "satu…"),
        ("satu\n dua", 20, "satu dua"),
        ("panjangsekali", 5, "panj…"),
        ("1.1 panjangsekalinamanya", 12, "1.1 panjang…"),
        ("satu", 0, ""),
    ],
)
def test_long_text_is_cut_between_words(teks, huruf, hasil):
    assert cut_teks(teks, huruf) == hasil


@given(st.text(), st.integers(-5, 60))
def test_cut_text_is_never_longer(teks, huruf):
    assert len(cut_teks(teks, huruf)) <= max(huruf, 0)


def test_few_sentences_are_a_paragraph_and_many_a_list():
    assert compose(["A.", "B."], ["Akhir."]) == "A. B. Akhir."
    assert compose(["A.", "B.", "C.", "D."], ["Akhir."]) == "Akhir.\n\n- A.\n- B.\n- C.\n- D."
    assert compose(["A.", "B.", "C.", "D."]) == "- A.\n- B.\n- C.\n- D."
    assert compose([]) == ""
