from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop.domain.waktu import Durasi, Satuan, describe_menit, find_satuan, read_waktu


@pytest.mark.parametrize(
    ("teks", "dari", "sampai", "satuan"),
    [
        pytest.param("10 menit", "10", "10", "menit", id="menit"),
        pytest.param("3 Jam", "3", "3", "jam", id="capital"),
        pytest.param("4 Hari", "4", "4", "hari", id="hari"),
        pytest.param("1 minggu", "1", "1", "minggu", id="minggu"),
        pytest.param("1 bulan", "1", "1", "bulan", id="bulan"),
        pytest.param("30 mnt", "30", "30", "menit", id="abbreviation"),
        pytest.param("30 mnt.", "30", "30", "menit", id="abbreviation with full stop"),
        pytest.param("10menit", "10", "10", "menit", id="no space"),
        pytest.param("  15\n Menit ", "15", "15", "menit", id="broken line"),
        pytest.param("15\u00a0menit", "15", "15", "menit", id="hard space"),
        pytest.param("2 hari kerja", "2", "2", "hari", id="hari kerja"),
        pytest.param("2 hari kerja.", "2", "2", "hari", id="full stop"),
        pytest.param("1 (satu) hari", "1", "1", "hari", id="number in words"),
        pytest.param("30 (tiga puluh) menit", "30", "30", "menit", id="number in two words"),
        pytest.param("± 30 menit", "30", "30", "menit", id="about"),
        pytest.param("+/- 30 menit", "30", "30", "menit", id="about, typed"),
        pytest.param("30'", "30", "30", "menit", id="minute mark"),
        pytest.param("30’", "30", "30", "menit", id="minute mark as Word sets it"),
        pytest.param("30 detik", "0.5", "0.5", "menit", id="detik"),
        pytest.param("10 dtk.", "0.17", "0.17", "menit", id="detik rounded up"),
        pytest.param("3 HK", "3", "3", "hari", id="hari kerja, short"),
        pytest.param("1 mg", "1", "1", "minggu", id="minggu, short"),
        pytest.param("Maks. 2 hari", "2", "2", "hari", id="at most"),
        pytest.param("+- 30 menit", "30", "30", "menit", id="about, typed in haste"),
        pytest.param("paling lama 3 (tiga) hari kerja", "3", "3", "hari", id="as regulations say it"),
        pytest.param("Paling lambat 3 hari", "3", "3", "hari", id="at the latest"),
        pytest.param("Selambat-lambatnya 3 hari", "3", "3", "hari", id="at the very latest"),
    ],
)
def test_waktu_is_read_as_sop_print_it(teks, dari, sampai, satuan):
    assert read_waktu(teks) == Durasi(Decimal(dari), Decimal(sampai), Satuan(satuan))


@pytest.mark.parametrize(
    ("teks", "dari", "sampai", "satuan"),
    [
        pytest.param("1-2 hari", "1", "2", "hari", id="hyphen"),
        pytest.param("1 – 2 Hari", "1", "2", "hari", id="dash"),
        pytest.param("1 s/d 2 hari", "1", "2", "hari", id="s/d"),
        pytest.param("1 s.d. 2 hari", "1", "2", "hari", id="s.d."),
        pytest.param("1 sd 2 hari", "1", "2", "hari", id="sd"),
        pytest.param("1 sampai 2 hari", "1", "2", "hari", id="sampai"),
        pytest.param("1 sampai dengan 2 hari", "1", "2", "hari", id="sampai dengan"),
        pytest.param("1 (satu) s.d. 2 (dua) hari kerja", "1", "2", "hari", id="numbers in words"),
        pytest.param("1 jam - 2 jam", "1", "2", "jam", id="unit at both ends"),
        pytest.param("30 menit - 1 jam", "30", "60", "menit", id="units of one kind"),
        pytest.param("30 mnt. - 60 mnt.", "30", "60", "menit", id="abbreviations"),
        pytest.param("3 hari - 1 minggu", "3", "5", "hari", id="hari and minggu"),
        pytest.param("2 - 2 hari", "2", "2", "hari", id="equal ends"),
    ],
)
def test_range_keeps_both_ends(teks, dari, sampai, satuan):
    assert read_waktu(teks) == Durasi(Decimal(dari), Decimal(sampai), Satuan(satuan))


