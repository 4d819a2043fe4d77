from dataclasses import replace
from decimal import Decimal

import pytest

from lakip.domain.capaian import RataCapaian
from lakip.exports.grafik import KIRI, PANJANG, make_grafik
from tests.lakip.isi_laporan import make_sasaran


def make_grafik_of(*persen):
    return make_grafik(
        [
            replace(make_sasaran(nomor), rata=RataCapaian(satu and Decimal(satu), 1, 0))
            for nomor, satu in enumerate(persen, start=1)
        ]
    )


@pytest.mark.parametrize(
    ("persen", "panjang", "seratus"),
    [
        pytest.param(["60", "90"], [PANJANG // 2, PANJANG * 3 // 4], PANJANG * 5 // 6, id="axis to 120%"),
        pytest.param(["100", "200"], [PANJANG // 2, PANJANG], PANJANG // 2, id="axis to the longest bar"),
        pytest.param([None, "-20"], [0, 0], PANJANG * 5 // 6, id="no bar without or below 0"),
    ],
)
def test_bars_are_as_long_as_the_capaian(persen, panjang, seratus):
    grafik = make_grafik_of(*persen)

    assert [batang.panjang for batang in grafik.batang] == panjang
    assert grafik.seratus == KIRI + seratus


def test_chart_says_its_figures_in_words():
    assert make_grafik_of("93.66", None).uraian == "Sasaran 1 93,66%; Sasaran 2 tidak dapat dihitung"


def test_chart_of_nothing_is_empty():
    assert make_grafik([]).batang == ()
