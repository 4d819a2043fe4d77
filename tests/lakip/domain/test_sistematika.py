import pytest

from lakip.domain.sistematika import ANALISIS, LINTAS_TAHUN, SISTEMATIKA, Pengisi, stays

BAGIAN_BY_KUNCI = {bagian.kunci: bagian for bagian in SISTEMATIKA}


def test_each_bagian_has_a_kunci_of_its_own():
    assert len(BAGIAN_BY_KUNCI) == len(SISTEMATIKA)


def test_top_level_follows_the_order_of_the_report():
    assert [bagian.kunci for bagian in SISTEMATIKA if not bagian.induk] == [
        "sampul",
        "kata_pengantar",
        "pernyataan_reviu",
        "ikhtisar",
        "daftar_isi",
        "bab1",
        "bab2",
        "bab3",
        "bab4",
        "lampiran",
    ]


def test_each_judul_stands_directly_before_its_bagian():
    induk = ""
    for bagian in SISTEMATIKA:
        if bagian.pengisi is Pengisi.JUDUL:
            induk = bagian.kunci
        assert bagian.induk in ("", induk)


def test_each_judul_has_bagian_under_it():
    judul = {bagian.kunci for bagian in SISTEMATIKA if bagian.pengisi is Pengisi.JUDUL}

    assert {bagian.induk for bagian in SISTEMATIKA if bagian.induk} == judul


def test_people_write_what_no_table_can_say():
    assert [bagian.kunci for bagian in SISTEMATIKA if bagian.pengisi.has_teks] == [
        "kata_pengantar",
        "ikhtisar",
        "bab1_dasar_hukum",
        "bab1_gambaran_umum",
        "bab1_tugas_fungsi",
        "bab1_struktur_organisasi",
        "bab1_aspek_strategis",
        "bab1_isu_strategis",
        "bab4_kesimpulan",
        "bab4_langkah",
    ]


def test_analyses_are_numbered_one_to_seven():
    assert [analisis.nomor for analisis in ANALISIS] == [1, 2, 3, 4, 5, 6, 7]
    assert len({analisis.kunci for analisis in ANALISIS}) == 7


def test_first_four_analyses_have_data_and_all_have_words_of_people():
    with_data = [analisis.nomor for analisis in ANALISIS if analisis.pengisi is Pengisi.DATA_DAN_TEKS]
    assert with_data == [1, 2, 3, 4]
    assert all(analisis.pengisi.has_teks for analisis in ANALISIS)


def test_only_standar_nasional_may_be_left_out():
    assert [analisis.kunci for analisis in ANALISIS if not analisis.wajib] == ["standar_nasional"]


@pytest.mark.parametrize("isi", [*SISTEMATIKA, *ANALISIS], ids=lambda isi: isi.kunci)
def test_whoever_has_to_write_is_told_what_belongs_there(isi):
    assert isi.petunjuk or not isi.pengisi.has_teks


def test_what_an_office_is_stays_from_year_to_year():
    assert [bagian.kunci for bagian in SISTEMATIKA if bagian.is_tetap] == [
        "bab1_dasar_hukum",
        "bab1_gambaran_umum",
        "bab1_tugas_fungsi",
        "bab1_struktur_organisasi",
        "bab1_aspek_strategis",
    ]


def test_own_sections_stay_where_they_stand_in_the_first_chapter():
    assert [b.kunci for b in SISTEMATIKA if stays(b.kunci)] == [
        b.kunci for b in SISTEMATIKA if "bab1" in (b.kunci, b.induk)
    ]


def test_sections_are_added_below_chapters_and_their_sections():
    assert [bagian.kunci for bagian in SISTEMATIKA if not bagian.may_hold] == [
        "sampul",
        "kata_pengantar",
        "pernyataan_reviu",
        "ikhtisar",
        "daftar_isi",
        "lampiran_pk",
        "lampiran_lain",
    ]


def test_analyses_across_the_years_are_analyses():
    assert {analisis.kunci for analisis in ANALISIS} >= LINTAS_TAHUN
