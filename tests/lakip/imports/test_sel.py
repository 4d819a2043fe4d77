"""What a person puts into a cell is taken as what it means, or asked back in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lakip.imports.buku_kerja import Sel, open_buku
from lakip.imports.sel import read_figure, read_kata, read_rupiah, read_teks
from lakip.unit.lembar import digest
from sop.exports.buku import put


def figure(isi: object, jenis: str = "n", *, is_persen: bool = False) -> Decimal | None:
    return read_figure(Sel(isi, jenis), is_persen=is_persen, bila_kosong="Kosongkan sel ini.")


def teks(isi: str, *, is_persen: bool = False) -> Decimal | None:
    return figure(isi, "s", is_persen=is_persen)


def asked(read: Callable[[], object]) -> str:
    with pytest.raises(ValueError, match=r"\.$") as found:
        read()
    return str(found.value)


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        (97.5, "97.5"),
        (0.1 + 0.2, "0.3"),
        (1234567.1234, "1234567.1234"),
        (999_999_999_999_999, "999999999999999"),
        (24_300_904_925.96, "24300904925.96"),
        (-3, "-3"),
        (1e3, "1000"),
        (0, "0"),
        (-0.0, "0"),
    ],
)
def test_a_number_is_taken_without_the_dirt_of_its_binary_form(isi: float, nilai: str) -> None:
    assert figure(isi) == Decimal(nilai)


@given(
    st.decimals(-(10**11), 10**11, places=4, allow_nan=False)
    | st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal)
)
def test_every_figure_that_a_form_writes_is_read_back_as_it_was(nilai: Decimal) -> None:
    buku = Workbook()
    put(buku.active.cell(1, 1), nilai)
    berkas = BytesIO()
    buku.save(berkas)
    with open_buku(berkas.getvalue()) as terbuka:
        [(_, sel)] = terbuka.rows("Sheet")
    assert read_figure(sel[1], is_persen=False, bila_kosong="") == nilai
    assert digest(sel[1].isi) == digest(nilai)


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("1.500,25", "1500.25"),
        ("Rp 1.250.000", "1250000"),
        ("Rp1.250.000,-", "1250000"),
        ("\u00a097,5\u00a0", "97.5"),
        ("-3,5", "-3.5"),
        ("1500.25", "1500.25"),
    ],
)
def test_a_figure_written_as_text_is_read_in_indonesian_writing(isi: str, nilai: str) -> None:
    assert teks(isi) == Decimal(nilai)


def test_a_dot_that_may_mean_two_things_is_asked_with_both_readings() -> None:
    pesan = asked(lambda: teks("0.820"))
    assert "0,820" in pesan
    assert "820" in pesan


@pytest.mark.parametrize("isi", ["n/a", "-", "belum ada", "–"])
def test_a_word_in_place_of_a_figure_is_answered_with_what_to_write(isi: str) -> None:
    assert asked(lambda: teks(isi)) == f'"{isi}" bukan angka. Kosongkan sel ini.'


def test_a_percentage_is_taken_where_the_indikator_is_one() -> None:
    assert figure(0.975, "%", is_persen=True) == Decimal("97.5")
    assert teks("97,5 %", is_persen=True) == Decimal("97.5")
    assert figure(97.5, is_persen=True) == Decimal("97.5")


def test_a_percentage_is_asked_back_where_the_indikator_is_none() -> None:
    assert "97,5%" in asked(lambda: figure(0.975, "%"))
    assert "tanda persen" in asked(lambda: teks("97,5 %"))


def test_a_figure_that_excel_made_a_date_is_told_with_that_date() -> None:
    pesan = asked(lambda: figure(datetime(2025, 5, 1), "d"))  # noqa: DTZ001 - a cell knows no zone
    assert "tanggal 1 Mei 2025; Excel mengubah angka menjadi tanggal" in pesan
    assert "jam" in asked(lambda: figure(1e12, "d"))


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        (Sel("", "f"), "tempel sebagai nilai"),
        (Sel("#REF!", "e"), "#REF!"),
        (Sel("1", "b"), "TRUE atau FALSE"),
    ],
)
def test_formula_error_and_yes_or_no_are_told_by_what_they_are(sel: Sel, pesan: str) -> None:
    for read in (lambda: read_rupiah(sel), lambda: read_teks(sel), lambda: read_kata(sel, ["A"])):
        assert pesan in asked(read)


def test_too_many_decimals_are_answered_with_the_rounded_figure() -> None:
    assert "misalnya 33,3333" in asked(lambda: figure(100 / 3))
    assert "misalnya 0,67" in asked(lambda: read_rupiah(Sel(2 / 3, "n")))


@pytest.mark.parametrize("isi", [10**15, 1e15, 1e300, float("inf"), 1234567890123456])
def test_a_figure_with_more_digits_than_any_database_keeps_is_refused(isi: float) -> None:
    assert "paling banyak 15 digit" in asked(lambda: figure(isi))


def test_money_is_never_less_than_nothing_and_no_percentage() -> None:
    assert read_rupiah(Sel("Rp 750.000", "s")) == 750_000
    assert "kurang dari 0" in asked(lambda: read_rupiah(Sel(-1, "n")))
    assert "persen" in asked(lambda: read_rupiah(Sel("75%", "s")))
    assert "tulis 0 bila memang tidak ada belanja" in asked(lambda: read_rupiah(Sel("-", "s")))


def test_an_empty_cell_is_no_zero() -> None:
    for sel in (None, Sel("", "s"), Sel(" \u00a0", "s")):
        assert read_figure(sel, is_persen=False, bila_kosong="") is None
        assert read_rupiah(sel) is None
        assert read_teks(sel) == ""


@pytest.mark.parametrize("isi", ["=2+2", "+62 811", "-belum-", "@kasubag", "=cmd|' /C calc'!A0"])
def test_a_text_stays_a_text_whatever_it_begins_with(isi: str) -> None:
    assert read_teks(Sel(isi, "s")) == isi


def test_spaces_and_line_ends_of_other_programs_become_plain() -> None:
    assert (
        read_teks(Sel("satu\u00a0dua_x000D_\ntiga\r\nempat\tlima\u200b ", "s"))
        == "satu dua\ntiga\nempat lima"
    )
    assert read_teks(Sel("_x005F_x000D_", "s")) == "_x000D_"


def test_a_sign_that_cannot_be_seen_is_refused() -> None:
    assert "tidak tampak" in asked(lambda: read_teks(Sel("a_x0007_b", "s")))
    assert "tidak tampak" in asked(lambda: read_teks(Sel("a\x85b", "s")))


def test_a_text_longer_than_the_form_takes_is_told_how_long_it_is() -> None:
    assert read_teks(Sel("a" * 2000, "s")) == "a" * 2000
    assert "2.001 huruf; paling banyak 2.000" in asked(lambda: read_teks(Sel("a" * 2001, "s")))


def test_a_number_or_a_date_where_a_text_is_asked_for_reads_as_it_is_shown() -> None:
    assert read_teks(Sel(2025, "n")) == "2025"
    assert read_teks(Sel(1.5, "n")) == "1,5"
    assert read_teks(Sel(0.25, "%")) == "25%"
    assert read_teks(Sel(date(2025, 5, 1), "d")) == "1 Mei 2025"


def test_a_word_of_the_scale_is_spelled_as_the_scale_does() -> None:
    assert read_kata(Sel("sangat BAIK ", "s"), ["Baik", "Sangat Baik"]) == "Sangat Baik"
    assert read_kata(Sel("hebat", "s"), ["Baik", "Sangat Baik"]) == "hebat"
