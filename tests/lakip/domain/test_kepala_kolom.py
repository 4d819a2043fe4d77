"""The heads of an office's own workbook."""

from __future__ import annotations

import pytest

from lakip.domain.kepala_kolom import find_kepala, join_kepala, propose_isian, sign_kepala

ATAS = {1: "No", 2: "Indikator Kinerja", 3: "Target", 5: "Realisasi", 7: "Kendala"}
BAWAH = {3: "TW I", 4: "TW II", 5: "TW I", 6: "TW II"}


def test_a_head_of_two_rows_is_put_together() -> None:
    assert join_kepala(ATAS, BAWAH) == {
        1: "No",
        2: "Indikator Kinerja",
        3: "Target TW I",
        4: "Target TW II",
        5: "Realisasi TW I",
        6: "Realisasi TW II",
        7: "Kendala",
    }


@pytest.mark.parametrize(
    "atas",
    [
        pytest.param({}, id="nothing above"),
        pytest.param({1: "LAPORAN KINERJA 2025"}, id="a title above"),
        pytest.param({3: "Bidang", 4: "Umum"}, id="words only above other heads"),
    ],
)
def test_what_stands_above_a_single_row_of_heads_is_no_head(atas: dict[int, str]) -> None:
    assert join_kepala(atas, BAWAH) == BAWAH


def test_the_heads_are_found_below_the_titles() -> None:
    baris_list = [
        (1, {1: "LAPORAN REALISASI KINERJA TAHUN 2025"}),
        (2, {1: "Bidang Umum"}),
        (4, {1: "No", 2: "Indikator", 3: "Target", 4: "Realisasi"}),
        (5, {1: "1", 2: "Persentase kinerja", 3: "90", 4: "91"}),
    ]

    assert find_kepala(baris_list) == 4
    assert find_kepala([(4, ATAS), (5, BAWAH), (6, {1: "(1)", 2: "(2)"})]) == 5
    assert find_kepala(baris_list[:2]) is None


@pytest.mark.parametrize(
    ("judul", "isian"),
    [
        ("No.", "nomor"),
        ("Indikator Kinerja Utama", "nama"),
        ("Satuan Indikator", ""),
        ("Realisasi TW II", "realisasi_2"),
        ("Triwulan 2 realisasi", "realisasi_2"),
        ("Realisasi Triwulan ke-3", "realisasi_3"),
        ("REALISASI TWIV", "realisasi_4"),
        ("Target Tw.1", "target_1"),
        ("Target 2025", ""),
        ("Realisasi 2025", "realisasi"),
        ("Realisasi Kinerja Setahun", "realisasi"),
        ("Realisasi 2024", ""),
        ("Realisasi tahun lalu", ""),
        ("Realisasi s.d. TW II", ""),
        ("Realisasi anggaran (Rp)", ""),
        ("Realisasi I", ""),
        ("Capaian TW1", ""),
        ("Realisasi Capaian TW I", ""),
        ("Faktor penghambat (kendala)", "penghambat"),
        ("Faktor pendorong/penghambat", ""),
        ("Rencana tindak lanjut", "rekomendasi"),
        ("Data dukung", "bukti"),
        ("Bila realisasi kosong", "status"),
        ("Penanggung Jawab", ""),
    ],
)
def test_a_head_is_proposed_only_where_its_words_leave_no_doubt(judul: str, isian: str) -> None:
    usulan = propose_isian({1: judul, 2: "Sasaran dan indikator"}, 2025)

    assert usulan.isian.get(1, "") == isian


def test_a_field_is_proposed_once() -> None:
    usulan = propose_isian({1: "Indikator", 2: "Realisasi TW I", 3: "Realisasi Triwulan I"}, 2025)

    assert usulan.isian == {1: "nama", 2: "realisasi_1"}


def test_heads_of_a_budget_are_known() -> None:
    judul = dict(enumerate(["Kode Rekening", "Program/Kegiatan", "Pagu", "Realisasi (Rp)", "Realisasi (%)"]))

    usulan = propose_isian(judul, 2025)

    assert (usulan.is_anggaran, usulan.isian) == (True, {0: "kode", 1: "nama", 3: "realisasi"})


def test_heads_are_the_same_next_year_but_not_in_another_place() -> None:
    kini = sign_kepala({1: "Indikator", 2: "Realisasi  2025"})

    assert kini == sign_kepala({1: "INDIKATOR", 2: "Realisasi 2026:"})
    assert kini != sign_kepala({1: "Indikator", 3: "Realisasi 2025"})
    assert kini != sign_kepala({1: "Indikator", 2: "Target 2025"})