@pytest.mark.parametrize(
    ("teks", "jumlah", "satuan"),
    [
        pytest.param("½ jam", "0.5", "jam", id="half"),
        pytest.param("1/2 jam", "0.5", "jam", id="half, typed"),
        pytest.param("1½ hari", "1.5", "hari", id="one and a half"),
        pytest.param("1 1/2 hari", "1.5", "hari", id="one and a half, typed"),
        pytest.param("1,5 jam", "1.5", "jam", id="comma"),
        pytest.param("1.5 jam", "1.5", "jam", id="point"),
        pytest.param("1 jam 30 menit", "90", "menit", id="jam and menit"),
        pytest.param("1 jam, 30 menit", "90", "menit", id="with a comma between"),
        pytest.param("1 Jam dan 30 Menit", "90", "menit", id="with dan between"),
        pytest.param("1jam30menit", "90", "menit", id="without space"),
        pytest.param("1 minggu 2 hari", "7", "hari", id="minggu is five hari"),
        pytest.param("1 bulan 1 minggu 1 hari", "27", "hari", id="bulan is twenty-one hari"),
    ],
)
def test_fractions_and_parts_are_added_up(teks, jumlah, satuan):
    assert read_waktu(teks) == Durasi(Decimal(jumlah), Decimal(jumlah), Satuan(satuan))


@pytest.mark.parametrize(
    "teks",
    [
        pytest.param("", id="empty"),
        pytest.param("-", id="dash"),
        pytest.param("Segera", id="at once"),
        pytest.param("sesuai kebutuhan", id="as needed"),
        pytest.param("10", id="no unit"),
        pytest.param("menit", id="no number"),
        pytest.param("0 menit", id="zero"),
        pytest.param("-1 hari", id="negative"),
        pytest.param("2-1 hari", id="runs backwards"),
        pytest.param("2 jam - 30 menit", id="runs backwards in units"),
        pytest.param("1-2-3 hari", id="three ends"),
        pytest.param("1 hari -", id="half a range"),
        pytest.param("4 jam - 1 hari", id="range from jam to hari"),
        pytest.param("1 hari 2 jam", id="hari and jam"),
        pytest.param("30 menit 1 jam", id="small unit first"),
        pytest.param("1 jam 1 jam", id="same unit twice"),
        pytest.param("3 hari kalender", id="hari kalender"),
        pytest.param("2 x 24 jam", id="hari kalender counted in hours"),
        pytest.param("15 menit/berkas", id="per piece"),
        pytest.param("minimal 1 hari", id="at least"),
        pytest.param("1 tahun", id="tahun"),
        pytest.param("31 Oktober 2019", id="a date"),
        pytest.param("30''", id="two marks"),
        pytest.param("123456 menit", id="out of all proportion"),
    ],
)
def test_what_names_no_length_is_none(teks):
    assert read_waktu(teks) is None


@pytest.mark.parametrize(
    ("kepala", "satuan"),
    [
        pytest.param("Waktu (menit)", Satuan.MENIT, id="in brackets"),
        pytest.param("WAKTU / JAM", Satuan.JAM, id="capitals"),
        pytest.param("Waktu", None, id="none"),
        pytest.param("Waktu (menit/jam)", None, id="two"),
    ],
)
def test_head_may_name_the_unit_of_its_column(kepala, satuan):
    assert find_satuan(kepala) is satuan


@given(st.text() | st.text(alphabet="0123456789 -–/.,½()jamhrienitsdkl"))
@settings(max_examples=150)
def test_any_text_can_be_asked(teks):
    durasi = read_waktu(teks)

    assert durasi is None or 0 < durasi.dari <= durasi.sampai


angka = st.decimals(min_value="0.01", max_value=9999, places=2)


@given(st.tuples(angka, angka), st.sampled_from(Satuan))
@settings(max_examples=60)
def test_what_is_written_reads_back(ujung, satuan):
    durasi = Durasi(min(ujung), max(ujung), satuan)

    assert read_waktu(str(durasi)) == durasi


