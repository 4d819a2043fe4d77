from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from lakip.domain.capaian import AturanCapaian, Capaian, RataCapaian, StatusNilai
from lakip.exports.grafik import (
    HURUF,
    KANAN,
    KIRI,
    KIRI_PASANGAN,
    LEBAR,
    PANJANG_PASANGAN,
    TINGGI_TERBESAR,
    Jenis,
    make_grafik,
)
from lakip.exports.grafik_sasaran import list_grafik
from lakip.isi.bentuk_kinerja import NilaiTahun
from tests.lakip.isi_laporan import make_indikator, make_nilai, make_sasaran

PANJANG = LEBAR - KIRI - KANAN
SVG = "{http://www.w3.org/2000/svg}"
# A letter of 28 units of 1/10 mm is 7.9 pt; the law of this house is 7.
HURUF_TERKECIL = Decimal("24.7")


def make_grafik_of(*persen):
    return make_grafik(
        [
            replace(make_sasaran(nomor), rata=RataCapaian(satu and Decimal(satu), 1, 0))
            for nomor, satu in enumerate(persen, start=1)
        ],
        2025,
    )


def lines_of(grafik, jenis):
    return [satu for satu in grafik.garis if satu.jenis is jenis]


def words_of(grafik):
    return [satu.isi for satu in grafik.teks]


def make_words(target="BB", realisasi="B", tahun=2025):
    """A value that is a predicate."""
    return NilaiTahun(
        tahun, target, realisasi, StatusNilai.TERISI, Capaian(alasan="predikat di bawah target")
    )


def make_years(**nilai):
    """An indikator with values of some earlier years, as ``y2023="40"``; an empty one was not measured."""
    lalu = tuple(make_nilai(int(tahun[1:]), "44", satu, AturanCapaian()) for tahun, satu in nilai.items())
    return make_indikator(lalu=lalu)


