from __future__ import annotations

import pytest

from lakip.domain.pencocokan import match_jabatan, words_of

BADAN = [
    "Kepala Badan Kesatuan Bangsa dan Politik",
    "Sekretaris",
    "Kasubag Perencanaan dan Pelaporan",
    "Kepala Sub Bagian Umum",
    "Kepala Bidang Politik",
    "Staf Perencanaan",
    "Jabatan Fungsional Umum Pelaporan",
]


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        pytest.param("Kasubag TU", {"kepala", "sub", "bagian", "tata", "usaha"}, id="shortened"),
        pytest.param("KEPALA  Sub-Bagian (TU)", {"kepala", "sub", "bagian", "tata", "usaha"}, id="signs"),
        pytest.param(
            "Subbag. Perencanaan & Pelaporan", {"sub", "bagian", "perencanaan", "pelaporan"}, id="&"
        ),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_the_words_of_a_post(nama: str, kata: set[str]) -> None:
    assert words_of(nama) == kata


@pytest.mark.parametrize(
    ("kolom", "jabatan"),
    [
        pytest.param("Kepala Badan", ["Kepala Badan Kesatuan Bangsa dan Politik"], id="the head"),
        pytest.param("KABAN", ["Kepala Badan Kesatuan Bangsa dan Politik"], id="the head, shortened"),
        pytest.param("Kepala", ["Kepala Badan Kesatuan Bangsa dan Politik"], id="kepala alone"),
        pytest.param("SEKRETARIS", ["Sekretaris"], id="capitals"),
        pytest.param("Sekretariat", ["Sekretaris"], id="the office for its head"),
        pytest.param(
            "KASUBAG PERENCANAAN & PELAPORAN", ["Kasubag Perencanaan dan Pelaporan"], id="& for dan"
        ),
        pytest.param("Kasubbag Umum", ["Kepala Sub Bagian Umum"], id="another of the same rank"),
        pytest.param("Kabid Politik", ["Kepala Bidang Politik"], id="a bidang"),
        pytest.param("Inspektorat", [], id="outside the office"),
        pytest.param("", [], id="no name"),
    ],
)
def test_a_column_finds_its_post(kolom: str, jabatan: list[str]) -> None:
    assert [BADAN[nomor] for nomor in match_jabatan(kolom, BADAN)] == jabatan


@pytest.mark.parametrize(
    ("kolom", "jabatan"),
    [
        pytest.param(
            "Staf/Jabatan Fungsional Umum",
            {"Staf Perencanaan", "Jabatan Fungsional Umum Pelaporan"},
            id="either of two",
        ),
        pytest.param("Sekretaris & Staf", {"Sekretaris", "Staf Perencanaan"}, id="both"),
    ],
)
def test_a_shared_column_finds_all_who_fit(kolom: str, jabatan: set[str]) -> None:
    assert {BADAN[nomor] for nomor in match_jabatan(kolom, BADAN, shared=True)} == jabatan


def test_the_best_match_comes_first() -> None:
    posts = ["Staf Umum Sekretariat Daerah", "Staf"]

    assert match_jabatan("Staf", posts, shared=True) == [1, 0]


def test_an_office_without_posts_matches_nothing() -> None:
    assert match_jabatan("Kepala", []) == []
