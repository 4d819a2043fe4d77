import json
from decimal import Decimal
from pathlib import Path

import pytest

from lakip.domain.angka import read_angka
from lakip.domain.capaian import (
    AturanCapaian,
    AturanNol,
    Capaian,
    JenisNilai,
    Polaritas,
    RumusNegatif,
    StatusNilai,
    calculate_capaian,
    compare_printed,
    format_aturan,
    mean_capaian,
    meets_target,
)

DATA = Path(__file__).parents[2] / "data"
GROBOGAN = json.loads((DATA / "grobogan-2021.json").read_text())
JAMBIN = json.loads((DATA / "jambin-2026.json").read_text())

AKIP = ("D", "C", "CC", "B", "BB", "A", "AA")
POSITIF = AturanCapaian()
SELISIH = AturanCapaian(Polaritas.NEGATIF, RumusNegatif.SELISIH)
BANDING = AturanCapaian(Polaritas.NEGATIF, RumusNegatif.BANDING)
TEPAT = AturanCapaian(Polaritas.TEPAT)
RENTANG = AturanCapaian(Polaritas.RENTANG)
PREDIKAT = AturanCapaian(skala=AKIP)
SERATUS_BILA_NOL = AturanNol.SERATUS_BILA_NOL
NOL_POSITIF = AturanCapaian(target_nol=SERATUS_BILA_NOL)
NOL_BANDING = AturanCapaian(
    Polaritas.NEGATIF, RumusNegatif.BANDING, target_nol=SERATUS_BILA_NOL, realisasi_nol=SERATUS_BILA_NOL
)


def angka(teks):
    return None if teks is None else Decimal(teks)


@pytest.mark.parametrize(
    ("target", "realisasi", "positif", "selisih", "banding"),
    [
        pytest.param(20, 25, "125", "75", "80", id="above target"),
        pytest.param(20, 20, "100", "100", "100", id="on target"),
        pytest.param(20, 10, "50", "150", "200", id="half of target"),
        pytest.param(20, 50, "250", "-50", "40", id="more than twice the target"),
        pytest.param(20, 0, "0", "200", None, id="realisasi 0"),
        pytest.param(0, 0, None, None, None, id="both 0"),
        pytest.param(0, 3, None, None, None, id="target 0"),
    ],
)
def test_each_rumus_gives_its_own_capaian(target, realisasi, positif, selisih, banding):
    hasil = [
        calculate_capaian(Decimal(target), Decimal(realisasi), aturan).persen
        for aturan in (POSITIF, SELISIH, BANDING)
    ]

    assert hasil == [angka(positif), angka(selisih), angka(banding)]


@pytest.mark.parametrize(
    ("aturan", "target", "realisasi", "capaian"),
    [
        pytest.param(NOL_POSITIF, 0, 0, "100", id="positif, both 0"),
        pytest.param(NOL_POSITIF, 0, 3, None, id="positif, target 0"),
        pytest.param(NOL_POSITIF, 3, 0, "0", id="positif, realisasi 0"),
        pytest.param(NOL_BANDING, 0, 0, "100", id="banding, both 0"),
        pytest.param(NOL_BANDING, 0, 3, None, id="banding, target 0"),
        pytest.param(NOL_BANDING, 20, 0, "100", id="banding, no incident at all"),
        pytest.param(NOL_BANDING, 20, -1, None, id="banding, realisasi negative"),
    ],
)
def test_aturan_nol_answers_only_a_realisasi_of_zero(aturan, target, realisasi, capaian):
    assert calculate_capaian(Decimal(target), Decimal(realisasi), aturan).persen == angka(capaian)


@pytest.mark.parametrize(
    ("realisasi", "capaian"),
    [
        pytest.param("9", "90.00", id="below"),
        pytest.param("10", "100.00", id="exactly"),
        pytest.param("11", "90.00", id="above"),
        pytest.param("25", "-50.00", id="far above"),
    ],
)
def test_polaritas_tepat_counts_a_departure_on_either_side(realisasi, capaian):
    assert calculate_capaian(Decimal(10), Decimal(realisasi), TEPAT).persen == Decimal(capaian)


