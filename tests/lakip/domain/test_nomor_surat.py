"""The number of a letter follows the pattern of the office."""

from __future__ import annotations

from datetime import date

import pytest

from lakip.domain.nomor_surat import find_faults, format_nomor

TANGGAL = date(2026, 9, 4)


def write(pola: str, unit: str = "Satpol PP-BLG", lebar: int = 1) -> str:
    return format_nomor(pola, urut=7, tanggal=TANGGAL, klasifikasi="000.8.6.3", unit=unit, lebar=lebar)


@pytest.mark.parametrize(
    ("pola", "nomor"),
    [
        ("{klasifikasi}/{urut}/{unit}/{tahun}", "000.8.6.3/7/Satpol PP-BLG/2026"),
        ("{urut}/{klasifikasi}/{bulan}/{tahun}", "7/000.8.6.3/IX/2026"),
        ("B-{urut}/{tahun}", "B-7/2026"),
    ],
)
def test_a_number_is_written_as_the_office_writes_it(pola: str, nomor: str) -> None:
    assert write(pola) == nomor
    assert list(find_faults(pola, "Satpol PP-BLG")) == []


def test_the_running_number_has_the_digits_of_the_office() -> None:
    assert write("{urut}/{tahun}", lebar=4) == "0007/2026"


def test_an_office_without_a_code_for_its_unit_has_no_empty_place_for_it() -> None:
    assert write("{klasifikasi}/{urut}/{unit}/{tahun}", unit="") == "000.8.6.3/7/2026"


@pytest.mark.parametrize(
    ("pola", "unit", "pesan"),
    [
        ("{klasifikasi}/{tahun}", "", "harus memuat {urut}"),
        ("{klasifikasi}/{urut}", "", "harus memuat {tahun}"),
        ("{urut}/{kode}/{tahun}", "", "{kode} tidak dikenal"),
        ("{urut/{tahun}", "", "tidak berpasangan"),
        ("{urut}/{urut}/{tahun}", "", "lebih dari sekali"),
        ("{klasifikasi}{urut}/{tahun}", "", "pemisah"),
        ("{urut}/{unit}/{tahun}", " ", "Isi kode unit"),
        ("", "", "harus memuat {urut}"),
    ],
)
def test_a_pattern_that_would_give_a_number_twice_is_refused(pola: str, unit: str, pesan: str) -> None:
    assert pesan in " ".join(find_faults(pola, unit))
