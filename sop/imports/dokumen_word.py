"""The tables of a Word document and the paragraphs between them, in the order of the document."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Dokumen
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from sop.domain.angka import read_bulat
from sop.domain.bacaan import Bacaan, Sumber
from sop.imports.batas import MAKS_KOLOM, MAKS_TABEL, make_bacaan, refuse
from sop.imports.kemasan_word import unwrap
from sop.imports.nomor_otomatis import NomorOtomatis

MAKS_PARAGRAF = 20_000  # in cells too: 200 rows of 20 columns, and five lines in each

_Baris = list[list[str]]


def read_docx(isi: bytes) -> Bacaan:
    """Return what a document says that the guard let through.

    A merged cell says its words once, where it begins; a list that Word numbers has its numbers. Drawn shapes
    do not carry over: what is written in them stands in a table at the end.

    Raises BerkasDitolak if it is larger than an SOP can be, or if nothing is written in it.
    """
    dokumen = Document(BytesIO(isi))
    if sum(1 for _ in dokumen.element.iter(qn("w:p"))) > MAKS_PARAGRAF:
        raise refuse(f"Memuat lebih dari {MAKS_PARAGRAF} paragraf. Sisakan bagian SOP-nya saja.")
    _check_spans(dokumen.element)
    unwrap(dokumen.element)
    nomor = NomorOtomatis(dokumen)
    tabel_list: list[tuple[str, _Baris]] = []
    lines: _Baris = []
    for bagian in [*_headers(dokumen), dokumen]:
        for block in bagian.iter_inner_content():
            if isinstance(block, Paragraph):
                lines.append([nomor.read(block)])
                continue
            if any(map(any, lines)):
                tabel_list.append((f"Teks {len(tabel_list) + 1}", lines))
            lines = []
            tabel_list.append((f"Tabel {len(tabel_list) + 1}", list(_read_table(block, nomor))))
    tabel_list.append((f"Teks {len(tabel_list) + 1}", lines))
    tabel_list.append(("Tulisan dalam gambar", [[teks] for teks in _find_drawn(dokumen.element)]))
    return make_bacaan(Sumber.DOCX, [t for t in tabel_list if any(map(any, t[1]))][: MAKS_TABEL + 1])


def _check_spans(root: _Element) -> None:
    """Refuse a cell over more columns than a table has, before python-docx makes a cell for each of them."""
    for lebar in root.iter(qn("w:gridSpan"), qn("w:gridBefore"), qn("w:gridAfter")):
        kolom = read_bulat(lebar.get(qn("w:val"), "0").strip())
        if kolom is None or kolom > MAKS_KOLOM:
            raise refuse(f"Memuat sel selebar lebih dari {MAKS_KOLOM} kolom. Sisakan SOP-nya saja.")


def _headers(dokumen: Dokumen) -> Iterator[_Header | _Footer]:
    """The head of the first section, where some offices keep the kop."""
    kepala = dokumen.sections[0].header if dokumen.sections else None
    if kepala is not None and not kepala.is_linked_to_previous:
        unwrap(kepala._element)
        yield kepala


def _read_table(tabel: Table, nomor: NomorOtomatis) -> Iterator[list[str]]:
    seen: set[_Element] = set()
    for row in tabel.rows:
        baris = [""] * row.grid_cols_before
        for sel in row.cells:
            # python-docx hands out a merged cell once for every place that it covers
            baris.append("" if sel._tc in seen else _read_sel(sel, nomor))
            seen.add(sel._tc)
        yield baris


def _read_sel(sel: _Cell, nomor: NomorOtomatis) -> str:
    lines = [
        nomor.read(block)
        if isinstance(block, Paragraph)
        else "\n".join("\t".join(filter(None, baris)) for baris in _read_table(block, nomor))
        for block in sel.iter_inner_content()
    ]
    return "\n".join(line for line in lines if line)


def _find_drawn(root: _Element) -> Iterator[str]:
    """Yield what stands in text boxes and shapes, once: Word writes each also for its older versions."""
    for kotak in root.iter(qn("w:txbxContent")):
        if not any(atas.tag.endswith("}Fallback") for atas in kotak.iterancestors()):
            lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in kotak.iter(qn("w:p")))
            if teks := "\n".join(line.strip() for line in lines if line.strip()):
                yield teks
