"""What is asked about the figures of a report: each rule where it speaks, and where it is silent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from lakip.domain.capaian import (
    AturanCapaian,
    AturanNol,
    Capaian,
    JenisNilai,
    Polaritas,
    calculate_capaian,
)
from lakip.domain.efisiensi import calculate_serapan
from lakip.domain.konsistensi import Aturan, TemuanData
from lakip.domain.konsistensi_anggaran import (
    check_pagu,
    check_pagu_pk,
    check_rincian,
    check_rupiah,
    find_biasa,
)
from lakip.domain.konsistensi_indikator import (
    check_besaran,
    check_capaian,
    check_komponen,
    check_konsolidasi,
    check_penjelasan,
    check_satuan,
    check_tahun_lalu,
    check_target,
    check_tercetak,
    check_tetap,
    check_triwulan,
)
from lakip.domain.konsistensi_teks import check_salinan
from lakip.domain.konsolidasi import Konsolidasi


def dec(angka: str | None) -> Decimal | None:
    return None if angka is None else Decimal(angka)


def said(temuan: Iterator[TemuanData]) -> list[str]:
    return [satu.pesan for satu in temuan]


def capaian(target: str, realisasi: str, polaritas: Polaritas = Polaritas.POSITIF) -> Capaian:
    return calculate_capaian(Decimal(target), Decimal(realisasi), AturanCapaian(polaritas))


def test_year_that_its_quarters_do_not_come_to_is_one_question() -> None:
    kalimat = (
        "target setahun 5 tidak sama dengan gabungan triwulannya (1 + 1 + 1 + 1 = 4).",
        "realisasi setahun 9 tidak sama dengan gabungan triwulannya (2 + 2 + 2 + 2 = 8).",
    )

    [temuan] = check_triwulan(kalimat)

    assert temuan.pesan == (
        "Target setahun 5 tidak sama dengan gabungan triwulannya (1 + 1 + 1 + 1 = 4). "
        "Realisasi setahun 9 tidak sama dengan gabungan triwulannya (2 + 2 + 2 + 2 = 8). "
        "Perbaiki angka yang keliru, atau jelaskan bedanya."
    )
    assert list(check_triwulan(())) == []


def test_part_larger_than_its_whole_is_asked_about() -> None:
    assert said(check_komponen(Decimal(120), Decimal(100), "persen", Decimal(90))) == [
        "Pembilang 120 lebih besar daripada penyebut 100, sehingga hasilnya di atas 100%. "
        "Apakah keduanya tertukar? Perbaiki, atau jelaskan."
    ]


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "hitungan", "target"),
    [
        pytest.param("100", "100", "persen", "90", id="all of it"),
        pytest.param("120", "100", "rasio", "1", id="a ratio is no share"),
        pytest.param("120", "100", "persen", "110", id="the target is above 100 itself"),
        pytest.param(None, "100", "persen", "90", id="not filled in"),
        pytest.param("120", "100", "", None, id="entered as it is"),
    ],
)
def test_part_of_a_whole_is_not_asked_about(
    pembilang: str | None, penyebut: str, hitungan: str, target: str | None
) -> None:
    assert list(check_komponen(dec(pembilang), Decimal(penyebut), hitungan, dec(target))) == []


@pytest.mark.parametrize(
    ("nama", "satuan", "jenis", "beda"),
    [
        pytest.param("Cakupan", "%", "angka", "Jenis nilainya angka", id="number in %"),
        pytest.param("Nilai", "persen", "predikat", "Jenis nilainya predikat", id="word in percent"),
        pytest.param("Cakupan", "km", "persen", "Jenis nilainya persen", id="percent in km"),
        pytest.param("Persentase saluran", "km", "angka", "Namanya menyebut persentase", id="name: percent"),
        pytest.param(
            "Tercukupinya Jumlah laporan", "%", "persen", "Namanya menyebut jumlah", id="name: number"
        ),
    ],
)
def test_name_unit_and_kind_that_disagree_are_asked_about(
    nama: str, satuan: str, jenis: str, beda: str
) -> None:
    assert said(check_satuan(nama, satuan, JenisNilai(jenis))) == [
        f"{beda}, tetapi satuannya {satuan}. Samakan keduanya, atau jelaskan."
    ]


def test_percentage_without_a_unit_is_asked_about() -> None:
    assert said(check_satuan("Cakupan", " ", JenisNilai.PERSEN)) == [
        "Jenis nilainya persen, tetapi satuannya belum diisi. Samakan keduanya, atau jelaskan."
    ]


@pytest.mark.parametrize(
    ("nama", "satuan", "jenis"),
    [
        pytest.param("Prosentase pejabat", "%", "persen", id="percent"),
        pytest.param("Jumlah surat", "lembar", "angka", id="number"),
        pytest.param("Penurunan jumlah pelanggaran", "%", "persen", id="change of a number"),
        pytest.param("Persentase jumlah surat terkirim", " Persen ", "persen", id="percent of a number"),
        pytest.param("Nilai SAKIP", "predikat", "predikat", id="predicate"),
        pytest.param("Rata-rata skor", "indeks (ditulis %)", "indeks", id="% in words beside it"),
    ],
)
def test_name_unit_and_kind_that_agree_are_not_asked_about(nama: str, satuan: str, jenis: str) -> None:
    assert list(check_satuan(nama, satuan, JenisNilai(jenis))) == []


def test_percentage_that_looks_like_a_share_is_asked_about() -> None:
    [temuan] = check_besaran(Decimal(84), Decimal("0.7982"), in_persen=True, rinci="TW III")

    assert temuan.pesan == (
        "Realisasi 0,7982% terhadap target 84% tampak seperti pecahan. "
        "Tulis 79,82 bila itu yang dimaksud, atau jelaskan."
    )
    assert (temuan.aturan, temuan.rinci) == (Aturan.BESARAN, "TW III")


@pytest.mark.parametrize(
    ("target", "realisasi", "kali"),
    [
        pytest.param("200", "134000", "670", id="far above"),
        pytest.param("2.5", "250", "100", id="a hundred times"),
        pytest.param("1500", "1.5", "1.000", id="far below"),
    ],
)
def test_realisasi_of_another_size_than_its_target_is_asked_about(
    target: str, realisasi: str, kali: str
) -> None:
    [pesan] = said(check_besaran(Decimal(target), Decimal(realisasi), in_persen=False))

    assert pesan.endswith(f" berbeda {kali} kali. Periksa satuan dan tanda desimalnya, atau jelaskan.")


def test_the_size_is_told_with_both_figures() -> None:
    assert said(check_besaran(Decimal(1500), Decimal("1.5"), in_persen=False)) == [
        "Realisasi 1,5 dan target 1.500 berbeda 1.000 kali. "
        "Periksa satuan dan tanda desimalnya, atau jelaskan."
    ]


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        pytest.param(Decimal(84), Decimal("79.82"), id="near"),
        pytest.param(Decimal("2.5"), Decimal(249), id="just below a hundred times"),
        pytest.param(Decimal("0.5"), Decimal("0.4"), id="small like its target"),
        pytest.param(Decimal("1.5"), Decimal("0.9"), id="below 1 beside a small target"),
        pytest.param(Decimal(200), Decimal(0), id="a real 0"),
        pytest.param(Decimal(200), None, id="not measured"),
        pytest.param("BB", "B", id="words"),
        pytest.param((Decimal(3), Decimal(5)), Decimal(900), id="a range"),
    ],
)
def test_realisasi_of_the_size_of_its_target_is_not_asked_about(target: object, realisasi: object) -> None:
    assert list(check_besaran(target, realisasi, in_persen=True)) == []  # type: ignore[arg-type]


def test_capaian_far_above_or_below_zero_is_asked_about() -> None:
    assert said(check_capaian(capaian("2.95", "6.72"))) == [
        "Capaian di atas 150%: 6,72 / 2,95 × 100% = 227,80%. "
        "Periksa target, realisasi, dan arah indikatornya, atau jelaskan."
    ]
    assert said(check_capaian(capaian("20", "50", Polaritas.NEGATIF))) == [
        "Capaian di bawah 0%: (2 × 20 − 50) / 20 × 100% = -50,00%. "
        "Periksa target, realisasi, dan arah indikatornya, atau jelaskan."
    ]


def test_a_limit_does_not_hide_what_lies_above_it() -> None:
    aturan = AturanCapaian(batas_atas=Decimal(120))

    assert list(check_capaian(calculate_capaian(Decimal(2), Decimal(4), aturan)))


def test_ordinary_capaian_is_not_asked_about() -> None:
    for satu in (capaian("100", "150"), capaian("100", "0"), Capaian(alasan="target 0")):
        assert list(check_capaian(satu)) == []


def test_target_of_zero_is_asked_about() -> None:
    assert said(check_target(Decimal(0), capaian("0", "0"))) == [
        "Target 0, sehingga capaiannya tidak dapat dibagi. Perbaiki targetnya, atau jelaskan."
    ]
    for target in (Decimal("0.5"), None, "B", (Decimal(0), Decimal(2))):
        assert list(check_target(target, Capaian(alasan="target 0"))) == []


def test_target_of_zero_that_the_indikator_has_a_rule_for_is_not_asked_about() -> None:
    aturan = AturanCapaian(Polaritas.NEGATIF, target_nol=AturanNol.SERATUS_BILA_NOL)

    def ask(realisasi: int) -> list[str]:
        nilai = calculate_capaian(Decimal(0), Decimal(realisasi), aturan)
        return said(check_target(Decimal(0), nilai))

    assert (ask(0), len(ask(2))) == ([], 1)


def test_realisasi_that_stays_the_same_is_one_question() -> None:
    quarters = {4: Decimal(30), 1: Decimal(25), 2: Decimal("25.0000"), 3: Decimal(30)}

    assert said(check_tetap(quarters)) == [
        "Realisasi tidak berubah pada TW I dan TW II (25); TW III dan TW IV (30). "
        "Perbarui bila tersalin dari triwulan sebelumnya, atau jelaskan."
    ]


@pytest.mark.parametrize(
    "quarters",
    [
        pytest.param({1: Decimal(25), 2: Decimal(26), 3: Decimal(25)}, id="back where it was"),
        pytest.param({1: Decimal(0), 2: Decimal(0)}, id="not begun"),
        pytest.param({1: "B", 2: "B"}, id="graded once a year"),
        pytest.param({1: Decimal(25), 2: None}, id="one quarter"),
    ],
)
def test_quarters_that_move_are_not_asked_about(quarters: dict[int, Decimal | str | None]) -> None:
    assert list(check_tetap(quarters)) == []


def test_quarters_around_an_empty_one_follow_each_other() -> None:
    assert list(check_tetap({1: Decimal(25), 2: None, 4: Decimal(25)}))


def test_figure_of_last_year_is_asked_about() -> None:
    assert said(check_tahun_lalu(Decimal("79.8200"), Decimal("79.82"), 2025)) == [
        "Realisasi 2025 sama persis dengan 2024, yaitu 79,82. "
        "Perbarui bila tersalin dari tahun lalu, atau jelaskan."
    ]


@pytest.mark.parametrize(
    ("kini", "lalu"),
    [
        pytest.param("79.82", "79.83", id="another figure"),
        pytest.param("100", "100", id="a round one"),
        pytest.param("12", "12", id="a short one"),
        pytest.param(None, None, id="neither measured"),
    ],
)
def test_figures_that_are_the_same_by_chance_are_not_asked_about(kini: str | None, lalu: str | None) -> None:
    assert list(check_tahun_lalu(dec(kini), dec(lalu), 2025)) == []


def test_printed_percentage_that_cannot_be_recomputed_is_asked_about() -> None:
    assert said(check_tercetak("Capaian", Decimal("99.34"), capaian("80", "80.53"))) == [
        "Capaian tercetak 99,34% pada sumber, selisih 1,32 poin dari hitungan "
        "(80,53 / 80 × 100% = 100,66%). Perbaiki angka yang keliru, atau jelaskan bedanya."
    ]
    serapan = calculate_serapan(Decimal(845_629_898), Decimal(784_311_900))
    assert said(check_tercetak("Serapan", Decimal("92.72"), serapan)) == [
        "Serapan tercetak 92,72% pada sumber, selisih 0,03 poin dari hitungan "
        "(784.311.900 / 845.629.898 × 100% = 92,75%). Perbaiki angka yang keliru, atau jelaskan bedanya."
    ]


@pytest.mark.parametrize(
    ("tercetak", "target", "realisasi"),
    [
        pytest.param("95.02", "84", "79.82", id="the same"),
        pytest.param("100", "64", "64.14", id="printed without decimals"),
        pytest.param(None, "84", "79.82", id="not printed"),
        pytest.param("95.02", "0", "79.82", id="nothing to hold it against"),
    ],
)
def test_printed_percentage_that_agrees_is_not_asked_about(
    tercetak: str | None, target: str, realisasi: str
) -> None:
    assert list(check_tercetak("Capaian", dec(tercetak), capaian(target, realisasi))) == []


def test_percentages_that_are_added_up_are_asked_about() -> None:
    assert said(check_konsolidasi(Konsolidasi.JUMLAH, in_persen=True)) == [
        "Persentase tiap triwulan dijumlahkan menjadi nilai setahun. "
        "Pilih nilai triwulan terakhir atau rata-ratanya, atau jelaskan."
    ]
    assert list(check_konsolidasi(Konsolidasi.JUMLAH, in_persen=False)) == []
    assert list(check_konsolidasi(Konsolidasi.TERAKHIR, in_persen=True)) == []
    assert list(check_konsolidasi(None, in_persen=True)) == []


def test_missed_target_asks_for_kendala_and_upaya() -> None:
    [temuan] = check_penjelasan(False, Decimal("94.35"), "", "", "")

    assert temuan.pesan == (
        "Target belum tercapai (capaian 94,35%), tetapi kendala dan upaya belum diisi. "
        "Lengkapi penjelasannya."
    )
    assert not temuan.can_be_answered
    assert said(check_penjelasan(False, Decimal("94.35"), "", "Hujan.", " ")) == [
        "Target belum tercapai (capaian 94,35%), tetapi upaya belum diisi. Lengkapi penjelasannya."
    ]


def test_target_far_exceeded_asks_for_its_reason() -> None:
    assert said(check_penjelasan(True, Decimal("227.80"), "", "", "")) == [
        "Capaian 227,80% jauh di atas target, tetapi faktor pendorong belum diisi. Lengkapi penjelasannya."
    ]


def test_target_that_was_met_or_explained_asks_for_nothing() -> None:
    assert list(check_penjelasan(True, Decimal(100), "", "", "")) == []
    assert list(check_penjelasan(False, Decimal(90), "", "Hujan.", "Dijadwalkan ulang.")) == []
    assert list(check_penjelasan(None, None, "", "", "")) == []


def test_line_that_is_not_the_sum_of_its_parts_is_asked_about() -> None:
    [temuan] = check_rincian("pagu murni", Decimal(104_990_014), Decimal(105_000_000))

    assert temuan.pesan == (
        "Pagu murni tertulis Rp104.990.014, sedangkan rinciannya berjumlah Rp105.000.000 (selisih Rp9.986). "
        "Laporan memakai jumlah rinciannya: perbaiki rincian yang keliru, atau jelaskan."
    )
    assert temuan.rinci == "pagu murni"
    assert list(check_rincian("realisasi", Decimal(10), Decimal("10.00"))) == []
    assert list(check_rincian("realisasi", None, Decimal(10))) == []
    assert list(check_rincian("realisasi", Decimal(10), None)) == []


def test_more_spent_than_there_was_is_asked_about() -> None:
    assert said(check_pagu(Decimal(1_000_000), Decimal(1_250_000))) == [
        "Realisasi Rp1.250.000 melebihi pagu Rp1.000.000 sebesar Rp250.000. "
        "Periksa kedua angkanya, atau jelaskan."
    ]
    assert list(check_pagu(Decimal(1_000_000), Decimal(1_000_000))) == []
    assert list(check_pagu(None, Decimal(1))) == []


def test_pagu_other_than_in_the_perjanjian_kinerja_is_asked_about() -> None:
    assert said(check_pagu_pk(Decimal(900_000), Decimal(1_000_000))) == [
        "Pagu pada Perjanjian Kinerja Rp900.000, pagu murni Rp1.000.000 (selisih Rp100.000). "
        "Perbaiki angka yang keliru, atau jelaskan."
    ]
    assert list(check_pagu_pk(Decimal(1_000_000), Decimal("1000000.00"))) == []
    assert list(check_pagu_pk(None, Decimal(1))) == []


def test_amount_in_millions_among_rupiah_is_asked_about() -> None:
    assert said(check_rupiah("realisasi", Decimal("3.5"), Decimal(4_000_000))) == [
        "Realisasi Rp3,50 terlalu kecil di antara baris lain, yang umumnya Rp4.000.000. "
        "Tulis dalam rupiah penuh, atau jelaskan."
    ]


@pytest.mark.parametrize(
    ("nilai", "biasa"),
    [
        pytest.param("1000", "4000000", id="a thousand is an amount"),
        pytest.param("0", "4000000", id="nothing was spent"),
        pytest.param("3.5", "999999", id="all of them are small"),
        pytest.param(None, "4000000", id="unknown"),
        pytest.param("3.5", None, id="nothing beside it"),
    ],
)
def test_plausible_amount_is_not_asked_about(nilai: str | None, biasa: str | None) -> None:
    assert list(check_rupiah("realisasi", dec(nilai), dec(biasa))) == []


def test_the_usual_amount_is_the_middle_one_of_those_known() -> None:
    assert find_biasa([Decimal(5), None, Decimal(1), Decimal(900)]) == Decimal(5)
    assert find_biasa([None]) is None


def test_text_of_last_year_is_asked_about() -> None:
    kini = "Capaian tahun 2025 naik karena  kerja sama lintas bidang yang baik."
    lalu = "capaian tahun 2024 naik karena kerja sama lintas bidang yang baik."

    assert said(check_salinan(kini, lalu, 2025, "kendala")) == [
        "Teksnya sama dengan laporan 2024. Tulis keadaan 2025, atau jelaskan mengapa tetap."
    ]


@pytest.mark.parametrize(
    ("kini", "lalu"),
    [
        pytest.param("Kerja sama.", "Kerja sama.", id="short"),
        pytest.param("Naik karena kerja sama lintas bidang yang sangat baik.", "", id="nothing last year"),
        pytest.param(
            "Naik 12 kali karena kerja sama lintas bidang yang baik.",
            "Naik 13 kali karena kerja sama lintas bidang yang baik.",
            id="another figure that is no year",
        ),
    ],
)
def test_text_of_this_year_is_not_asked_about(kini: str, lalu: str) -> None:
    assert list(check_salinan(kini, lalu, 2025)) == []


def test_the_mark_of_a_finding_follows_its_figures_and_not_how_they_are_stored() -> None:
    [satu] = check_pagu(Decimal(1), Decimal(2))
    [sama] = check_pagu(Decimal("1.00"), Decimal("2.0000"))
    [lain] = check_pagu(Decimal(1), Decimal(3))

    assert satu.sidik == sama.sidik != lain.sidik
