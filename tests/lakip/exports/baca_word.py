"""A Word document read back: its headings, tables, captions, fields and bookmarks in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from pypdf import PdfReader

JUDUL = re.compile(r"(?:Heading|JudulLepas)([1-6])")


class Bacaan:
    """One document; elements are those of WordprocessingML."""

    def __init__(self, berkas: bytes) -> None:
        self.dokumen = docx.Document(BytesIO(berkas))
        self.badan = self.dokumen.element.body

    def paragraphs(self, *gaya: str) -> list[str]:
        """The words of the paragraphs in one of these styles, in order."""
        return [words(p) for p in self.badan.iter(qn("w:p")) if p.style in gaya]

    def headings(self, terdalam: int = 6) -> list[str]:
        return [
            words(p)
            for p in self.badan.iter(qn("w:p"))
            if (found := JUDUL.fullmatch(p.style or "")) and int(found[1]) <= terdalam
        ]

    def captions(self) -> list[str]:
        return self.paragraphs("Caption", "KeteranganGambar")

    def rows(self) -> list[list[str]]:
        """The words of the cells of every row of every table."""
        return [[words(tc) for tc in tr.iter(qn("w:tc"))] for tr in self.badan.iter(qn("w:tr"))]

    def perintah(self, awalan: str) -> list[str]:
        """The fields of a kind: what each calculates."""
        semua = (str(satu.text).strip() for satu in self.badan.iter(qn("w:instrText")))
        return [satu for satu in semua if satu.split()[0] == awalan]

    def bookmarks(self) -> list[str]:
        return [satu.get(qn("w:name")) for satu in self.badan.iter(qn("w:bookmarkStart"))]

    def lines(self) -> Iterator[str]:
        """The words of all cells, paragraph by paragraph."""
        return (words(p) for tc in self.badan.iter(qn("w:tc")) for p in tc.iterchildren(qn("w:p")))

    def part(self, nama: str) -> Any:
        """The root of another part of the package, e.g. ``footnotes``."""
        [bagian] = [r.target_part for r in self.dokumen.part.rels.values() if r.reltype.endswith(f"/{nama}")]
        return docx.oxml.parser.parse_xml(bagian.blob)


def words(unsur: Any) -> str:
    return " ".join("".join(satu.text or "" for satu in unsur.iter(qn("w:t"))).split())


def pressed(teks: str) -> str:
    """A text without what a line break may change: spaces, hyphens of the printer, letter case."""
    return re.sub(r"[\s\u00ad\u2010\u200b]+", "", teks).casefold()


def text_of(pdf: bytes) -> str:
    return pressed("".join(halaman.extract_text() for halaman in PdfReader(BytesIO(pdf)).pages))


def missing_in(teks: str, satuan: Iterable[str]) -> Iterator[str]:
    """What does not stand in a pressed text, or not behind what came before it."""
    awal = 0
    for satu in satuan:
        tempat = teks.find(pressed(satu), awal)
        if tempat < 0:
            yield satu
        else:
            awal = tempat + len(pressed(satu))
