"""Rows that are known again by their numbers and names."""

from __future__ import annotations

import pytest

from lakip.domain.pengenalan import BANDING_TERBANYAK, Dikenal, Pengenal, fold_kode

INDIKATOR = {
    "I1": ("1.1", "Persentase penegakan Perda"),
    "I2": ("1.2", "Persentase penyelesaian kasus K3"),
    "I3": ("1.10", "Jumlah pos kamling"),
}
ANGGARAN = {
    "A1": ("1.05.02.2.01.0001", "Administrasi Keuangan"),
    "A2": ("1.05.02.2.01.0002", "Administrasi Keuangan"),
    "A3": ("1.05.02.2.01.0003", "Sosialisasi Perda"),
}


@pytest.mark.parametrize(
    ("kode", "nama", "dikenal"),
    [
        pytest.param("", "PERSENTASE  penegakan, Perda.", Dikenal("I1"), id="name, however it is written"),
        pytest.param("1,2", "", Dikenal("I2"), id="number that a spreadsheet keeps with a comma"),
        pytest.param("1.1", "Jumlah pos kamling", Dikenal("I3"), id="name before number"),
        pytest.param("1.2", "Prosentase penyelesaian kasus K3", Dikenal("I2"), id="number and like name"),
        pytest.param("7", "Prosentase penyelesaian kasus K3", Dikenal(mirip="I2"), id="only like a name"),
        pytest.param("1.2", "Indeks kepuasan", Dikenal(), id="number of another row"),
        pytest.param("", "JUMLAH", Dikenal(), id="total"),
        pytest.param("", "", Dikenal(), id="nothing"),
    ],
)
def test_an_indikator_is_known_by_its_name_or_number(kode: str, nama: str, dikenal: Dikenal) -> None:
    assert Pengenal(INDIKATOR, is_nama_first=True).find(kode, nama) == dikenal


@pytest.mark.parametrize(
    ("kode", "nama", "kunci"),
    [
        pytest.param("1.05.02.2.01.0002", "Lain", "A2", id="code before name"),
        pytest.param("", "sosialisasi perda", "A3", id="name without a code"),
        pytest.param("5.1.2", "Sosialisasi Perda", "A3", id="name with an unknown code"),
        pytest.param("", "Administrasi Keuangan", "", id="name of two lines"),
    ],
)
def test_a_budget_line_is_known_by_its_code_or_else_its_name(kode: str, nama: str, kunci: str) -> None:
    assert Pengenal(ANGGARAN, is_nama_first=False).find(kode, nama).kunci == kunci


def test_a_code_beside_the_name_of_another_line_is_asked_back() -> None:
    pengenal = Pengenal(ANGGARAN, is_nama_first=False)
    assert pengenal.find("1.05.02.2.01.0002", "Sosialisasi Perda") == Dikenal(mirip="A2")


def test_a_number_does_not_outweigh_a_name_that_is_more_like_another_row() -> None:
    pengenal = Pengenal(
        {
            "I1": ("1.1", "Persentase penduduk miskin perdesaan"),
            "I2": ("1.2", "Persentase penduduk miskin perkotaan"),
        },
        is_nama_first=True,
    )
    assert pengenal.find("1.1", "Persentase penduduk miskin di perkotaan") == Dikenal(mirip="I2")
    assert pengenal.find("1.1", "Persentase penduduk miskin di perdesaan") == Dikenal("I1")


def test_comparing_letters_comes_to_an_end() -> None:
    pengenal = Pengenal(INDIKATOR, is_nama_first=True)
    asked = [pengenal.find("", "Persentase penegakan Perdas") for _ in range(BANDING_TERBANYAK + 1)]

    assert asked[-2:] == [Dikenal(mirip="I1"), Dikenal()]


@pytest.mark.parametrize(
    ("kode", "folded"), [("1.05.02.", "1.5.2"), ("1,5", "1.5"), ("00", "0"), ("I.a", "i.a")]
)
def test_a_code_is_its_parts(kode: str, folded: str) -> None:
    assert fold_kode(kode) == folded
