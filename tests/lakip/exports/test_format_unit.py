"""The workbook of a unit, read back as a spreadsheet has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lakip.domain.capaian import StatusNilai
from lakip.exports.format_unit import write_format
from lakip.exports.format_unit.aturan import PESAN_TERPANJANG
from lakip.exports.format_unit.gaya import KUNING
from lakip.exports.format_unit.lembar import KOSONG
from lakip.models import Anggaran, Indikator, Nilai, Penjelasan, UnitKerja
from lakip.unit.lembar import (
    ANGGARAN,
    BARIS_KEPALA,
    INDIKATOR,
    KOLOM_AWAL,
    KOLOM_KUNCI,
    KOLOM_SEMULA,
    LEMBAR,
    PETUNJUK,
    TANDA,
    digest,
    read_semula,
    read_tanda,
    row_key,
)
from tests.lakip.serahan_unit import Buku, UnitUji, make_format_data, make_unit_uji
from tests.world import Kantor

SKALA_PANJANG = [f"Tingkat {nomor}, dengan sebutan yang panjang sekali" for nomor in range(12)]


@pytest.fixture
def uji(kantor: Kantor, senin: datetime) -> UnitUji:
    return make_unit_uji(kantor, senin)


def rows_of(lembar: Worksheet) -> Iterator[dict[str, Cell]]:
    """The rows below the head: their cells by the keys of the columns."""
    for cells in lembar.iter_rows(min_row=BARIS_KEPALA + 1):
        named = {kolom.kunci: cells[KOLOM_AWAL - 1 + ke] for ke, kolom in enumerate(LEMBAR[lembar.title])}
        yield {"kunci": cells[KOLOM_KUNCI - 1], "semula": cells[KOLOM_SEMULA - 1], **named}


def keys_of(lembar: Worksheet) -> list[str]:
    return [str(row["kunci"].value) for row in rows_of(lembar) if row["kunci"].value]


def open_cells(lembar: Worksheet) -> list[Cell]:
    return [cell for row in lembar.iter_rows() for cell in row if not cell.protection.locked]


def rule_of(buku: Buku, baris: str, kolom: str) -> DataValidation:
    cell = buku.cell(baris, kolom)
    rules = cell.parent.data_validations.dataValidation
    (rule,) = [satu for satu in rules if cell.coordinate in satu.sqref]
    return rule


# --- whose rows ---


def test_a_unit_gets_only_its_own_rows(uji: UnitUji, senin: datetime) -> None:
    lain = make_unit_uji(uji.kantor, senin, "Bidang Perlindungan")

    buku = lain.buku().buku

    assert keys_of(buku[INDIKATOR]) == [row_key(INDIKATOR, satu.pk) for satu in lain.indikator.values()]
    assert keys_of(buku[ANGGARAN]) == [row_key(ANGGARAN, satu.pk) for satu in lain.anggaran.values()]


def test_lines_of_the_budget_stand_below_what_they_belong_to(uji: UnitUji) -> None:
    rows = [(row["kunci"].value, row["nama"].value) for row in rows_of(uji.buku().buku[ANGGARAN])]

    patroli, pelatihan = uji.anggaran.values()
    assert rows == [
        (None, "Program Bidang Penegakan"),
        (row_key(ANGGARAN, patroli.pk), "Patroli"),
        (row_key(ANGGARAN, pelatihan.pk), "Pelatihan"),
    ]


def test_a_unit_without_rows_is_told_so(kantor: Kantor, senin: datetime) -> None:
    unit = UnitKerja.objects.create(instansi=kantor.laporan.instansi, nama="Bidang Kosong")

    buku = load_workbook(BytesIO(write_format(make_format_data(kantor, unit, senin))))

    for nama in (INDIKATOR, ANGGARAN):
        assert [row["nama"].value for row in rows_of(buku[nama])] == [KOSONG]
        assert open_cells(buku[nama]) == []


def test_the_workbook_says_whose_form_it_is(uji: UnitUji) -> None:
    buku = uji.buku().buku

    tanda = read_tanda(buku[TANDA]["A1"].value)
    assert (tanda.laporan, tanda.unit) == (uji.format.laporan_id, uji.unit.pk)
    assert buku.sheetnames == [INDIKATOR, ANGGARAN, PETUNJUK, TANDA]
    assert buku[TANDA].sheet_state == "veryHidden"


def test_the_title_names_report_unit_office_and_deadline(uji: UnitUji) -> None:
    lembar = uji.buku().buku[INDIKATOR]

    assert lembar["C1"].value == f"Format data LAKIP {uji.tahun}: Bidang Penegakan"
    assert str(uji.kantor.laporan.instansi) in lembar["C2"].value
    assert "paling lambat 31 Maret 2026" in lembar["C2"].value


# --- what stands in it ---


def test_figures_are_numbers_and_words_are_words(uji: UnitUji) -> None:
    uji.store("predikat", target_teks="B", realisasi_teks="Sangat Baik", status=StatusNilai.TERISI)

    buku = uji.buku()

    assert buku.cell("angka", "target").value == 90
    assert buku.cell("angka", "realisasi_1").value == 21.5
    assert buku.cell("angka", "realisasi_1").number_format == "#,##0.####"
    assert buku.cell("predikat", "target").value == "B"
    assert buku.cell("predikat", "realisasi").value == "Sangat Baik"
    assert buku.cell("patroli", "pagu").value == 1_000_000
    assert buku.cell("angka", "pendorong").value == "Patroli rutin."


def test_last_year_stands_beside_this_one(uji: UnitUji) -> None:
    Nilai.objects.create(
        indikator=uji.indikator["angka"], tahun=uji.tahun - 1, realisasi=Decimal(77), status="terisi"
    )

    assert uji.buku().cell("angka", "lalu").value == 77


def test_what_is_not_known_is_empty_and_never_nought(uji: UnitUji) -> None:
    uji.store("angka", 2, target=Decimal(20))

    buku = uji.buku()

    for kolom in ("lalu", "realisasi", "realisasi_2", "realisasi_3", "status", "upaya"):
        assert buku.cell("angka", kolom).value is None
    assert buku.cell("patroli", "realisasi").value is None


def test_a_value_that_is_not_to_be_had_is_said_in_words(uji: UnitUji) -> None:
    uji.store("angka", 2, status=StatusNilai.TIDAK_TERSEDIA)
    uji.store("angka", status=StatusNilai.TIDAK_TERSEDIA)

    buku = uji.buku()

    assert buku.cell("angka", "realisasi_2").value == "tidak tersedia"
    assert buku.cell("angka", "realisasi").value is None
    assert buku.cell("angka", "status").value == "tidak tersedia"


def test_a_realisasi_that_is_calculated_is_left_to_its_components(uji: UnitUji) -> None:
    komponen = {"pembilang": Decimal(3), "penyebut": Decimal(4), "realisasi": Decimal(75)}
    uji.store("hitung", **komponen, status=StatusNilai.TERISI)

    buku = uji.buku()

    assert (buku.cell("hitung", "pembilang").value, buku.cell("hitung", "penyebut").value) == (3, 4)
    assert buku.cell("hitung", "realisasi").value is None


@pytest.mark.parametrize("teks", ["=1+1", "=cmd|'/c calc'!A1", "+62", "@SUM(A1)"])
def test_text_is_never_a_formula(uji: UnitUji, teks: str) -> None:
    Indikator.objects.filter(pk=uji.indikator["angka"].pk).update(nama=teks)
    Penjelasan.objects.update(pendorong=teks)

    buku = uji.buku()

    for kolom in ("nama", "pendorong"):
        cell = buku.cell("angka", kolom)
        assert (cell.value, cell.data_type) == (teks, "s")
    assert buku.cell("angka", "pendorong").number_format == "@"


def test_controls_in_text_are_left_out_of_cell_and_digest(uji: UnitUji) -> None:
    Penjelasan.objects.update(pendorong="a\x0bb")

    (row,) = [row for row in rows_of(uji.buku().buku[INDIKATOR]) if row["pendorong"].value]

    assert row["pendorong"].value == "ab"
    assert read_semula(INDIKATOR, row["semula"].value)["pendorong"] == digest("ab")


def test_every_cell_is_kept_as_it_was_handed_out(uji: UnitUji) -> None:
    buku = uji.buku().buku

    for nama in (INDIKATOR, ANGGARAN):
        for row in rows_of(buku[nama]):
            if row["kunci"].value:
                semula = read_semula(nama, row["semula"].value)
                assert semula == {kunci: digest(row[kunci].value) for kunci in semula}


# --- what is open ---


def test_only_the_yellow_cells_are_open(uji: UnitUji) -> None:
    buku = uji.buku().buku

    for nama in (INDIKATOR, ANGGARAN):
        cells = [cell for row in buku[nama].iter_rows() for cell in row]
        yellow = [cell for cell in cells if cell.fill.start_color.rgb == f"00{KUNING}"]
        assert open_cells(buku[nama]) == yellow
        rows = [row["kunci"] for row in rows_of(buku[nama])]
        assert {cell.row for cell in yellow} == {kunci.row for kunci in rows if kunci.value}
    assert open_cells(buku[PETUNJUK]) == open_cells(buku[TANDA]) == []
    assert all(lembar.protection.sheet and not lembar.protection.password for lembar in buku.worksheets)


@pytest.mark.parametrize("nama", [INDIKATOR, ANGGARAN])
def test_the_keys_of_the_rows_are_hidden(uji: UnitUji, nama: str) -> None:
    lembar = uji.buku().buku[nama]

    assert [huruf for huruf, ukuran in lembar.column_dimensions.items() if ukuran.hidden] == ["A", "B"]
    assert len(set(keys_of(lembar))) == len(keys_of(lembar)) > 0


@pytest.mark.parametrize("nama", [INDIKATOR, ANGGARAN])
def test_a_row_that_is_sorted_takes_its_key_along(uji: UnitUji, nama: str) -> None:
    assert uji.buku().buku[nama].auto_filter.ref.startswith(f"A{BARIS_KEPALA}:")


def test_components_are_asked_for_only_where_there_are_any(uji: UnitUji) -> None:
    buku = uji.buku()

    open_for = {baris for baris in uji.indikator if not buku.cell(baris, "pembilang").protection.locked}
    assert open_for == {"hitung"}
    assert buku.cell("angka", "penyebut").protection.locked


def test_the_quarters_of_a_range_are_for_reading(uji: UnitUji) -> None:
    uji.store("rentang", 1, target=Decimal("4.5"), target_atas=Decimal(6))

    buku = uji.buku()

    assert buku.cell("rentang", "target_1").value == "4,5–6"
    assert buku.cell("rentang", "target_1").protection.locked
    assert not buku.cell("rentang", "realisasi_1").protection.locked


# --- what a spreadsheet accepts ---


def test_every_open_cell_has_one_rule_with_its_words(uji: UnitUji) -> None:
    Indikator.objects.filter(hitungan="persen").update(nama_pembilang="Perkara " * 24)
    buku = uji.buku().buku

    for nama in (INDIKATOR, ANGGARAN):
        rules = buku[nama].data_validations.dataValidation
        for cell in open_cells(buku[nama]):
            assert sum(cell.coordinate in rule.sqref for rule in rules) == 1
        for rule in rules:
            assert 0 < len(rule.prompt) <= PESAN_TERPANJANG
            assert 0 < len(rule.error) <= PESAN_TERPANJANG


def test_a_realisasi_is_a_figure_or_one_of_two_words(uji: UnitUji) -> None:
    buku = uji.buku()

    rule = rule_of(buku, "angka", "realisasi_2")
    awal = str(rule.sqref).partition(":")[0]
    assert rule.formula1 == (
        f'OR(ISNUMBER({awal}),TRIM({awal})="belum diukur",TRIM({awal})="tidak tersedia")'
    )
    assert rule_of(buku, "angka", "target_2").type == "decimal"
    assert rule_of(buku, "angka", "status").formula1 == '"belum diukur,tidak tersedia"'
    assert rule_of(buku, "angka", "upaya").formula1 == "2000"
    rupiah = rule_of(buku, "patroli", "realisasi")
    assert (rupiah.type, rupiah.operator, rupiah.formula1) == ("decimal", "greaterThanOrEqual", "0")


def test_components_are_called_by_their_names(uji: UnitUji) -> None:
    buku = uji.buku()

    assert rule_of(buku, "hitung", "pembilang").prompt.startswith("Perkara selesai.")
    assert rule_of(buku, "hitung", "penyebut").prompt.startswith("Perkara masuk.")


@pytest.mark.parametrize("skala", [["C", "B", "Sangat Baik"], SKALA_PANJANG], ids=["short", "long"])
def test_predicates_are_chosen_from_their_scale(uji: UnitUji, skala: list[str]) -> None:
    Indikator.objects.filter(pk=uji.indikator["predikat"].pk).update(skala=skala)
    buku = uji.buku()

    def choices(kolom: str) -> list[object]:
        nama, _, place = rule_of(buku, "predikat", kolom).formula1.partition("!")
        return [cell.value for (cell,) in buku.buku[nama][place.replace("$", "")]]

    assert choices("target_1") == skala
    assert choices("realisasi_1") == [*skala, "belum diukur", "tidak tersedia"]


# --- the file itself ---


def test_the_same_values_give_the_same_bytes(uji: UnitUji) -> None:
    assert write_format(uji.format) == write_format(uji.format)


def test_queries_do_not_grow_with_the_rows(uji: UnitUji, senin: datetime) -> None:
    lain = make_unit_uji(uji.kantor, senin, "Bidang Perlindungan")
    with CaptureQueriesContext(connection) as few:
        write_format(uji.format)
    Indikator.objects.filter(unit=lain.unit).update(unit=uji.unit)
    Anggaran.objects.filter(unit=lain.unit).update(unit=uji.unit)

    with CaptureQueriesContext(connection) as many:
        write_format(uji.format)

    assert len(keys_of(uji.buku().buku[INDIKATOR])) == 2 * len(uji.indikator)
    assert len(many) == len(few)


def test_every_sheet_is_printed_on_a4_with_its_heads(uji: UnitUji) -> None:
    for lembar in uji.buku().buku.worksheets[:2]:
        assert (lembar.page_setup.orientation, lembar.page_setup.paperSize) == ("landscape", 9)
        assert lembar.print_title_rows == f"${BARIS_KEPALA}:${BARIS_KEPALA}"
        assert lembar.freeze_panes is not None