@pytest.mark.parametrize(
    ("realisasi", "capaian"),
    [
        pytest.param("4.99", "99.80", id="just below"),
        pytest.param("5", "100.00", id="lower bound"),
        pytest.param("6", "100.00", id="inside"),
        pytest.param("7", "100.00", id="upper bound"),
        pytest.param("7.7", "110.00", id="above"),
    ],
)
def test_rentang_is_measured_from_its_nearest_bound(realisasi, capaian):
    hasil = calculate_capaian((Decimal(5), Decimal(7)), Decimal(realisasi), RENTANG)

    assert hasil.persen == Decimal(capaian)


def test_rentang_that_ends_at_zero_is_met_by_zero():
    assert calculate_capaian((Decimal(-1), Decimal(0)), Decimal(0), RENTANG).persen == 100


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "alasan"),
    [
        pytest.param("B", "BB", "100", "", id="better"),
        pytest.param("B", "B", "100", "", id="equal"),
        pytest.param("B", "CC", None, "predikat di bawah target tidak memiliki persentase", id="worse"),
        pytest.param("B", "Baik", None, 'predikat "Baik" tidak ada dalam skala indikator', id="unknown"),
    ],
)
def test_predikat_meets_its_target_or_has_no_percentage(target, realisasi, capaian, alasan):
    hasil = calculate_capaian(target, realisasi, PREDIKAT)

    assert (hasil.persen, hasil.alasan) == (angka(capaian), alasan)


@pytest.mark.parametrize(
    ("target", "realisasi", "status", "aturan", "alasan"),
    [
        pytest.param(None, Decimal(1), "terisi", POSITIF, "target belum ditetapkan", id="no target"),
        pytest.param(Decimal(1), None, "belum_diukur", POSITIF, "realisasi belum diukur", id="unmeasured"),
        pytest.param(
            Decimal(1), None, "tidak_tersedia", POSITIF, "realisasi tidak tersedia", id="not available"
        ),
        pytest.param(Decimal(1), None, "terisi", POSITIF, "realisasi belum diisi", id="empty"),
        pytest.param(
            Decimal(1), Decimal(0), "belum_diukur", POSITIF, "realisasi belum diukur", id="0 put by a form"
        ),
        pytest.param(Decimal(0), Decimal(3), "terisi", POSITIF, "target 0", id="target 0"),
        pytest.param(Decimal(-2), Decimal(1), "terisi", POSITIF, "target negatif", id="target negative"),
        pytest.param(
            Decimal(20), Decimal(0), "terisi", BANDING, "realisasi 0 tidak dapat menjadi pembagi", id="T/0"
        ),
        pytest.param(
            (Decimal(7), Decimal(5)), Decimal(6), "terisi", RENTANG, "rentang target terbalik", id="crossed"
        ),
        pytest.param(
            Decimal(80),
            "BB",
            "terisi",
            POSITIF,
            "bentuk target atau realisasi tidak sesuai dengan polaritas positif",
            id="a number against a letter",
        ),
    ],
)
def test_what_cannot_be_calculated_says_why(target, realisasi, status, aturan, alasan):
    assert calculate_capaian(target, realisasi, aturan, StatusNilai(status)) == Capaian(alasan=alasan)


@pytest.mark.parametrize(
    ("aturan", "target", "realisasi", "rumus"),
    [
        pytest.param(POSITIF, "47", "49.81", "49,81 / 47 × 100% = 105,98%", id="positif"),
        pytest.param(SELISIH, "20", "25", "(2 × 20 − 25) / 20 × 100% = 75,00%", id="selisih"),
        pytest.param(SELISIH, "3", "-0.5", "(2 × 3 − (-0,5)) / 3 × 100% = 216,67%", id="deflation"),
        pytest.param(BANDING, "20", "25", "20 / 25 × 100% = 80,00%", id="banding"),
        pytest.param(TEPAT, "10", "9", "(10 − |9 − 10|) / 10 × 100% = 90,00%", id="tepat"),
    ],
)
def test_rumus_shows_the_numbers_put_in(aturan, target, realisasi, rumus):
    assert calculate_capaian(Decimal(target), Decimal(realisasi), aturan).rumus == rumus


