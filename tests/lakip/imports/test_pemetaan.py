"""Workbooks of an office's own making, read by what was told of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from lakip.domain.kepala_kolom import propose_isian
from lakip.exports.format_unit import write_format
from lakip.imports.buku_kerja import open_buku
from lakip.imports.cuplikan import read_cuplikan
from lakip.imports.isi_serahan import IsiSerahan
from lakip.imports.kepala_buku import make_kepala, read_atas
from lakip.imports.pemetaan import list_isian
from lakip.imports.serahan import read_serahan, store_serahan
from lakip.models import Anggaran, FormatData, Nilai, Pemetaan, Penjelasan
from lakip.unit.lembar import BARIS_KEPALA
from lakip.unit.lembar import LEMBAR as LEMBAR_UNIT
from tests.lakip.buku_bebas import (
    ISIAN,
    KEPALA,
    LEMBAR,
    PELANGGARAN,
    PENURUNAN,
    PENYELESAIAN,
    calculate,
    make_rencana,
    make_tabel,
    number_kolom,
    save,
)
from tests.lakip.isian_unit import make_format
from tests.world import Jalan, make_kantor

KODE = "1.05.02.2.01.0001"


@pytest.fixture
def format_data(jalan: Jalan) -> FormatData:
    return make_format(jalan, "Ketertiban")


def remember(
    format_data: FormatData,
    berkas: bytes,
    isian: Mapping[str, str] = ISIAN,
    *,
    lembar: str = LEMBAR,
    baris: int = KEPALA,
) -> Pemetaan:
    """Keep what the columns under these heads hold."""
    with open_buku(berkas) as buku:
        kepala = make_kepala(lembar, read_atas(buku, lembar), baris)
    return Pemetaan.objects.create(
        instansi=format_data.laporan.instansi,
        lembar=lembar,
        baris_kepala=baris,
        kolom=number_kolom(isian),
        sidik=kepala.sidik,
        oleh=format_data.dibuat_oleh,
        pada=format_data.dibuat_pada,
    )


def read_tabel(
    format_data: FormatData, kepala: list[str], baris_list: list[list[object]], *isian: str
) -> IsiSerahan:
    """Read a plain table whose columns hold these fields, in their order."""
    berkas = make_tabel(kepala, baris_list)
    pemetaan = remember(
        format_data, berkas, dict(zip("ABCDEFGH", isian, strict=False)), lembar="Data", baris=1
    )
    return read_serahan(berkas, format_data, pemetaan)


def changes_of(isi: IsiSerahan) -> list[tuple[str, str, str]]:
    return [(satu.sel, satu.isian, satu.sesudah) for satu in isi.perubahan]


def test_a_workbook_with_unknown_heads_says_what_to_do(format_data: FormatData) -> None:
    isi = read_serahan(make_rencana([{"C": PELANGGARAN, "I": 40}]), format_data)

    assert isi.is_bebas
    assert [satu.tempat for satu in isi.temuan] == ["Buku kerja"]
    assert "Tunjukkan kolom mana berisi apa" in isi.temuan[0].pesan


def test_a_workbook_as_offices_make_it_is_read_and_stored(format_data: FormatData) -> None:
    berkas = make_rencana(
        [
            {"A": 1, "C": PENURUNAN, "I": "97,5 %", "N": "Personel terbatas."},
            {"A": 2, "C": f"  {PELANGGARAN.upper()}.", "I": 41, "J": "32", "M": "=I8/E8"},
        ]
    )
    remember(format_data, berkas)

    isi = read_serahan(berkas, format_data)

    assert isi.temuan == []
    assert changes_of(isi) == [
        ("I7", "Realisasi TW I", "97,5"),
        ("N7", "Faktor penghambat (kendala)", "Personel terbatas."),
        ("I8", "Realisasi TW I", "41"),
        ("J8", "Realisasi TW II", "32"),
    ]
    store_serahan(isi)
    nilai = Nilai.objects.get(indikator__nama=PENURUNAN, tahun=2025, triwulan=1)
    assert nilai.realisasi == Decimal("97.5")
    assert Penjelasan.objects.get(indikator__nama=PENURUNAN).penghambat == "Personel terbatas."


@pytest.mark.parametrize("kosong", [None, "", "  ", "-", "–"])
def test_an_empty_cell_states_nothing(format_data: FormatData, kosong: object) -> None:
    isi = read_tabel(
        format_data, ["Indikator", "Realisasi", "Kendala"], [[PENURUNAN, kosong, "Cuaca."]],
        "Indikator.nama", "Indikator.realisasi", "Indikator.penghambat",
    )  # fmt: skip

    assert isi.temuan == []
    assert changes_of(isi) == [("C2", "Faktor penghambat (kendala)", "Cuaca.")]


def test_a_row_is_known_by_its_number_where_no_name_is_given(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data, ["No", "Realisasi"], [["1.1", 60], [1.2, 130]], "Indikator.nomor", "Indikator.realisasi"
    )

    assert [(satu.baris.split()[0], satu.sesudah) for satu in isi.perubahan] == [
        ("1.1", "60"),
        ("1.2", "130"),
    ]


def test_a_serial_number_of_the_office_does_not_overrule_the_name(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data, ["No", "Indikator", "Realisasi"], [["1.1", PELANGGARAN, 130]],
        "Indikator.nomor", "Indikator.nama", "Indikator.realisasi",
    )  # fmt: skip

    assert [satu.baris for satu in isi.perubahan] == [f"1.2 {PELANGGARAN}"]


def test_a_name_that_is_only_like_one_is_asked_back(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data,
        ["Indikator", "Realisasi"],
        [["Prosentase penurunan pelanggaran peraturan daerah", 60], [PELANGGARAN, 130]],
        "Indikator.nama",
        "Indikator.realisasi",
    )

    assert [satu.baris for satu in isi.perubahan] == [f"1.2 {PELANGGARAN}"]
    assert (
        "Baris 2 “Prosentase penurunan pelanggaran peraturan daerah” tidak dikenal, sehingga tidak diambil; "
        f"mungkin maksudnya indikator 1.1 {PENURUNAN}. Bila benar, samakan namanya lalu unggah lagi."
    ) in isi.catatan


def test_rows_that_are_not_the_units_are_named(format_data: FormatData) -> None:
    berkas = make_rencana([{"C": PELANGGARAN, "I": 41}])
    remember(format_data, berkas)

    isi = read_serahan(berkas, format_data)

    assert (
        "Dilewati, karena bukan indikator unit ini: baris 6 “(1)”; baris 8 “JUMLAH”; "
        "baris 10 “Paringin, 31 Desember”."
    ) in isi.catatan


def test_an_indikator_that_stands_twice_is_a_fault_in_both_rows(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data, ["Indikator", "Realisasi"], [[PENURUNAN, 60], [PENURUNAN, 61], [PENURUNAN, None]],
        "Indikator.nama", "Indikator.realisasi",
    )  # fmt: skip

    assert [satu.tempat for satu in isi.temuan] == ["Data, sel A2", "Data, sel A3"]


def test_a_sheet_without_a_row_of_the_unit_is_a_fault(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data,
        ["Indikator", "Realisasi"],
        [["Indeks lain", 60]],
        "Indikator.nama",
        "Indikator.realisasi",
    )

    assert [satu.pesan.partition(".")[0] for satu in isi.temuan] == [
        "Tidak satu pun baris dikenal sebagai indikator unit ini"
    ]


def test_a_cell_that_cannot_be_read_is_named_by_sheet_and_cell(format_data: FormatData) -> None:
    berkas = make_rencana([{"C": PELANGGARAN, "I": "empat puluh", "J": 20}])
    remember(format_data, berkas)

    isi = read_serahan(berkas, format_data)

    assert [(satu.tempat, satu.pesan[:26]) for satu in isi.temuan] == [
        (f"{LEMBAR}, sel I7", '"empat puluh" bukan angka.')
    ]


def test_what_is_not_asked_of_an_indikator_is_left_with_a_note(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data, ["Indikator", "Pembilang", "Realisasi"], [[PELANGGARAN, 5, 130]],
        "Indikator.nama", "Indikator.pembilang", "Indikator.realisasi",
    )  # fmt: skip

    assert isi.temuan == []
    assert changes_of(isi) == [("C2", "Realisasi setahun", "130")]
    assert "Pembilang indikator 1.2 tidak diambil, karena tidak diminta di sana." in isi.catatan


def test_of_a_formula_its_result_is_taken(format_data: FormatData) -> None:
    berkas = make_tabel(["Indikator", "Realisasi", "Kendala"], [[PELANGGARAN, "=100+30", "=A2"]])
    berkas = calculate(berkas, {"100+30": "130"})
    pemetaan = remember(
        format_data, berkas, {"A": "Indikator.nama", "B": "Indikator.realisasi"}, lembar="Data", baris=1
    )

    assert changes_of(read_serahan(berkas, format_data, pemetaan)) == [("B2", "Realisasi setahun", "130")]


def test_a_formula_that_was_never_calculated_is_a_fault(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data,
        ["Indikator", "Realisasi"],
        [[PELANGGARAN, "=100+30"]],
        "Indikator.nama",
        "Indikator.realisasi",
    )

    assert [(satu.sel, satu.pesan[:22]) for satu in isi.temuan] == [("B2", "Sel ini berisi rumus. ")]


def test_budget_lines_are_known_by_their_code_or_else_their_name(format_data: FormatData) -> None:
    isi = read_tabel(
        format_data,
        ["Kode", "Program/Kegiatan", "Realisasi (Rp)"],
        [
            ["1.05.02", "PROGRAM KETENTERAMAN", 999],
            [f"{KODE}.", "(disingkat)", "Rp 600.000.000"],
            [None, "pemberdayaan perlindungan masyarakat", 500_000_000],
        ],
        "Anggaran.kode",
        "Anggaran.nama",
        "Anggaran.realisasi",
    )

    assert isi.temuan == []
    assert [(satu.sel, satu.sesudah) for satu in isi.perubahan] == [
        ("C3", "Rp600.000.000"),
        ("C4", "Rp500.000.000"),
    ]
    store_serahan(isi)
    assert Anggaran.objects.get(laporan=format_data.laporan, kode=KODE).realisasi == 600_000_000


def test_next_years_workbook_with_the_same_heads_is_read_at_once(format_data: FormatData) -> None:
    kepala = ["Indikator", "Realisasi {}", "Kendala"]
    first = make_tabel([judul.format(2025) for judul in kepala], [[PENURUNAN, 60]])
    isian = {"A": "Indikator.nama", "B": "Indikator.realisasi"}
    pemetaan = remember(format_data, first, isian, lembar="Data", baris=1)

    later = make_tabel([judul.format(2026) for judul in kepala], [[PENURUNAN, 61]], lembar="Data 2026")
    isi = read_serahan(later, format_data)

    assert isi.pemetaan == pemetaan
    assert changes_of(isi) == [("B2", "Realisasi setahun", "61")]


def test_other_heads_are_not_known_again(format_data: FormatData) -> None:
    isian = {"A": "Indikator.nama", "B": "Indikator.realisasi"}
    first = make_tabel(["Indikator", "Realisasi"], [[PENURUNAN, 60]])
    remember(format_data, first, isian, lembar="Data", baris=1)

    moved = read_serahan(make_tabel(["No", "Indikator", "Realisasi"], [[1, PENURUNAN, 60]]), format_data)

    assert moved.pemetaan is None


def test_the_mapping_of_another_office_is_never_used(format_data: FormatData, jalan: Jalan) -> None:
    berkas = make_rencana([{"C": PELANGGARAN, "I": 41}])
    pemetaan = remember(format_data, berkas)
    Pemetaan.objects.filter(pk=pemetaan.pk).update(
        instansi=make_kantor("kalbar-adpim", jalan.at).laporan.instansi
    )

    isi = read_serahan(berkas, format_data)

    assert (isi.pemetaan, len(isi.temuan)) == (None, 1)


def test_a_mapping_that_is_changed_has_to_be_looked_at_again(format_data: FormatData) -> None:
    berkas = make_rencana([{"C": PELANGGARAN, "I": 41}])
    pemetaan = remember(format_data, berkas)
    before = read_serahan(berkas, format_data, pemetaan)

    pemetaan.kolom = number_kolom({"C": "Indikator.nama", "I": "Indikator.realisasi_2"})

    assert read_serahan(berkas, format_data, pemetaan).tanda != before.tanda


def test_a_second_sheet_with_the_same_heads_is_named_as_unread(format_data: FormatData) -> None:
    berkas = make_rencana([{"C": PELANGGARAN, "I": 41}])
    remember(format_data, berkas)
    buku = load_workbook(BytesIO(berkas))
    buku.copy_worksheet(buku[LEMBAR]).title = "Perubahan"

    isi = read_serahan(save(buku), format_data)

    assert "Judul kolomnya sama, tetapi tidak dibaca: lembar Perubahan." in isi.catatan


def test_the_sheet_and_its_lower_row_of_heads_are_proposed() -> None:
    with open_buku(make_rencana([{"C": PELANGGARAN}])) as buku:
        cuplikan = read_cuplikan(buku, {})

    assert (cuplikan.kepala.lembar, cuplikan.kepala.baris) == (LEMBAR, KEPALA)
    assert cuplikan.kepala.judul[10] == "Realisasi TW II"


@pytest.mark.parametrize("lembar", LEMBAR_UNIT)
def test_all_columns_of_the_form_of_this_system_are_proposed(format_data: FormatData, lembar: str) -> None:
    buku = load_workbook(BytesIO(write_format(format_data)))
    for nama in set(buku.sheetnames) - {lembar}:
        del buku[nama]

    with open_buku(save(buku)) as bebas:
        kepala = read_cuplikan(bebas, {}).kepala
    usulan = propose_isian(kepala.judul, format_data.laporan.tahun)

    assert kepala.baris == BARIS_KEPALA
    assert usulan.is_anggaran == (lembar == "Anggaran")
    assert list(usulan.isian.values()) == [kolom.kunci for kolom in list_isian(lembar)]


def test_heads_are_not_looked_for_at_the_end_of_a_sheet() -> None:
    berkas = make_tabel(["Indikator", "Realisasi"], [])
    buku = load_workbook(BytesIO(berkas))
    buku["Data"].move_range("A1:B1", rows=1_000)

    with open_buku(save(buku)) as bebas:
        cuplikan = read_cuplikan(bebas, {})

    assert (cuplikan.atas, cuplikan.kolom_list) == ([], [])


def test_a_sheet_that_is_not_there_cannot_be_chosen() -> None:
    with open_buku(make_rencana([{"C": PELANGGARAN}])) as buku:
        cuplikan = read_cuplikan(buku, {"lembar": "Tidak ada", "baris": "3"})

    assert (cuplikan.kepala.lembar, cuplikan.kepala.baris) == (LEMBAR, KEPALA)


@pytest.mark.parametrize("banyak", [1, 3])
def test_queries_do_not_grow_with_rows(
    format_data: FormatData, django_assert_num_queries: DjangoAssertNumQueries, banyak: int
) -> None:
    nama = [PENURUNAN, PELANGGARAN, PENYELESAIAN][:banyak]
    berkas = make_rencana([{"C": satu, "I": 41} for satu in nama])
    remember(format_data, berkas)
    fresh = FormatData.objects.select_related("laporan").get(pk=format_data.pk)

    with django_assert_num_queries(
        1  # the mapping that knows these heads
        + 4  # the unit's indikator with their sasaran, their numbers
        + 2  # their values, and what is said of them
        + 1  # the budget
    ):
        isi = read_serahan(berkas, fresh)

    assert len(isi.perubahan) == banyak