@pytest.mark.parametrize(
    ("teks", "tulisan"),
    [
        pytest.param("1 s/d 2 Hari", "1–2 hari", id="range"),
        pytest.param("1 jam 30 menit", "90 menit", id="added up"),
        pytest.param("1,50 JAM", "1,5 jam", id="comma"),
        pytest.param("10 menit", "10 menit", id="round number"),
    ],
)
def test_durasi_is_written_in_indonesian(teks, tulisan):
    assert str(read_waktu(teks)) == tulisan


@pytest.mark.parametrize(("dari", "sampai"), [("0", "1"), ("-1", "1"), ("2", "1")])
def test_durasi_that_is_no_length_is_refused(dari, sampai):
    with pytest.raises(ValueError, match="not a length"):
        Durasi(Decimal(dari), Decimal(sampai), Satuan.HARI)


# What the SOPs of five offices print in their waktu column, added up by hand in hari kerja of 7 jam 30.
@pytest.mark.parametrize(
    ("kolom", "jumlah"),
    [
        pytest.param(
            "10 menit|3 Jam|1 Jam|3 Jam|4 Hari|2 hari|1 Hari|1 Jam|10 Menit|15 menit|1 Jam",
            "62 jam 5 menit",
            id="Kesbangpol Babel",
        ),
        pytest.param(
            "10 menit|30 menit|2 jam|1 hari|1 hari|2 hari|2 jam|2 jam|2 jam",
            "38 jam 40 menit",
            id="Biro Adpim Kalbar",
        ),
        pytest.param(
            "10 menit|10 menit|10 menit|1 minggu|10 menit|10 menit|2 hari|30 menit|1 hari|5 menit|30 menit",
            "61 jam 55 menit",
            id="Dinsos PMD Bangka Tengah",
        ),
        pytest.param(
            "10 Menit|2 Jam|1 Jam|3 Jam|4 Jam|2 Hari|1 Hari|1 Jam|10 Menit|15 Menit|1 Jam",
            "35 jam 5 menit",
            id="Satpol PP Balangan",
        ),
        pytest.param(
            "5 menit|15 menit|1 hari|10 menit|5 menit|5 menit", "8 jam 10 menit", id="Kesbangpol Purwakarta"
        ),
    ],
)
def test_waktu_of_a_whole_sop_is_added_up(kolom, jumlah):
    menit = sum(read_waktu(teks).count_menit(menit_per_hari=450) for teks in kolom.split("|"))

    assert describe_menit(menit) == jumlah


@pytest.mark.parametrize(
    ("teks", "menit"),
    [
        pytest.param("1-2 hari", 900, id="upper end of a range"),
        pytest.param("½ hari", 225, id="half a hari"),
        pytest.param("0,34 jam", 21, id="started minute is whole"),
        pytest.param("1 bulan", 9450, id="bulan"),
    ],
)
def test_menit_of_a_durasi_are_counted(teks, menit):
    assert read_waktu(teks).count_menit(menit_per_hari=450) == menit


@pytest.mark.parametrize(
    ("menit", "menit_per_hari", "tulisan"),
    [
        pytest.param(0, None, "0 menit", id="nothing"),
        pytest.param(45, None, "45 menit", id="menit"),
        pytest.param(60, None, "1 jam", id="round jam"),
        pytest.param(200, None, "3 jam 20 menit", id="jam and menit"),
        pytest.param(450, None, "7 jam 30 menit", id="a day that is not known"),
        pytest.param(450, 450, "1 hari", id="a day that is known"),
        pytest.param(449, 450, "7 jam 29 menit", id="just under a day"),
        pytest.param(1085, 450, "2 hari 3 jam 5 menit", id="all three"),
        pytest.param(455, 450, "1 hari 5 menit", id="no jam"),
        pytest.param(0, 450, "0 menit", id="nothing, with days"),
    ],
)
def test_menit_are_described_in_words(menit, menit_per_hari, tulisan):
    assert describe_menit(menit, menit_per_hari) == tulisan


def test_negative_menit_are_not_described():
    with pytest.raises(ValueError, match="negative"):
        describe_menit(-1)
