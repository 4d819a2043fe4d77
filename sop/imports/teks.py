"""Text pasted from Word, Excel, a PDF or a Markdown file, read as tables and as lines between them."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sop.domain.bacaan import Bacaan, Sumber
from sop.domain.tafsir.kata_kepala import read_peran
from sop.domain.tafsir.nomor import is_nomor
from sop.imports.batas import MAKS_BARIS, MAKS_KOLOM, make_bacaan, refuse
from sop.imports.celah import split_at_gaps
from sop.imports.tata_letak import read_tata_letak

MAKS_BARIS_TEKS = 5 * MAKS_BARIS
MAKS_HURUF_BARIS = 20_000  # letters of one line, which may be a whole row of the form
MAKS_BARIS_SEL = 60  # lines of one quoted cell

_MIN_KEPALA = 3  # kinds of heads that a row of the form's head has at least

_HIAS = re.compile(r"\*\*|</?(?:b|i|u|strong|em)>|\\(?=[-.*|])", re.IGNORECASE)
_CELAH = re.compile(r"\s{2,}")


def decode_teks(isi: bytes) -> str:
    """Return the text of a file in UTF-8, in UTF-16 with its mark, or as older Windows programs write it.

    Raises BerkasDitolak if it is no text.
    """
    if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return isi.decode("utf-16", errors="replace")
    if b"\0" in isi:
        raise refuse("Ini bukan berkas teks; kirim sebagai .docx, .xlsx, .txt atau .json.")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def read_teks(teks: str) -> Bacaan:
    """Return what a pasted text says: each run of lines with columns as a table, the others line by line.

    Columns are parted by tabs, by ``|``, by semicolons or commas as spreadsheets write them, or by gaps of
    two spaces and more that stand under one another.

    Raises BerkasDitolak if it is empty or longer than an SOP can be.
    """
    lines = [_plain(line) for line in teks.splitlines()]
    if len(lines) > MAKS_BARIS_TEKS:
        raise refuse(f"Teks ini memuat {len(lines)} baris; paling banyak {MAKS_BARIS_TEKS}.")
    panjang = max(map(len, lines), default=0)
    if panjang > MAKS_HURUF_BARIS:
        raise refuse(f"Ada baris sepanjang {panjang} huruf; paling panjang {MAKS_HURUF_BARIS}.")
    if teks.count("\t") + teks.count("|") > MAKS_BARIS * MAKS_KOLOM:
        raise refuse("Teks ini memuat terlalu banyak sel. Tempelkan bagian SOP-nya saja.")
    bagian = [] if _has_marks(teks) else _read_csv(lines) or read_tata_letak(lines)
    if any('"' in line for line in lines):
        lines = _unquote(lines)
    bagian = bagian or [
        (is_tabel, list(_split(block)) if is_tabel else [[line.strip()] for line in block])
        for is_tabel, block in _runs(lines)
        if any(map(str.strip, block))
    ]
    return make_bacaan(
        Sumber.TEKS,
        [(f"{'Tabel' if is_tabel else 'Teks'} {n}", rows) for n, (is_tabel, rows) in enumerate(bagian, 1)],
    )


def _has_marks(teks: str) -> bool:
    """Whether tabs or upright lines part the columns."""
    return "\t" in teks or any(line.count("|") >= 2 for line in teks.splitlines())


def _read_csv(lines: list[str]) -> list[tuple[bool, list[list[str]]]]:
    """The sheet that a spreadsheet writes as text, known by the heads of the form; else nothing."""
    for pemisah in (";", ","):
        if not 0 < sum(line.count(pemisah) for line in lines) <= MAKS_BARIS * MAKS_KOLOM:
            continue
        try:
            rows = list(csv.reader([f"{line}\n" for line in lines], delimiter=pemisah))
        except csv.Error:
            continue
        widths = Counter(map(len, rows))
        for row in rows:
            if widths[len(row)] > 1 and len({*map(read_peran, row)} - {None}) >= _MIN_KEPALA:
                return [(True, [[sel.strip() for sel in baris] for baris in rows])]
    return []


def _plain(line: str) -> str:
    """The line without marks of Markdown and HTML."""
    return _HIAS.sub("", line).replace("\u00a0", " ").rstrip(" ")


def _unquote(lines: list[str]) -> list[str]:
    """The lines with the cells joined that Excel breaks over several lines between quotation marks."""
    hasil, held = [], ""
    for line in lines:
        held = f"{held}\v{line}" if held else line
        is_open = any(sel.startswith('"') and sel.count('"') % 2 for sel in held.split("\t"))
        if not is_open:
            hasil.append(held)
            held = ""
        elif held.count("\v") > MAKS_BARIS_SEL:
            break
    if held:
        return lines  # a mark that is never closed was no beginning of a cell
    return [
        "\t".join(next(csv.reader([line], delimiter="\t"))) if "\v" in line or '\t"' in line else line
        for line in hasil
    ]


def _runs(lines: Iterable[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines in runs, each with whether it has columns; an empty line ends a table."""
    block: list[str] = []
    was_tabel, most_tabs = False, 0
    for line in lines:
        if _is_rule(line):
            continue
        is_tabel = _has_columns(line) or (was_tabel and _goes_on(block[-1], most_tabs, line))
        if is_tabel != was_tabel and block:
            yield was_tabel, block
            block, most_tabs = [], 0
        block.append(line)
        was_tabel, most_tabs = is_tabel, max(most_tabs, line.count("\t"))
    yield was_tabel, block


def _is_rule(line: str) -> bool:
    """Whether a line is the one drawn under a head, in text and in Markdown."""
    return ("--" in line or "==" in line) and not line.strip("|:+=- \t")


def _has_columns(line: str) -> bool:
    return "\t" in line or line.count("|") >= 2 or len(_CELAH.split(line.strip())) >= 3


def _goes_on(before: str, most_tabs: int, line: str) -> bool:
    """Whether a line without columns is more of the table's last row.

    Word breaks a row where a cell has several lines, so that it lacks tabs; a line of a PDF has gaps.
    """
    if most_tabs:
        return bool(line.strip()) and before.count("\t") + 1 < most_tabs
    return bool(line.strip()) and bool(_CELAH.search(line))


def _split(block: list[str]) -> Iterator[list[str]]:
    if any("\t" in line for line in block):
        rows = [line.split("\t") for line in block]
        return ([_clean(sel) for sel in row] for row in _join_broken(rows))
    if any(line.count("|") >= 2 for line in block):
        return ([_clean(sel) for sel in line.strip().strip("|").split("|")] for line in block)
    return split_at_gaps(block)


def _clean(sel: str) -> str:
    return re.sub(r"[ \t]*\v[ \t]*", "\n", re.sub(r"<br\s*/?>", "\v", sel)).strip()


def _join_broken(rows: list[list[str]]) -> Iterator[list[str]]:
    """The rows, those joined that Word broke where a cell has several lines."""
    lebar = max(map(len, rows))
    held: list[str] = []
    for row in rows:
        is_rest = bool(held) and not is_nomor(row[0]) and row[0].strip() != ""
        if is_rest and is_nomor(held[0]) and len(held) + len(row) - 1 <= lebar:
            held = [*held[:-1], f"{held[-1]}\v{row[0]}", *row[1:]]
            continue
        if held:
            yield held
        held = row
    yield held
