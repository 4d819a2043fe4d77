"""What was found of a thing: met, in part, not at all, and how what lacks is said."""

from __future__ import annotations

import pytest

from lakip.domain.kelengkapan import Hasil, Keadaan, Kekurangan, combine, judge, summarise


def lacks(jumlah: int) -> list[Kekurangan]:
    return [Kekurangan(f"Indikator {nomor} belum punya target.", "/") for nomor in range(jumlah)]


@pytest.mark.parametrize(
    ("kurang", "keadaan", "ditemukan"),
    [
        pytest.param(0, Keadaan.TERPENUHI, "4 dari 4 indikator", id="none lacks it"),
        pytest.param(1, Keadaan.SEBAGIAN, "3 dari 4 indikator", id="one lacks it"),
        pytest.param(3, Keadaan.SEBAGIAN, "1 dari 4 indikator", id="one has it"),
        pytest.param(4, Keadaan.BELUM, "0 dari 4 indikator", id="all lack it"),
    ],
)
def test_things_are_judged_by_how_many_lack_it(kurang: int, keadaan: Keadaan, ditemukan: str) -> None:
    hasil = judge(4, "indikator", lacks(kurang))

    assert (hasil.keadaan, hasil.ditemukan, len(hasil.kurang)) == (keadaan, ditemukan, kurang)


@pytest.mark.parametrize(("jumlah", "kurang"), [(0, 0), (1, 2)])
def test_nothing_to_judge_is_refused(jumlah: int, kurang: int) -> None:
    with pytest.raises(ValueError, match=f"{kurang} of {jumlah} indikator"):
        judge(jumlah, "indikator", lacks(kurang))


def of(*keadaan: Keadaan) -> list[Hasil]:
    return [Hasil(satu) for satu in keadaan]


@pytest.mark.parametrize(
    ("semua", "keadaan", "ditemukan"),
    [
        pytest.param(of(Keadaan.TERPENUHI, Keadaan.TIDAK_BERLAKU), Keadaan.TERPENUHI, "1 dari 1", id="all"),
        pytest.param(of(Keadaan.TERPENUHI, Keadaan.BELUM), Keadaan.SEBAGIAN, "1 dari 2", id="one of two"),
        pytest.param(of(Keadaan.SEBAGIAN, Keadaan.BELUM), Keadaan.SEBAGIAN, "0 dari 2", id="in part"),
        pytest.param(of(Keadaan.BELUM, Keadaan.BELUM), Keadaan.BELUM, "0 dari 2", id="none"),
    ],
)
def test_several_results_are_one(semua: list[Hasil], keadaan: Keadaan, ditemukan: str) -> None:
    hasil = combine(semua, "bagian")

    assert (hasil.keadaan, hasil.ditemukan) == (keadaan, f"{ditemukan} bagian")


def test_the_same_lack_found_twice_is_one() -> None:
    [satu] = lacks(1)
    hasil = Hasil(Keadaan.BELUM, kurang=(satu,))

    assert combine([hasil, hasil], "bagian").kurang == (satu,)


def test_where_nothing_applies_there_is_no_result() -> None:
    with pytest.raises(ValueError, match="none of the bagian applies"):
        combine(of(Keadaan.TIDAK_BERLAKU), "bagian")


@pytest.mark.parametrize(
    ("jumlah", "kalimat"),
    [
        pytest.param(1, "A0", id="one"),
        pytest.param(3, "A0; A1; A2", id="three are named"),
        pytest.param(4, "A0; A1; A2; dan 1 lagi", id="the rest are counted"),
    ],
)
def test_long_lists_of_lacks_are_shortened(jumlah: int, kalimat: str) -> None:
    assert summarise([f"A{nomor}." for nomor in range(jumlah)]) == kalimat
