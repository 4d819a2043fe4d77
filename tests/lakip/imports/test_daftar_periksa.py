"""The common lists: as many things as the regulations count, each proven by a rule that exists."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from lakip.domain.kelengkapan import JenisDaftar
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA
from lakip.imports.daftar_periksa import load_daftar
from lakip.kelengkapan.aturan import ATURAN


@pytest.mark.parametrize("jenis", JenisDaftar)
def test_every_rule_that_a_list_names_exists(jenis: JenisDaftar) -> None:
    daftar = load_daftar()[jenis]

    assert daftar.jenis is jenis
    assert {satu.aturan for satu in daftar.butir if satu.aturan} <= ATURAN.keys()
    assert len({satu.nomor for satu in daftar.butir}) == len(daftar.butir)


def test_every_part_that_people_have_to_write_is_on_the_list() -> None:
    asked = {satu.aturan for satu in load_daftar()[JenisDaftar.SISTEMATIKA].butir}

    parts = {f"teks_{satu.kunci}" for satu in SISTEMATIKA if satu.wajib and satu.pengisi.has_teks}
    assert parts | {f"analisis_{satu.kunci}" for satu in ANALISIS} <= asked


def test_mandatory_is_what_the_regulation_makes_so() -> None:
    daftar = load_daftar()

    wajib = {satu.nomor for satu in daftar[JenisDaftar.SISTEMATIKA].butir if satu.is_wajib}
    assert wajib == {
        "1.1", "1.2", "1.3", "2.1", "2.2", "3.0", "3.1", "3.2", "3.3", "3.5", "3.6", "3.7", "3.8", "4.1",
        "4.2",
    }  # fmt: skip
    advice = (*daftar[JenisDaftar.REVIU].butir, *daftar[JenisDaftar.LKE].butir)
    assert not any(satu.is_wajib for satu in advice)


def test_the_reviu_has_its_23_statements() -> None:
    butir = load_daftar()[JenisDaftar.REVIU].butir

    assert list(Counter(satu.kelompok for satu in butir).values()) == [6, 7, 10]


def test_the_lke_has_six_and_nine_criteria_of_three_and_four_and_a_half_points() -> None:
    butir = load_daftar()[JenisDaftar.LKE].butir

    by_kelompok = Counter(satu.kelompok[:3] for satu in butir)
    assert by_kelompok == {"3.a": 6, "3.b": 9, "3.c": 2}
    assert sum(satu.bobot for satu in butir if satu.nomor.startswith("3.a")) == Decimal(3)
    assert sum(satu.bobot for satu in butir if satu.nomor.startswith("3.b")) == Decimal("4.5")
    assert not any(satu.bobot for satu in butir if satu.nomor.startswith("3.c"))


@pytest.mark.parametrize("jenis", [JenisDaftar.REVIU, JenisDaftar.LKE])
def test_wording_that_is_not_the_regulations_own_says_so(jenis: JenisDaftar) -> None:
    catatan = load_daftar()[jenis].catatan

    assert "praktik" in catatan