@pytest.mark.parametrize(
    ("realisasi", "persen", "mentah", "catatan"),
    [
        pytest.param(130, "120.00", "130", "dibatasi paling tinggi 120%", id="above the cap"),
        pytest.param(120, "120.00", "120", "", id="on the cap"),
        pytest.param(0, "0.00", "0", "", id="on the floor"),
        pytest.param(-10, "0.00", "-10", "dibatasi paling rendah 0%", id="below the floor"),
    ],
)
def test_limits_keep_and_name_the_raw_value(realisasi, persen, mentah, catatan):
    aturan = AturanCapaian(batas_bawah=Decimal(0), batas_atas=Decimal(120))

    hasil = calculate_capaian(Decimal(100), Decimal(realisasi), aturan)

    assert (hasil.persen, hasil.mentah, hasil.catatan) == (Decimal(persen), Decimal(mentah), catatan)


@pytest.mark.parametrize(
    ("desimal", "capaian"),
    [
        pytest.param(0, "13", id="whole"),
        pytest.param(1, "12.5", id="one"),
        pytest.param(3, "12.500", id="three"),
    ],
)
def test_rounding_is_a_property_of_the_indikator(desimal, capaian):
    hasil = calculate_capaian(Decimal(8), Decimal(1), AturanCapaian(desimal=desimal))

    assert str(hasil.persen) == capaian


def test_crossed_limits_are_refused():
    with pytest.raises(ValueError, match=r"Batas bawah capaian \(120%\) melebihi batas atasnya \(100%\)"):
        AturanCapaian(batas_bawah=Decimal(120), batas_atas=Decimal(100))


@pytest.mark.parametrize(
    ("aturan", "kalimat"),
    [
        pytest.param(POSITIF, "realisasi / target × 100%; dibulatkan 2 desimal", id="positif"),
        pytest.param(
            NOL_BANDING,
            "target / realisasi × 100%; target 0 dengan realisasi 0 dihitung 100%; "
            "realisasi 0 dihitung 100%; dibulatkan 2 desimal",
            id="banding with zero rules",
        ),
        pytest.param(
            AturanCapaian(Polaritas.NEGATIF, batas_bawah=Decimal(0), batas_atas=Decimal(150)),
            "(2 × target − realisasi) / target × 100%; paling rendah 0%; paling tinggi 150%; "
            "dibulatkan 2 desimal",
            id="selisih with limits",
        ),
        pytest.param(
            PREDIKAT, "100% bila predikat sama dengan atau lebih baik daripada target", id="predikat"
        ),
    ],
)
def test_aturan_is_told_in_words(aturan, kalimat):
    assert format_aturan(aturan) == kalimat


def test_mean_leaves_out_what_cannot_be_calculated():
    capaian_list = [
        Capaian(Decimal("90.00"), Decimal(90)),
        Capaian(alasan="target 0"),
        Capaian(Decimal("100.00"), Decimal(130)),
    ]

    rata = mean_capaian(capaian_list)

    assert (rata.persen, rata.dihitung, rata.dilewati) == (Decimal("95.00"), 2, 1)
    assert rata.catatan == "rata-rata 2 capaian; 1 tidak dapat dihitung dan tidak diikutkan"


def test_mean_of_raw_values_ignores_the_cap():
    capaian_list = [Capaian(Decimal("90.00"), Decimal(90)), Capaian(Decimal("100.00"), Decimal(130))]

    assert mean_capaian(capaian_list, mentah=True).persen == Decimal("110.00")


def test_mean_of_nothing_says_so():
    rata = mean_capaian([Capaian(alasan="target 0")])

    assert (rata.persen, rata.dilewati) == (None, 1)
    assert rata.alasan == "tidak ada capaian yang dapat dihitung"


