"""What stands in a later revision again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.domain.berkas import PelaksanaBerkas
from sop.domain.padanan import match_berkas
from tests.sop.factories import KUNCI, read_fixture, redraw, rewrite


@pytest.mark.parametrize("kunci", KUNCI)
def test_a_document_is_itself(kunci: str) -> None:
    berkas = read_fixture(kunci)

    padanan = match_berkas(berkas, berkas)

    assert padanan.langkah == {n: n for n in range(len(berkas.langkah))}
    assert padanan.pelaksana == {n: n for n in range(len(berkas.pelaksana))}
    assert padanan.simbol == {s.id: s.id for s in berkas.alur.simbol}


@given(st.sampled_from(KUNCI), st.data())
def test_a_row_is_found_wherever_it_is_moved(kunci: str, data: st.DataObject) -> None:
    berkas = read_fixture(kunci)
    rows = list(range(len(berkas.langkah)))
    order = data.draw(st.permutations(rows))

    padanan = match_berkas(berkas, replace(berkas, langkah=tuple(berkas.langkah[n] for n in order)))

    assert {
        berkas.langkah[a].kegiatan: berkas.langkah[order[b]].kegiatan for a, b in padanan.langkah.items()
    } == {row.kegiatan: row.kegiatan for row in berkas.langkah}


def test_rows_of_the_same_words_are_told_apart_by_their_names() -> None:
    berkas = read_fixture("kalbar-adpim")
    rows = list(berkas.langkah)
    assert rows[6].kegiatan == rows[7].kegiatan
    rows[6], rows[7] = rows[7], rows[6]

    padanan = match_berkas(berkas, replace(berkas, langkah=tuple(rows)))
    assert (padanan.langkah[6], padanan.langkah[7]) == (7, 6)


def test_of_two_rows_of_the_same_words_the_one_that_is_left_is_told_by_its_name() -> None:
    berkas = read_fixture("kalbar-adpim")

    padanan = match_berkas(berkas, replace(berkas, langkah=(*berkas.langkah[:6], *berkas.langkah[7:])))

    assert (padanan.langkah.get(6), padanan.langkah[7]) == (None, 6)


def test_rows_of_the_same_words_stay_in_order_where_a_document_was_entered_anew() -> None:
    berkas = read_fixture("kalbar-adpim")
    rows = (replace(berkas.langkah[0], kegiatan="Membubuhkan stempel dinas"), *berkas.langkah)
    anew = tuple(replace(row, kunci=f"baru-{n}") for n, row in enumerate(rows))

    padanan = match_berkas(berkas, replace(berkas, langkah=anew))

    assert padanan.langkah == {n: n + 1 for n in range(len(berkas.langkah))}


def test_a_row_that_kept_its_name_is_known_by_half_of_its_words_wherever_it_stands() -> None:
    berkas = rewrite(read_fixture(), 4, kegiatan="Mengumpulkan data kinerja")
    ditulis_ulang = rewrite(berkas, 4, kegiatan="Mengumpulkan laporan triwulan")
    rows = (replace(berkas.langkah[0], kunci="baru", kegiatan="Membubuhkan stempel"), *ditulis_ulang.langkah)

    assert match_berkas(berkas, replace(berkas, langkah=rows)).langkah[4] == 5


def test_a_row_whose_words_were_mended_is_still_that_row() -> None:
    berkas = read_fixture()
    rows = [replace(row, kegiatan=f"{row.kegiatan} secara lengkap") for row in berkas.langkah]

    assert match_berkas(berkas, replace(berkas, langkah=tuple(rows))).langkah == {
        n: n for n in range(len(rows))
    }


def test_a_row_of_other_words_is_another() -> None:
    berkas = read_fixture()
    baru = rewrite(berkas, 4, kegiatan="Membubuhkan stempel dinas", kunci="baru")

    assert 4 not in match_berkas(berkas, baru).langkah


def test_a_symbol_follows_its_column() -> None:
    berkas = read_fixture()
    kolom = len(berkas.pelaksana) - 1
    mirrored = tuple(
        replace(row, simbol=tuple(replace(s, pelaksana=kolom - s.pelaksana) for s in row.simbol))
        for row in berkas.langkah
    )
    baru = replace(berkas, pelaksana=berkas.pelaksana[::-1], langkah=mirrored)

    padanan = match_berkas(berkas, baru)

    assert padanan.pelaksana == {n: kolom - n for n in range(kolom + 1)}
    assert padanan.simbol == {s.id: s.id for s in berkas.alur.simbol}


def test_a_symbol_that_was_moved_to_another_column_is_still_that_symbol() -> None:
    berkas = read_fixture()

    assert match_berkas(berkas, redraw(berkas, 2, pelaksana=0)).simbol[2] == 2


def test_a_column_that_was_renamed_altogether_is_another() -> None:
    berkas = read_fixture()
    baru = replace(berkas, pelaksana=(PelaksanaBerkas("Bendahara"), *berkas.pelaksana[1:]))

    assert 0 not in match_berkas(berkas, baru).pelaksana
