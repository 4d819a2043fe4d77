import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.angka import format_angka
from lakip.domain.pertentangan import find_in_teks

NAMA = "realisasi 1.1 tahun 2025"


def find(teks, lama, kini, **lain):
    return find_in_teks(teks, {NAMA: lama}, {NAMA: kini, **lain})


def test_sentence_that_names_the_old_figure_is_pointed_at():
    [satu] = find("Kinerja dilaporkan. Realisasinya 94,35. Selesai.", "94,35", "105,98")

    assert str(satu) == (
        "Kalimat “Realisasinya 94,35.” menyebut 94,35; data kini 105,98 (realisasi 1.1 tahun 2025)."
    )


@pytest.mark.parametrize(
    ("teks", "lama"),
    [
        ("Capaian 94,35% tahun ini.", "94,35%"),
        ("Capaian 94,35 % tahun ini.", "94,35%"),
        ("Capaian 94,35 tahun ini.", "94,35%"),
        ("Capaian 97,2% tahun ini.", "97,20%"),
        ("Belanja Rp24.300.904,96.", "Rp24.300.904,96"),
        ("Belanja Rp. 24.300.904,96 habis.", "Rp24.300.904,96"),
        ("(46 kasus)", "46"),
        ("Turun -3,25 poin", "-3,25"),
        ("Turun −3,25 poin", "-3,25"),
        ("Antara 46–50 kasus", "46–50"),
        ("Capaian 5% saja", "5%"),
        ("- butir pertama 46", "46"),
    ],
)
def test_figure_is_found_as_people_write_it(teks, lama):
    assert len(find(teks, lama, "belum diukur")) == 1


@pytest.mark.parametrize(
    ("teks", "lama"),
    [
        pytest.param("Nilai 194,35 dan 94,351.", "94,35", id="part of a longer number"),
        pytest.param("Nilai 1.094,35.", "94,35", id="end of a longer number"),
        pytest.param("PermenPANRB 53/2014.", "53", id="number of a regulation"),
        pytest.param("Indikator 1.1 dibahas.", "1,1", id="number of an indikator"),
        pytest.param("Sasaran 3 dibahas.", "3", id="single digit"),
        pytest.param("Sepanjang tahun 2025.", "2.025", id="year"),
        pytest.param("Rapat 12 Januari 2026.", "12", id="day of a date"),
        pytest.param("Pasal 53 ayat 12.", "53", id="number of an article"),
        pytest.param("Kode A46 dan 46B.", "46", id="part of a word"),
        pytest.param("", "46", id="no text"),
    ],
)
def test_what_is_another_number_is_left_alone(teks, lama):
    assert find(teks, lama, "105,98") == ()


def test_figure_that_did_not_change_is_left_alone():
    assert find("Nilainya 94,35.", "94,35", "94,35") == ()


def test_number_that_another_figure_has_now_is_left_alone():
    assert find("Target 94,35.", "94,35", "105,98", **{"target 1.1 tahun 2025": "94,35"}) == ()


def test_figure_printed_with_other_zeros_is_the_same():
    assert find("Nilainya 97,2.", "97,20", "97,2") == ()


def test_figure_that_is_gone_from_the_data_is_told():
    [satu] = find_in_teks("Nilainya 94,35.", {NAMA: "94,35"}, {})

    assert str(satu).endswith("menyebut 94,35; data kini tidak memuatnya lagi (realisasi 1.1 tahun 2025).")


def test_figure_that_was_missing_when_the_text_was_written_is_no_figure():
    assert find("Realisasi belum diukur.", "belum diukur", "94,35") == ()


def test_figures_that_changed_alike_are_told_once():
    tercatat = {"a": "94,35", "b": "94,35", "c": "94,35"}

    found = find_in_teks("Nilai 94,35.", tercatat, {"a": "1", "b": "1", "c": "2"})

    assert [satu.nama for satu in found] == ["a", "c"]


def test_every_sentence_is_told_and_a_long_one_is_cut():
    panjang = "Nilainya 94,35 " + "karena itu " * 40

    satu, dua = find(f"Nilai 94,35.\n- {panjang}", "94,35", "1")

    assert satu.kalimat == "Nilai 94,35."
    assert len(str(dua)) < 320


ANGKA = st.decimals(min_value=10, max_value=10**12, places=2, allow_nan=False).map(format_angka)


@given(ANGKA, ANGKA)
def test_a_printed_figure_is_found_exactly_when_it_changed(lama, kini):
    is_tahun = len(lama) == 4 and lama.isdigit()

    assert bool(find(f"Realisasinya sebesar {lama}, demikian.", lama, kini)) == (
        lama != kini and not is_tahun
    )


@given(st.text(), st.text(), st.text())
def test_any_text_can_be_looked_through(teks, lama, kini):
    find(teks, lama, kini)