@pytest.mark.parametrize(
    ("tercetak", "hitung", "beda"),
    [
        pytest.param("94.4", Capaian(Decimal("94.45"), Decimal("94.446")), "0", id="never rounded twice"),
        pytest.param("100", Capaian(Decimal("100.00"), Decimal("105.98")), "0", id="printed with the cap"),
        pytest.param("105.98", Capaian(Decimal("100.00"), Decimal("105.98")), "5.98", id="cap not applied"),
        pytest.param("94.35", Capaian(Decimal("105.98"), Decimal("105.979")), "-11.63", id="another formula"),
        pytest.param("100", Capaian(alasan="target 0"), None, id="nothing to compare with"),
    ],
)
def test_printed_capaian_is_compared_at_its_own_decimals(tercetak, hitung, beda):
    assert compare_printed(Decimal(tercetak), hitung) == angka(beda)


def test_grobogan_recomputes_but_for_the_indikator_of_the_flood():
    beda = {}
    for baris in GROBOGAN["indikator"]:
        if baris["satuan"] == "predikat (huruf)":
            hitung = calculate_capaian(baris["target"], baris["realisasi"], PREDIKAT)
        else:
            hitung = calculate_capaian(read_angka(baris["target"]), read_angka(baris["realisasi"]), POSITIF)
        selisih = compare_printed(read_angka(baris["capaian"]), hitung)
        if selisih != 0:
            beda[baris["nama"]] = selisih

    assert len(GROBOGAN["indikator"]) == 35
    assert beda == {"Persentase wilayah bebas banjir": Decimal("-1.32")}


def test_the_flood_of_grobogan_was_counted_as_if_less_were_better():
    banjir = next(b for b in GROBOGAN["indikator"] if b["nama"] == "Persentase wilayah bebas banjir")

    hitung = calculate_capaian(read_angka(banjir["target"]), read_angka(banjir["realisasi"]), SELISIH)

    assert compare_printed(read_angka(banjir["capaian"]), hitung) == 0


def test_jambin_recomputes_to_two_decimals_but_for_one_cut_instead_of_rounded():
    beda = {}
    for baris in JAMBIN["indikator"]:
        hitung = calculate_capaian(read_angka(baris["target"]), Decimal(baris["realisasi"]), POSITIF)
        if hitung.persen != Decimal(baris["capaian"]):
            beda[baris["kode"], baris["triwulan"]] = (baris["capaian"], str(hitung.persen))

    assert len(JAMBIN["indikator"]) == 32
    assert beda == {("1.1", 1): ("98.24", "98.25")}


def test_text_has_no_percentage() -> None:
    aturan = AturanCapaian(jenis=JenisNilai.TEKS)

    assert calculate_capaian("WTP", "WTP", aturan).alasan == "nilai berupa teks tidak memiliki persentase"
    assert format_aturan(aturan) == "nilai berupa teks, tidak memiliki persentase"


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "tercapai"),
    [
        pytest.param("100000", "99996", "positif", False, id="missed by less than two decimals show"),
        pytest.param("20", "20", "positif", True, id="on target"),
        pytest.param("20", "25", "negatif", False, id="more, where less is better"),
        pytest.param("0", "0", "negatif", True, id="no incident, as promised"),
        pytest.param("0", "3", "negatif", False, id="three incidents where none was promised"),
        pytest.param("20", "21", "tepat", False, id="not exactly"),
    ],
)
def test_a_target_is_met_or_missed_by_its_figures(target, realisasi, polaritas, tercapai):
    assert meets_target(Decimal(target), Decimal(realisasi), Polaritas(polaritas)) is tercapai


@pytest.mark.parametrize(
    ("realisasi", "tercapai"), [("4.4", False), ("4.5", True), ("6", True), ("6.1", False)]
)
def test_a_range_is_met_within_its_bounds(realisasi, tercapai):
    assert meets_target((Decimal("4.5"), Decimal(6)), Decimal(realisasi), Polaritas.RENTANG) is tercapai


@pytest.mark.parametrize(
    ("realisasi", "tercapai"), [("B", False), ("BB", True), ("A", True), ("Z", None), (None, None)]
)
def test_a_predicate_is_met_by_its_place_on_the_scale(realisasi, tercapai):
    assert meets_target("BB", realisasi, Polaritas.POSITIF, AKIP) is tercapai
