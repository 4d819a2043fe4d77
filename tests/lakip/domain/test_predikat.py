import json
from decimal import Decimal
from pathlib import Path

import pytest

from lakip.domain.predikat import Kelas, Skala, classify, find_gaps, read_skala

FIXTURE = json.loads((Path(__file__).parents[3] / "fixtures" / "skala.json").read_text())
SKALA_BY_KUNCI = {isi["kunci"]: read_skala(isi) for isi in FIXTURE}


def kelas(label, di_atas, sampai):
    return Kelas(label, *(None if batas is None else Decimal(batas) for batas in (di_atas, sampai)))


@pytest.mark.parametrize(
    ("persen", "predikat"),
    [
        pytest.param("229.38", "Sangat Tinggi", id="far above 100"),
        pytest.param("90.01", "Sangat Tinggi", id="above 90"),
        pytest.param("90", "Tinggi", id="90"),
        pytest.param("75.01", "Tinggi", id="above 75"),
        pytest.param("75", "Sedang", id="75"),
        pytest.param("65.01", "Sedang", id="above 65"),
        pytest.param("65", "Rendah", id="65"),
        pytest.param("50.01", "Rendah", id="above 50"),
        pytest.param("50", "Sangat Rendah", id="50"),
        pytest.param("-50", "Sangat Rendah", id="negative"),
    ],
)
def test_each_percentage_has_one_predikat(persen, predikat):
    assert classify(Decimal(persen), SKALA_BY_KUNCI["permendagri-86-2017"]) == predikat


@pytest.mark.parametrize(
    ("kunci", "persen", "predikat"),
    [
        pytest.param("inspektorat-sampang-2019", "90.01", "Sangat Baik", id="Sampang above 90"),
        pytest.param("inspektorat-sampang-2019", "90", "Baik", id="Sampang 90"),
        pytest.param("maluku-tengah-2021", "85.01", "Memuaskan", id="Maluku Tengah above 85"),
        pytest.param("maluku-tengah-2021", "85", "Sangat Baik", id="Maluku Tengah 85"),
        pytest.param("maluku-tengah-2021", "30", "Kurang", id="Maluku Tengah 30"),
        pytest.param("akip-88-2021", "70.01", "BB", id="AKIP above 70"),
        pytest.param("akip-88-2021", "70", "B", id="AKIP 70"),
    ],
)
def test_each_office_has_its_own_skala(kunci, persen, predikat):
    assert classify(Decimal(persen), SKALA_BY_KUNCI[kunci]) == predikat


def test_without_percentage_there_is_no_predikat():
    assert classify(None, SKALA_BY_KUNCI["permendagri-86-2017"]) is None


def test_skala_gives_its_labels_from_worst_to_best():
    assert SKALA_BY_KUNCI["akip-88-2021"].urutan == ("D", "C", "CC", "B", "BB", "A", "AA")


def test_legend_prints_the_bounds_half_open():
    rentang = [k.rentang for k in SKALA_BY_KUNCI["permendagri-86-2017"].kelas]

    assert rentang == [">90", ">75–90", ">65–75", ">50–65", "≤50"]


@pytest.mark.parametrize(
    ("kelas_list", "masalah"),
    [
        pytest.param([], ["Skala tidak memiliki kelas."], id="empty"),
        pytest.param([kelas("Ya", None, None)], [], id="one class for all"),
        pytest.param([kelas("Tinggi", 75, None), kelas("Rendah", None, 75)], [], id="sound"),
        pytest.param(
            [kelas("Tinggi", 76, None), kelas("Rendah", None, 75)],
            ["Ada celah antara 75 dan 76: tidak termasuk kelas Rendah maupun Tinggi."],
            id="hole",
        ),
        pytest.param(
            [kelas("Tinggi", 74, None), kelas("Rendah", None, 75)],
            ["Kelas Rendah dan Tinggi tumpang tindih antara 74 dan 75."],
            id="overlap",
        ),
        pytest.param(
            [kelas("Tinggi", 75, 100), kelas("Rendah", 0, 75)],
            [
                "Kelas teratas, Tinggi, harus terbuka ke atas.",
                "Kelas terbawah, Rendah, harus terbuka ke bawah.",
            ],
            id="closed at both ends",
        ),
        pytest.param(
            [kelas("Tinggi", 75, None), kelas("Sedang", 75, 75), kelas("Rendah", None, 75)],
            ["Kelas Sedang kosong: batas bawahnya tidak di bawah batas atasnya."],
            id="class without room",
        ),
        pytest.param(
            [kelas("Tinggi", None, None), kelas("Rendah", None, 75)],
            ["Batas antara kelas Tinggi dan Rendah belum diisi."],
            id="bound left out",
        ),
        pytest.param(
            [kelas("Baik", 75, None), kelas("Baik", None, 75)],
            ["Ada dua kelas dengan nama yang sama."],
            id="name twice",
        ),
    ],
)
def test_every_fault_of_a_skala_is_named(kelas_list, masalah):
    assert find_gaps(kelas_list) == masalah


def test_skala_with_a_hole_is_refused():
    with pytest.raises(ValueError, match=r'Skala "Uji" belum dapat dipakai\. Ada celah antara 90 dan 91'):
        Skala("uji", "Uji", "kebiasaan kantor", (kelas("Tinggi", 91, None), kelas("Rendah", None, 90)))
