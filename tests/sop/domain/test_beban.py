"""What a procedure costs by its own mutu baku."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.domain.alur import Alur
from sop.domain.beban import Beban, LamaKerja, group_rows, weigh_berkas
from sop.domain.berkas import BerkasSop
from tests.sop.alur_kecil import GARPU, PERBAIKAN, SISIPAN
from tests.sop.factories import BALANGAN, KUNCI, PURWAKARTA, read_fixture
from tests.strategies import runnable
from tests.world import read_alur

SEHARI = 450
WAKTU = ("10 Menit", "3 Jam", "1-2 hari", "2 hari", "Segera", "")

LONCAT = """
1 Kepala mulai -> 2
2 Staf keputusan -> ya:3 tidak:4
3 Umum proses -> 4
4 Kepala selesai
"""
BUNTU = """
1 Kepala mulai -> 2
2 Staf proses -> 1
"""
# Row 4 goes up to row 3, and that may be sent back to row 1, before row 4.
PUTAR_BALIK = """
1 Kepala mulai -> 2
2 Kepala keputusan -> ya:4 tidak:1
3 Kepala keputusan -> ya:5 tidak:1
4 Kepala proses -> 3
5 Kepala selesai
"""


def write_waktu(berkas: BerkasSop, *waktu: str) -> BerkasSop:
    rows = zip(berkas.langkah, waktu, strict=True)
    return replace(berkas, langkah=tuple(replace(row, waktu=satu) for row, satu in rows))


def weigh(teks: str, *waktu: str) -> Beban:
    return weigh_berkas(write_waktu(read_alur(teks), *waktu), SEHARI)


def menit(lama: int) -> LamaKerja:
    return LamaKerja(lama, lama)


@st.composite
def ditimbang(draw: st.DrawFn) -> BerkasSop:
    """A procedure whose rows take whatever time, or none that can be read."""
    berkas = draw(runnable())
    return write_waktu(berkas, *(draw(st.sampled_from(WAKTU)) for _ in berkas.langkah))


def walks(alur: Alur, simbol: int, passed: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Every way from a symbol to an end on which nothing goes back."""
    passed = (*passed, simbol)
    if not alur.keluar[simbol]:
        yield passed
    for panah in alur.keluar[simbol]:
        if panah.ke is None:
            yield passed
        elif panah in alur.maju.panah:
            yield from walks(alur, panah.ke, passed)


# --- the sums ---


@pytest.mark.parametrize(
    ("kunci", "lama"),
    [
        # 10 menit, 3, 1, 3 jam, 4, 2, 1 hari, 1 jam, 10, 15 menit, 1 jam: 7 hari and 575 menit.
        ("babel-kesbangpol", "8 hari 2 jam 5 menit"),
        (BALANGAN, "4 hari 5 jam 5 menit"),
        ("bangka-tengah-dinsos", "8 hari 1 jam 55 menit"),
        ("kalbar-adpim", "5 hari 1 jam 10 menit"),
        (PURWAKARTA, "1 hari 40 menit"),
    ],
)
def test_the_time_of_a_document_is_that_of_its_rows(kunci: str, lama: str) -> None:
    assert weigh_berkas(read_fixture(kunci), SEHARI).total.describe(SEHARI) == lama


def test_a_row_of_two_symbols_counts_once_and_belongs_to_both_columns() -> None:
    berkas = read_fixture(PURWAKARTA)
    kolom = {nama: p for p, nama in enumerate(p.nama for p in berkas.pelaksana)}

    beban = weigh_berkas(berkas, SEHARI)

    # Row 4 is handed in by Ka TU and decided by the Kepala, in 10 minutes.
    assert beban.pelaksana[tuple(sorted((kolom["Ka TU"], kolom["Kepala"])))] == menit(10)
    assert beban.pelaksana[(kolom["Ka TU"],)] == menit(5)
    assert (kolom["Kepala"],) not in beban.pelaksana


def test_both_ends_of_a_range_are_told() -> None:
    beban = weigh(LONCAT, "10 menit", "1-2 hari", "3 jam", "5 menit")

    assert beban.total == LamaKerja(sampai=900 + 195, dari=450 + 195)
    assert beban.total.describe(SEHARI) == "1 hari 3 jam 15 menit sampai 2 hari 3 jam 15 menit"


def test_rows_without_a_length_of_time_are_told_and_counted_nowhere() -> None:
    beban = weigh(LONCAT, "10 menit", "Segera", "3 jam", "")

    assert beban.tak_terbaca == (1, 3)
    assert beban.langkah == (menit(10), None, menit(180), None)
    assert beban.total == menit(190)


@given(ditimbang())
def test_the_columns_together_take_what_the_document_takes(berkas: BerkasSop) -> None:
    beban = weigh_berkas(berkas, SEHARI)

    assert sum(beban.pelaksana.values(), LamaKerja()) == beban.total
    assert sum(filter(None, beban.langkah), LamaKerja()) == beban.total


# --- the ways ---


def test_a_fork_takes_as_long_as_its_longer_branch() -> None:
    beban = weigh(GARPU, "10 menit", "3 jam", "1 jam", "5 menit")

    assert beban.terpanjang == beban.terpendek
    assert beban.terpanjang
    assert (beban.terpanjang.langkah, beban.terpanjang.lama) == ((0, 1, 3), menit(195))


