"""A workbook with faults goes back to its unit with each of them written at its cell."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from lakip.exports.buku_bertanda import PENULIS, mark_faults
from lakip.exports.format_unit import write_format
from lakip.imports.isi_serahan import TemuanSel
from lakip.imports.serahan import read_serahan
from lakip.unit.lembar import ANGGARAN, INDIKATOR, PETUNJUK, TANDA
from sop.imports.penjaga_buku import BukuDitolak
from tests.lakip.serahan_unit import UnitUji, make_unit_uji
from tests.world import Kantor


@pytest.fixture
def uji(kantor: Kantor, senin: datetime) -> UnitUji:
    return make_unit_uji(kantor, senin)


def reopen(berkas: bytes) -> Workbook:
    return load_workbook(BytesIO(berkas))


def looks(lembar: Worksheet) -> list[object]:
    """All that a person or a reader finds in a sheet."""
    cells = [
        (cell.coordinate, cell.value, cell.number_format, cell.fill.start_color.rgb, cell.protection.locked)
        for row in lembar.iter_rows()
        for cell in row
    ]
    aturan = [(str(satu.sqref), satu.type, satu.formula1) for satu in lembar.data_validations.dataValidation]
    hidden = [huruf for huruf, satu in lembar.column_dimensions.items() if satu.hidden]
    return [cells, aturan, hidden, lembar.protection.sheet, lembar.sheet_state, lembar.freeze_panes]


def test_every_fault_is_a_note_on_red_at_its_cell(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("angka", "realisasi").value = "n/a"
    buku.cell("patroli", "realisasi").value = -1
    temuan = buku.read().temuan
    assert len(temuan) == 2
    ditandai = reopen(mark_faults(buku.save(), temuan))
    for satu in temuan:
        cell = ditandai[satu.lembar][satu.sel]
        assert cell.comment.text == f"{PENULIS}:\n\n{satu.pesan}"
        assert cell.comment.author == PENULIS
        assert cell.fill.start_color.rgb.endswith("F4C7C3")
    notes = [c for lembar in ditandai for row in lembar.iter_rows() for c in row if c.comment]
    assert len(notes) == 2


def test_a_fault_of_a_whole_sheet_stands_on_its_first_cell(uji: UnitUji) -> None:
    temuan = [TemuanSel(ANGGARAN, "", "Kolom hilang."), TemuanSel(ANGGARAN, "", "Kolom ganda.")]
    ditandai = reopen(mark_faults(write_format(uji.format), temuan))
    assert ditandai[ANGGARAN]["A1"].comment.text == f"{PENULIS}:\n\nKolom hilang.\n\nKolom ganda."


def test_all_else_stays_as_it_was(uji: UnitUji) -> None:
    berkas = write_format(uji.format)
    before, after = reopen(berkas), reopen(mark_faults(berkas, [TemuanSel(INDIKATOR, "S4", "Keliru.")]))
    assert after.sheetnames == before.sheetnames
    for nama in (ANGGARAN, PETUNJUK, TANDA):
        assert looks(after[nama]) == looks(before[nama])
    assert looks(after[INDIKATOR])[1:] == looks(before[INDIKATOR])[1:]
    changed = [
        lama for lama, baru in zip(looks(before[INDIKATOR])[0], looks(after[INDIKATOR])[0], strict=True)  # type: ignore[call-overload]
        if lama != baru
    ]  # fmt: skip
    assert [cell[0] for cell in changed] == ["S4"]


def test_the_marked_workbook_is_mended_and_handed_in_again(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("angka", "realisasi").value = "n/a"
    berkas = buku.save()
    ditandai = mark_faults(berkas, buku.read().temuan)
    assert len(read_serahan(ditandai, uji.format).temuan) == 1
    buku.buku = reopen(ditandai)
    buku.cell("angka", "realisasi").value = 5
    isi = buku.read()
    assert (isi.temuan, len(isi.perubahan)) == ([], 1)
    clean = reopen(mark_faults(buku.save(), []))
    cell = clean[INDIKATOR][buku.place("angka", "realisasi")]
    original = uji.buku().cell("angka", "realisasi")
    assert cell.comment is None
    assert (cell.fill.start_color.rgb, cell.number_format) == (
        original.fill.start_color.rgb,
        original.number_format,
    )


def test_a_figure_shown_as_percent_stays_one_when_its_mark_is_taken_away(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.cell("persen", "realisasi").value = 0.975
    buku.cell("persen", "realisasi").number_format = "0.0%"
    ditandai = mark_faults(buku.save(), [TemuanSel(INDIKATOR, buku.place("persen", "realisasi"), "Keliru.")])
    [satu] = read_serahan(mark_faults(ditandai, []), uji.format).perubahan
    assert satu.sesudah == "97,5"


def test_a_note_of_the_unit_itself_is_kept_below(uji: UnitUji) -> None:
    buku = uji.buku()
    for kunci in ("angka", "persen"):
        buku.cell(kunci, "realisasi").comment = Comment("Masih sementara.", "Sri")
    place = buku.place("angka", "realisasi")
    ditandai = reopen(mark_faults(buku.save(), [TemuanSel(INDIKATOR, place, "Keliru.")]))
    assert ditandai[INDIKATOR][place].comment.text.endswith("Keliru.\n\nCatatan semula: Masih sementara.")
    assert ditandai[INDIKATOR][buku.place("persen", "realisasi")].comment.text == "Masih sementara."
    buku.buku = ditandai
    assert reopen(mark_faults(buku.save(), []))[INDIKATOR][place].comment.text == "Masih sementara."


def test_an_earlier_note_is_taken_away_though_libreoffice_forgot_who_wrote_it(uji: UnitUji) -> None:
    buku = uji.buku()
    place = buku.place("angka", "realisasi")
    ditandai = reopen(mark_faults(buku.save(), [TemuanSel(INDIKATOR, place, "Keliru.")]))
    ditandai[INDIKATOR][place].comment.author = " "
    buku.buku = ditandai
    lagi = reopen(mark_faults(buku.save(), [TemuanSel(INDIKATOR, place, "Masih keliru.")]))
    assert lagi[INDIKATOR][place].comment.text == f"{PENULIS}:\n\nMasih keliru."
    assert reopen(mark_faults(buku.save(), []))[INDIKATOR][place].comment is None


def test_a_fault_in_a_merged_cell_is_written_at_the_one_that_is_seen(uji: UnitUji) -> None:
    buku = uji.buku()
    buku.buku[PETUNJUK].merge_cells("A1:B2")
    ditandai = reopen(mark_faults(buku.save(), [TemuanSel(PETUNJUK, "B2", "Keliru.")]))
    assert ditandai[PETUNJUK]["A1"].comment.text.endswith("Keliru.")


def test_a_workbook_much_larger_than_a_form_is_not_held_in_memory(uji: UnitUji) -> None:
    berkas = BytesIO(write_format(uji.format))
    with ZipFile(berkas, "a", ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/worksheets/besar.xml", f"<worksheet><sheetData>{'<row/>' * 300_000}</sheetData>")
    with pytest.raises(BukuDitolak, match="terlalu besar"):
        mark_faults(berkas.getvalue(), [])


def test_what_the_guard_refuses_is_not_opened() -> None:
    with pytest.raises(BukuDitolak, match="PDF"):
        mark_faults(b"%PDF-1.7", [])
