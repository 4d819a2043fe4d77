"""What quarters come to: four ways, with the numbers put in, and a missing quarter that is never 0."""

from decimal import Decimal

import pytest

from lakip.domain.konsolidasi import Gabungan, Konsolidasi, combine_triwulan, differs

SKALA = ("D", "C", "CC", "B", "BB", "A", "AA")


def of(*nilai: str | None) -> dict[int, Decimal | str | None]:
    """The quarters from the first on; "-" is one that is missing."""
    return {tw: None if satu in ("-", None) else Decimal(satu) for tw, satu in enumerate(nilai, start=1)}


@pytest.mark.parametrize(
    ("cara", "nilai", "hasil", "rumus"),
    [
        pytest.param("jumlah", "10 12.5 0 3", "25.5", "10 + 12,5 + 0 + 3 = 25,5", id="sum, with a real 0"),
        pytest.param("jumlah", "10 -2 1 1", "10", "10 + (-2) + 1 + 1 = 10", id="sum with a correction"),
        pytest.param("rata_rata", "1 1 1 2", "1.25", "(1 + 1 + 1 + 2) / 4 = 1,25", id="mean"),
        pytest.param(
            "rata_rata", "0 0 0 0.0002", "0.0001", "(0 + 0 + 0 + 0,0002) / 4 = 0,0001", id="mean, up"
        ),
        pytest.param("terakhir", "80 85 90 70", "70", "triwulan IV = 70", id="last, though lower"),
        pytest.param("tertinggi", "80 95 90 95", "95", "triwulan II = 95", id="highest, where it was first"),
        pytest.param("tertinggi", "-3 -1 -2 -4", "-1", "triwulan II = -1", id="highest below zero"),
    ],
)
def test_year_follows_from_its_quarters(cara: str, nilai: str, hasil: str, rumus: str) -> None:
    gabungan = combine_triwulan(of(*nilai.split()), Konsolidasi(cara))

    assert gabungan == Gabungan(Decimal(hasil), rumus=rumus, is_dibulatkan=cara == "rata_rata")


@pytest.mark.parametrize(
    ("cara", "nilai", "sementara", "alasan"),
    [
        pytest.param("jumlah", "10 - 12", "22", "triwulan II dan IV belum ada nilainya", id="sum"),
        pytest.param("rata_rata", "10 - 12 14", "12", "triwulan II belum ada nilainya", id="mean of three"),
        pytest.param("terakhir", "10 11 12", "12", "triwulan IV belum ada nilainya", id="last"),
        pytest.param(
            "tertinggi", "10", "10", "triwulan II, III, dan IV belum ada nilainya", id="highest so far"
        ),
    ],
)
def test_missing_quarter_is_named_and_leaves_the_year_open(
    cara: str, nilai: str, sementara: str, alasan: str
) -> None:
    gabungan = combine_triwulan(of(*nilai.split(" ")), Konsolidasi(cara))

    assert gabungan.nilai is None
    assert (gabungan.sementara, gabungan.alasan) == (Decimal(sementara), alasan)


def test_last_value_does_not_need_the_quarters_before() -> None:
    gabungan = combine_triwulan({4: Decimal(81)}, Konsolidasi.TERAKHIR)

    assert gabungan.nilai == Decimal(81)
    assert gabungan.catatan == "triwulan I, II, dan III belum ada nilainya"


@pytest.mark.parametrize(
    ("cara", "hasil"),
    [
        pytest.param(Konsolidasi.TERAKHIR, Gabungan("B", rumus="triwulan IV = B"), id="last"),
        pytest.param(
            Konsolidasi.TERTINGGI, Gabungan("A", rumus="triwulan II = A"), id="highest on its scale"
        ),
        pytest.param(
            Konsolidasi.JUMLAH,
            Gabungan(alasan="predikat tidak dapat dijumlahkan atau dirata-rata"),
            id="no sum",
        ),
        pytest.param(
            Konsolidasi.RATA_RATA,
            Gabungan(alasan="predikat tidak dapat dijumlahkan atau dirata-rata"),
            id="no mean",
        ),
    ],
)
def test_predicates_have_a_last_and_a_highest(cara: Konsolidasi, hasil: Gabungan) -> None:
    assert combine_triwulan({1: "BB", 2: "A", 3: "CC", 4: "B"}, cara, SKALA) == hasil


def test_predicate_of_another_scale_has_no_place_among_them() -> None:
    gabungan = combine_triwulan({1: "BB", 4: "Baik"}, Konsolidasi.TERTINGGI, SKALA)

    assert gabungan.alasan == "ada predikat yang tidak terdapat dalam skala indikator"


@pytest.mark.parametrize(
    ("nilai", "cara", "alasan"),
    [
        pytest.param({}, Konsolidasi.JUMLAH, "nilai triwulan belum diisi", id="no quarters"),
        pytest.param({1: None}, Konsolidasi.JUMLAH, "nilai triwulan belum diisi", id="none of them measured"),
        pytest.param(
            {1: Decimal(5)}, None, "cara menggabungkan triwulan belum ditentukan", id="no way chosen"
        ),
    ],
)
def test_reason_why_quarters_come_to_nothing(
    nilai: dict[int, Decimal | str | None], cara: Konsolidasi | None, alasan: str
) -> None:
    assert combine_triwulan(nilai, cara) == Gabungan(alasan=alasan)


@pytest.mark.parametrize(
    ("tahun", "cara", "nilai", "is_other"),
    [
        pytest.param("46", "jumlah", "10 12 11 13", False, id="the sum"),
        pytest.param("46.0000", "jumlah", "10 12 11 13", False, id="zeros do not count"),
        pytest.param("47", "jumlah", "10 12 11 13", True, id="not the sum"),
        pytest.param("46", "jumlah", "10 12 11.4 13", True, id="a sum is not rounded"),
        pytest.param("11.3", "rata_rata", "10 11 12 12.3", False, id="a mean as the year is written"),
        pytest.param("11.4", "rata_rata", "10 11 12 12.3", True, id="not the mean"),
        pytest.param("110", "rata_rata", "110 110 110 110", False, id="a year that ends in zero"),
        pytest.param("99", "jumlah", "10 12 11", False, id="nothing to compare with as yet"),
    ],
)
def test_year_that_its_quarters_do_not_come_to(tahun: str, cara: str, nilai: str, is_other: bool) -> None:
    konsolidasi = Konsolidasi(cara)
    gabungan = combine_triwulan(of(*nilai.split()), konsolidasi)

    assert differs(Decimal(tahun), gabungan) is is_other
