"""A realisasi from its components: percent or ratio, and what is missing stays missing."""

from decimal import Decimal

import pytest

from lakip.domain.komponen import Hitungan, Realisasi, agrees, calculate_realisasi, sum_komponen
from lakip.domain.konsolidasi import Gabungan, differs


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "hitungan", "desimal", "hasil", "rumus"),
    [
        pytest.param("12", "16", "persen", 2, "75.00", "12 / 16 × 100 = 75", id="percent"),
        pytest.param("12", "16", "rasio", 2, "0.75", "12 / 16 = 0,75", id="ratio"),
        pytest.param("0", "16", "persen", 2, "0.00", "0 / 16 × 100 = 0", id="nothing of something is 0"),
        pytest.param("2", "3", "persen", 2, "66.67", "2 / 3 × 100 = 66,67", id="rounded half up"),
        pytest.param("1", "3", "rasio", 4, "0.3333", "1 / 3 = 0,3333", id="as many decimals as chosen"),
        pytest.param(
            "1234.5", "1000", "persen", 2, "123.45", "1.234,5 / 1.000 × 100 = 123,45", id="thousands"
        ),
    ],
)
def test_realisasi_follows_from_its_components(
    pembilang: str, penyebut: str, hitungan: str, desimal: int, hasil: str, rumus: str
) -> None:
    realisasi = calculate_realisasi(Decimal(pembilang), Decimal(penyebut), Hitungan(hitungan), desimal)

    assert realisasi == Realisasi(Decimal(hasil), rumus)


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "alasan"),
    [
        pytest.param(None, Decimal(3), "pembilang belum diisi", id="no numerator"),
        pytest.param(Decimal(3), None, "penyebut belum diisi", id="no denominator"),
        pytest.param(Decimal(0), Decimal(0), "penyebut 0 tidak dapat menjadi pembagi", id="of nothing"),
    ],
)
def test_reason_why_there_is_no_realisasi(
    pembilang: Decimal | None, penyebut: Decimal | None, alasan: str
) -> None:
    assert calculate_realisasi(pembilang, penyebut, Hitungan.PERSEN) == Realisasi(alasan=alasan)


@pytest.mark.parametrize(
    ("tertulis", "is_same"),
    [
        pytest.param("66.67", True, id="as calculated"),
        pytest.param("66.7000", True, id="with fewer decimals"),
        pytest.param("67", True, id="as a whole number"),
        pytest.param("66", False, id="cut off"),
        pytest.param("66.68", False, id="another figure"),
    ],
)
def test_written_realisasi_is_held_against_the_calculated_one(tertulis: str, is_same: bool) -> None:
    hitung = calculate_realisasi(Decimal(2), Decimal(3), Hitungan.PERSEN)

    assert agrees(Decimal(tertulis), hitung) is is_same


def test_written_realisasi_is_held_against_what_was_not_rounded_yet() -> None:
    hitung = calculate_realisasi(Decimal(944_499), Decimal(1_000_000), Hitungan.PERSEN)

    assert hitung.nilai == Decimal("94.45")
    assert [agrees(Decimal(satu), hitung) for satu in ("94.45", "94.4", "94.5")] == [True, True, False]


def test_what_cannot_be_calculated_agrees_with_nothing() -> None:
    assert not agrees(Decimal(0), Realisasi(alasan="penyebut 0"))


def of(*figures: int) -> dict[int, Decimal]:
    return {nomor: Decimal(satu) for nomor, satu in enumerate(figures, start=1)}


def test_share_of_the_year_is_that_of_the_sums_not_the_sum_of_the_shares() -> None:
    gabungan = sum_komponen(of(1, 2, 3, 4), of(10, 10, 10, 15), Hitungan.PERSEN)

    assert gabungan == Gabungan(
        Decimal("22.22"),
        rumus="pembilang 1 + 2 + 3 + 4 = 10; penyebut 10 + 10 + 10 + 15 = 45; 10 / 45 × 100 = 22,22",
        is_dibulatkan=True,
    )


@pytest.mark.parametrize(
    ("tahun", "is_other"),
    [("22.22", False), ("22.2", False), ("22", False), ("100", True)],
)
def test_year_is_compared_with_the_share_at_its_own_decimals(tahun: str, is_other: bool) -> None:
    gabungan = sum_komponen(of(1, 2, 3, 4), of(10, 10, 10, 15), Hitungan.PERSEN)

    assert differs(Decimal(tahun), gabungan) is is_other


def test_share_of_the_quarters_so_far_is_not_yet_that_of_the_year() -> None:
    gabungan = sum_komponen(of(1, 2), of(10, 10), Hitungan.PERSEN)

    assert (gabungan.nilai, gabungan.sementara) == (None, Decimal("15.00"))
    assert gabungan.alasan == "triwulan III dan IV belum ada nilainya"


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "alasan"),
    [
        pytest.param({}, {}, "komponen triwulan belum diisi", id="no figures"),
        pytest.param(of(1), of(0), "penyebut 0 tidak dapat menjadi pembagi", id="nothing to divide by"),
    ],
)
def test_reason_why_the_figures_give_no_share(
    pembilang: dict[int, Decimal], penyebut: dict[int, Decimal], alasan: str
) -> None:
    assert sum_komponen(pembilang, penyebut, Hitungan.RASIO) == Gabungan(alasan=alasan)
