"""The workbook of a unit as LibreOffice opens it and saves it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from lakip.exports.format_unit import write_format
from lakip.imports.serahan import read_serahan
from lakip.unit.lembar import ANGGARAN, INDIKATOR, KOLOM_KUNCI, KOLOM_SEMULA, PETUNJUK, TANDA
from tests.lakip.exports.libreoffice import convert
from tests.lakip.serahan_unit import UnitUji, make_unit_uji
from tests.world import Kantor

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def uji(kantor: Kantor, senin: datetime) -> UnitUji:
    return make_unit_uji(kantor, senin)


@pytest.fixture
def berkas(uji: UnitUji) -> bytes:
    return write_format(uji.format)


@pytest.fixture
def ulang(berkas: bytes, tmp_path: Path) -> bytes:
    return convert(berkas, "format.xlsx", "xlsx", tmp_path)


def cells_of(lembar: Worksheet) -> Iterator[tuple[str, object, str, bool]]:
    """Every cell that holds something or is open: its place, value, kind, and whether it is locked."""
    for row in lembar.iter_rows():
        for cell in row:
            if cell.value is not None or not cell.protection.locked:
                yield cell.coordinate, cell.value, cell.data_type, bool(cell.protection.locked)


def rules_of(lembar: Worksheet) -> dict[str, list[str]]:
    """The kinds of rules of every open cell."""
    rules = lembar.data_validations.dataValidation
    return {
        place: [rule.type for rule in rules if place in rule.sqref]
        for place, _, _, is_locked in cells_of(lembar)
        if not is_locked
    }


def read(berkas: bytes) -> Workbook:
    return load_workbook(BytesIO(berkas))


def test_it_comes_back_cell_by_cell(berkas: bytes, ulang: bytes) -> None:
    asal, hasil = read(berkas), read(ulang)

    assert hasil.sheetnames == asal.sheetnames
    for nama in (INDIKATOR, ANGGARAN, PETUNJUK):
        assert list(cells_of(hasil[nama])) == list(cells_of(asal[nama]))
    assert hasil[TANDA]["A1"].value == asal[TANDA]["A1"].value


def test_what_is_hidden_locked_and_refused_stays_so(berkas: bytes, ulang: bytes) -> None:
    asal, hasil = read(berkas), read(ulang)

    assert hasil[TANDA].sheet_state != "visible"
    for nama in (INDIKATOR, ANGGARAN):
        assert hasil[nama].protection.sheet
        hidden = [ukuran for ukuran in hasil[nama].column_dimensions.values() if ukuran.hidden]
        assert [(ukuran.min, ukuran.max) for ukuran in hidden] == [(KOLOM_KUNCI, KOLOM_SEMULA)]
        assert rules_of(hasil[nama]) == rules_of(asal[nama])
        assert hasil[nama].auto_filter.ref == asal[nama].auto_filter.ref


def test_saved_again_without_a_change_it_changes_nothing(uji: UnitUji, ulang: bytes) -> None:
    isi = read_serahan(ulang, uji.format)

    assert (isi.temuan, isi.perubahan) == ([], [])


def test_it_is_printed_with_its_heads_on_every_page(berkas: bytes, tmp_path: Path) -> None:
    halaman = [
        page.extract_text()
        for page in PdfReader(BytesIO(convert(berkas, "format.xlsx", "pdf", tmp_path))).pages
    ]

    assert all(f"Halaman {nomor} dari {len(halaman)}" in teks for nomor, teks in enumerate(halaman, start=1))
    indikator = [teks for teks in halaman if "Indikator kinerja" in teks]
    assert len(indikator) == 3
    assert all("Indikator rentang" in teks for teks in indikator)