# --- the mean of each sasaran ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persen", "panjang", "seratus"),
    [
        pytest.param(["60", "90"], [PANJANG // 2, PANJANG * 3 // 4], PANJANG * 5 // 6, id="axis to 120%"),
        pytest.param(["100", "200"], [PANJANG // 2, PANJANG], PANJANG // 2, id="axis to the longest bar"),
        pytest.param([None, "-20"], [], PANJANG * 5 // 6, id="no bar without or below 0"),
    ],
)
def test_bars_are_as_long_as_the_capaian(persen, panjang, seratus):
    grafik = make_grafik_of(*persen)

    assert [kotak.lebar for kotak in grafik.kotak] == panjang
    assert [garis.x1 for garis in lines_of(grafik, Jenis.TARGET)] == [KIRI + seratus]


def test_chart_says_its_figures_in_words():
    assert make_grafik_of("93.66", None).uraian == "Sasaran 1 93,66%; Sasaran 2 tidak dapat dihitung"


@pytest.mark.parametrize("persen", [[], ["90"]])
def test_there_is_no_chart_of_less_than_two_sasaran(persen):
    assert make_grafik_of(*persen) is None


# --- target and realisasi -------------------------------------------------------------------------------


def draw_target(*indikator):
    return list_grafik(make_sasaran(1, indikator), "target_realisasi")


def test_target_is_an_outline_and_realisasi_is_full():
    [grafik] = draw_target(make_indikator(target="100", realisasi="50"))

    assert [(kotak.lebar, kotak.is_kosong) for kotak in grafik.kotak] == [
        (PANJANG_PASANGAN, True),
        (PANJANG_PASANGAN // 2, False),
    ]
    assert {"Target", "Realisasi", "100", "50"} <= set(words_of(grafik))


def test_realisasi_that_was_not_measured_has_no_bar_and_says_so():
    [grafik] = draw_target(make_indikator(realisasi=""))

    assert [kotak.is_kosong for kotak in grafik.kotak] == [True]
    assert "belum diukur" in words_of(grafik)
    assert "0" not in words_of(grafik)


def test_negative_value_goes_to_the_left_of_zero():
    [grafik] = draw_target(make_indikator(target="50", realisasi="-50"))
    tengah = KIRI_PASANGAN + PANJANG_PASANGAN // 2

    target, realisasi = grafik.kotak
    assert (target.x, realisasi.x + realisasi.lebar) == (tengah, tengah)
    assert [garis.x1 for garis in grafik.garis] == [tengah]


def test_range_is_drawn_from_its_lower_to_its_upper_bound():
    kini = replace(make_indikator().kini, target=(Decimal(25), Decimal(75)), realisasi=Decimal(100))
    [grafik] = draw_target(make_indikator(kini=kini))

    assert grafik.kotak[0].x == KIRI_PASANGAN + PANJANG_PASANGAN // 4
    assert grafik.kotak[0].lebar == PANJANG_PASANGAN // 2
    assert "25–75" in words_of(grafik)


def test_words_have_no_bars_and_without_any_bar_there_is_no_chart():
    predikat = make_indikator(kini=make_words())

    assert draw_target(predikat) == ()
    assert draw_target() == ()


def test_many_indikator_are_spread_over_figures_that_fit_a_page():
    gambar = draw_target(*(make_indikator(f"1.{nomor}") for nomor in range(1, 21)))

    assert len(gambar) == 3
    assert all(satu.tinggi <= TINGGI_TERBESAR for satu in gambar)
    assert gambar[0].judul == "Target dan realisasi sasaran 1 (bagian 1 dari 3)"
    assert len({satu.kunci for satu in gambar}) == 3


def test_long_name_is_cut_between_words_and_keeps_its_satuan():
    [grafik] = draw_target(make_indikator(nama="Persentase pelanggaran " * 20, satuan="kasus"))

    assert words_of(grafik)[0].endswith(" Persentase… (kasus)")


# --- over the years -------------------------------------------------------------------------------------


def draw_years(*indikator):
    return list_grafik(make_sasaran(1, indikator), "antar_tahun")


def test_each_year_has_a_column_and_a_line_at_its_target():
    [grafik] = draw_years(make_years(y2023="40", y2024="46.2"))

    assert len(grafik.kotak) == len(lines_of(grafik, Jenis.TARGET)) == 3
    assert {"2023", "2024", "2025", "40", "46,2", "49,81", "target 44", "target 47"} <= set(words_of(grafik))


def test_year_without_a_value_is_a_gap():
    [grafik] = draw_years(make_years(y2022="40", y2024=""))

    assert len(grafik.kotak) == 2  # 2022 and 2025
    assert [w for w in words_of(grafik) if w in ("–", "2023", "2024")] == ["2023", "–", "2024", "–"]
    assert "2023 tidak ada data" in grafik.uraian
    assert "2024 belum diukur (target 44)" in grafik.uraian


def test_column_of_a_negative_year_hangs_below_zero():
    [grafik] = draw_years(make_years(y2024="-20"))
    [sumbu] = lines_of(grafik, Jenis.SUMBU)

    naik, turun = sorted(grafik.kotak, key=lambda kotak: kotak.y)
    assert naik.y + naik.tinggi == turun.y == sumbu.y1


def test_no_more_than_five_years_are_drawn():
    [grafik] = draw_years(make_years(y2018="40", y2022="41", y2024="42"))

    assert [w for w in words_of(grafik) if w.startswith("20")] == ["2021", "2022", "2023", "2024", "2025"]


def test_indikator_without_earlier_years_has_no_chart():
    assert draw_years(make_indikator(lalu=(None, None))) == ()


def test_predicates_over_the_years_stand_as_words():
    indikator = make_indikator(kini=make_words(), lalu=(make_words(realisasi="CC", tahun=2024),))
    [grafik] = draw_years(indikator)

    assert grafik.kotak == ()
    assert {"CC", "B", "target BB"} <= set(words_of(grafik))


def test_long_figures_get_a_row_of_their_own():
    indikator = make_years(y2021="24300904925.96")
    [pendek], [panjang] = draw_years(*[make_years(y2021="1")] * 2), draw_years(indikator)

    assert len({satu.x1 for satu in lines_of(pendek, Jenis.SUMBU)}) == 2
    assert [satu.x2 - satu.x1 for satu in lines_of(panjang, Jenis.SUMBU)] == [LEBAR]
    assert "24.300.904.925,96" in words_of(panjang)


# --- Renstra and national standard ----------------------------------------------------------------------


def test_progress_to_the_end_of_the_renstra_is_told_in_percent():
    with_target, without = make_indikator(), make_indikator("1.2", target_renstra=None)
    [grafik] = list_grafik(make_sasaran(1, (with_target, without)), "target_renstra")

    assert len(grafik.kotak) == 1
    assert {"83,02%", "100%"} <= set(words_of(grafik))


def test_only_indikator_with_a_standard_are_held_against_it():
    with_standar = make_indikator(standar_nasional=Decimal(45))
    [grafik] = list_grafik(make_sasaran(1, (with_standar, make_indikator("1.2"))), "standar_nasional")

    assert grafik.uraian.startswith("1.1 ")
    assert {"Standar", "45", "49,81"} <= set(words_of(grafik))
    assert list_grafik(make_sasaran(), "standar_nasional") == ()


@pytest.mark.parametrize("kunci", ["penyebab_solusi", "efisiensi", "program_penunjang"])
def test_other_analyses_have_no_chart(kunci):
    assert list_grafik(make_sasaran(), kunci) == ()


# --- as it is drawn -------------------------------------------------------------------------------------

ANGKA = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False)
MAYBE = st.one_of(st.none(), ANGKA)


@given(st.lists(st.tuples(MAYBE, MAYBE, MAYBE), min_size=1, max_size=9))
def test_nothing_is_drawn_outside_of_the_drawing(rows):
    def write(nilai):
        return "" if nilai is None else f"{nilai}"

    indikator = [
        make_indikator(
            f"1.{nomor}",
            target=write(target) or "47",
            realisasi=write(realisasi),
            lalu=(make_nilai(2024, "44", write(lalu), AturanCapaian()),),
        )
        for nomor, (target, realisasi, lalu) in enumerate(rows, start=1)
    ]
    sasaran = make_sasaran(1, tuple(indikator))

    for kunci in ("target_realisasi", "antar_tahun", "target_renstra"):
        for grafik in list_grafik(sasaran, kunci):
            assert all(kotak.lebar >= 0 and kotak.tinggi >= 0 for kotak in grafik.kotak)
            assert all(0 <= kotak.x <= kotak.x + kotak.lebar <= LEBAR for kotak in grafik.kotak)
            assert all(0 <= kotak.y <= kotak.y + kotak.tinggi <= grafik.tinggi for kotak in grafik.kotak)
            assert all(0 <= teks.x <= LEBAR and HURUF <= teks.y <= grafik.tinggi for teks in grafik.teks)
            assert all(0 <= garis.y1 <= grafik.tinggi for garis in grafik.garis)


def test_drawing_is_sound_svg_with_its_figures_in_words_and_letters_of_7_points():
    nama = "Pelanggaran <b>&"
    [grafik] = draw_target(make_indikator(nama=nama))
    html = render_to_string("paper/_grafik.html", {"grafik": grafik})
    svg = ElementTree.fromstring(html).find(f"{SVG}svg")  # noqa: S314

    assert svg.find(f"{SVG}title").text == f"{grafik.judul}: 1.1 {nama} (%): target 47, realisasi 49,81"
    assert svg.find(f"{SVG}desc").text == grafik.cara
    assert Decimal(svg.get("font-size")) >= HURUF_TERKECIL
    assert all(teks.get("font-size") is None for teks in svg.iter(f"{SVG}text"))


def test_full_and_hollow_bars_differ_without_colour():
    [grafik] = draw_target(make_indikator())
    html = render_to_string("paper/_grafik.html", {"grafik": grafik})
    kosong, penuh = ElementTree.fromstring(html).iter(f"{SVG}rect")  # noqa: S314

    assert (kosong.get("fill"), kosong.get("stroke")) == ("#ffffff", "#1d1b17")
    assert penuh.get("fill") != "#ffffff"
