"""SOPs that a document names in its keterkaitan."""

import pytest

from sop.domain.keterkaitan import IndeksJudul, Keterkaitan, find_keterkaitan
from tests.sop.factories import KUNCI, read_fixture

PUSTAKA = {
    "perjanjian": "Penyusunan Perjanjian Kinerja",
    "lakip": "Penyusunan Laporan Akuntabilitas Kinerja Instansi Pemerintah (LAKIP)",
}


KATA = ["pegawai", "barang", "arsip", "surat", "tamu", "dinas"]


def find(*butir: str, judul: str = "Penyusunan Renja") -> list[Keterkaitan]:
    return find_keterkaitan("renja", judul, butir, IndeksJudul(PUSTAKA))


def test_an_sop_is_found_by_its_title_without_its_number() -> None:
    assert find("1. SOP Penyusunan Perjanjian Kinerja.") == [
        Keterkaitan("SOP Penyusunan Perjanjian Kinerja.", "perjanjian")
    ]


def test_a_slip_of_the_pen_does_not_hide_it() -> None:
    [satu] = find("2. SOP Penyusunan Laporan Akuntabilitas dan Kinerja Instansi Pemerintah (LAKIP)")

    assert satu.kunci == "lakip"


def test_what_is_not_kept_here_is_told_all_the_same() -> None:
    assert find("SOP Penerbitan SK Tim") == [Keterkaitan("SOP Penerbitan SK Tim")]


def test_an_sop_does_not_name_itself_by_an_older_title() -> None:
    assert find_keterkaitan(
        "lakip", "Penyusunan LKjIP", ["SOP " + PUSTAKA["lakip"]], IndeksJudul(PUSTAKA)
    ) == [Keterkaitan("SOP " + PUSTAKA["lakip"])]


def test_of_many_alike_the_most_alike_is_meant() -> None:
    indeks = IndeksJudul(
        {str(n): f"Penyusunan rencana kerja {kata} dan anggaran" for n, kata in enumerate(KATA)}
    )

    [satu] = find_keterkaitan("", "Renja", ["SOP Penyusunan rencana kerja barang dan dan anggaran"], indeks)

    assert satu.kunci == str(KATA.index("barang"))


@pytest.mark.parametrize("butir", ["3. Kepala Dinas", "Bidang terkait", "SOP Penyusunan Renja", "-", ""])
def test_posts_and_the_document_itself_are_no_other_sop(butir: str) -> None:
    assert find(butir) == []


@pytest.mark.parametrize("kunci", KUNCI)
def test_the_keterkaitan_of_every_office_is_read(kunci: str) -> None:
    berkas = read_fixture(kunci)

    named = find_keterkaitan(kunci, berkas.judul, berkas.keterkaitan, IndeksJudul({}))

    assert all("sop" in satu.butir.lower() and not satu.kunci for satu in named)
    assert len(named) <= len(berkas.keterkaitan)
