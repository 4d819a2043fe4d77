"""A report is written over last year's: the year that was left in is pointed out, and no other."""

import pytest

from lakip.domain.tahun_lama import find_tahun_lama

TERTINGGAL = [
    "Laporan Kinerja Tahun 2024 ini disusun sebagai wujud pertanggungjawaban.",
    "Jumlah pegawai per 31 Desember 2024 sebanyak 52 orang.",
    "Pada tahun anggaran 2024 pagu belanja sebesar Rp4.500.000.000.",
    "Realisasi Triwulan 4 Tahun 2024 mencapai 98,5%.",
    "LAKIP 2024 disusun menurut Peraturan Menteri PANRB Nomor 53 Tahun 2014.",
    "Anggaran ditetapkan dengan Perda Nomor 8 Tahun 2023 tentang APBD Tahun Anggaran 2024.",
    "Peraturan Bupati Nomor 3 Tahun 2025 mengatur tugas; pegawainya pada tahun 2024 berjumlah 40 orang.",
    "Sesuai Renstra 2021-2026, target tahun 2023 sebesar 80%.",
    "Sejak tahun 2019 dinas ini melayani 12 kecamatan, dan pada tahun 2024 bertambah satu.",
    "Perjanjian Kinerja Tahun 2024 memuat 3 sasaran.",
    "Target persentase 80 tahun 2024 tercapai.",
    "Demikian laporan tahun 2024, semoga bermanfaat.",
]
BENAR = [
    "Laporan Kinerja Tahun 2025 ini disusun sebagai wujud pertanggungjawaban.",
    "Capaian naik dari 80% pada tahun 2024 menjadi 85% pada tahun 2025.",
    "Dibandingkan tahun 2024, jumlah pelanggaran turun 12%.",
    "Realisasi tahun 2024 sebesar 80%, sedangkan tahun ini 85%.",
    "Peraturan Daerah Nomor 12 Tahun 2024 tentang Pembentukan Perangkat Daerah.",
    "Peraturan Bupati Balangan Nomor 33 Tahun 2023 (Berita Daerah Tahun 2023 Nomor 33).",
    "Peraturan Pemerintah 12 Tahun 2024 dan Perpres 5 Tahun 2023 menjadi dasar.",
    "Perda 3/2024 mengubah susunan perangkat daerah.",
    "Pedomannya ialah Permendagri 86 Tahun 2022 dan PermenPANRB 88/2023.",
    "Keputusan Bupati Nomor 188.45/120/Kum/2024 menetapkan tim penyusun.",
    "Keputusan itu ditetapkan pada tanggal 5 Januari 2024.",
    "Renstra 2021-2026 memuat 3 tujuan.",
    "RPJMN 2020–2024 dan RPJMD 2021 s.d. 2026 menjadi acuan.",
    "Selama tahun 2021 sampai dengan tahun 2024 target itu tetap.",
    "Satuan ini dibentuk pada tahun 2023.",
    "Sejak 2022 penegakan Perda dilakukan bersama Polres.",
    "Aplikasi pengaduan berjalan sejak awal tahun 2024.",
    "Rekomendasi hasil evaluasi AKIP tahun 2024 sudah ditindaklanjuti.",
    "Pada tahun 2016 terjadi pemekaran kecamatan.",
    "Target tahun 2026 sebesar 90%.",
    "Kode rekening 1.05.02.2024 tidak berubah.",
    "Telepon (0526) 2024555.",
    "",
]


@pytest.mark.parametrize("kalimat", TERTINGGAL)
def test_year_left_in_from_an_earlier_report_is_found(kalimat):
    [satu] = find_tahun_lama(kalimat, 2025)

    assert satu.kalimat == kalimat


@pytest.mark.parametrize("kalimat", BENAR)
def test_year_that_belongs_in_the_sentence_is_left_alone(kalimat):
    assert find_tahun_lama(kalimat, 2025) == ()


def test_each_sentence_is_told_with_its_years():
    teks = "Pada tahun 2024 ada 3 bidang. Tahun 2025 ada 4.\n\n- Pegawai tahun 2023 dan 2024: 52 orang."

    assert [(satu.kalimat, satu.tahun) for satu in find_tahun_lama(teks, 2025)] == [
        ("Pada tahun 2024 ada 3 bidang.", (2024,)),
        ("Pegawai tahun 2023 dan 2024: 52 orang.", (2023, 2024)),
    ]


def test_it_is_told_in_a_sentence():
    [satu] = find_tahun_lama("Pegawai tahun 2024 berjumlah 52 orang.", 2025)

    assert str(satu) == "Kalimat “Pegawai tahun 2024 berjumlah 52 orang.” menyebut 2024."
