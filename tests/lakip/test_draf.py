"""Draft sentences for the analyses: what the data say, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lakip.domain.anggaran import JumlahAnggaran
from lakip.domain.capaian import AturanCapaian, Capaian, Polaritas, StatusNilai, calculate_capaian
from lakip.domain.efisiensi import calculate_efisiensi
from lakip.domain.sistematika import ANALISIS
from lakip.isi.bentuk_kinerja import IsiPenjelasan, NilaiTahun
from lakip.isi.draf import draft
from tests.lakip.isi_laporan import make_indikator, make_nilai, make_sasaran

ATURAN = AturanCapaian()
NAMA = "indikator 1.1 (Persentase penurunan pelanggaran Peraturan Daerah)"


def draft_of(kunci, *indikator, **ganti):
    return draft(replace(make_sasaran(1, indikator), **ganti), kunci)


def make_negatif(kini="134", lalu="240", target="200"):
    aturan = AturanCapaian(polaritas=Polaritas.NEGATIF)
    return make_indikator(
        satuan="kasus",
        polaritas=Polaritas.NEGATIF,
        kini=make_nilai(2025, target, kini, aturan),
        lalu=(make_nilai(2024, "250", lalu, aturan),),
    )


def make_kata(realisasi="B"):
    capaian = Capaian(alasan="predikat di bawah target tidak memiliki persentase")
    return make_indikator(
        kini=NilaiTahun(2025, "BB", realisasi, StatusNilai.TERISI, capaian), satuan="predikat"
    )


# --- target and realisasi -------------------------------------------------------------------------------


def test_realisasi_is_told_beside_its_target():
    assert draft_of("target_realisasi", make_indikator()) == (
        f"Realisasi {NAMA} tahun 2025 adalah 49,81%, 2,81 lebih tinggi daripada target 47%; "
        "capaiannya 105,98%."
    )


def test_less_than_the_target_is_better_where_less_is_better():
    assert "134 kasus, 66 lebih rendah daripada target 200 kasus (lebih baik karena makin rendah" in draft_of(
        "target_realisasi", make_negatif()
    )


def test_realisasi_that_was_not_measured_is_a_reason_and_no_figure():
    assert draft_of("target_realisasi", make_indikator(realisasi="")) == (
        f"Capaian {NAMA} tidak dapat dihitung karena realisasi belum diukur."
    )


def test_target_that_was_not_set_is_a_reason():
    kini = NilaiTahun(2025, None, Decimal(5), StatusNilai.TERISI, Capaian(alasan="target belum ditetapkan"))

    assert "tidak dapat dihitung karena target belum ditetapkan" in draft_of(
        "target_realisasi", make_indikator(kini=kini)
    )


def test_predicates_are_told_without_satuan_and_difference():
    assert draft_of("target_realisasi", make_kata()) == (
        f"Realisasi {NAMA} tahun 2025 adalah B dan targetnya BB; "
        "capaiannya tidak dapat dihitung karena predikat di bawah target tidak memiliki persentase."
    )


def test_several_indikator_are_counted_and_ranked():
    indikator = (
        make_indikator("1.1"),
        make_indikator("1.2", realisasi="47"),
        make_indikator("1.3", realisasi="40"),
        make_indikator("1.4", realisasi=""),
    )

    awal, daftar = draft_of("target_realisasi", *indikator).split("\n\n")

    assert awal == (
        "Dari 4 indikator, 2 mencapai target, 1 belum mencapai target, dan 1 tidak dapat dihitung "
        "capaiannya. Capaian tertinggi 105,98% (indikator 1.1) dan terendah 85,11% (indikator 1.3). "
        "Rata-rata 3 capaian yang dapat dihitung adalah 97,03%."
    )
    assert [baris[:2] for baris in daftar.splitlines()] == ["- "] * 4


@pytest.mark.parametrize(
    ("target", "realisasi", "aturan"),
    [
        pytest.param(Decimal(100000), "99996", AturanCapaian(), id="rounded up to 100"),
        pytest.param(Decimal(100), "40", AturanCapaian(batas_bawah=Decimal(100)), id="with a lower limit"),
        pytest.param((Decimal(6), Decimal(8)), "9", AturanCapaian(Polaritas.RENTANG), id="above the range"),
    ],
)
def test_target_that_was_missed_is_not_counted_as_met(target, realisasi, aturan):
    nilai = Decimal(realisasi)
    kini = NilaiTahun(2025, target, nilai, StatusNilai.TERISI, calculate_capaian(target, nilai, aturan))
    indikator = make_indikator(kini=kini, polaritas=aturan.polaritas)

    assert kini.capaian.persen >= 100
    assert "Dari 2 indikator, 1 mencapai target dan 1 belum mencapai target." in draft_of(
        "target_realisasi", make_indikator("1.2"), indikator
    )


def test_capaian_that_are_printed_alike_are_neither_ranked_nor_said_to_rise():
    aturan = AturanCapaian(desimal=4)
    lalu, kini = (
        make_nilai(tahun, "100", isi, aturan) for tahun, isi in ((2024, "94.3501"), (2025, "94.3512"))
    )
    sama = [
        make_indikator(f"1.{ke}", kini=satu, lalu=(lalu,))
        for ke, satu in enumerate((lalu, kini, kini), start=1)
    ]

    assert "tertinggi" not in draft_of("target_realisasi", *sama)
    assert "capaiannya tetap 94,35%" in draft_of("antar_tahun", sama[1])


# --- over the years -------------------------------------------------------------------------------------


def test_change_since_last_year_is_told_with_both_years():
    assert draft_of("antar_tahun", make_indikator()) == (
        f"Realisasi {NAMA} naik 3,61 dari 46,2% pada tahun 2024 menjadi 49,81% pada tahun 2025; "
        "capaiannya naik dari 105,00% menjadi 105,98%."
    )


def test_fall_is_better_where_less_is_better():
    assert (
        "turun 106 dari 240 kasus pada tahun 2024 menjadi 134 kasus pada tahun 2025 "
        "(lebih baik karena makin rendah makin baik)"
    ) in draft_of("antar_tahun", make_negatif())


def test_year_that_is_missing_is_never_compared_with():
    indikator = make_indikator(lalu=(make_nilai(2023, "40", "41", ATURAN), None))

    teks = draft_of("antar_tahun", indikator)

    assert "tahun 2024 tidak ada dalam data, sehingga realisasi tahun 2025 tidak dapat dibandingkan" in teks
    assert "naik" not in teks


def test_last_year_that_was_not_measured_is_told_so():
    indikator = make_indikator(lalu=(make_nilai(2024, "40", "", ATURAN),))

    assert "tahun 2024 belum diukur, sehingga" in draft_of("antar_tahun", indikator)


def test_highest_and_lowest_of_several_years_are_told():
    lalu = (make_nilai(2022, "40", "52", ATURAN), make_nilai(2024, "40", "41", ATURAN))

    assert draft_of("antar_tahun", make_indikator(lalu=lalu)).endswith(
        "Dari 3 tahun yang ada datanya, tertinggi 52% pada tahun 2022 dan terendah 41% pada tahun 2024."
    )


def test_directions_of_several_indikator_are_counted():
    turun = make_indikator("1.2", lalu=(make_nilai(2024, "40", "60", ATURAN),))
    hilang = make_indikator("1.3", realisasi="")

    assert (
        "Dibandingkan dengan tahun 2024, dari 3 indikator realisasinya 1 naik, 1 turun, "
        "dan 1 tidak dapat dibandingkan."
    ) in draft_of("antar_tahun", make_indikator(), turun, hilang)


# --- Renstra, standard, causes, money -------------------------------------------------------------------


def test_way_to_the_end_of_the_renstra_is_told():
    assert draft_of("target_renstra", make_indikator()) == (
        f"Realisasi {NAMA} tahun 2025 adalah 49,81%, 10,19 lebih rendah daripada target akhir Renstra "
        "tahun 2026 sebesar 60%; capaiannya 83,02%; waktu yang tersisa 1 tahun."
    )


def test_indikator_without_a_target_for_the_renstra_is_named():
    teks = draft_of("target_renstra", make_indikator(), make_indikator("1.2", target_renstra=None))

    assert "Target akhir Renstra indikator 1.2" in teks
    assert teks.endswith("belum diisi.")


def test_national_standard_is_told_with_its_source():
    indikator = make_indikator(standar_nasional=Decimal(45), sumber_standar="Permendagri 121/2018")

    assert draft_of("standar_nasional", indikator).endswith(
        "4,81 lebih tinggi daripada standar nasional 45% (Permendagri 121/2018)."
    )


def test_causes_are_only_the_words_of_the_unit():
    penjelasan = IsiPenjelasan(pendorong="Patroli\nrutin.", upaya="Menambah jadwal.")
    indikator = make_indikator(unit="Bidang Penegakan", penjelasan=penjelasan)

    assert draft_of("penyebab_solusi", indikator) == (
        f"Menurut Bidang Penegakan, tentang {NAMA}:\n"
        "- Faktor pendorong: Patroli rutin.\n- Upaya yang sudah dilakukan: Menambah jadwal."
    )


def test_efisiensi_is_told_with_what_it_follows_from():
    assert draft_of("efisiensi", make_indikator(), belanja=Decimal("24300904.96")) == (
        "Anggaran yang dikaitkan dengan sasaran ini: pagu Rp24.999.760, realisasi Rp24.300.904,96, "
        "serapan 97,20%. Rata-rata capaian sasaran ini 105,98%, 8,78 poin di atas serapan anggarannya; "
        "menurut cara hitung yang dipakai: Efisien."
    )


def test_efisiensi_without_realisasi_says_why():
    serapan = Capaian(alasan="realisasi anggaran belum tersedia")
    efisiensi = calculate_efisiensi(Capaian(Decimal(100)), serapan)

    teks = draft_of("efisiensi", make_indikator(), belanja=None, serapan=serapan, efisiensi=efisiensi)

    assert "realisasi belum tersedia" in teks
    assert teks.endswith("tidak dapat dihitung karena serapan: realisasi anggaran belum tersedia.")
    assert "Rp0" not in teks


def test_programmes_are_told_with_their_serapan():
    [program] = make_sasaran().program
    kosong = replace(program, nama="Program Lain", kode="", jumlah=JumlahAnggaran(None, None, 1, 1))

    assert draft_of("program_penunjang", make_indikator(), program=(program, kosong)) == (
        "Program Penunjang Urusan (1.05.01): pagu Rp24.999.760, realisasi Rp24.300.904,96, serapan 97,20%. "
        "Program Lain: pagu belum ditetapkan, realisasi belum tersedia, serapan tidak dapat dihitung karena "
        "pagu belum ditetapkan. Rata-rata capaian sasaran ini 105,98%."
    )


@pytest.mark.parametrize("kunci", [satu.kunci for satu in ANALISIS])
def test_where_there_are_no_data_there_is_no_draft(kunci):
    assert draft_of(kunci, pagu=None, program=()) == ""