def test_a_decision_may_take_the_shorter_way() -> None:
    beban = weigh(LONCAT, "10 menit", "1 jam", "3 jam", "5 menit")

    assert beban.terpanjang
    assert beban.terpendek
    assert (beban.terpanjang.langkah, beban.terpanjang.lama) == ((0, 1, 2, 3), menit(255))
    assert (beban.terpendek.langkah, beban.terpendek.lama) == ((0, 1, 3), menit(75))


def test_what_is_drawn_at_the_foot_of_the_form_and_joins_above_is_on_the_way() -> None:
    beban = weigh(SISIPAN, "10 menit", "10 menit", "1 jam", "10 menit", "5 menit", "3 jam")

    assert beban.terpanjang
    assert beban.terpendek
    assert (beban.terpanjang.langkah, beban.terpanjang.lama) == ((0, 1, 5, 3, 4), menit(215))
    assert beban.terpendek.langkah == (0, 1, 2, 3, 4)
    [putaran] = beban.putaran
    assert putaran.langkah == (0, 1, 3, 5)


def test_a_document_that_comes_to_no_end_has_no_longest_way() -> None:
    beban = weigh(BUNTU, "1 jam", "2 jam")

    assert (beban.terpanjang, beban.terpendek) == (None, None)
    assert beban.total == menit(180)


def test_a_document_that_ends_only_behind_a_return_has_no_longest_way() -> None:
    beban = weigh(PUTAR_BALIK, "1 jam", "1 jam", "1 jam", "1 jam", "1 jam")

    assert (beban.terpanjang, beban.terpendek) == (None, None)


def test_a_form_without_rows_costs_nothing() -> None:
    beban = weigh_berkas(replace(read_alur(LONCAT), langkah=()), SEHARI)

    assert (beban.total, beban.terpanjang, beban.putaran) == (menit(0), None, ())


@given(ditimbang())
def test_no_way_without_a_return_is_longer_than_the_longest(berkas: BerkasSop) -> None:
    beban, alur = weigh_berkas(berkas, SEHARI), berkas.alur
    lama = [satu or LamaKerja() for satu in beban.langkah]

    ways = [[alur.by_id[s].langkah for s in walk] for walk in walks(alur, alur.mulai.id)]
    costs = [sum((lama[b] for a, b in pairwise([-1, *rows]) if a != b), LamaKerja()) for rows in ways]

    assert (beban.terpanjang is None) == (beban.terpendek is None) == (not ways)
    if beban.terpanjang and beban.terpendek:
        assert beban.terpanjang.lama == max(costs)
        assert list(beban.terpanjang.langkah) in ways
        assert list(beban.terpendek.langkah) in ways
        assert beban.terpendek.lama <= beban.terpanjang.lama <= beban.total


# --- the loops ---


@pytest.mark.parametrize(
    ("kunci", "putaran"),
    [
        # Rows as numbered on the forms: 7 tidak to 6, 9 tidak to 7.
        (BALANGAN, [("7", ["6", "7"], 3 * SEHARI), ("9", ["7", "8", "9"], SEHARI + 70)]),
        (PURWAKARTA, [("4.", ["3.", "4."], SEHARI + 10)]),
        (
            "kalbar-adpim",
            [
                ("7", ["6", "7"], 2 * SEHARI + 120),
                ("8", ["6", "7", "8"], 2 * SEHARI + 240),
                ("9", ["6", "7", "8", "9"], 2 * SEHARI + 360),
            ],
        ),
    ],
)
def test_a_return_adds_the_rows_up_to_the_decision(
    kunci: str, putaran: list[tuple[str, list[str], int]]
) -> None:
    berkas = read_fixture(kunci)
    nomor = [row.nomor for row in berkas.langkah]

    beban = weigh_berkas(berkas, SEHARI)

    assert [
        (nomor[berkas.alur.by_id[p.putaran.keputusan].langkah], [nomor[b] for b in p.langkah], p.lama.sampai)
        for p in beban.putaran
    ] == putaran


def test_a_row_of_repairs_is_done_and_the_decision_made_again() -> None:
    beban = weigh(PERBAIKAN, "1 jam", "10 menit", "2 jam", "5 menit")

    [putaran] = beban.putaran
    assert (putaran.putaran.label, putaran.langkah, putaran.lama) == ("tidak", (1, 2), menit(130))


@given(runnable())
def test_a_loop_ends_with_its_decision_and_holds_only_what_leads_there(berkas: BerkasSop) -> None:
    for satu in weigh_berkas(berkas, SEHARI).putaran:
        putaran = satu.putaran
        assert putaran.simbol[-1] == putaran.keputusan
        assert set(putaran.simbol) & set(putaran.tujuan)
        assert all(putaran.keputusan in berkas.alur.reach[s] for s in putaran.simbol)


# --- words ---


@pytest.mark.parametrize("kunci", KUNCI)
def test_the_longest_way_of_the_five_forms_is_all_their_rows(kunci: str) -> None:
    berkas = read_fixture(kunci)

    beban = weigh_berkas(berkas, SEHARI)

    assert beban.terpanjang
    assert group_rows(beban.terpanjang.langkah) == [(0, len(berkas.langkah) - 1)]
    assert beban.terpanjang.lama == beban.total


def test_rows_that_follow_one_another_are_one_stretch() -> None:
    assert group_rows([0, 1, 2, 5, 7, 8]) == [(0, 2), (5, 5), (7, 8)]
