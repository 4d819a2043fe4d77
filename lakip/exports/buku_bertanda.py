"""The workbook that somebody handed in, given back with every fault written at its cell."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from lakip.exports.format_unit.gaya import KUNING
from lakip.imports.buku_kerja import translate_rusak
from lakip.imports.isi_serahan import TemuanSel
from sop.imports.penjaga_buku import guard

PENULIS = "Pemeriksaan LAKIP"
CATATAN_SEMULA = "\n\nCatatan semula: "
MERAH = PatternFill("solid", start_color="F4C7C3")
LEBAR, TINGGI = 320, 110  # of a note, in pixels
MAKS_TAG_LEMBAR = 300_000  # all sheets are held in memory here; a row of the form has about a hundred


def mark_faults(berkas: bytes, temuan: Sequence[TemuanSel]) -> bytes:
    """Return the workbook with a note and a red ground at each fault; one of a whole sheet stands on A1.

    Notes that an earlier check left are taken away; sheets without faults stay as they are.

    Raises BukuDitolak if it cannot be read as a workbook, or is much larger than a form.
    """
    guard(berkas, MAKS_TAG_LEMBAR)
    by_place: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for satu in temuan:
        by_place[satu.lembar][satu.sel or "A1"].append(satu.pesan)
    with translate_rusak(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl leaves out
        buku = load_workbook(BytesIO(berkas), keep_links=False)
        for lembar in buku.worksheets:
            _clear(lembar)
            for sel, pesan_list in by_place[lembar.title].items():
                _mark(lembar, sel, pesan_list)
        hasil = BytesIO()
        buku.save(hasil)
    return hasil.getvalue()


def _clear(lembar: Worksheet) -> None:
    """Take the notes of an earlier check away; a cell that is open is yellow again, any other plain."""
    for cell in [cell for cell in lembar._cells.values() if cell.comment]:
        if cell.comment.text.startswith(PENULIS):  # LibreOffice forgets who wrote a note
            own = cell.comment.text.partition(CATATAN_SEMULA)[2]
            cell.comment = Comment(own, "") if own else None
            cell.fill = PatternFill() if cell.protection.locked else PatternFill("solid", start_color=KUNING)


def _mark(lembar: Worksheet, sel: str, pesan_list: list[str]) -> None:
    cell = lembar[_seen(lembar, sel)]
    own = CATATAN_SEMULA + cell.comment.text if cell.comment else ""
    teks = "\n\n".join([f"{PENULIS}:", *pesan_list])
    cell.comment = Comment(teks + own, PENULIS, width=LEBAR, height=TINGGI)
    cell.fill = MERAH


def _seen(lembar: Worksheet, sel: str) -> str:
    """Return the cell itself, or of merged ones the first: only that can carry anything."""
    merged = next((area for area in lembar.merged_cells.ranges if sel in area), None)
    return str(merged.coord).partition(":")[0] if merged else sel
