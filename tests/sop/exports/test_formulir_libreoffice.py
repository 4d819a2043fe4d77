"""The workbook of an SOP as LibreOffice opens it and saves it again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sop.domain.berkas import content_hash
from sop.domain.suntingan import close_suntingan
from sop.exports.formulir_xlsx import write_formulir
from sop.imports.formulir_xlsx import read_formulir
from tests.lakip.exports.libreoffice import convert
from tests.sop.exports.test_formulir_xlsx import PADA
from tests.sop.factories import KUNCI, read_fixture

pytestmark = pytest.mark.libreoffice


@pytest.mark.parametrize("kunci", KUNCI)
def test_saved_by_libreoffice_it_is_still_the_same_document(kunci: str, tmp_path: Path) -> None:
    ulang = convert(write_formulir(read_fixture(kunci), PADA), "sop.xlsx", "xlsx", tmp_path)

    suntingan = read_formulir(load_workbook(BytesIO(ulang)))

    assert suntingan
    assert content_hash(close_suntingan(suntingan)) == content_hash(read_fixture(kunci))


def test_saved_by_libreoffice_its_lists_are_still_offered(tmp_path: Path) -> None:
    ulang = convert(write_formulir(read_fixture(), PADA), "sop.xlsx", "xlsx", tmp_path)

    rules = load_workbook(BytesIO(ulang))["Prosedur"].data_validations.dataValidation

    assert {str(satu.sqref) for satu in rules if satu.type == "list"} == {"C4:F64", "C3:F3", "L4:L64"}


def test_printed_the_form_is_one_page_wide(tmp_path: Path) -> None:
    pdf = PdfReader(BytesIO(convert(write_formulir(read_fixture(), PADA), "sop.xlsx", "pdf", tmp_path)))

    [prosedur] = [hal for hal in pdf.pages if "URAIAN PROSEDUR" in hal.extract_text()]
    assert "Kunci baris" in prosedur.extract_text()
    assert prosedur.mediabox.width > prosedur.mediabox.height
