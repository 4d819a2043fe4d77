import json
from decimal import Decimal
from pathlib import Path

import pytest

from lakip.domain.angka import read_angka
from lakip.domain.capaian import AturanCapaian, Capaian, calculate_capaian, compare_printed
from lakip.domain.efisiensi import CaraEfisiensi, Efisiensi, calculate_efisiensi, calculate_serapan
from lakip.domain.predikat import Kelas, Skala

GROBOGAN = json.loads((Path(__file__).parents[2] / "data" / "grobogan-2021.json").read_text())
TANPA_TARGET = Capaian(alasan="target 0")
TANPA_PAGU = Capaian(alasan="pagu 0")


def persen(nilai):
    return calculate_capaian(Decimal(100), Decimal(nilai), AturanCapaian())


@pytest.mark.parametrize(
    ("pagu", "realisasi", "serapan", "catatan"),
    [
        pytest.param("24999760561", "24300904925.96", "97.20", "", id="Dinas Pangan Maluku Utara 2025"),
        pytest.param("1041759500", "1028058131", "98.68", "", id="dinas pemberdayaan"),
        pytest.param("100", "0", "0.00", "", id="nothing spent"),
        pytest.param("100", "100", "100.00", "", id="all spent"),
        pytest.param("100", "100.01", "100.01", "realisasi melebihi pagu", id="more than all"),
    ],
)
def test_serapan_is_the_spent_share_of_the_pagu(pagu, realisasi, serapan, catatan):
    hasil = calculate_serapan(Decimal(pagu), Decimal(realisasi))

    assert (hasil.persen, hasil.catatan) == (Decimal(serapan), catatan)


@pytest.mark.parametrize(
    ("pagu", "realisasi", "alasan"),
    [
        pytest.param(None, Decimal(1), "pagu belum ditetapkan", id="no pagu"),
        pytest.param(Decimal(1), None, "realisasi anggaran belum tersedia", id="no realisasi"),
        pytest.param(Decimal(0), Decimal(0), "pagu 0", id="pagu 0"),
        pytest.param(Decimal(-1), Decimal(0), "pagu negatif", id="pagu negative"),
    ],
)
def test_serapan_without_figures_says_why(pagu, realisasi, alasan):
    assert calculate_serapan(pagu, realisasi) == Capaian(alasan=alasan)


def test_serapan_of_grobogan_recomputes_but_for_one_kegiatan():
    beda = {}
    for baris in GROBOGAN["anggaran"]:
        hitung = calculate_serapan(read_angka(baris["pagu"]), read_angka(baris["realisasi"]))
        selisih = compare_printed(read_angka(baris["persen"]), hitung)
        if selisih != 0:
            beda[baris["program"]] = selisih

    assert len(GROBOGAN["anggaran"]) == 13
    assert beda == {"Kegiatan Administrasi Kepegawaian Perangkat Daerah": Decimal("-0.03")}


@pytest.mark.parametrize(
    ("capaian", "serapan", "nilai"),
    [
        pytest.param("95.02", "95.01", "Efisien", id="capaian above serapan"),
        pytest.param("95.02", "95.02", "Efisien", id="equal"),
        pytest.param("95.01", "95.02", "Kurang efisien", id="capaian below serapan"),
        pytest.param("0", "0", "Belum dilaksanakan", id="nothing begun"),
        pytest.param("0", "0.01", "Kurang efisien", id="spent without result"),
        pytest.param("0.01", "0", "Efisien", id="result without money"),
    ],
)
def test_efisien_is_capaian_not_below_serapan(capaian, serapan, nilai):
    assert calculate_efisiensi(persen(capaian), persen(serapan)).nilai == nilai


def test_comparison_shows_both_figures():
    assert calculate_efisiensi(persen("95.02"), persen("89.05")).rumus == "capaian 95,02% ≥ serapan 89,05%"


def test_sisa_is_what_was_not_spent():
    hasil = calculate_efisiensi(TANPA_TARGET, persen("98.68"), CaraEfisiensi.SISA)

    assert hasil == Efisiensi("1,32%", Decimal("1.32"), "100% − 98,68% = 1,32%")


@pytest.mark.parametrize(
    ("capaian", "nilai", "alasan"),
    [
        pytest.param("100", "1,32%", "", id="reached"),
        pytest.param("99.99", "Tidak dihitung", "target belum tercapai (capaian 99,99%)", id="missed"),
    ],
)
def test_sisa_may_count_only_where_the_target_was_reached(capaian, nilai, alasan):
    hasil = calculate_efisiensi(persen(capaian), persen("98.68"), CaraEfisiensi.SISA_BILA_TERCAPAI)

    assert (hasil.nilai, hasil.alasan) == (nilai, alasan)


@pytest.mark.parametrize(
    ("cara", "capaian", "serapan", "alasan"),
    [
        pytest.param("banding", TANPA_TARGET, persen(90), "capaian: target 0", id="no capaian"),
        pytest.param("banding", persen(90), TANPA_PAGU, "serapan: pagu 0", id="no serapan"),
        pytest.param("banding", TANPA_TARGET, TANPA_PAGU, "capaian: target 0; serapan: pagu 0", id="neither"),
        pytest.param("sisa", TANPA_TARGET, TANPA_PAGU, "serapan: pagu 0", id="sisa asks no capaian"),
        pytest.param("sisa_bila_tercapai", TANPA_TARGET, persen(90), "capaian: target 0", id="sisa asks it"),
    ],
)
def test_what_is_missing_makes_no_efisiensi(cara, capaian, serapan, alasan):
    hasil = calculate_efisiensi(capaian, serapan, CaraEfisiensi(cara))

    assert hasil == Efisiensi("Tidak dapat dihitung", alasan=alasan)


SKALA = Skala(
    "kunci",
    "Selisih",
    "kebiasaan",
    (
        Kelas("Efisien", Decimal(5), None),
        Kelas("Cukup efisien", Decimal(-5), Decimal(5)),
        Kelas("Tidak efisien", None, Decimal(-5)),
    ),
)


@pytest.mark.parametrize(
    ("capaian", "serapan", "nilai"),
    [
        pytest.param("100", "94.99", "Efisien", id="above the threshold"),
        pytest.param("100", "95", "Cukup efisien", id="on the threshold"),
        pytest.param("90", "95", "Tidak efisien", id="on the lower threshold"),
        pytest.param("0", "0", "Belum dilaksanakan", id="not begun"),
    ],
)
def test_thresholds_of_an_office_grade_the_difference(capaian, serapan, nilai):
    assert calculate_efisiensi(persen(capaian), persen(serapan), skala=SKALA).nilai == nilai


def test_graded_difference_shows_its_numbers():
    rumus = calculate_efisiensi(persen("98.5"), persen("95"), skala=SKALA).rumus

    assert rumus == "capaian 98,50% − serapan 95,00% = 3,5 poin"
